/*
title = "States of a council's schools"
question = "For how many open state-funded schools of a council is support recorded, denied or not known, as at a day?"
audience = "analyst"
of = "graph.coverage.gaps"
required = ["council"]
returns.state = { type = "str", meaning = "linked, confirmed_none or not_known" }
returns.schools = { type = "int", meaning = "how many schools" }

[[examples]]
network = """
Ash -IN_AREA_OF-> Exemplar:Council#999 <-IN_AREA_OF- Birch
Exemplar <-IN_AREA_OF- Cedar -ANSWERED_NONE-> Return:Document{kind: return}
Elm -SUPPORTS-> Ash
"""
params = { council = "Exemplar", as_of = 2013-12-10 }
rows = """
state          | schools
confirmed_none | 1
linked         | 1
not_known      | 1
"""
*/
MATCH (c:Council {id: $council})
// What Documents declare to be held completely, and whether a register covers the council, on the day.
CALL (c) {
  MATCH (d:Document) WHERE d.complete_for IS NOT NULL AND d.date <= $as_of
  UNWIND d.complete_for AS declared
  WITH d, split(declared, '@') AS parts, c
  WHERE parts[1] IN [c.code, c.id]
    AND d.date + duration({months: CASE parts[0] WHEN 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  RETURN collect(DISTINCT parts[0]) AS complete
}
WITH c, all(type IN ['SUPPORTS', 'PARTNERS_WITH', 'MEMBER_OF'] WHERE type IN complete) AS complete,
  EXISTS { MATCH (d:Document {kind: 'register'})
    WHERE (c.code IN d.scope OR '*' IN d.scope) AND d.date <= $as_of
      AND d.date + duration({months: $carry_other}) >= $as_of } AS registered
// The schools that are in the council's area: certainly, else possibly, else as their record says.
CALL (c) {
  MATCH (s:School)-[r:IN_AREA_OF]->(c)
  WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
    AND coalesce(r.start_min <= $as_of, true) AND coalesce(r.end_max >= $as_of, true)
    AND coalesce(r.kind_ended >= $as_of, true) AND (r.end_max IS NOT NULL OR
      coalesce(r.end_min + duration({months: CASE WHEN type(r) = 'SUPPORTS'
      THEN $carry_support ELSE $carry_other END}) >= $as_of, true))
  RETURN s
  UNION
  MATCH (s:School {council: c.code}) RETURN s
}
WITH c, complete, registered, s
WHERE (s.opened IS NULL OR s.opened <= $as_of) AND (s.closed IS NULL OR s.closed > $as_of)
  AND NOT coalesce(s.status, '') STARTS WITH 'Proposed'
  AND NOT (coalesce(s.status, '') STARTS WITH 'Closed' AND s.closed IS NULL)
  AND NOT (registered AND s.urn IS NULL)
  AND coalesce(s.sector, 'maintained') IN ['maintained', 'academy', 'non-maintained special']
// Other records of the same school, and the earlier schools that it alone succeeds.
OPTIONAL MATCH (s)-[same:SAME_AS]-(twin)
  WHERE same.status = 'actual' AND same.confidence = 'stated' AND (NOT $public OR same.visibility = 'public')
    AND (twin.urn IS NULL OR s.urn IS NULL)
WITH c, complete, s, collect(twin) AS twins
WITH c, complete, s, [s] + twins AS records
OPTIONAL MATCH path = (s)-[:SUCCEEDS*1..9]->(old:School)
  WHERE all(step IN relationships(path) WHERE step.status = 'actual' AND (NOT $public OR step.visibility = 'public')
      AND coalesce(step.start_max, $as_of) <= $as_of)
    AND all(new IN nodes(path)[..-1] WHERE COUNT { (new)-[q:SUCCEEDS]->() WHERE NOT $public OR q.visibility = 'public' } = 1)
    AND all(past IN nodes(path)[1..] WHERE COUNT { (past)<-[q:SUCCEEDS]-() WHERE NOT $public OR q.visibility = 'public' } = 1
      AND NOT (coalesce(past.status, toString(past.closed)) IS NOT NULL AND coalesce(past.opened <= $as_of, true)
        AND coalesce(past.closed > $as_of, NOT coalesce(past.status, '') STARTS WITH 'Closed')
        AND NOT coalesce(past.status, '') STARTS WITH 'Proposed'))
WITH c, complete, s, records, collect(old) AS earlier
WITH c, complete, s, records + earlier AS records
// Every public, actual claim on them that certainly holds on the day.
CALL (c, s, records) {
  UNWIND records AS record
  MATCH (record)-[r:SUPPORTS|PARTNERS_WITH|MEMBER_OF|ANSWERED_NONE]-(other)
  WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
    AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
    AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
      WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  WITH c, s, records, record, r, other,
    type(r) = 'PARTNERS_WITH' OR (type(r) = 'SUPPORTS' AND endNode(r) = record) AS received
  // A supporter that has closed counts only through the one open school that succeeds it.
  WITH *, coalesce(other.closed > $as_of, true) OR EXISTS {
    MATCH (next:School)-[step:SUCCEEDS]->(other)
    WHERE (NOT $public OR step.visibility = 'public') AND coalesce(next.closed > $as_of, true)
      AND COUNT { ()-[q:SUCCEEDS]->(other) WHERE NOT $public OR q.visibility = 'public' } = 1
      AND COUNT { (next)-[q:SUCCEEDS]->() WHERE NOT $public OR q.visibility = 'public' } = 1 } AS there
  RETURN
    max(received AND there AND other <> c AND NOT other IN records AND NOT (other:Cohort AND type(r) = 'SUPPORTS')
      AND NOT (other:Board AND type(r) = 'SUPPORTS')
      AND NOT (other:Trust AND EXISTS { (s)-[m:MEMBER_OF]->(other) WHERE NOT $public OR m.visibility = 'public' })) AS direct,
    max(type(r) = 'MEMBER_OF' AND startNode(r) = record AND there
      AND ((other:Alliance AND NOT coalesce(toLower(other.kind) CONTAINS 'hub' OR toLower(other.kind) = 'research school',
            false))
        OR (other:Partnership AND other.purpose = 'improvement'))
      AND EXISTS {
        MATCH (mate)-[m:MEMBER_OF|LEADS]->(other)
        WHERE NOT mate IN records
          AND m.status = 'actual' AND m.confidence <> 'tentative' AND (NOT $public OR m.visibility = 'public')
          AND m.start_max <= $as_of AND coalesce(m.kind_ended >= $as_of, true)
          AND m.end_min + duration({months: CASE WHEN m.end_max IS NOT NULL THEN 0
            WHEN type(m) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
          AND coalesce(mate.closed > $as_of, true) }) AS member,
    max(type(r) = 'ANSWERED_NONE') AS answered
}
WITH CASE WHEN direct OR member THEN 'linked' WHEN answered OR complete THEN 'confirmed_none' ELSE 'not_known' END AS state
RETURN state, count(*) AS schools ORDER BY state
