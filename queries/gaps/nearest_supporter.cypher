/*
title = "Schools without recorded support, by distance to a supporter"
question = "How far from each school without recorded support is the nearest school on record as supporting others?"
audience = "strategist"
of = "graph.coverage.gaps"
required = ["council"]
map = { things = ["id", "nearest"] }

returns.id = { type = "str", meaning = "id of the school" }
returns.urn = { type = "int or null", meaning = "its URN" }
returns.name = { type = "str", meaning = "its name" }
returns.state = { type = "str", meaning = "confirmed_none or not_known" }
returns.nearest = { type = "str or null", meaning = "id of the nearest possible supporter; absent where no place is held of the school, or no supporter is held" }
returns.nearest_name = { type = "str or null", meaning = "its name" }
returns.km = { type = "float or null", meaning = "as the crow flies, to the metre" }

[[examples]]
network = """
Ash{easting: 400000, northing: 400000} -IN_AREA_OF-> North:Council#999
Birch{easting: 402000, northing: 400000} -IN_AREA_OF-> North
Cedar -IN_AREA_OF-> North
Elm{easting: 403000, northing: 404000} -SUPPORTS-> Fir
Gorse{easting: 400000, northing: 400500} -SUPPORTS-> Fir // special measures: it has need of its own
Gorse -INSPECTED-> seen:Inspection{date: 2013-05-01, overall: 4, category: SM}
Hazel{easting: 400000, northing: 400100} -SUPPORTS{status: proposed}-> Fir
"""
params = { council = "999", as_of = 2013-12-10 }
rows = """
id    | urn | name  | state     | nearest | nearest_name | km
Ash   |     | Ash   | not_known | Elm     | Elm          | 5.0
Birch |     | Birch | not_known | Elm     | Elm          | 4.123
Cedar |     | Cedar | not_known |         |              |
"""
*/
// What Documents declare to be held completely, and whether a register covers what is asked about, on the day.
CALL () {
  MATCH (d:Document) WHERE d.complete_for IS NOT NULL AND d.date <= $as_of
  UNWIND d.complete_for AS declared
  WITH d, declared, split(declared, '@')[0] AS type
  WHERE d.date + duration({months: CASE type WHEN 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  RETURN collect(DISTINCT declared) AS declared
}
MATCH (asked:Council {id: $council})
WITH declared, asked, EXISTS { MATCH (d:Document {kind: 'register'})
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
WITH declared, asked, registered, s
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
WITH declared, asked, s, [s] + collect(twin) AS twins
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
WITH declared, asked, s, twins, coalesce(area, told) AS c
WHERE c = asked
WITH s, twins, c, all(type IN ['SUPPORTS', 'PARTNERS_WITH', 'MEMBER_OF']
  WHERE type + '@' + c.code IN declared OR type + '@' + c.id IN declared) AS complete
// The earlier schools that it alone succeeds.
OPTIONAL MATCH path = (s)-[:SUCCEEDS*1..9]->(old:School)
  WHERE all(step IN relationships(path) WHERE step.status = 'actual' AND (NOT $public OR step.visibility = 'public')
      AND coalesce(step.start_max, $as_of) <= $as_of)
    AND all(new IN nodes(path)[..-1] WHERE COUNT { (new)-[q:SUCCEEDS]->() WHERE NOT $public OR q.visibility = 'public' } = 1)
    AND all(past IN nodes(path)[1..] WHERE COUNT { (past)<-[q:SUCCEEDS]-() WHERE NOT $public OR q.visibility = 'public' } = 1
      AND NOT (coalesce(past.status, toString(past.closed)) IS NOT NULL AND coalesce(past.opened <= $as_of, true)
        AND coalesce(past.closed > $as_of, NOT coalesce(past.status, '') STARTS WITH 'Closed')
        AND NOT coalesce(past.status, '') STARTS WITH 'Proposed'))
WITH s, c, complete, twins, collect(old) AS earlier
WITH s, c, complete, twins + earlier AS records
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
  MATCH (record)-[r:SUPPORTS|PARTNERS_WITH|MEMBER_OF|ANSWERED_NONE]-(other)
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
  RETURN
    max(received AND there AND coalesce(other <> c, true) AND NOT other IN records AND NOT other IN trusts
      AND NOT (type(r) = 'SUPPORTS' AND (other:Cohort OR other:Board))) AS direct,
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
WITH s, CASE WHEN direct OR member THEN 'linked' WHEN answered OR complete THEN 'confirmed_none' ELSE 'not_known' END AS state
WHERE state <> 'linked'
WITH collect({school: s, state: state}) AS gaps
MATCH (asked:Council {id: $council})
// Open, located, certainly supporting others or leading an alliance, and not in need: grade 4 or a category of concern.
CALL (asked) {
  MATCH (h:School)-[r:SUPPORTS|LEADS]->(o)
  WHERE h.easting > 0 AND h.northing > 0 AND (type(r) = 'SUPPORTS' OR o:Alliance)
    AND (asked.illustrative OR h.illustrative IS NULL) AND NOT h.id IN $hidden AND NOT o.id IN $hidden
    AND coalesce(h.opened <= $as_of, true) AND coalesce(h.closed > $as_of, NOT coalesce(h.status, '') STARTS WITH 'Closed')
    AND NOT coalesce(h.status, '') STARTS WITH 'Proposed'
    AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
      AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
      AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
        WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  WITH DISTINCT h
  CALL (h) {
    MATCH (h)-[i:INSPECTED]->(seen:Inspection)
    WHERE seen.date <= $as_of AND (NOT $public OR i.visibility = 'public')
    WITH seen ORDER BY seen.date DESC, seen.id DESC
    RETURN head(collect(seen)) AS newest
  }
  WITH h, newest
  WHERE coalesce(newest.overall <> 4, true) AND newest.category IS NULL
  RETURN collect(h) AS helpers
}
UNWIND gaps AS gap
WITH gap.school AS s, gap.state AS state, helpers
CALL (s, helpers) {
  UNWIND helpers AS h
  WITH s, h, sqrt((h.easting - s.easting) ^ 2 + (h.northing - s.northing) ^ 2) / 1000 AS km
  WHERE h <> s AND s.easting > 0 AND s.northing > 0
  ORDER BY km, h.id
  RETURN head(collect({id: h.id, name: h.name, km: km})) AS near
}
RETURN s.id AS id, s.urn AS urn, s.name AS name, state, near.id AS nearest, near.name AS nearest_name,
  round(near.km, 3) AS km
ORDER BY coalesce(near.km, -1) DESC, name, id
