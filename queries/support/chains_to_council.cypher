/*
title = "How a school and a council are linked"
question = "By which shortest chains of links that certainly hold is a school linked to a council, and which source tells each step?"
audience = "analyst"
required = ["council"]
map = { claims = "claim" }
params.school = { type = "School", help = "the school: id, URN or exact name", example = "004:school:treetops" }

returns.chain = { type = "int", meaning = "number of the chain; all are equally short" }
returns.step = { type = "int", meaning = "number of the step, from the school" }
returns.from_id = { type = "str", meaning = "id of where the step begins" }
returns.from_name = { type = "str", meaning = "its name" }
returns.link = { type = "str", meaning = "relationship type" }
returns.forth = { type = "bool", meaning = "true where the link is told from the first to the second" }
returns.to_id = { type = "str", meaning = "id of where the step ends" }
returns.to_name = { type = "str", meaning = "its name" }
returns.source = { type = "str", meaning = "id of the Document that tells it" }
returns.claim = { type = "str", meaning = "id of the claim" }

[[examples]]
network = """
Ash -IN_AREA_OF-> North:Council#991
Ash -MEMBER_OF-> Pact:Alliance <-MEMBER_OF- Birch
Pact -MEMBER_OF-> Forum:Partnership
North -FUNDS-> Pact
North -OVERSEES{status: proposed}-> Ash
"""
params = { school = "Birch", council = "991", as_of = 2013-12-10 }
rows = """
chain | step | from_id | from_name | link      | forth | to_id | to_name | source           | claim
1     | 1    | Birch   | Birch     | MEMBER_OF | true  | Pact  | Pact    | document:drawing | MEMBER_OF:Birch:Pact
1     | 2    | Pact    | Pact      | FUNDS     | false | North | North   | document:drawing | FUNDS:North:Pact
"""
*/
// Where a school lies and who maintains it is no chain of work together, and no chain goes through another council.
MATCH (s:Entity {id: coalesce($read_as[$school], $school)}), (c:Council {id: $council})
MATCH path = ALL SHORTEST (s)((x)-[r:!IN_AREA_OF&!MAINTAINS&!INSPECTED&!SAME_AS&!SUCCEEDS&!ANSWERED_NONE]-(y)
  WHERE NOT x:Council
    AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
      AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
      AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
        WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of){1,6}(c)
WITH nodes(path) AS places, relationships(path) AS links
WITH places, links ORDER BY reduce(text = '', l IN links | text + l.id + '|') LIMIT 50
WITH collect([places, links]) AS chains
UNWIND range(0, size(chains) - 1) AS number
UNWIND range(0, size(chains[number][1]) - 1) AS at
WITH number + 1 AS chain, at + 1 AS step, chains[number][0][at] AS a, chains[number][0][at + 1] AS b,
  chains[number][1][at] AS r
RETURN chain, step, a.id AS from_id, a.name AS from_name, type(r) AS link, startNode(r) = a AS forth, b.id AS to_id,
  b.name AS to_name, r.source AS source, r.id AS claim
ORDER BY chain, step
