/*
title = "Schools whose support rests on one"
question = "Which schools of a council have support that rests on one single organisation or school?"
audience = "strategist"
of = "graph.coverage.gaps"
required = ["council"]
map = { things = ["id", "rests_on"] }

returns.id = { type = "str", meaning = "id of the school" }
returns.urn = { type = "int or null", meaning = "its URN" }
returns.name = { type = "str", meaning = "its name" }
returns.phase = { type = "str or null", meaning = "GIAS phase" }
returns.rests_on = { type = "str", meaning = "id of the one" }
returns.rests_on_name = { type = "str", meaning = "its name" }
returns.kind = { type = "str", meaning = "its label" }

[[examples]]
network = """
Ash -IN_AREA_OF-> North:Council#999
Birch -IN_AREA_OF-> North
Cedar -IN_AREA_OF-> North
Dale -IN_AREA_OF-> North
Elm -SUPPORTS-> Ash
Elm -PARTNERS_WITH-> Ash
Elm -SUPPORTS-> Birch
Fir -SUPPORTS-> Birch
Cedar -MEMBER_OF-> Pact:Alliance <-LEADS- Gorse // an alliance and its lead are one
Gorse -SUPPORTS-> Cedar
"""
params = { council = "999", as_of = 2013-12-10 }
rows = """
id    | urn | name  | phase | rests_on | rests_on_name | kind
Ash   |     | Ash   |       | Elm      | Elm           | School
Cedar |     | Cedar |       | Pact     | Pact          | Alliance
"""
*/
MATCH (asked:Council {id: $council})
WITH asked, EXISTS { MATCH (d:Document {kind: 'register'})
    WHERE ('*' IN d.scope OR asked.code IN d.scope) AND (d.types IS NULL OR 'IN_AREA_OF' IN d.types)
      AND d.date <= $as_of AND d.date + duration({months: $carry_other}) >= $as_of } AS registered
// The schools that a claim or a record of theirs, or of another record of the same, puts there.
CALL (asked) {
  MATCH (s:School)-[r:IN_AREA_OF]->(asked) WHERE NOT $public OR r.visibility = 'public' RETURN s
  UNION
  MATCH (s:School {council: asked.code}) RETURN s
  UNION
  MATCH (s:School)-[same:SAME_AS]-(:School)-[r:IN_AREA_OF]->(asked)
  WHERE NOT $public OR (r.visibility = 'public' AND same.visibility = 'public') RETURN s
}
// Each open school in scope, once: its other records are read as it.
WITH asked, registered, s
WHERE (s.opened IS NULL OR s.opened <= $as_of) AND (s.closed IS NULL OR s.closed > $as_of)
  AND NOT coalesce(s.status, '') STARTS WITH 'Proposed'
  AND NOT (coalesce(s.status, '') STARTS WITH 'Closed' AND s.closed IS NULL)
  AND NOT (registered AND s.urn IS NULL) AND (asked.illustrative OR s.illustrative IS NULL)
  AND coalesce(s.sector, 'maintained') IN ['maintained', 'academy', 'non-maintained special']
  AND NOT (s.urn IS NULL AND EXISTS {
    MATCH (s)-[same:SAME_AS {status: 'actual', confidence: 'stated'}]-(t:School)
    WHERE (NOT $public OR same.visibility = 'public') AND (t.urn IS NOT NULL OR t.id < s.id) })
OPTIONAL MATCH (s)-[same:SAME_AS {status: 'actual', confidence: 'stated'}]-(twin)
  WHERE (NOT $public OR same.visibility = 'public') AND (twin.urn IS NULL OR s.urn IS NULL)
WITH asked, s, [s] + collect(twin) AS twins
// Its council: where it certainly is, else where it possibly is, else as its record says.
CALL (s, twins) {
  UNWIND twins AS record
  MATCH (record)-[r:IN_AREA_OF]->(area:Council)
  WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
    AND coalesce(r.start_min <= $as_of, true) AND coalesce(r.end_max >= $as_of, true)
    AND coalesce(r.kind_ended >= $as_of, true) AND (r.end_max IS NOT NULL OR
      coalesce(r.end_min + duration({months: CASE WHEN type(r) = 'SUPPORTS'
      THEN $carry_support ELSE $carry_other END}) >= $as_of, true))
  WITH area, r, coalesce(r.start_max <= $as_of AND
    CASE WHEN r.end_max IS NULL THEN r.end_min IS NOT NULL ELSE r.end_min >= $as_of END, false) AS sure
  ORDER BY sure DESC, r.end_min DESC, r.start_max DESC, r.id DESC
  RETURN head(collect(area)) AS area
}
OPTIONAL MATCH (told:Council {code: s.council})
WITH asked, s, twins, coalesce(area, told) AS c
WHERE c = asked
WITH s, twins, c
// The earlier schools that it alone succeeds.
OPTIONAL MATCH path = (s)-[:SUCCEEDS*1..9]->(old:School)
  WHERE all(step IN relationships(path) WHERE step.status = 'actual' AND (NOT $public OR step.visibility = 'public')
      AND coalesce(step.start_max, $as_of) <= $as_of)
    AND all(new IN nodes(path)[..-1] WHERE COUNT { (new)-[q:SUCCEEDS]->() WHERE NOT $public OR q.visibility = 'public' } = 1)
    AND all(past IN nodes(path)[1..] WHERE COUNT { (past)<-[q:SUCCEEDS]-() WHERE NOT $public OR q.visibility = 'public' } = 1
      AND NOT (coalesce(past.status, toString(past.closed)) IS NOT NULL AND coalesce(past.opened <= $as_of, true)
        AND coalesce(past.closed > $as_of, NOT coalesce(past.status, '') STARTS WITH 'Closed')
        AND NOT coalesce(past.status, '') STARTS WITH 'Proposed'))
WITH s, c, twins, collect(old) AS earlier
WITH s, c, twins + earlier AS records
// Its trusts, and every public, actual claim on it that certainly holds on the day.
CALL (records) {
  UNWIND records AS record
  MATCH (record)-[r:MEMBER_OF]->(trust:Trust)
  WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
    AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
    AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
      WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  WITH DISTINCT trust ORDER BY trust.name, trust.id
  RETURN collect(trust) AS trusts
}
CALL (c, records, trusts) {
  UNWIND records AS record
  MATCH (record)-[r:SUPPORTS|PARTNERS_WITH|MEMBER_OF]-(other)
  WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
    AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
    AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
      WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  WITH c, records, trusts, record, r, other,
    type(r) = 'PARTNERS_WITH' OR (type(r) = 'SUPPORTS' AND endNode(r) = record) AS received
  // A supporter that has closed counts only through the one open school that succeeds it.
  WITH *, coalesce(other.closed > $as_of, true) OR EXISTS {
    MATCH (next:School)-[step:SUCCEEDS]->(other)
    WHERE (NOT $public OR step.visibility = 'public') AND coalesce(next.closed > $as_of, true)
      AND COUNT { ()-[q:SUCCEEDS]->(other) WHERE NOT $public OR q.visibility = 'public' } = 1
      AND COUNT { (next)-[q:SUCCEEDS]->() WHERE NOT $public OR q.visibility = 'public' } = 1 } AS there
  WITH other, received AND there AND coalesce(other <> c, true) AND NOT other IN records AND NOT other IN trusts
      AND NOT (type(r) = 'SUPPORTS' AND (other:Cohort OR other:Board)) AS gives,
    type(r) = 'MEMBER_OF' AND startNode(r) = record AND there
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
          AND coalesce(mate.closed > $as_of, true) } AS mates
  WHERE gives OR mates
  RETURN collect(DISTINCT coalesce($read_as[other.id], other.id)) AS others
}
WITH s, others, COLLECT {
  MATCH (lead)-[x:LEADS]->(group) WHERE group.id IN others AND x.status = 'actual' AND x.confidence <> 'tentative' AND (NOT $public OR x.visibility = 'public')
    AND x.start_max <= $as_of AND coalesce(x.kind_ended >= $as_of, true)
    AND x.end_min + duration({months: CASE WHEN x.end_max IS NOT NULL THEN 0
      WHEN type(x) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  RETURN coalesce($read_as[lead.id], lead.id) } AS leads
WITH s, others, [id IN others WHERE NOT id IN leads] AS without
WITH s, CASE WHEN without = [] THEN others ELSE without END AS on
WHERE size(on) = 1
MATCH (n:Entity {id: on[0]})
RETURN s.id AS id, s.urn AS urn, s.name AS name, s.phase AS phase, n.id AS rests_on, n.name AS rests_on_name,
  [l IN labels(n) WHERE l <> 'Entity'][0] AS kind
ORDER BY rests_on_name, rests_on, name, id
