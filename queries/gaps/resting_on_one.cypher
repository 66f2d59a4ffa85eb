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
      AND NOT d.id IN $hidden AND d.date <= $as_of
      AND d.date + duration({months: $carry_other}) >= $as_of } AS registered
// The schools that a claim or a record of theirs, or of another record of the same, puts there.
CALL (asked) {
  MATCH (s:School)-[r:IN_AREA_OF]->(asked) WHERE NOT $public OR r.visibility = 'public' RETURN s.id AS id
  UNION
  MATCH (s:School {council: asked.code}) RETURN s.id AS id
}
WITH asked, registered, collect(DISTINCT coalesce($same[id], id)) AS ids
UNWIND ids AS id
MATCH (s:Entity:School {id: id})
WITH asked, registered, s
WHERE NOT s.id IN $hidden AND $same[s.id] IS NULL
  AND coalesce(s.opened <= $as_of, true)
  AND coalesce(s.closed > $as_of, NOT coalesce(s.status, '') STARTS WITH 'Closed')
  AND NOT coalesce(s.status, '') STARTS WITH 'Proposed'
  AND NOT (registered AND s.urn IS NULL) AND (asked.illustrative OR s.illustrative IS NULL)
  AND coalesce(s.sector, 'maintained') IN ['maintained', 'academy', 'non-maintained special']
WITH asked, s, [s] + COLLECT { UNWIND coalesce($records_of[s.id], []) AS id MATCH (n:Entity {id: id}) RETURN n } AS records
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
WITH asked, s, records, coalesce(area, told) AS c
WHERE c = asked
WITH s, c, records
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
  MATCH (record)-[r:SUPPORTS|PARTNERS_WITH|MEMBER_OF]-(end)
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
  WITH now, received AND there AND coalesce(now <> c, true) AND NOT now IN trusts
      AND NOT (type(r) = 'SUPPORTS' AND (other:Cohort OR other:Board)) AS gives,
    type(r) = 'MEMBER_OF' AND startNode(r) = record AND there
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
              AND NOT coalesce(n.status, '') STARTS WITH 'Proposed' } } AS mates
  WHERE gives OR mates
  RETURN collect(DISTINCT now.id) AS others
}
WITH s, others, COLLECT {
  UNWIND others AS one
  UNWIND [one] + coalesce($records_of[one], []) AS id
  MATCH (lead)-[x:LEADS]->(:Entity {id: id})
  WHERE x.status = 'actual' AND x.confidence <> 'tentative' AND (NOT $public OR x.visibility = 'public')
    AND x.start_max <= $as_of AND coalesce(x.kind_ended >= $as_of, true)
    AND x.end_min + duration({months: CASE WHEN x.end_max IS NOT NULL THEN 0
      WHEN type(x) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
    AND NOT lead.id IN $hidden AND coalesce($read_as[lead.id], lead.id) <> one
  RETURN coalesce($read_as[lead.id], lead.id) } AS leads
WITH s, others, [id IN others WHERE NOT id IN leads] AS without
WITH s, CASE WHEN without = [] THEN others ELSE without END AS on
WHERE size(on) = 1
MATCH (n:Entity {id: on[0]})
RETURN s.id AS id, s.urn AS urn, s.name AS name, s.phase AS phase, n.id AS rests_on, n.name AS rests_on_name,
  [l IN labels(n) WHERE l <> 'Entity'][0] AS kind
ORDER BY rests_on_name, rests_on, name, id
