/*
title = "Teaching schools are outstanding"
question = "Is every school that leads a teaching school alliance judged outstanding?"
audience = "strategist"
of = "queries.statements.rules"
paper = "document:004"
quote = "In addition to the outstanding Teaching Schools there are a number of good schools with significant capacity"
standing = "finding"
from = 2013-12-10
to = 2021-08-31
checkable_by = "inspections of the schools that lead an alliance (Ofsted's lists)"

[[examples]]
network = """
Ash -LEADS-> oak:Alliance{kind: teaching school alliance}
Ash -INSPECTED-> a:Inspection{date: 2012-03-01, overall: 1}
Birch -LEADS-> elm:Alliance{kind: teaching school alliance}
Birch -INSPECTED-> b:Inspection{date: 2013-03-01, overall: 2}
Cedar -LEADS-> fir:Alliance{kind: teaching school alliance}
Dale -LEADS-> hub:Alliance{kind: teaching school hub}
"""
params = { as_of = 2013-12-10 }
rows = """
subject | result | why | claims
Ash | holds | Ash leads oak, and its newest inspection, of 2012-03-01, judged it outstanding. | LEADS:Ash:oak; INSPECTED:Ash:a
Birch | broken | Birch leads elm, and its newest inspection, of 2013-03-01, judged it good. | LEADS:Birch:elm; INSPECTED:Birch:b
Cedar | cannot_be_checked | Cedar leads fir; no inspection of it by that day is held. | LEADS:Cedar:fir
"""
*/
// The designation ended for all on 31 August 2021.
MATCH (p:School)-[r:LEADS]->(a:Alliance)
WHERE toLower(a.kind) = 'teaching school alliance'
  AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH coalesce($read_as[p.id], p.id) AS subject, a, r ORDER BY a.name, r.id
WITH subject, collect(DISTINCT a.name) AS names, collect(r.id) AS links
MATCH (s:Entity {id: subject})
// Its newest inspection by that day, under its own and its earlier numbers.
CALL (s) {
  UNWIND [s.id] + coalesce($records_of[s.id], []) AS id
  MATCH (:Entity:School {id: id})-[seen:INSPECTED]->(i:Inspection)
  WHERE i.date <= $as_of AND (NOT $public OR seen.visibility = 'public')
  WITH i, seen ORDER BY i.date DESC, i.id DESC
  RETURN head(collect(i)) AS i, head(collect(seen)) AS seen
}
WITH s, i, seen, links, s.name + ' leads ' + reduce(text = head(names), more IN tail(names) | text + ' and ' + more) AS leads
RETURN s.id AS subject,
  CASE WHEN i IS NULL OR (i.overall IS NULL AND i.category IS NULL) THEN 'cannot_be_checked'
    WHEN i.overall = 1 AND i.category IS NULL THEN 'holds' ELSE 'broken' END AS result,
  CASE WHEN i IS NULL THEN leads + '; no inspection of it by that day is held.'
    ELSE leads + ', and its newest inspection, of ' + toString(i.date) + ', '
      + CASE WHEN i.category IS NOT NULL THEN 'put it in a category of concern.'
        ELSE coalesce('judged it ' + ['outstanding', 'good', 'requiring improvement', 'inadequate'][i.overall - 1] + '.', 'has no overall grade.') END END AS why,
  links + CASE WHEN seen IS NULL THEN [] ELSE [seen.id] END AS claims ORDER BY subject
