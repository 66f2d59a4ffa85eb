/*
title = "The money for schools causing concern goes to maintained schools"
question = "Does the funding for schools causing concern of Leicestershire go to maintained schools that are inadequate or at risk?"
audience = "officer"
of = "queries.statements.rules"
paper = "document:002"
quote = "This had been carefully targeted to those local authority maintained schools judged to be inadequate or at risk of an adverse inspection"
standing = "rule"
from = 2013-02-01
checkable_by = "the list of schools that were paid, and which of them the council held to be at risk"

[[examples]]
network = """
002:programme:schools-causing-concern-funding:Programme -FUNDS-> group:Cohort{kind: schools}
Kestrel:Council#998 -MAINTAINS-> group
002:programme:schools-causing-concern-funding -FUNDS-> Ash{sector: academy}
002:programme:schools-causing-concern-funding -FUNDS-> Birch
002:programme:schools-causing-concern-funding -FUNDS-> Cedar
Cedar -INSPECTED-> visit:Inspection{date: 2013-01-31, overall: 4}
002:programme:schools-causing-concern-funding -FUNDS-> some:Cohort{kind: schools}
"""
params = { as_of = 2013-12-10 }
rows = """
subject | result | why | claims
Ash | broken | Ash is paid from it and is no maintained school. | FUNDS:002:programme:schools-causing-concern-funding:Ash
Birch | cannot_be_checked | Birch is paid from it and is maintained; that it was inadequate or at risk, no source tells. | FUNDS:002:programme:schools-causing-concern-funding:Birch
Cedar | holds | Cedar is paid from it, is maintained, and was judged inadequate on 2013-01-31. | FUNDS:002:programme:schools-causing-concern-funding:Cedar; INSPECTED:Cedar:visit
group | holds | group: the source that says that they are paid from it tells them as maintained; it names no school. | FUNDS:002:programme:schools-causing-concern-funding:group; MAINTAINS:Kestrel:group
some | cannot_be_checked | some: paid from it; no source tells whether they are maintained. | FUNDS:002:programme:schools-causing-concern-funding:some
"""
*/
MATCH (:Programme {id: '002:programme:schools-causing-concern-funding'})-[r:FUNDS]->(p:School|Cohort)
WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH coalesce($read_as[p.id], p.id) AS subject, r ORDER BY r.id
WITH subject, collect(r.id) AS links
MATCH (s:Entity {id: subject})
// Its newest inspection by that day, under its own and its earlier numbers.
CALL (s) {
  UNWIND [s.id] + coalesce($records_of[s.id], []) AS id
  MATCH (:Entity:School {id: id})-[seen:INSPECTED]->(i:Inspection)
  WHERE i.date <= $as_of AND (NOT $public OR seen.visibility = 'public')
  WITH i, seen ORDER BY i.date DESC, i.id DESC
  RETURN head(collect(i)) AS i, head(collect(seen)) AS seen
}
CALL (s) {
  OPTIONAL MATCH (:Council)-[m:MAINTAINS]->(s)
  WHERE m.status = 'actual' AND m.confidence <> 'tentative' AND (NOT $public OR m.visibility = 'public')
  AND m.start_max <= $as_of AND coalesce(m.kind_ended >= $as_of, true)
  AND m.end_min + duration({months: CASE WHEN m.end_max IS NOT NULL THEN 0
    WHEN type(m) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  WITH m ORDER BY m.id
  RETURN collect(m.id) AS kept
}
WITH s, i, seen, links, kept, size(kept) > 0 OR coalesce(s.sector = 'maintained', false) AS maintained,
  coalesce(i.overall = 4 OR i.category IS NOT NULL, false) AS inadequate
RETURN s.id AS subject,
  CASE WHEN s:Cohort THEN CASE WHEN maintained THEN 'holds' ELSE 'cannot_be_checked' END
    WHEN NOT maintained AND s.sector IS NOT NULL THEN 'broken'
    WHEN maintained AND inadequate THEN 'holds' ELSE 'cannot_be_checked' END AS result,
  CASE WHEN s:Cohort AND maintained
      THEN s.name + ': the source that says that they are paid from it tells them as maintained; it names no school.'
    WHEN s:Cohort THEN s.name + ': paid from it; no source tells whether they are maintained.'
    WHEN NOT maintained THEN s.name + ' is paid from it and '
      + CASE WHEN s.sector IS NULL THEN 'no source tells whether it is maintained.' ELSE 'is no maintained school.' END
    WHEN inadequate THEN s.name + ' is paid from it, is maintained, and was judged inadequate on ' + toString(i.date) + '.'
    ELSE s.name + ' is paid from it and is maintained; that it was inadequate or at risk, no source tells.' END AS why,
  links + kept + CASE WHEN inadequate THEN [seen.id] ELSE [] END AS claims ORDER BY subject
