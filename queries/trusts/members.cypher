/*
title = "Members of a trust"
question = "Who is, or may be, a member of a trust on the day?"
audience = "strategist"
map = { claims = "claim" }
params.trust = { type = "Trust", help = "the trust: id, UID or exact name", example = "000:trust:garforth-trust" }

returns.id = { type = "str", meaning = "id of the member" }
returns.name = { type = "str", meaning = "its name" }
returns.kind = { type = "str", meaning = "its label" }
returns.phase = { type = "str or null", meaning = "GIAS phase, of a school" }
returns.holds = { type = "str", meaning = "certainly or possibly, on the day" }
returns.status = { type = "str", meaning = "actual, proposed or ended, as the source tells it" }
returns.confidence = { type = "str", meaning = "stated, inferred or tentative" }
returns.since = { type = "date or null", meaning = "the day from which it certainly held; absent where none is certain" }
returns.last_confirmed = { type = "date or null", meaning = "the last day on which a source tells that it held" }
returns.source = { type = "str", meaning = "id of the Document that tells it" }
returns.claim = { type = "str", meaning = "id of the claim" }

[[examples]]
network = """
Ash{phase: Primary} -MEMBER_OF-> Oak:Trust
Birch -MEMBER_OF{start_max: 2011-01-01, end_min: 2012-01-01, end_max: 2012-01-01}-> Oak // left
North:Council#991 -MEMBER_OF-> Oak
"""
params = { trust = "Oak", as_of = 2013-12-10 }
rows = """
id    | name  | kind    | phase   | holds     | status | confidence | since      | last_confirmed | source           | claim
North | North | Council |         | certainly | actual | stated     | 2013-12-10 | 2013-12-10     | document:drawing | MEMBER_OF:North:Oak
Ash   | Ash   | School  | Primary | certainly | actual | stated     | 2013-12-10 | 2013-12-10     | document:drawing | MEMBER_OF:Ash:Oak
"""
*/
WITH coalesce($read_as[$trust], $trust) AS asked
WITH asked, [asked] + coalesce($records_of[asked], []) AS ids
MATCH (n)-[r:MEMBER_OF]->(t:Trust)
WHERE t.id IN ids AND r.status <> 'ended' AND (NOT $public OR r.visibility = 'public')
  AND coalesce(r.start_min <= $as_of, true) AND coalesce(r.end_max >= $as_of, true)
  AND coalesce(r.kind_ended >= $as_of, true) AND (r.end_max IS NOT NULL OR
    coalesce(r.end_min + duration({months: CASE WHEN type(r) = 'SUPPORTS'
    THEN $carry_support ELSE $carry_other END}) >= $as_of, true))
RETURN n.id AS id, n.name AS name, [l IN labels(n) WHERE l <> 'Entity'][0] AS kind, n.phase AS phase,
  CASE WHEN coalesce(r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of, false) THEN 'certainly' ELSE 'possibly' END AS holds,
  r.status AS status, r.confidence AS confidence, r.start_max AS since,
  r.end_min AS last_confirmed, r.source AS source, r.id AS claim
ORDER BY kind, name, id, claim
