/*
title = "Links that are not plainly stated"
question = "Which links does a source only imply, or tell with doubt?"
audience = "officer"
map = { claims = "claim" }

returns.from_id = { type = "str", meaning = "id of where the claim starts" }
returns.from_name = { type = "str", meaning = "its name" }
returns.link = { type = "str", meaning = "relationship type" }
returns.to_id = { type = "str", meaning = "id of where it ends" }
returns.to_name = { type = "str", meaning = "its name" }
returns.status = { type = "str", meaning = "actual, proposed or ended, as the source tells it" }
returns.confidence = { type = "str", meaning = "stated, inferred or tentative" }
returns.since = { type = "date or null", meaning = "the day from which it certainly held; absent where none is certain" }
returns.last_confirmed = { type = "date or null", meaning = "the last day on which a source tells that it held" }
returns.source = { type = "str", meaning = "id of the Document that tells it" }
returns.claim = { type = "str", meaning = "id of the claim" }
returns.quote = { type = "str or null", meaning = "the source's words" }
returns.note = { type = "str or null", meaning = "how it was read from the source" }

[[examples]]
network = """
Ash -SUPPORTS-> Birch
Ash -SUPPORTS{confidence: tentative, note: maybe}-> Cedar
Elm -LEADS{confidence: inferred}-> Pact:Alliance
"""
params = { as_of = 2013-12-10 }
rows = """
from_id | from_name | link     | to_id | to_name | status | confidence | since      | last_confirmed | source           | claim              | quote | note
Elm     | Elm       | LEADS    | Pact  | Pact    | actual | inferred   | 2013-12-10 | 2013-12-10     | document:drawing | LEADS:Elm:Pact     |       |
Ash     | Ash       | SUPPORTS | Cedar | Cedar   | actual | tentative  | 2013-12-10 | 2013-12-10     | document:drawing | SUPPORTS:Ash:Cedar |       | maybe
"""
*/
MATCH (a)-[r:!STRUCK]->(b)
WHERE r.confidence <> 'stated' AND (NOT $public OR r.visibility = 'public') AND NOT type(r) IN ['IN_AREA_OF', 'SAME_AS']
  AND coalesce(r.start_min <= $as_of, true) AND coalesce(r.end_max >= $as_of, true)
  AND coalesce(r.kind_ended >= $as_of, true) AND (r.end_max IS NOT NULL OR
    coalesce(r.end_min + duration({months: CASE WHEN type(r) = 'SUPPORTS'
    THEN $carry_support ELSE $carry_other END}) >= $as_of, true))
  AND (($council IS NULL AND coalesce(a.illustrative, b.illustrative) IS NULL) OR $council IN [a.id, b.id] OR EXISTS {
    MATCH (n)-[x:IN_AREA_OF]->(:Council {id: $council}) WHERE n IN [a, b] AND (NOT $public OR x.visibility = 'public') })
RETURN a.id AS from_id, a.name AS from_name, type(r) AS link, b.id AS to_id, b.name AS to_name,
  r.status AS status, r.confidence AS confidence, r.start_max AS since,
  r.end_min AS last_confirmed, r.source AS source, r.id AS claim, r.quote AS quote, r.note AS note
ORDER BY confidence, link, from_name, to_name, claim
