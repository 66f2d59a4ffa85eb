/*
title = "High performing schools support others"
question = "Is every school that supports others in Thurrock judged good or outstanding?"
audience = "strategist"
of = "queries.statements.rules"
paper = "document:004"
quote = "The partnership uses high performing schools to support development across the system"
standing = "proposal"
from = 2013-12-10
to = 2024-08-31
checkable_by = "the names of the schools that support others, and their inspections (Ofsted's lists); the paper does not say what 'high performing' is, so good and outstanding are taken"

[[examples]]
network = """
Ash -IN_AREA_OF-> Thurrock:Council#883 <-IN_AREA_OF- Birch
Ash -SUPPORTS-> Birch
Ash -INSPECTED-> a:Inspection{date: 2013-03-01, overall: 2}
Cedar -SUPPORTS-> Birch // from outside
Cedar -INSPECTED-> c:Inspection{date: 2013-03-01, overall: 3}
Birch -SUPPORTS-> Elm // no inspection of it is held
Elm -SUPPORTS-> Fir // not in Thurrock
some:Cohort{kind: schools} -SUPPORTS-> Ash
"""
params = { as_of = 2013-12-10 }
rows = """
subject | result | why | claims
Ash | holds | Ash supports others, and its newest inspection, of 2013-03-01, judged it good. | SUPPORTS:Ash:Birch; INSPECTED:Ash:a
Birch | cannot_be_checked | Birch supports others; no inspection of it by that day is held. | SUPPORTS:Birch:Elm
Cedar | broken | Cedar supports others, and its newest inspection, of 2013-03-01, judged it requiring improvement. | SUPPORTS:Cedar:Birch; INSPECTED:Cedar:c
some | cannot_be_checked | some: they support others, but no school is named, so no judgement can be looked up. | SUPPORTS:some:Ash
"""
*/
MATCH (p:School|Cohort)-[r:SUPPORTS]->(q)
WHERE coalesce($read_as[p.id], p.id) <> coalesce($read_as[q.id], q.id)
  AND (p:School OR toLower(p.kind) CONTAINS 'school') AND any(n IN [p, q] WHERE n.council = '883'
    OR EXISTS { (n)-[a:IN_AREA_OF]->(:Council {code: '883'}) WHERE NOT $public OR a.visibility = 'public' })
  AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
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
RETURN s.id AS subject,
  CASE WHEN s:Cohort OR i IS NULL OR (i.overall IS NULL AND i.category IS NULL) THEN 'cannot_be_checked'
    WHEN i.overall <= 2 AND i.category IS NULL THEN 'holds' ELSE 'broken' END AS result,
  CASE WHEN s:Cohort THEN s.name + ': they support others, but no school is named, so no judgement can be looked up.'
    WHEN i IS NULL THEN s.name + ' supports others; no inspection of it by that day is held.'
    ELSE s.name + ' supports others, and its newest inspection, of ' + toString(i.date) + ', '
      + CASE WHEN i.category IS NOT NULL THEN 'put it in a category of concern.'
        ELSE coalesce('judged it ' + ['outstanding', 'good', 'requiring improvement', 'inadequate'][i.overall - 1] + '.', 'has no overall grade.') END END AS why,
  links + CASE WHEN seen IS NULL THEN [] ELSE [seen.id] END AS claims ORDER BY subject
