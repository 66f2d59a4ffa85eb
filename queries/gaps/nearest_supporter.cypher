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
  MATCH (d:Document) WHERE d.complete_for IS NOT NULL AND d.date <= $as_of AND NOT d.id IN $hidden
  UNWIND d.complete_for AS declared
  WITH d, declared, split(declared, '@')[0] AS type
  WHERE d.date + duration({months: CASE type WHEN 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  RETURN collect(DISTINCT declared) AS declared
}
MATCH (asked:Council {id: $council})
WITH declared, asked, EXISTS { MATCH (d:Document {kind: 'register'})
    WHERE ('*' IN d.scope OR asked.code IN d.scope) AND (d.types IS NULL OR 'IN_AREA_OF' IN d.types)
      AND NOT d.id IN $hidden AND d.date <= $as_of
      AND d.date + duration({months: $carry_other}) >= $as_of } AS registered
// The schools that a claim or a record of theirs, or of another record of the same, puts there.
CALL (asked) {
  MATCH (s:School)-[r:IN_AREA_OF]->(asked) WHERE NOT $public OR r.visibility = 'public' RETURN s.id AS id
  UNION
  MATCH (s:School {council: asked.code}) RETURN s.id AS id
}
WITH declared, asked, registered, collect(DISTINCT coalesce($same[id], id)) AS ids
UNWIND ids AS id
MATCH (s:Entity:School {id: id})
WITH declared, asked, registered, s
WHERE NOT s.id IN $hidden AND $same[s.id] IS NULL
  AND coalesce(s.opened <= $as_of, true)
  AND coalesce(s.closed > $as_of, NOT coalesce(s.status, '') STARTS WITH 'Closed')
  AND NOT coalesce(s.status, '') STARTS WITH 'Proposed'
  AND NOT (registered AND s.urn IS NULL) AND (asked.illustrative OR s.illustrative IS NULL)
  AND coalesce(s.sector, 'maintained') IN ['maintained', 'academy', 'non-maintained special']
WITH declared, asked, s, [s] + COLLECT { UNWIND coalesce($records_of[s.id], []) AS id MATCH (n:Entity {id: id}) RETURN n } AS records
// Its council: where it certainly is, else where it possibly is, else as its record says.
CALL (s, records) {
  UNWIND [n IN records WHERE n = s OR $same[n.id] = s.id] AS record
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
WITH declared, asked, s, records, coalesce(area, told) AS c
WHERE c = asked
// No source tells of more support there, unless one does that the reader may not see.
WITH s, c, records, all(type IN ['SUPPORTS', 'PARTNERS_WITH', 'MEMBER_OF']
    WHERE type + '@' + c.code IN declared OR type + '@' + c.id IN declared)
  AND NOT ($public AND EXISTS { (s)-[w:!STRUCK]-(o) WHERE w.visibility <> 'public' AND NOT o.id IN $hidden }) AS complete
// Its trusts, and every claim on it, or on an earlier self of it, that certainly holds on the day.
CALL (records) {
  UNWIND records AS record
  MATCH (record)-[r:MEMBER_OF]->(member_of:Trust)
  WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
    AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
    AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
      WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of AND NOT member_of.id IN $hidden
  MATCH (trust:Entity {id: coalesce($read_as[member_of.id], member_of.id)})
  WITH DISTINCT trust ORDER BY trust.name, trust.id
  RETURN collect(trust) AS trusts
}
CALL (s, c, records, trusts) {
  UNWIND records AS record
  MATCH (record)-[r:SUPPORTS|PARTNERS_WITH|MEMBER_OF|ANSWERED_NONE]-(end)
  WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
    AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
    AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
      WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of AND NOT end.id IN $hidden
  // The other end as it is and as it is read now: one that has closed counts only through the one open school after it.
  MATCH (other:Entity {id: coalesce($same[end.id], end.id)})
  MATCH (now:Entity {id: coalesce($read_as[end.id], end.id)})
  WHERE now <> s
  WITH s, c, record, trusts, r, other, now,
    any(n IN [other, now] WHERE coalesce(n.opened <= $as_of, true)
      AND coalesce(n.closed > $as_of, NOT coalesce(n.status, '') STARTS WITH 'Closed')
      AND NOT coalesce(n.status, '') STARTS WITH 'Proposed') AS there,
    type(r) = 'PARTNERS_WITH' OR (type(r) = 'SUPPORTS' AND endNode(r) = record) AS received
  RETURN
    max(received AND there AND coalesce(now <> c, true) AND NOT now IN trusts
      AND NOT (type(r) = 'SUPPORTS' AND (other:Cohort OR other:Board))) AS direct,
    max(type(r) = 'MEMBER_OF' AND startNode(r) = record AND there
      AND ((other:Alliance AND NOT coalesce(toLower(other.kind) CONTAINS 'hub' OR toLower(other.kind) = 'research school',
            false))
        OR (other:Partnership AND other.purpose = 'improvement'))
      AND EXISTS {
        UNWIND [now.id] + coalesce($records_of[now.id], []) AS id
        MATCH (mate)-[m:MEMBER_OF|LEADS]->(:Entity {id: id})
        WHERE m.status = 'actual' AND m.confidence <> 'tentative' AND (NOT $public OR m.visibility = 'public')
          AND m.start_max <= $as_of AND coalesce(m.kind_ended >= $as_of, true)
          AND m.end_min + duration({months: CASE WHEN m.end_max IS NOT NULL THEN 0
            WHEN type(m) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
          AND NOT mate.id IN $hidden AND NOT coalesce($read_as[mate.id], mate.id) IN [s.id, now.id]
          AND EXISTS {
            MATCH (n:Entity) WHERE n.id IN [coalesce($same[mate.id], mate.id), coalesce($read_as[mate.id], mate.id)]
              AND coalesce(n.opened <= $as_of, true)
              AND coalesce(n.closed > $as_of, NOT coalesce(n.status, '') STARTS WITH 'Closed')
              AND NOT coalesce(n.status, '') STARTS WITH 'Proposed' } }) AS member,
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
