/*
title = "Bodies that share members"
question = "Which two alliances or partnerships have members in common on the day?"
audience = "strategist"
map = { things = ["one", "other"] }

returns.one = { type = "str", meaning = "id of one body" }
returns.one_name = { type = "str", meaning = "its name" }
returns.other = { type = "str", meaning = "id of the other" }
returns.other_name = { type = "str", meaning = "its name" }
returns.shared = { type = "int", meaning = "how many members they share; a group that a source names together is one" }
returns.members = { type = "list of str", meaning = "their names" }

[[examples]]
network = """
Ash -MEMBER_OF-> Pact:Alliance
Ash -MEMBER_OF-> Forum:Partnership
Birch -MEMBER_OF-> Pact
Birch -MEMBER_OF-> Forum
Cedar -MEMBER_OF-> Forum
Cedar -MEMBER_OF{status: proposed}-> Pact
"""
params = { as_of = 2013-12-10 }
rows = """
one   | one_name | other | other_name | shared | members
Forum | Forum    | Pact  | Pact       | 2      | Ash; Birch
"""
*/
MATCH (n)-[r:MEMBER_OF]->(g:Alliance|Partnership)
WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH n, g ORDER BY g.id
WITH n, collect(DISTINCT g) AS bodies
WHERE 1 < size(bodies) <= 50
UNWIND range(0, size(bodies) - 2) AS i
UNWIND range(i + 1, size(bodies) - 1) AS j
WITH bodies[i] AS a, bodies[j] AS b, n ORDER BY n.name, n.id
WITH a, b, count(n) AS shared, collect(n.name) AS members
WHERE (($council IS NULL AND a.illustrative IS NULL) OR a.id = $council OR EXISTS {
    MATCH (a)-[x:IN_AREA_OF]->(:Council {id: $council}) WHERE (NOT $public OR x.visibility = 'public') }) OR ($council IS NOT NULL AND EXISTS {
    MATCH (b)-[x:IN_AREA_OF]->(:Council {id: $council}) WHERE (NOT $public OR x.visibility = 'public') })
RETURN a.id AS one, a.name AS one_name, b.id AS other, b.name AS other_name, shared, members
ORDER BY shared DESC, one_name, other_name, one, other
