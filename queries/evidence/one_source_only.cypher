/*
title = "Known from one source only"
question = "Which organisations of a council are told of by one document only?"
audience = "analyst"
required = ["council"]
map = { things = ["id"] }

returns.id = { type = "str", meaning = "id of the organisation" }
returns.name = { type = "str", meaning = "its name" }
returns.kind = { type = "str", meaning = "its label" }
returns.claims = { type = "int", meaning = "how many claims that document tells of it" }
returns.source = { type = "str", meaning = "id of the document" }

[[examples]]
network = """
Pact:Alliance -IN_AREA_OF-> North:Council#991
Pact -SUPPORTS-> Ash -IN_AREA_OF-> North
Forum:Partnership -IN_AREA_OF-> North
Forum -SUPPORTS{source: other}-> Ash
other:Document{kind: paper}
"""
params = { council = "991", as_of = 2013-12-10 }
rows = """
id   | name | kind     | claims | source
Pact | Pact | Alliance | 2      | document:drawing
"""
*/
// Schools are left out: a register that lists them all is one document, and no weak one.
MATCH (n:!School)-[a:IN_AREA_OF]->(:Council {id: $council})
WHERE n.illustrative IS NULL AND a.status = 'actual' AND a.confidence <> 'tentative' AND (NOT $public OR a.visibility = 'public')
  AND a.start_max <= $as_of AND coalesce(a.kind_ended >= $as_of, true)
  AND a.end_min + duration({months: CASE WHEN a.end_max IS NOT NULL THEN 0
    WHEN type(a) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
MATCH (n)-[r:!STRUCK]-(o)
WHERE (NOT $public OR r.visibility = 'public')
WITH n, count(DISTINCT r) AS claims, collect(DISTINCT r.source) AS sources
WHERE size(sources) = 1
RETURN n.id AS id, n.name AS name, [l IN labels(n) WHERE l <> 'Entity'][0] AS kind, claims, sources[0] AS source
ORDER BY source, kind, name, id
