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
params = { as_of = 2013-12-10 }
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
WHERE coalesce($read_as[p.id], p.id) <> coalesce($read_as[q.id], q.id)
  AND a.status = 'actual' AND a.confidence <> 'tentative' AND (NOT $public OR a.visibility = 'public')
  AND a.start_max <= $as_of AND coalesce(a.kind_ended >= $as_of, true)
  AND a.end_min + duration({months: CASE WHEN a.end_max IS NOT NULL THEN 0
    WHEN type(a) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH DISTINCT c, coalesce($read_as[p.id], p.id) AS subject, coalesce($read_as[q.id], q.id) AS sponsor, r
MATCH (s:Entity {id: subject}), (n:Entity {id: sponsor})
WITH s, n, r, CASE WHEN NOT n:School THEN 'unknown'
  WHEN n.council = c.code OR EXISTS { (n)-[x:IN_AREA_OF]->(c) WHERE NOT $public OR x.visibility = 'public' } THEN 'local'
  WHEN n.council IS NOT NULL OR EXISTS { (n)-[x:IN_AREA_OF]->(:Council) WHERE NOT $public OR x.visibility = 'public' }
    THEN 'elsewhere' ELSE 'unknown' END AS place
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
