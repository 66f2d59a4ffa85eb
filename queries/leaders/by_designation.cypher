/*
title = "Leaders by designation and base"
question = "Which leaders of education and other posts are told of, how many, and where are they based?"
audience = "strategist"
map = { things = ["id"] }
params.designation = { type = "str or null", help = "only posts of this designation", example = "LLE" }

returns.id = { type = "str", meaning = "id of the post" }
returns.name = { type = "str", meaning = "what it is called; never a person's name" }
returns.designation = { type = "str or null", meaning = "NLE, LLE, SLE, chair …" }
returns.count = { type = "int or null", meaning = "how many posts the source counts; absent where it does not" }
returns.base = { type = "str or null", meaning = "name of where it is based; absent where no source tells" }
returns.source = { type = "str or null", meaning = "id of the Document that tells of it" }

[[examples]]
on = "papers"
params = { council = "883", as_of = 2013-12-10 }
rows = """
id | name | designation | count | base | source
004:leader:lle | Thurrock's accredited Local Leaders of Education | LLE | 9 |  | document:004
004:leader:director-of-childrens-services | Director of Children's Services, Thurrock (2013) | director |  | Thurrock | document:004
004:leader:school-improvement-manager | School Improvement Manager, Thurrock (2013) | manager |  | Thurrock | document:004
004:leader:strategic-leader-school-improvement | Strategic Leader, School Improvement, Learning & Skills, Thurrock (2013) | strategic leader |  | Thurrock | document:004
"""
*/
MATCH (p:Leader)
WHERE NOT p.id IN $hidden AND ($designation IS NULL OR toLower(p.designation) = toLower($designation))
OPTIONAL MATCH (p)-[r:BASED_AT]->(b)
WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH p, r, b ORDER BY b.name, r.id
WITH p, collect(DISTINCT b) AS bases
WHERE ($council IS NULL AND p.illustrative IS NULL)
  OR any(n IN [p] + bases WHERE n.id = $council OR EXISTS {
    MATCH (n)-[x:IN_AREA_OF]->(:Council {id: $council}) WHERE (NOT $public OR x.visibility = 'public') })
RETURN p.id AS id, p.name AS name, p.designation AS designation, p.count AS count,
  reduce(names = null, b IN bases | coalesce(names + '; ', '') + b.name) AS base, p.source AS source
ORDER BY designation, name, id
