/*
title = "Trusts that reach across councils"
question = "Which trusts have schools in two or more councils on the day, and how many in each?"
audience = "strategist"
map = { things = ["id"] }

returns.id = { type = "str", meaning = "id of the trust" }
returns.name = { type = "str", meaning = "its name" }
returns.kind = { type = "str or null", meaning = "multi-academy, single-academy or foundation" }
returns.schools = { type = "int", meaning = "how many schools certainly belong to it" }
returns.councils = { type = "list of str", meaning = "name of each council with how many of them lie there" }

[[examples]]
network = """
Ash -IN_AREA_OF-> North:Council#991
Birch -IN_AREA_OF-> North
Cedar -IN_AREA_OF-> South:Council#992
Ash -MEMBER_OF-> Oak:Trust{kind: multi-academy}
Birch -MEMBER_OF-> Oak
Cedar -MEMBER_OF-> Oak
Cedar -MEMBER_OF{status: proposed}-> Yew:Trust
Ash -MEMBER_OF-> Yew
"""
params = { as_of = 2013-12-10 }
rows = """
id  | name | kind          | schools | councils
Oak | Oak  | multi-academy | 3       | North 2; South 1
"""
*/
MATCH (s:School)-[r:MEMBER_OF]->(t:Trust)
WHERE t.illustrative IS NULL AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
MATCH (s)-[x:IN_AREA_OF]->(c:Council)
WHERE x.status = 'actual' AND x.confidence <> 'tentative' AND (NOT $public OR x.visibility = 'public')
  AND x.start_max <= $as_of AND coalesce(x.kind_ended >= $as_of, true)
  AND x.end_min + duration({months: CASE WHEN x.end_max IS NOT NULL THEN 0
    WHEN type(x) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH coalesce($read_as[t.id], t.id) AS trust, c, collect(DISTINCT coalesce($read_as[s.id], s.id)) AS here
ORDER BY c.name, c.id
WITH trust, collect(c.id) AS places, collect(c.name + ' ' + toString(size(here))) AS councils,
  sum(size(here)) AS schools
WHERE size(places) > 1 AND ($council IS NULL OR $council IN places)
MATCH (t:Entity {id: trust})
RETURN t.id AS id, t.name AS name, t.kind AS kind, schools, councils
ORDER BY size(councils) DESC, schools DESC, name, id
