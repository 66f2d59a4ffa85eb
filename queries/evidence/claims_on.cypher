/*
title = "All that is told of one thing"
question = "Which claims are told of a school or organisation, by which sources, whether they hold or not?"
audience = "analyst"
map = { claims = "claim" }
params.thing = { type = "Entity", help = "the school or organisation: id, URN, UID or exact name", example = "004:alliance:treetops" }

returns.from_id = { type = "str", meaning = "id of where the claim starts" }
returns.from_name = { type = "str", meaning = "its name" }
returns.link = { type = "str", meaning = "relationship type" }
returns.to_id = { type = "str", meaning = "id of where it ends" }
returns.to_name = { type = "str", meaning = "its name" }
returns.holds = { type = "str", meaning = "on the day: certainly, possibly or not; struck where a later claim ended, corrected or retracted it" }
returns.status = { type = "str", meaning = "actual, proposed or ended, as the source tells it" }
returns.confidence = { type = "str", meaning = "stated, inferred or tentative" }
returns.since = { type = "date or null", meaning = "the day from which it certainly held; absent where none is certain" }
returns.last_confirmed = { type = "date or null", meaning = "the last day on which a source tells that it held" }
returns.source = { type = "str", meaning = "id of the Document that tells it" }
returns.claim = { type = "str", meaning = "id of the claim" }
returns.quote = { type = "str or null", meaning = "the source's words" }

[[examples]]
network = """
Ash -SUPPORTS-> Birch
Elm -SUPPORTS{start_max: 2009-01-01, end_min: 2010-01-01}-> Ash
Elm -STRUCK{was: SUPPORTS, struck_by: later}-> Ash
Birch -SUPPORTS-> Cedar
"""
params = { thing = "Ash", as_of = 2013-12-10 }
rows = """
from_id | from_name | link     | to_id | to_name | holds     | status | confidence | since      | last_confirmed | source           | claim              | quote
Ash     | Ash       | SUPPORTS | Birch | Birch   | certainly | actual | stated     | 2013-12-10 | 2013-12-10     | document:drawing | SUPPORTS:Ash:Birch |
Elm     | Elm       | SUPPORTS | Ash   | Ash     | not       | actual | stated     | 2009-01-01 | 2010-01-01     | document:drawing | SUPPORTS:Elm:Ash   |
Elm     | Elm       | SUPPORTS | Ash   | Ash     | struck    | actual | stated     | 2013-12-10 | 2013-12-10     | document:drawing | STRUCK:Elm:Ash     |
"""
*/
WITH coalesce($read_as[$thing], $thing) AS asked
WITH asked, [asked] + coalesce($records_of[asked], []) AS ids
MATCH (n:Entity)-[r]-(o)
WHERE n.id IN ids AND (NOT $public OR r.visibility = 'public')
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
RETURN a.id AS from_id, a.name AS from_name, coalesce(r.was, type(r)) AS link, b.id AS to_id, coalesce(b.name, b.id) AS to_name,
  CASE WHEN r:STRUCK THEN 'struck' WHEN coalesce(r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
    AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
      WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of, false) THEN 'certainly'
    WHEN coalesce(r.start_min <= $as_of, true) AND coalesce(r.end_max >= $as_of, true)
    AND coalesce(r.kind_ended >= $as_of, true) AND (r.end_max IS NOT NULL OR
      coalesce(r.end_min + duration({months: CASE WHEN type(r) = 'SUPPORTS'
      THEN $carry_support ELSE $carry_other END}) >= $as_of, true)) THEN 'possibly' ELSE 'not' END AS holds,
  r.status AS status, r.confidence AS confidence, r.start_max AS since,
  r.end_min AS last_confirmed, r.source AS source, r.id AS claim, r.quote AS quote
ORDER BY holds, link, from_name, to_name, claim
