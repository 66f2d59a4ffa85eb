/*
title = "The council gives academies no direct support"
question = "Does Leicestershire council give direct support to an academy?"
audience = "officer"
of = "queries.statements.rules"
paper = "document:002"
quote = "The Authority would not provide direct support to an academy in need of assistance, as it no longer received the funding necessary to do this."
standing = "rule"
from = 2013-02-01
checkable_by = "every SUPPORTS link of the council: its own list, declared complete"

[[examples]]
network = """
Leicestershire:Council#855 -SUPPORTS-> Ash{sector: academy}
Leicestershire -SUPPORTS-> Birch // maintained
"""
params = { as_of = 2013-12-10 }
rows = """
subject | result | why | claims
Leicestershire | broken | Leicestershire supports academies: Ash. | SUPPORTS:Leicestershire:Ash
"""

[[examples]]
network = """
list:Document{kind: entry, date: 2013-10-01, complete_for: [SUPPORTS@855]}
Leicestershire:Council#855 -SUPPORTS-> Birch
"""
params = { as_of = 2013-12-10 }
rows = """
subject | result | why | claims
Leicestershire | holds | By a list declared complete, Leicestershire supports no academy. | list
"""

[[examples]]
network = """
Leicestershire:Council#855 -SUPPORTS-> Birch
Kestrel:Council#998 -SUPPORTS-> Ash{sector: academy} // another council
Leicestershire -SUPPORTS{status: proposed}-> Ash
"""
params = { as_of = 2013-12-10 }
rows = """
subject | result | why | claims
Leicestershire | cannot_be_checked | No support of Leicestershire for an academy is recorded, and no list is declared complete: that is no proof that it gives none. |
"""
*/
MATCH (c:Council {code: '855'})
CALL (c) {
  OPTIONAL MATCH (c)-[r:SUPPORTS]->(p:School {sector: 'academy'})
  WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  WITH p, r ORDER BY p.name, r.id
  RETURN collect(DISTINCT p.name) AS names, collect(r.id) AS links
}
WITH c, names, links, COLLECT {
    MATCH (d:Document) WHERE d.date <= $as_of AND (NOT $public OR coalesce(d.visibility, 'public') = 'public')
      AND any(whole IN d.complete_for WHERE whole IN ['SUPPORTS@' + c.code, 'SUPPORTS@' + c.id])
      AND d.date + duration({months: $carry_support}) >= $as_of RETURN d.id } AS lists
RETURN c.id AS subject, CASE WHEN size(links) > 0 THEN 'broken' WHEN size(lists) > 0 THEN 'holds'
    ELSE 'cannot_be_checked' END AS result,
  CASE WHEN size(links) > 0 THEN c.name + ' supports academies: '
      + reduce(text = head(names), more IN tail(names) | text + ', ' + more) + '.'
    WHEN size(lists) > 0 THEN 'By a list declared complete, ' + c.name + ' supports no academy.'
    ELSE 'No support of ' + c.name + ' for an academy is recorded, and no list is declared complete: that is no proof '
      + 'that it gives none.' END AS why,
  CASE WHEN size(links) > 0 THEN links ELSE lists END AS claims ORDER BY subject
