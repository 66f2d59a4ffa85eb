/*
title = "Schools of a council, their states and their need"
question = "Which open state-funded schools of a council have support recorded, said that they have none, or are not known of, and what is known of their need?"
audience = "strategist"
of = "graph.coverage.gaps"
required = ["council"]
map = { things = ["id"] }
params.state = { type = "str or null", choices = ["linked", "confirmed_none", "not_known"], help = "only schools in this state", example = "not_known" }

returns.id = { type = "str", meaning = "id of the school" }
returns.urn = { type = "int or null", meaning = "its URN" }
returns.name = { type = "str", meaning = "its name" }
returns.phase = { type = "str or null", meaning = "GIAS phase" }
returns.state = { type = "str", meaning = "linked, confirmed_none or not_known" }
returns.pupils = { type = "int or null", meaning = "on roll; absent where not known" }
returns.fsm_percent = { type = "float or null", meaning = "free school meals, 0 to 100" }
returns.inspected = { type = "date or null", meaning = "day of the newest inspection by the day asked about" }
returns.overall = { type = "int or null", meaning = "its overall effectiveness, 1 to 4" }
returns.category = { type = "str or null", meaning = "SM special measures, SWK serious weaknesses" }

[[examples]]
network = """
Ash{phase: Primary, pupils: 210, fsm_percent: 30.5} -IN_AREA_OF-> North:Council#999
Ash -INSPECTED-> seen:Inspection{date: 2013-05-01, overall: 4, category: SM}
Birch -IN_AREA_OF-> North
Cedar -IN_AREA_OF-> North
Cedar -ANSWERED_NONE-> Return:Document{kind: return}
Elm -SUPPORTS-> Birch
Oak:Trust -SUPPORTS{status: proposed}-> Ash
Yew -SUPPORTS{start_max: 2010-01-01, end_min: 2011-01-01}-> Ash
Ash -SUPPORTS-> Fir
North -SUPPORTS-> Ash
"""
params = { council = "999", as_of = 2013-12-10 }
rows = """
id    | urn | name  | phase   | state          | pupils | fsm_percent | inspected  | overall | category
Ash   |     | Ash   | Primary | not_known      | 210    | 30.5        | 2013-05-01 | 4       | SM
Cedar |     | Cedar |         | confirmed_none |        |             |            |         |
Birch |     | Birch |         | linked         |        |             |            |         |
"""

[[examples]]
network = """
Ash{phase: Primary, pupils: 210, fsm_percent: 30.5} -IN_AREA_OF-> North:Council#999
Ash -INSPECTED-> seen:Inspection{date: 2013-05-01, overall: 4, category: SM}
Birch -IN_AREA_OF-> North
Cedar -IN_AREA_OF-> North
Cedar -ANSWERED_NONE-> Return:Document{kind: return}
Elm -SUPPORTS-> Birch
Oak:Trust -SUPPORTS{status: proposed}-> Ash
Yew -SUPPORTS{start_max: 2010-01-01, end_min: 2011-01-01}-> Ash
Ash -SUPPORTS-> Fir
North -SUPPORTS-> Ash
"""
params = { council = "999", as_of = 2013-12-10, state = "linked" }
rows = """
id    | urn | name  | phase | state  | pupils | fsm_percent | inspected | overall | category
Birch |     | Birch |       | linked |        |             |           |         |
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
WITH s, records, CASE WHEN direct OR member THEN 'linked' WHEN answered OR complete THEN 'confirmed_none' ELSE 'not_known' END AS state
WHERE $state IS NULL OR state = $state
CALL (records) {
  UNWIND records AS record
  MATCH (record)-[i:INSPECTED]->(seen:Inspection)
  WHERE seen.date <= $as_of AND (NOT $public OR i.visibility = 'public')
  WITH seen ORDER BY seen.date DESC, seen.id DESC
  RETURN head(collect(seen)) AS seen
}
RETURN s.id AS id, s.urn AS urn, s.name AS name, s.phase AS phase, state, s.pupils AS pupils,
  toFloat(s.fsm_percent) AS fsm_percent, seen.date AS inspected, seen.overall AS overall, seen.category AS category
// Those without support first, of these the worst judged; what is not known stands after what is.
ORDER BY CASE state WHEN 'not_known' THEN 0 WHEN 'confirmed_none' THEN 1 ELSE 2 END, coalesce(overall, 0) DESC, name, id
