/*
title = "Progress boards are for schools that require improvement"
question = "Has every school with a progress board been judged to require improvement?"
audience = "officer"
of = "queries.statements.rules"
paper = "document:004"
quote = "within schools that ‘require improvement’ there is a strategy to support governance within those schools with a Progress Board"
standing = "rule"
from = 2013-12-10
to = 2024-08-31
checkable_by = "the names of the schools with a progress board, and their inspections (Ofsted's lists)"

[[examples]]
network = """
a-board:Board{kind: progress board} -SUPPORTS-> Ash -INSPECTED-> a:Inspection{date: 2013-03-01, overall: 3}
b-board:Board{kind: progress board} -SUPPORTS{start_max: 2013-09-01, end_min: 2013-12-10}-> Birch
Birch -INSPECTED-> b:Inspection{date: 2013-03-01, overall: 2}
Birch -INSPECTED-> c:Inspection{date: 2013-10-01, overall: 3} // after the board began
c-board:Board{kind: progress board} -SUPPORTS-> Cedar
four:Cohort{kind: progress boards, count: 4} -SUPPORTS-> some:Cohort{kind: schools}
other:Board{kind: scrutiny board} -SUPPORTS-> Dale
"""
params = { as_of = 2013-12-10 }
rows = """
subject | result | why | claims
Ash | holds | Ash has a progress board, and its newest inspection before that, of 2013-03-01, judged it requiring improvement. | SUPPORTS:a-board:Ash; INSPECTED:Ash:a
Birch | broken | Birch has a progress board, and its newest inspection before that, of 2013-03-01, judged it good. | SUPPORTS:b-board:Birch; INSPECTED:Birch:b
Cedar | cannot_be_checked | Cedar has a progress board; no inspection of it before that is held. | SUPPORTS:c-board:Cedar
some | cannot_be_checked | some: they have progress boards, but no school is named, so no judgement can be looked up. | SUPPORTS:four:some
"""
*/
MATCH (b:Board|Cohort)-[r:SUPPORTS|GOVERNS]->(p:School|Cohort)
WHERE coalesce($read_as[b.id], b.id) <> coalesce($read_as[p.id], p.id)
  AND toLower(b.kind) IN ['progress board', 'progress boards']
  AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH coalesce($read_as[p.id], p.id) AS subject, r ORDER BY r.id
WITH subject, collect(r.id) AS links, min(r.start_max) AS day // a school that improved since keeps the rule
MATCH (s:Entity {id: subject})
// Its newest inspection by that day, under its own and its earlier numbers.
CALL (s, day) {
  UNWIND [s.id] + coalesce($records_of[s.id], []) AS id
  MATCH (:Entity:School {id: id})-[seen:INSPECTED]->(i:Inspection)
  WHERE i.date <= day AND (NOT $public OR seen.visibility = 'public')
  WITH i, seen ORDER BY i.date DESC, i.id DESC
  RETURN head(collect(i)) AS i, head(collect(seen)) AS seen
}
RETURN s.id AS subject,
  CASE WHEN s:Cohort OR i IS NULL OR (i.overall IS NULL AND i.category IS NULL) THEN 'cannot_be_checked'
    WHEN i.overall = 3 AND i.category IS NULL THEN 'holds' ELSE 'broken' END AS result,
  CASE WHEN s:Cohort
      THEN s.name + ': they have progress boards, but no school is named, so no judgement can be looked up.'
    WHEN i IS NULL THEN s.name + ' has a progress board; no inspection of it before that is held.'
    ELSE s.name + ' has a progress board, and its newest inspection before that, of ' + toString(i.date) + ', '
      + CASE WHEN i.category IS NOT NULL THEN 'put it in a category of concern.'
        ELSE coalesce('judged it ' + ['outstanding', 'good', 'requiring improvement', 'inadequate'][i.overall - 1] + '.', 'has no overall grade.') END END AS why,
  links + CASE WHEN seen IS NULL THEN [] ELSE [seen.id] END AS claims ORDER BY subject
