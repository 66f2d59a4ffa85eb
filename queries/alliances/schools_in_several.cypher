/*
title = "Schools in several alliances"
question = "Which schools are certainly in, or lead, two or more alliances on the day?"
audience = "strategist"
map = { things = ["id"] }

returns.id = { type = "str", meaning = "id of the school" }
returns.name = { type = "str", meaning = "its name" }
returns.alliances = { type = "int", meaning = "how many" }
returns.names = { type = "list of str", meaning = "which" }
returns.claims = { type = "list of str", meaning = "ids of the claims" }

[[examples]]
network = """
Ash -MEMBER_OF-> Pact:Alliance
Ash -LEADS-> Hub:Alliance
Birch -MEMBER_OF-> Pact
Birch -MEMBER_OF{status: proposed}-> Hub
"""
params = { as_of = 2013-12-10 }
rows = """
id  | name | alliances | names     | claims
Ash | Ash  | 2         | Hub; Pact | LEADS:Ash:Hub; MEMBER_OF:Ash:Pact
"""
*/
MATCH (s:School)-[r:MEMBER_OF|LEADS]->(g:Alliance)
WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH coalesce($read_as[s.id], s.id) AS school, g, r ORDER BY g.name, g.id, r.id
WITH school, count(DISTINCT g) AS alliances, collect(DISTINCT g.name) AS names, collect(r.id) AS claims
WHERE alliances > 1
MATCH (s:Entity {id: school})
WHERE (($council IS NULL AND s.illustrative IS NULL) OR s.id = $council OR EXISTS {
    MATCH (s)-[x:IN_AREA_OF]->(:Council {id: $council}) WHERE (NOT $public OR x.visibility = 'public') })
RETURN s.id AS id, s.name AS name, alliances, names, claims
ORDER BY alliances DESC, name, id
