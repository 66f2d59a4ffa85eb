/*
title = "What a document tells"
question = "Which claims does a document tell, in which words, of which days?"
audience = "analyst"
map = { claims = "claim" }
params.document = { type = "Document", help = "the document: id or exact name", example = "document:004" }

returns.from_id = { type = "str", meaning = "id of where the claim starts" }
returns.from_name = { type = "str", meaning = "its name" }
returns.link = { type = "str", meaning = "relationship type" }
returns.to_id = { type = "str", meaning = "id of where it ends" }
returns.to_name = { type = "str", meaning = "its name" }
returns.status = { type = "str", meaning = "struck where a later claim ended, corrected or retracted it; else actual, proposed or ended, as the source tells it" }
returns.confidence = { type = "str", meaning = "stated, inferred or tentative" }
returns.since = { type = "date or null", meaning = "the day from which it certainly held; absent where none is certain" }
returns.last_confirmed = { type = "date or null", meaning = "the last day on which a source tells that it held" }
returns.claim = { type = "str", meaning = "id of the claim" }
returns.as_given = { type = "str or null", meaning = "the date words of the source" }
returns.quote = { type = "str or null", meaning = "the source's words" }

[[examples]]
network = """
Ash -SUPPORTS{quote: Ash helps Birch, as_given: spring 2013}-> Birch
Elm -LEADS{source: other}-> Pact:Alliance
other:Document{kind: paper}
"""
params = { document = "document:drawing" }
rows = """
from_id | from_name | link     | to_id | to_name | status | confidence | since      | last_confirmed | claim              | as_given | quote
Ash     | Ash       | SUPPORTS | Birch | Birch   | actual | stated     | 2013-12-10 | 2013-12-10     | SUPPORTS:Ash:Birch | spring 2013 | Ash helps Birch
"""
*/
MATCH (a)-[r]->(b)
WHERE r.source = $document AND (NOT $public OR r.visibility = 'public')
RETURN a.id AS from_id, a.name AS from_name, coalesce(r.was, type(r)) AS link, b.id AS to_id, coalesce(b.name, b.id) AS to_name,
  CASE WHEN r:STRUCK THEN 'struck' ELSE r.status END AS status, r.confidence AS confidence, r.start_max AS since, r.end_min AS last_confirmed, r.id AS claim,
  r.as_given AS as_given, r.quote AS quote
ORDER BY link, from_name, to_name, claim
