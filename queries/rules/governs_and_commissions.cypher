/*
title = "Nobody governs a body and commissions it"
question = "Who governs a body and buys its work as well, a conflict of interest?"
audience = "strategist"
of = "queries.statements.rules"
paper = "document:003"
quote = "there might be a potential conflict of interest as LCC may occasionally seek to commission the services of schools through the Alliance"
standing = "finding"
from = 2010-11-24
checkable_by = "every COMMISSIONS link of the body that governs: a register of contracts, or an officers' list declared complete for its council"

[[examples]]
network = """
paper:Document{kind: paper, date: 2013-12-10}
Exemplar:Council#999 -GOVERNS-> Agency:Body
Exemplar -COMMISSIONS-> Agency
Kestrel:Council#998 -GOVERNS{source: paper, status: proposed}-> Firm:Partnership
Kestrel -COMMISSIONS{source: paper, status: proposed}-> Firm
Linnet:Council#997 -GOVERNS-> Guild:Body
Linnet -COMMISSIONS-> Agency
list:Document{kind: entry, date: 2013-10-01, complete_for: [COMMISSIONS@996]}
Merlin:Council#996 -GOVERNS-> Office:Body
chair:Leader -GOVERNS-> Agency // a post, not a body
"""
params = { as_of = 2013-12-10 }
rows = """
subject | result | why | claims
Exemplar | broken | Exemplar both governs and commissions Agency. | COMMISSIONS:Exemplar:Agency; GOVERNS:Exemplar:Agency
Kestrel | cannot_be_checked | Kestrel would both govern and commission Firm, but not both are told as actual and certain on the day: it is no fact yet, and would be a conflict of interest if it came about. | COMMISSIONS:Kestrel:Firm; GOVERNS:Kestrel:Firm
Linnet | cannot_be_checked | Linnet governs Guild; whether it commissions it too, no source tells. | GOVERNS:Linnet:Guild
Merlin | holds | Merlin governs Office, and its commissions, declared to be held completely, name no such one. | GOVERNS:Merlin:Office; list
"""
*/
MATCH (p)-[r:GOVERNS|COMMISSIONS]->(q)
WHERE NOT p:Leader AND NOT p:Cohort AND r.status <> 'ended' AND (NOT $public OR r.visibility = 'public')
MATCH (w:Entity {id: r.source})
// Told by that day, and not lapsed: a proposal counts as one for as long as any other word does.
WHERE w.date <= $as_of AND coalesce(r.start_min <= $as_of, true) AND coalesce(r.kind_ended >= $as_of, true)
  AND coalesce(r.end_max, r.end_min + duration({months: $carry_other}), w.date + duration({months: $carry_other})) >= $as_of
WITH coalesce($read_as[p.id], p.id) AS subject, coalesce($read_as[q.id], q.id) AS object, r,
  coalesce(r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of, false) AS sure ORDER BY r.id
WITH subject, object, collect(r.id) AS links, collect(DISTINCT type(r)) AS told,
  collect(DISTINCT CASE WHEN sure THEN type(r) END) AS certain
WHERE subject <> object AND ('GOVERNS' IN certain OR size(told) = 2)
MATCH (c:Entity {id: subject}), (b:Entity {id: object})
WITH c, b, links, told, certain, COLLECT {
    MATCH (d:Document) WHERE d.date <= $as_of AND (NOT $public OR coalesce(d.visibility, 'public') = 'public')
      AND any(whole IN d.complete_for WHERE whole IN ['COMMISSIONS@' + c.code, 'COMMISSIONS@' + c.id])
      AND d.date + duration({months: $carry_other}) >= $as_of RETURN d.id } AS lists
RETURN c.id AS subject,
  CASE WHEN size(certain) = 2 THEN 'broken' WHEN size(told) = 1 AND size(lists) > 0 THEN 'holds'
    ELSE 'cannot_be_checked' END AS result,
  CASE WHEN size(certain) = 2 THEN c.name + ' both governs and commissions ' + b.name + '.'
    WHEN size(told) = 2 THEN c.name + ' would both govern and commission ' + b.name + ', but not both are told as actual '
      + 'and certain on the day: it is no fact yet, and would be a conflict of interest if it came about.'
    WHEN size(lists) > 0 THEN c.name + ' governs ' + b.name
      + ', and its commissions, declared to be held completely, name no such one.'
    ELSE c.name + ' governs ' + b.name + '; whether it commissions it too, no source tells.' END AS why,
  links + CASE WHEN size(told) = 1 THEN lists ELSE [] END AS claims ORDER BY subject, why
