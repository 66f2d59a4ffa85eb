/*
title = "Who sits in several bodies"
question = "Which organisations and posts are certainly members of, or represented in, two or more bodies at once?"
audience = "strategist"
map = { things = ["id"] }

returns.id = { type = "str", meaning = "id of the organisation or post" }
returns.name = { type = "str", meaning = "its name" }
returns.kind = { type = "str", meaning = "its label" }
returns.bodies = { type = "int", meaning = "in how many it sits" }
returns.names = { type = "list of str", meaning = "which" }
returns.claims = { type = "list of str", meaning = "ids of the claims" }

[[examples]]
network = """
Forum:Partnership -MEMBER_OF-> Alliance1:Alliance
Forum -REPRESENTED_IN-> Board1:Board
Club:Partnership -MEMBER_OF-> Alliance1
Club -MEMBER_OF{status: proposed}-> Board1
"""
params = { as_of = 2013-12-10 }
rows = """
id    | name  | kind        | bodies | names             | claims
Forum | Forum | Partnership | 2      | Alliance1; Board1 | MEMBER_OF:Forum:Alliance1; REPRESENTED_IN:Forum:Board1
"""
*/
// Schools in several alliances have a question of their own.
MATCH (n:Trust|Alliance|Partnership|Board|Body|Council|Leader)-[r:MEMBER_OF|REPRESENTED_IN]->(g:Alliance|Partnership|Board|Body)
WHERE n.illustrative IS NULL AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH n, g, r ORDER BY g.name, g.id, r.id
WITH n, count(DISTINCT g) AS bodies, collect(DISTINCT g.name) AS names, collect(r.id) AS claims, collect(g.id) AS ids
WHERE bodies > 1 AND ($council IS NULL OR $council IN ids OR n.id = $council OR EXISTS {
    MATCH (n)-[x:IN_AREA_OF]->(:Council {id: $council}) WHERE (NOT $public OR x.visibility = 'public') })
RETURN n.id AS id, n.name AS name, [l IN labels(n) WHERE l <> 'Entity'][0] AS kind, bodies, names, claims
ORDER BY bodies DESC, name, id
