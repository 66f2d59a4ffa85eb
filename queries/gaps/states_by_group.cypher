/*
title = "States of schools by group"
question = "By council, phase, trust, region or sector: for how many open state-funded schools is support recorded, denied or not known, as at a day?"
audience = "analyst"
of = "graph.coverage.gaps"
params.by = { type = "str", choices = ["council", "phase", "trust", "region", "sector"], help = "what to count by", example = "phase" }

returns.id = { type = "str or null", meaning = "id of the council or trust" }
returns.name = { type = "str", meaning = "the group; the order is by name, for a share tells little where much is not known" }
returns.schools = { type = "int", meaning = "how many schools" }
returns.linked = { type = "int", meaning = "how many of them are linked" }
returns.confirmed_none = { type = "int", meaning = "how many said that they have none, or are named by no source declared complete" }
returns.not_known = { type = "int", meaning = "of how many nothing is known" }
returns.linked_share = { type = "float", meaning = "linked / schools, 0 to 1, to four places" }
returns.not_known_share = { type = "float", meaning = "not_known / schools, 0 to 1, to four places: how little the other shares say" }

[[examples]]
network = """
Ash{phase: Primary} -IN_AREA_OF-> Exemplar:Council#999 <-IN_AREA_OF- Birch{phase: Primary}
Exemplar <-IN_AREA_OF- Cedar -ANSWERED_NONE-> Return:Document{kind: return}
Elm -SUPPORTS-> Ash
"""
params = { by = "phase", council = "Exemplar", as_of = 2013-12-10 }
rows = """
id | name               | schools | linked | confirmed_none | not_known | linked_share | not_known_share
   | Primary            | 2       | 1      | 0              | 1         | 0.5          | 0.5
   | no phase on record | 1       | 0      | 1              | 0         | 0.0          | 0.0
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
OPTIONAL MATCH (asked:Council {id: $council})
WITH declared, asked, EXISTS { MATCH (d:Document {kind: 'register'})
    WHERE ('*' IN d.scope OR asked.code IN d.scope) AND (d.types IS NULL OR 'IN_AREA_OF' IN d.types)
      AND NOT d.id IN $hidden AND d.date <= $as_of
      AND d.date + duration({months: $carry_other}) >= $as_of } AS registered
// Every open school in scope, once: its other records are read as it.
MATCH (s:School)
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
WHERE asked IS NULL OR c = asked
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
WITH CASE WHEN direct OR member THEN 'linked' WHEN answered OR complete THEN 'confirmed_none' ELSE 'not_known' END
    AS state,
  // The group: a region is the council's, and two trusts at once are a group of both.
  CASE $by WHEN 'council' THEN [c.id, c.name]
    WHEN 'trust' THEN [reduce(ids = null, t IN trusts | coalesce(ids + ' ', '') + t.id),
      reduce(names = null, t IN trusts | coalesce(names + ' and ', '') + t.name)]
    WHEN 'region' THEN [null, c.region] WHEN 'phase' THEN [null, s.phase] ELSE [null, s.sector] END AS told
WITH told[0] AS id, coalesce(told[1], 'no ' + $by + ' on record') AS name, state, told[1] IS NULL AS last
WITH id, name, last, count(*) AS schools, sum(CASE state WHEN 'linked' THEN 1 ELSE 0 END) AS linked,
  sum(CASE state WHEN 'confirmed_none' THEN 1 ELSE 0 END) AS confirmed_none,
  sum(CASE state WHEN 'not_known' THEN 1 ELSE 0 END) AS not_known
RETURN id, name, schools, linked, confirmed_none, not_known, round(toFloat(linked) / schools, 4) AS linked_share,
  round(toFloat(not_known) / schools, 4) AS not_known_share
ORDER BY last, toLower(name), id
