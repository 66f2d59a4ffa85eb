/*
title = "Posts counted but not placed"
question = "Which leaders of education does a source count, without telling at which schools or bodies they are based?"
audience = "officer"
map = { things = ["id"] }

returns.id = { type = "str", meaning = "id of the post" }
returns.name = { type = "str", meaning = "what it is called; never a person's name" }
returns.designation = { type = "str or null", meaning = "NLE, LLE, SLE, chair …" }
returns.count = { type = "int or null", meaning = "how many posts the source counts; absent where it does not" }
returns.source = { type = "str or null", meaning = "id of the Document that tells of it" }
returns.quote = { type = "str or null", meaning = "the source's words" }

[[examples]]
on = "papers"
params = { council = "883" }
rows = """
id | name | designation | count | source | quote
004:leader:lle | Thurrock's accredited Local Leaders of Education | LLE | 9 | document:004 | Thurrock's nine accredited Local Leaders of Education (LLE)
"""
*/
MATCH (p:Leader)
WHERE p.count > 1 AND NOT p.id IN $hidden
  AND NOT EXISTS { MATCH (p)-[r:BASED_AT]->(b:!Council) WHERE (NOT $public OR r.visibility = 'public') }
  AND (($council IS NULL AND p.illustrative IS NULL) OR p.id = $council OR EXISTS {
    MATCH (p)-[x:IN_AREA_OF]->(:Council {id: $council}) WHERE (NOT $public OR x.visibility = 'public') })
RETURN p.id AS id, p.name AS name, p.designation AS designation, p.count AS count, p.source AS source, p.quote AS quote
ORDER BY designation, name, id
