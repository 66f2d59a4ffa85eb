/*
title = "Support goes to the schools in greatest need"
question = "Has every school of Leeds that is judged inadequate support recorded?"
audience = "strategist"
of = "queries.statements.rules"
paper = "document:001"
quote = "how effectively support is focused on areas of greatest need"
standing = "rule"
from = 2014-11-13
checkable_by = "schools' returns: each school's own answer on who supports it"

[[examples]]
network = """
Leeds:Council#383 <-IN_AREA_OF- Ash -INSPECTED-> a:Inspection{date: 2014-03-01, overall: 4}
Leeds <-IN_AREA_OF- Birch -INSPECTED-> b:Inspection{date: 2014-03-01, overall: 4, category: SM}
Leeds <-IN_AREA_OF- Cedar -INSPECTED-> c:Inspection{date: 2014-03-01, overall: 4}
Leeds <-IN_AREA_OF- Dale -INSPECTED-> d:Inspection{date: 2014-03-01, overall: 2}
Elm -SUPPORTS{start_max: 2014-09-01, end_min: 2014-11-01}-> Ash
Birch -ANSWERED_NONE{start_max: 2014-09-01, end_min: 2014-11-01}-> answer:Document{kind: return, date: 2014-09-01}
Leeds -SUPPORTS{start_max: 2014-09-01, end_min: 2014-11-01}-> Cedar // its own council
"""
params = { as_of = 2014-12-10 }
rows = """
subject | result | why | claims
Ash | holds | Ash, judged inadequate on 2014-03-01, has support recorded from Elm. | INSPECTED:Ash:a; SUPPORTS:Elm:Ash
Birch | broken | Birch, judged inadequate on 2014-03-01, answered that it has no support. | ANSWERED_NONE:Birch:answer; INSPECTED:Birch:b
Cedar | cannot_be_checked | Cedar, judged inadequate on 2014-03-01, has no support recorded, which does not tell that it has none. | INSPECTED:Cedar:c
"""
*/
// A criterion of the framework by which councils were inspected. Direct help and partnerships count here, as for coverage;
// membership of groups is left to `partnerships gaps`.
MATCH (c:Council {code: '383'})<-[a:IN_AREA_OF]-(p:School)
WHERE a.status = 'actual' AND a.confidence <> 'tentative' AND (NOT $public OR a.visibility = 'public')
  AND a.start_max <= $as_of AND coalesce(a.kind_ended >= $as_of, true)
  AND a.end_min + duration({months: CASE WHEN a.end_max IS NOT NULL THEN 0
    WHEN type(a) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH DISTINCT c, coalesce($read_as[p.id], p.id) AS subject
MATCH (s:Entity:School {id: subject})
WHERE coalesce(s.closed > $as_of, NOT coalesce(s.status, '') STARTS WITH 'Closed') AND coalesce(s.opened <= $as_of, true)
// Its newest inspection by that day, under its own and its earlier numbers.
CALL (s) {
  UNWIND [s.id] + coalesce($records_of[s.id], []) AS id
  MATCH (:Entity:School {id: id})-[seen:INSPECTED]->(i:Inspection)
  WHERE i.date <= $as_of AND (NOT $public OR seen.visibility = 'public')
  WITH i, seen ORDER BY i.date DESC, i.id DESC
  RETURN head(collect(i)) AS i, head(collect(seen)) AS seen
}
WITH c, s, i, seen WHERE i.overall = 4 OR i.category IS NOT NULL
CALL (c, s) {
  UNWIND [s.id] + coalesce($records_of[s.id], []) AS id
  MATCH (p:Entity:School {id: id})-[r:SUPPORTS|PARTNERS_WITH|ANSWERED_NONE]-(n)
  WHERE n <> c AND NOT n:Cohort AND NOT n:Board
    AND NOT (n:Trust AND EXISTS { (p)-[m:MEMBER_OF]->(n) WHERE NOT $public OR m.visibility = 'public' }) AND (type(r) <> 'SUPPORTS' OR endNode(r) = p)
    AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  WITH DISTINCT r, n ORDER BY n.name, r.id
  RETURN collect(DISTINCT CASE WHEN type(r) <> 'ANSWERED_NONE' THEN n.name END) AS names,
    collect(CASE WHEN type(r) <> 'ANSWERED_NONE' THEN r.id END) AS links,
    collect(CASE WHEN type(r) = 'ANSWERED_NONE' THEN r.id END) AS answers
}
RETURN s.id AS subject, CASE WHEN size(links) > 0 THEN 'holds' WHEN size(answers) > 0 THEN 'broken'
    ELSE 'cannot_be_checked' END AS result,
  s.name + ', judged inadequate on ' + toString(i.date) + ', ' + CASE
    WHEN size(links) > 0 THEN 'has support recorded from ' + reduce(text = head(names), more IN tail(names) | text + ' and '
      + more) + '.'
    WHEN size(answers) > 0 THEN 'answered that it has no support.'
    ELSE 'has no support recorded, which does not tell that it has none.' END AS why,
  CASE WHEN size(links) > 0 THEN [] ELSE answers END + [seen.id] + links AS claims ORDER BY subject
