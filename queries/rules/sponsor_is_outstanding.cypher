/*
title = "A school that sponsors is judged outstanding"
question = "Is every school that sponsors another judged outstanding by Ofsted?"
audience = "strategist"
of = "queries.statements.rules"
paper = "document:002"
quote = "A school had to be judged to be outstanding by Ofsted in order for it to be able to sponsor another school."
standing = "rule"
from = 2013-02-01
to = 2024-08-31
checkable_by = "inspections of the schools that sponsor (Ofsted's lists), and which school, if any, stands behind a sponsor that the register names as a body"

[[examples]]
network = """
Ash -INSPECTED-> first:Inspection{date: 2012-03-01, overall: 1}
Ash -SPONSORS-> Birch
Cedar -INSPECTED-> early:Inspection{date: 2011-03-01, overall: 1}
Cedar -INSPECTED-> late:Inspection{date: 2013-03-01, overall: 2}
Cedar -SPONSORS-> Dale
Elm -SPONSORS-> Fir // no inspection is held
Elm -INSPECTED-> later:Inspection{date: 2014-03-01, overall: 1}
Corp:Body{kind: sponsor} -SPONSORS-> Gorse
some:Cohort{kind: sponsors} -SPONSORS-> Hazel
Ivy -SPONSORS{status: proposed}-> Juniper
"""
params = { as_of = 2013-12-10 }
rows = """
subject | result | why | claims
Ash | holds | Ash sponsors 1 school or group of schools; its newest inspection, of 2012-03-01, judged it outstanding. | SPONSORS:Ash:Birch; INSPECTED:Ash:first
Cedar | broken | Cedar sponsors 1 school or group of schools; its newest inspection, of 2013-03-01, judged it good. | SPONSORS:Cedar:Dale; INSPECTED:Cedar:late
Corp | cannot_be_checked | Corp sponsors 1 school or group of schools. It is recorded as a body, not a school: the rule is for schools, and no source tells which school, if any, stands behind it. | SPONSORS:Corp:Gorse
Elm | cannot_be_checked | Elm sponsors 1 school or group of schools; no inspection of it by that day is held. | SPONSORS:Elm:Fir
some | cannot_be_checked | some: a source speaks of them without naming them, so no judgement can be looked up. | SPONSORS:some:Hazel
"""
*/
// "If during the sponsorship that school was subsequently judged … not to be 'outstanding'": the newest judgement counts.
MATCH (q)-[r:SPONSORS]->(t)
WHERE coalesce($read_as[q.id], q.id) <> coalesce($read_as[t.id], t.id)
  AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH coalesce($read_as[q.id], q.id) AS subject, t, r ORDER BY r.id
WITH subject, count(DISTINCT coalesce($read_as[t.id], t.id)) AS sponsored, collect(r.id) AS links
MATCH (s:Entity {id: subject})
// Its newest inspection by that day, under its own and its earlier numbers.
CALL (s) {
  UNWIND [s.id] + coalesce($records_of[s.id], []) AS id
  MATCH (:Entity:School {id: id})-[seen:INSPECTED]->(i:Inspection)
  WHERE i.date <= $as_of AND (NOT $public OR seen.visibility = 'public')
  WITH i, seen ORDER BY i.date DESC, i.id DESC
  RETURN head(collect(i)) AS i, head(collect(seen)) AS seen
}
WITH s, i, links + CASE WHEN seen IS NULL THEN [] ELSE [seen.id] END AS claims,
  s.name + ' sponsors ' + sponsored + CASE sponsored WHEN 1 THEN ' school or group of schools'
    ELSE ' schools or groups of schools' END AS does
RETURN s.id AS subject,
  CASE WHEN NOT s:School OR i IS NULL THEN 'cannot_be_checked' WHEN i.category IS NOT NULL THEN 'broken'
    WHEN i.overall IS NULL THEN 'cannot_be_checked' WHEN i.overall = 1 THEN 'holds' ELSE 'broken' END AS result,
  CASE WHEN s:Cohort THEN s.name + ': a source speaks of them without naming them, so no judgement can be looked up.'
    WHEN NOT s:School THEN does + '. It is recorded as a ' + toLower([l IN labels(s) WHERE l <> 'Entity'][0])
      + ', not a school: the rule is for schools, and no source tells which school, if any, stands behind it.'
    WHEN i IS NULL THEN does + '; no inspection of it by that day is held.'
    ELSE does + '; its newest inspection, of ' + toString(i.date) + ', '
      + CASE WHEN i.category IS NOT NULL THEN 'put it in a category of concern.'
        ELSE coalesce('judged it ' + ['outstanding', 'good', 'requiring improvement', 'inadequate'][i.overall - 1] + '.', 'has no overall grade.') END END AS why,
  claims ORDER BY subject
