/*
title = "Who answered for a school, and when"
question = "Who has maintained, governed or sponsored a school, or had it as a member of its trust, before and after its conversion?"
audience = "officer"
map = { claims = "claim" }
params.school = { type = "School", help = "the school: id, URN or exact name", example = "004:school:treetops" }

returns.record = { type = "str", meaning = "id of the school's record" }
returns.urn = { type = "int or null", meaning = "its URN" }
returns.by = { type = "str", meaning = "id of who" }
returns.by_name = { type = "str", meaning = "its name" }
returns.link = { type = "str", meaning = "MAINTAINS, MEMBER_OF (a trust), GOVERNS or SPONSORS" }
returns.end_told = { type = "date or null", meaning = "the latest day on which it can have ended; absent where no source tells an end" }
returns.status = { type = "str", meaning = "actual, proposed or ended, as the source tells it" }
returns.confidence = { type = "str", meaning = "stated, inferred or tentative" }
returns.since = { type = "date or null", meaning = "the day from which it certainly held; absent where none is certain" }
returns.last_confirmed = { type = "date or null", meaning = "the last day on which a source tells that it held" }
returns.source = { type = "str", meaning = "id of the Document that tells it" }
returns.claim = { type = "str", meaning = "id of the claim" }

[[examples]]
network = """
New#900002{opened: 2012-09-01} -SUCCEEDS-> Old#900001{closed: 2012-09-01}
North:Council#991 -MAINTAINS{start_max: 2005-01-01, end_min: 2012-08-31, end_max: 2012-08-31}-> Old
New -MEMBER_OF-> Oak:Trust
New -MEMBER_OF-> Pact:Alliance
"""
params = { school = "New", as_of = 2013-12-10 }
rows = """
record | urn    | by    | by_name | link      | end_told   | status | confidence | since      | last_confirmed | source           | claim
Old    | 900001 | North | North   | MAINTAINS | 2012-08-31 | actual | stated     | 2005-01-01 | 2012-08-31     | document:drawing | MAINTAINS:North:Old
New    | 900002 | Oak   | Oak     | MEMBER_OF |            | actual | stated     | 2013-12-10 | 2013-12-10     | document:drawing | MEMBER_OF:New:Oak
"""
*/
WITH coalesce($read_as[$school], $school) AS asked
WITH asked, [asked] + coalesce($records_of[asked], []) AS ids
MATCH (s:School)-[r:MAINTAINS|GOVERNS|SPONSORS|MEMBER_OF]-(n)
WHERE s.id IN ids AND (type(r) <> 'MEMBER_OF' OR n:Trust) AND (type(r) = 'MEMBER_OF' OR endNode(r) = s)
  AND r.status <> 'proposed' AND (NOT $public OR r.visibility = 'public')
RETURN s.id AS record, s.urn AS urn, n.id AS by, n.name AS by_name, type(r) AS link, r.end_max AS end_told,
  r.status AS status, r.confidence AS confidence, r.start_max AS since,
  r.end_min AS last_confirmed, r.source AS source, r.id AS claim
ORDER BY coalesce(since, date('9999-12-31')), last_confirmed, link, by_name, claim
