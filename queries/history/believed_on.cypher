/*
title = "What was believed on a day"
question = "What had sources told of a school or organisation by a day, and did it hold then?"
audience = "analyst"
map = { claims = "claim" }
params.thing = { type = "Entity", help = "the school or organisation: id, URN, UID or exact name", example = "004:alliance:treetops" }

returns.from_id = { type = "str", meaning = "id of where the claim starts" }
returns.from_name = { type = "str", meaning = "its name" }
returns.link = { type = "str", meaning = "relationship type" }
returns.to_id = { type = "str", meaning = "id of where it ends" }
returns.to_name = { type = "str", meaning = "its name" }
returns.holds = { type = "str", meaning = "certainly or possibly, on the day" }
returns.known_since = { type = "date", meaning = "day of the first document held that tells it" }
returns.status = { type = "str", meaning = "actual, proposed or ended, as the source tells it" }
returns.confidence = { type = "str", meaning = "stated, inferred or tentative" }
returns.since = { type = "date or null", meaning = "the day from which it certainly held; absent where none is certain" }
returns.last_confirmed = { type = "date or null", meaning = "the last day on which a source tells that it held" }
returns.source = { type = "str", meaning = "id of the Document that tells it" }
returns.claim = { type = "str", meaning = "id of the claim" }

[[examples]]
network = """
Elm -SUPPORTS{source: early, start_max: 2012-01-01, end_min: 2013-06-01}-> Ash
Oak:Trust -SUPPORTS{source: late, start_max: 2012-01-01, end_min: 2014-06-01}-> Ash // told only later
early:Document{kind: paper, date: 2013-06-01}
late:Document{kind: paper, date: 2014-06-01}
"""
params = { thing = "Ash", as_of = 2013-12-10 }
rows = """
from_id | from_name | link     | to_id | to_name | holds     | known_since | status | confidence | since      | last_confirmed | source | claim
Elm     | Elm       | SUPPORTS | Ash   | Ash     | certainly | 2013-06-01  | actual | stated     | 2012-01-01 | 2013-06-01     | early  | SUPPORTS:Elm:Ash
"""
*/
// Of registers the first snapshot counts: each claim keeps all that have it. What was corrected since shows as it is now.
WITH coalesce($read_as[$thing], $thing) AS asked
WITH asked, [asked] + coalesce($records_of[asked], []) AS ids
MATCH (n:Entity)-[r:!STRUCK]-(o)
WHERE n.id IN ids AND (NOT $public OR r.visibility = 'public')
  AND coalesce(r.start_min <= $as_of, true) AND coalesce(r.end_max >= $as_of, true)
  AND coalesce(r.kind_ended >= $as_of, true) AND (r.end_max IS NOT NULL OR
    coalesce(r.end_min + duration({months: CASE WHEN type(r) = 'SUPPORTS'
    THEN $carry_support ELSE $carry_other END}) >= $as_of, true))
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
MATCH (d:Document {id: r.source})
WHERE NOT $public OR coalesce(d.visibility, 'public') = 'public'
WITH a, b, r, reduce(day = d.date, x IN coalesce(r.seen, []) |
  CASE WHEN date(split(x, '|')[1]) < day THEN date(split(x, '|')[1]) ELSE day END) AS known_since
WHERE known_since <= $as_of
RETURN a.id AS from_id, a.name AS from_name, type(r) AS link, b.id AS to_id, coalesce(b.name, b.id) AS to_name,
  CASE WHEN coalesce(r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of, false) THEN 'certainly' ELSE 'possibly' END AS holds, known_since,
  r.status AS status, r.confidence AS confidence, r.start_max AS since,
  r.end_min AS last_confirmed, r.source AS source, r.id AS claim
ORDER BY link, from_name, to_name, claim
