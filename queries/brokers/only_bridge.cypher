/*
title = "Who alone joins two councils"
question = "Which organisation is the only one that has certain links with schools of two councils?"
audience = "strategist"
map = { things = ["id"] }

returns.id = { type = "str", meaning = "id of the organisation" }
returns.name = { type = "str", meaning = "its name" }
returns.kind = { type = "str", meaning = "its label" }
returns.one = { type = "str", meaning = "name of one council" }
returns.other = { type = "str", meaning = "name of the other" }
returns.one_schools = { type = "int", meaning = "schools of the one that it is linked with" }
returns.other_schools = { type = "int", meaning = "schools of the other" }

[[examples]]
network = """
Ash -IN_AREA_OF-> North:Council#991
Birch -IN_AREA_OF-> South:Council#992
Cedar -IN_AREA_OF-> West:Council#993
Oak:Trust <-MEMBER_OF- Ash
Birch -MEMBER_OF-> Oak
Pact:Alliance -SUPPORTS-> Ash
Pact -SUPPORTS-> Birch
Pact -SUPPORTS-> Cedar
"""
params = { as_of = 2013-12-10 }
rows = """
id   | name | kind     | one   | other | one_schools | other_schools
Pact | Pact | Alliance | North | West  | 1           | 1
Pact | Pact | Alliance | South | West  | 1           | 1
"""
*/
// North and South are joined by two, so neither is alone. What no source tells cannot join anybody: read it with care.
MATCH (b:Trust|Alliance|Partnership|Board|Body|Programme)-[r:SUPPORTS|PARTNERS_WITH|MEMBER_OF|LEADS|SPONSORS]-(s:School)
WHERE b.illustrative IS NULL AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
MATCH (s)-[x:IN_AREA_OF]->(c:Council)
WHERE x.status = 'actual' AND x.confidence <> 'tentative' AND (NOT $public OR x.visibility = 'public')
  AND x.start_max <= $as_of AND coalesce(x.kind_ended >= $as_of, true)
  AND x.end_min + duration({months: CASE WHEN x.end_max IS NOT NULL THEN 0
    WHEN type(x) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH b, c, count(DISTINCT coalesce($read_as[s.id], s.id)) AS schools ORDER BY c.name, c.id
WITH b, collect({council: c, schools: schools}) AS seats
WHERE size(seats) > 1
UNWIND range(0, size(seats) - 2) AS i
UNWIND range(i + 1, size(seats) - 1) AS j
WITH seats[i].council AS c, seats[j].council AS d,
  collect({body: b, here: seats[i].schools, there: seats[j].schools}) AS joining
WHERE size(joining) = 1 AND ($council IS NULL OR $council IN [c.id, d.id])
WITH c, d, joining[0] AS only
RETURN only.body.id AS id, only.body.name AS name, [l IN labels(only.body) WHERE l <> 'Entity'][0] AS kind,
  c.name AS one, d.name AS other, only.here AS one_schools, only.there AS other_schools
ORDER BY name, id, one, other
