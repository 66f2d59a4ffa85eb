/*
title = "Links not confirmed since a day"
question = "Which links, told to be happening and without a told end, has no source confirmed since a day?"
audience = "officer"
map = { claims = "claim" }
params.since = { type = "date", help = "links last confirmed before this day", example = 2013-12-10 }

returns.from_id = { type = "str", meaning = "id of where the claim starts" }
returns.from_name = { type = "str", meaning = "its name" }
returns.link = { type = "str", meaning = "relationship type" }
returns.to_id = { type = "str", meaning = "id of where it ends" }
returns.to_name = { type = "str", meaning = "its name" }
returns.confidence = { type = "str", meaning = "stated, inferred or tentative" }
returns.since = { type = "date or null", meaning = "the day from which it certainly held; absent where none is certain" }
returns.last_confirmed = { type = "date or null", meaning = "the last day on which a source tells that it held" }
returns.source = { type = "str", meaning = "id of the Document that tells it" }
returns.claim = { type = "str", meaning = "id of the claim" }

[[examples]]
network = """
Ash -SUPPORTS-> Birch
Elm -SUPPORTS{start_max: 2009-01-01, end_min: 2010-01-01}-> Ash
Elm -SUPPORTS{start_max: 2009-01-01, end_min: 2010-01-01, end_max: 2010-01-01}-> Birch // its end is told
Oak:Trust -SUPPORTS{status: proposed, start_max: 2009-01-01, end_min: 2010-01-01}-> Ash
"""
params = { since = 2012-01-01 }
rows = """
from_id | from_name | link     | to_id | to_name | confidence | since      | last_confirmed | source           | claim
Elm     | Elm       | SUPPORTS | Ash   | Ash     | stated     | 2009-01-01 | 2010-01-01     | document:drawing | SUPPORTS:Elm:Ash
"""
*/
MATCH (a)-[r:SUPPORTS|PARTNERS_WITH|MEMBER_OF|LEADS|SPONSORS|BROKERS|COMMISSIONS|FUNDS|HOSTS]->(b)
WHERE r.status = 'actual' AND r.end_max IS NULL AND r.end_min < $since AND (NOT $public OR r.visibility = 'public')
  AND (($council IS NULL AND coalesce(a.illustrative, b.illustrative) IS NULL) OR $council IN [a.id, b.id] OR EXISTS {
    MATCH (n)-[x:IN_AREA_OF]->(:Council {id: $council}) WHERE n IN [a, b] AND (NOT $public OR x.visibility = 'public') })
RETURN a.id AS from_id, a.name AS from_name, type(r) AS link, b.id AS to_id, b.name AS to_name,
  r.confidence AS confidence, r.start_max AS since, r.end_min AS last_confirmed, r.source AS source, r.id AS claim
ORDER BY last_confirmed, link, from_name, to_name, claim
