/*
title = "Support across council borders"
question = "Which support certainly goes from one council's area to another's?"
audience = "strategist"
map = { claims = "claim" }

returns.giver = { type = "str", meaning = "id of who supports" }
returns.giver_name = { type = "str", meaning = "its name" }
returns.giver_council = { type = "str", meaning = "name of its council" }
returns.receiver = { type = "str", meaning = "id of who is supported" }
returns.receiver_name = { type = "str", meaning = "its name" }
returns.receiver_council = { type = "str", meaning = "name of its council" }
returns.link = { type = "str", meaning = "SUPPORTS or PARTNERS_WITH, which goes both ways" }
returns.status = { type = "str", meaning = "actual, proposed or ended, as the source tells it" }
returns.confidence = { type = "str", meaning = "stated, inferred or tentative" }
returns.since = { type = "date or null", meaning = "the day from which it certainly held; absent where none is certain" }
returns.last_confirmed = { type = "date or null", meaning = "the last day on which a source tells that it held" }
returns.source = { type = "str", meaning = "id of the Document that tells it" }
returns.claim = { type = "str", meaning = "id of the claim" }

[[examples]]
network = """
Ash -IN_AREA_OF-> North:Council#991
Birch -IN_AREA_OF-> North
Cedar -IN_AREA_OF-> South:Council#992
Ash -SUPPORTS-> Cedar
Ash -SUPPORTS-> Birch
Cedar -SUPPORTS{confidence: tentative}-> Birch
"""
params = { as_of = 2013-12-10 }
rows = """
giver | giver_name | giver_council | receiver | receiver_name | receiver_council | link     | status | confidence | since      | last_confirmed | source           | claim
Ash   | Ash        | North         | Cedar    | Cedar         | South            | SUPPORTS | actual | stated     | 2013-12-10 | 2013-12-10     | document:drawing | SUPPORTS:Ash:Cedar
"""
*/
// Parties whose area no source tells are left out: of them it is not known.
MATCH (a)-[r:SUPPORTS|PARTNERS_WITH]->(b)
WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
MATCH (a)-[x:IN_AREA_OF]->(c:Council)
WHERE x.status = 'actual' AND x.confidence <> 'tentative' AND (NOT $public OR x.visibility = 'public')
  AND x.start_max <= $as_of AND coalesce(x.kind_ended >= $as_of, true)
  AND x.end_min + duration({months: CASE WHEN x.end_max IS NOT NULL THEN 0
    WHEN type(x) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
MATCH (b)-[y:IN_AREA_OF]->(d:Council)
WHERE y.status = 'actual' AND y.confidence <> 'tentative' AND (NOT $public OR y.visibility = 'public')
  AND y.start_max <= $as_of AND coalesce(y.kind_ended >= $as_of, true)
  AND y.end_min + duration({months: CASE WHEN y.end_max IS NOT NULL THEN 0
    WHEN type(y) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  AND c <> d AND ($council IN [c.id, d.id] OR ($council IS NULL AND coalesce(a.illustrative, b.illustrative) IS NULL))
RETURN DISTINCT a.id AS giver, a.name AS giver_name, c.name AS giver_council, b.id AS receiver, b.name AS receiver_name,
  d.name AS receiver_council, type(r) AS link,
  r.status AS status, r.confidence AS confidence, r.start_max AS since,
  r.end_min AS last_confirmed, r.source AS source, r.id AS claim
ORDER BY giver_council, giver_name, receiver_name, claim, receiver_council
