/*
title = "Who supports a school"
question = "Who supports a school, or is to support it, and which source tells it?"
audience = "officer"
map = { claims = "claim" }
params.school = { type = "School", help = "the school: id, URN or exact name", example = "004:school:treetops" }

returns.id = { type = "str", meaning = "id of the other party" }
returns.name = { type = "str", meaning = "its name" }
returns.kind = { type = "str", meaning = "its label" }
returns.link = { type = "str", meaning = "relationship type" }
returns.focus = { type = "str or null", meaning = "what the support is about, where told" }
returns.holds = { type = "str", meaning = "certainly or possibly, on the day" }
returns.status = { type = "str", meaning = "actual, proposed or ended, as the source tells it" }
returns.confidence = { type = "str", meaning = "stated, inferred or tentative" }
returns.since = { type = "date or null", meaning = "the day from which it certainly held; absent where none is certain" }
returns.last_confirmed = { type = "date or null", meaning = "the last day on which a source tells that it held" }
returns.source = { type = "str", meaning = "id of the Document that tells it" }
returns.claim = { type = "str", meaning = "id of the claim" }

[[examples]]
network = """
Elm -SUPPORTS{focus: maths}-> Ash <-SUPPORTS{status: proposed}- Oak:Trust
Ash -PARTNERS_WITH-> Birch -SUPPORTS{start_max: 2010-01-01, end_min: 2011-01-01}-> Ash
Elm -SUPPORTS-> Cedar
New -SUCCEEDS-> Ash
"""
params = { school = "Ash", as_of = 2013-12-10 }
rows = """
id    | name  | kind   | link          | focus | holds     | status   | confidence | since      | last_confirmed | source           | claim
Birch | Birch | School | PARTNERS_WITH |       | certainly | actual   | stated     | 2013-12-10 | 2013-12-10     | document:drawing | PARTNERS_WITH:Ash:Birch
Elm   | Elm   | School | SUPPORTS      | maths | certainly | actual   | stated     | 2013-12-10 | 2013-12-10     | document:drawing | SUPPORTS:Elm:Ash
Oak   | Oak   | Trust  | SUPPORTS      | not stated | certainly | proposed | stated     | 2013-12-10 | 2013-12-10     | document:drawing | SUPPORTS:Oak:Ash
"""
*/
// What its earlier and double records have is the school's own. What had lapsed or ended by the day is not told here.
WITH coalesce($read_as[$school], $school) AS asked
WITH asked, [asked] + coalesce($records_of[asked], []) AS ids
MATCH (s:Entity)-[r:SUPPORTS|PARTNERS_WITH]-(n)
WHERE s.id IN ids AND NOT n.id IN ids AND (type(r) = 'PARTNERS_WITH' OR endNode(r) = s) AND r.status <> 'ended'
  AND (NOT $public OR r.visibility = 'public')
  AND coalesce(r.start_min <= $as_of, true) AND coalesce(r.end_max >= $as_of, true)
  AND coalesce(r.kind_ended >= $as_of, true) AND (r.end_max IS NOT NULL OR
    coalesce(r.end_min + duration({months: CASE WHEN type(r) = 'SUPPORTS'
    THEN $carry_support ELSE $carry_other END}) >= $as_of, true))
RETURN n.id AS id, n.name AS name, [l IN labels(n) WHERE l <> 'Entity'][0] AS kind, type(r) AS link,
  r.focus AS focus, CASE WHEN coalesce(r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of, false) THEN 'certainly' ELSE 'possibly' END AS holds,
  r.status AS status, r.confidence AS confidence, r.start_max AS since,
  r.end_min AS last_confirmed, r.source AS source, r.id AS claim
ORDER BY status, holds, name, claim
