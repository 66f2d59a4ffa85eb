/*
title = "A Leicestershire school sponsors a Leicestershire school"
question = "Is every sponsored school of Leicestershire sponsored by another school of Leicestershire?"
audience = "strategist"
of = "queries.statements.rules"
paper = "document:002"
quote = "keen to encourage, wherever possible, for a Leicestershire school to sponsor another Leicestershire school causing concern"
standing = "preference"
from = 2013-02-01
checkable_by = "which school, if any, stands behind a sponsor that the register names as a body, and where it is"
params.as_of = "date: the day asked about, e.g. 2013-12-10"
params.carry_support = "int: months for which SUPPORTS counts after its last word, 12 unless told"
params.carry_other = "int: months for which every other link counts after its last word, 24 unless told"
params.public = "bool: true leaves out what is not public"
params.same = "map: id of a record -> id of the record of the same thing that survives; {} reads each as itself"
params.read_as = "map: id of a record -> id of the record it is read as, succession followed; {} reads each as itself"
returns.subject = "str: id of whom or what the rule is checked of"
returns.result = "str: holds, broken or cannot_be_checked"
returns.why = "str: why, in a sentence or two"
returns.claims = "list of str: ids of the claims and Documents that it rests on"

[[examples]]
network = """
Ash -IN_AREA_OF-> Leicestershire:Council#855 <-IN_AREA_OF- Birch
Leicestershire <-IN_AREA_OF- Cedar
Leicestershire <-IN_AREA_OF- Dale
Elm -IN_AREA_OF-> Kestrel:Council#998
Ash -SPONSORS-> Birch
Elm -SPONSORS-> Cedar
Corp:Body{kind: sponsor} -SPONSORS-> Dale
Corp -SPONSORS-> Elm // not in Leicestershire
"""
params = { as_of = 2013-12-10, carry_support = 12, carry_other = 24, public = true, same = {}, read_as = {} }
rows = """
subject | result | why | claims
Birch | holds | Birch is sponsored by Ash, a school of Leicestershire. | SPONSORS:Ash:Birch
Cedar | broken | Cedar is sponsored by Elm, a school of another council: not what the council wished for 'wherever possible'; whether it was possible, no source tells. | SPONSORS:Elm:Cedar
Dale | cannot_be_checked | Dale is sponsored by Corp: no source tells of it as a school of Leicestershire or elsewhere. | SPONSORS:Corp:Dale
"""
*/
// A school that is sponsored is read as one that caused concern when it was taken over. A wish, not a duty: who is
// sponsored from elsewhere is shown as broken, and the reason says so.
MATCH (c:Council {code: '855'})<-[a:IN_AREA_OF]-(p:School)<-[r:SPONSORS]-(q)
WHERE a.status = 'actual' AND a.confidence <> 'tentative' AND (NOT $public OR a.visibility = 'public')
  AND a.start_max <= $as_of AND coalesce(a.kind_ended >= $as_of, true)
  AND CASE WHEN a.end_max IS NOT NULL THEN a.end_min >= $as_of
      ELSE a.end_min + duration({months: $carry_other}) >= $as_of END
  AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND CASE WHEN r.end_max IS NOT NULL THEN r.end_min >= $as_of
      ELSE r.end_min + duration({months: $carry_other}) >= $as_of END
WITH DISTINCT c, coalesce($read_as[p.id], p.id) AS subject, coalesce($read_as[q.id], q.id) AS sponsor, r
MATCH (s:Entity {id: subject}), (n:Entity {id: sponsor})
WITH s, n, r, CASE WHEN NOT n:School THEN 'unknown'
  WHEN n.council = c.code OR EXISTS { (n)-[:IN_AREA_OF]->(c) } THEN 'local'
  WHEN n.council IS NOT NULL OR EXISTS { (n)-[:IN_AREA_OF]->(:Council) } THEN 'elsewhere' ELSE 'unknown' END AS place
ORDER BY n.name, r.id
WITH s, collect(r.id) AS claims, collect(DISTINCT place) AS places,
  collect(DISTINCT CASE place WHEN 'local' THEN n.name END) AS near, collect(DISTINCT n.name) AS names
WITH s, claims, places, near, reduce(text = head(names), more IN tail(names) | text + ' and ' + more) AS sponsors
RETURN s.id AS subject,
  CASE WHEN 'local' IN places THEN 'holds' WHEN 'unknown' IN places THEN 'cannot_be_checked' ELSE 'broken' END AS result,
  s.name + ' is sponsored by ' + CASE WHEN 'local' IN places
      THEN reduce(text = head(near), more IN tail(near) | text + ' and ' + more) + ', a school of Leicestershire.'
    WHEN 'unknown' IN places
      THEN sponsors + ': no source tells of it as a school of Leicestershire or elsewhere.'
    ELSE sponsors + ', a school of another council: not what the council wished for \'wherever possible\'; whether it was '
      + 'possible, no source tells.' END AS why,
  claims ORDER BY subject
