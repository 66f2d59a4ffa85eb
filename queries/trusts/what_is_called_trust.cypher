/*
title = "What is called a trust"
question = "Which things have “trust” in their name or kind, and what is each of them?"
audience = "analyst"
required = ["council"]
map = { things = ["id"] }

returns.id = { type = "str", meaning = "id of the thing" }
returns.name = { type = "str", meaning = "its name" }
returns.meaning = { type = "str", meaning = "academy trust, foundation trust, trust of no told kind, children's trust, partnership, board, group of trusts, or the label of what only bears the word" }
returns.source = { type = "str or null", meaning = "id of the Document that it was last read from" }

[[examples]]
network = """
Oak:Trust{kind: multi-academy, name: Oak Academy Trust} -IN_AREA_OF-> North:Council#991
Elm:Trust{kind: foundation, name: Elm Trust} -IN_AREA_OF-> North
Care:Partnership{kind: children's trust, name: Children's Trust} -IN_AREA_OF-> North
Learn:Partnership{name: North Learning Trust} -IN_AREA_OF-> North
Ash{name: Trust Lane Primary} -IN_AREA_OF-> North
Pact:Alliance -IN_AREA_OF-> North
"""
params = { council = "991" }
rows = """
id    | name                 | meaning           | source
Oak   | Oak Academy Trust    | academy trust     | document:drawing
Care  | Children's Trust     | children's trust  | document:drawing
Elm   | Elm Trust            | foundation trust  | document:drawing
Learn | North Learning Trust | partnership       | document:drawing
"""
*/
// Schools, posts, papers and programmes that only bear the word in their name are left out.
MATCH (n:Trust|Partnership|Board|Body|Cohort|Alliance)-[a:IN_AREA_OF]->(c:Council {id: $council})
WHERE (NOT $public OR a.visibility = 'public') AND NOT n.id IN $hidden AND (n:Trust OR toLower(n.name) CONTAINS 'trust' OR toLower(n.kind) CONTAINS 'trust')
WITH DISTINCT n, replace(toLower(coalesce(n.kind, '') + ' ' + n.name), '’', "'") AS words
RETURN n.id AS id, n.name AS name, CASE
    WHEN n:Trust AND n.kind = 'foundation' THEN 'foundation trust'
    WHEN n:Trust AND n.kind ENDS WITH 'academy' THEN 'academy trust' WHEN n:Trust THEN 'trust of no told kind'
    WHEN n:Cohort THEN 'group of trusts' WHEN words CONTAINS "children's trust" THEN "children's trust"
    WHEN n:Partnership THEN 'partnership' WHEN n:Board THEN 'board' ELSE [l IN labels(n) WHERE l <> 'Entity'][0] END AS meaning, n.source AS source
ORDER BY meaning, name, id
