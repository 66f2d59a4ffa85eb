/*
title = "Hubs and the councils they serve"
question = "Which hubs serve which councils on the day?"
audience = "officer"
map = { claims = "claim" }

returns.id = { type = "str", meaning = "id of the hub" }
returns.name = { type = "str", meaning = "its name" }
returns.kind = { type = "str or null", meaning = "teaching school hub, curriculum hub …" }
returns.council = { type = "str", meaning = "name of the council that it serves" }
returns.holds = { type = "str", meaning = "certainly or possibly, on the day" }
returns.status = { type = "str", meaning = "actual, proposed or ended, as the source tells it" }
returns.confidence = { type = "str", meaning = "stated, inferred or tentative" }
returns.since = { type = "date or null", meaning = "the day from which it certainly held; absent where none is certain" }
returns.last_confirmed = { type = "date or null", meaning = "the last day on which a source tells that it held" }
returns.source = { type = "str", meaning = "id of the Document that tells it" }
returns.claim = { type = "str", meaning = "id of the claim" }

[[examples]]
network = """
Hub:Alliance{kind: teaching school hub} -IN_AREA_OF-> North:Council#991
Hub -IN_AREA_OF-> South:Council#992
Pact:Alliance{kind: teaching school alliance} -IN_AREA_OF-> North
"""
params = { council = "991", as_of = 2013-12-10 }
rows = """
id  | name | kind                | council | holds     | status | confidence | since      | last_confirmed | source           | claim
Hub | Hub  | teaching school hub | North   | certainly | actual | stated     | 2013-12-10 | 2013-12-10     | document:drawing | IN_AREA_OF:Hub:North
"""
*/
// A hub serves an area; that a school of the area is supported by it no hub's list tells.
MATCH (h:Alliance)-[r:IN_AREA_OF]->(c:Council)
WHERE (toLower(h.kind) CONTAINS 'hub' OR toLower(h.kind) = 'research school') AND r.status <> 'ended' AND (NOT $public OR r.visibility = 'public')
  AND coalesce(r.start_min <= $as_of, true) AND coalesce(r.end_max >= $as_of, true)
  AND coalesce(r.kind_ended >= $as_of, true) AND (r.end_max IS NOT NULL OR
    coalesce(r.end_min + duration({months: CASE WHEN type(r) = 'SUPPORTS'
    THEN $carry_support ELSE $carry_other END}) >= $as_of, true))
  AND (c.id = $council OR ($council IS NULL AND c.illustrative IS NULL))
RETURN h.id AS id, h.name AS name, h.kind AS kind, c.name AS council, CASE WHEN coalesce(r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of, false) THEN 'certainly' ELSE 'possibly' END AS holds,
  r.status AS status, r.confidence AS confidence, r.start_max AS since,
  r.end_min AS last_confirmed, r.source AS source, r.id AS claim
ORDER BY council, kind, name, id, claim
