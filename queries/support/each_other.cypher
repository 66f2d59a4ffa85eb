/*
title = "Support that goes both ways"
question = "Who certainly supports each other on the day?"
audience = "analyst"

returns.one = { type = "str", meaning = "id of one" }
returns.one_name = { type = "str", meaning = "its name" }
returns.other = { type = "str", meaning = "id of the other" }
returns.other_name = { type = "str", meaning = "its name" }
returns.sources = { type = "list of str", meaning = "ids of the Documents that tell it" }
returns.claims = { type = "list of str", meaning = "ids of the claims, both ways" }

[[examples]]
network = """
Ash -SUPPORTS-> Birch -SUPPORTS-> Ash
Birch -SUPPORTS-> Cedar
Cedar -SUPPORTS{status: proposed}-> Birch
Dale -SUPPORTS-> Dale
"""
params = { as_of = 2013-12-10 }
rows = """
one | one_name | other | other_name | sources          | claims
Ash | Ash      | Birch | Birch      | document:drawing | SUPPORTS:Ash:Birch; SUPPORTS:Birch:Ash
"""
*/
MATCH (a)-[r:SUPPORTS]->(b)
WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH coalesce($read_as[a.id], a.id) AS giver, coalesce($read_as[b.id], b.id) AS receiver, r
WHERE giver <> receiver
WITH CASE WHEN giver < receiver THEN [giver, receiver] ELSE [receiver, giver] END AS pair, giver, r ORDER BY r.id
WITH pair, count(DISTINCT giver) AS ways, collect(DISTINCT r.source) AS sources, collect(r.id) AS claims
WHERE ways = 2
MATCH (a:Entity {id: pair[0]}), (b:Entity {id: pair[1]})
WHERE a.illustrative IS NULL
RETURN a.id AS one, a.name AS one_name, b.id AS other, b.name AS other_name, sources, claims
ORDER BY one_name, other_name, one, other
