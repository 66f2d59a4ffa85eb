/*
title = "Boards past their life"
question = "Of which boards does no link hold any more on the day, though one did?"
audience = "officer"
map = { things = ["id"] }

returns.id = { type = "str", meaning = "id of the board" }
returns.name = { type = "str", meaning = "its name" }
returns.kind = { type = "str or null", meaning = "scrutiny board, progress board …" }
returns.last_confirmed = { type = "date", meaning = "the last day on which a source tells that a link of it held" }
returns.source = { type = "str", meaning = "id of the Document that tells it" }

[[examples]]
network = """
Old:Board{kind: progress board} -GOVERNS{start_max: 2010-01-01, end_min: 2010-06-01}-> Ash
New:Board{kind: progress board} -GOVERNS-> Ash
Plan:Board -GOVERNS{status: proposed}-> Ash
"""
params = { as_of = 2013-12-10 }
rows = """
id  | name | kind           | last_confirmed | source
Old | Old  | progress board | 2010-06-01     | document:drawing
"""
*/
// Whether it still meets is not known: it is only that no source has told of it since.
MATCH (b:Board)-[r:!STRUCK]-(n)
WHERE NOT type(r) IN ['IN_AREA_OF', 'SAME_AS'] AND r.status = 'actual' AND (NOT $public OR r.visibility = 'public')
WITH b, r, coalesce(r.start_min <= $as_of, true) AND coalesce(r.end_max >= $as_of, true)
  AND coalesce(r.kind_ended >= $as_of, true) AND (r.end_max IS NOT NULL OR
    coalesce(r.end_min + duration({months: CASE WHEN type(r) = 'SUPPORTS'
    THEN $carry_support ELSE $carry_other END}) >= $as_of, true)) AS may
ORDER BY r.end_min DESC, r.id DESC
WITH b, max(may) AS any_holds, head(collect(CASE WHEN r.end_min <= $as_of THEN r END)) AS last
WHERE NOT any_holds AND last IS NOT NULL AND (($council IS NULL AND b.illustrative IS NULL) OR b.id = $council OR EXISTS {
    MATCH (b)-[x:IN_AREA_OF]->(:Council {id: $council}) WHERE (NOT $public OR x.visibility = 'public') })
RETURN b.id AS id, b.name AS name, b.kind AS kind, last.end_min AS last_confirmed, last.source AS source
ORDER BY last_confirmed, name, id
