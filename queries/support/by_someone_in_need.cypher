/*
title = "Supported by someone in need themselves"
question = "Which schools are supported by a school that was itself judged below good when it was last inspected?"
audience = "strategist"
map = { claims = "claim" }

returns.receiver = { type = "str", meaning = "id of the school that is supported" }
returns.receiver_name = { type = "str", meaning = "its name" }
returns.giver = { type = "str", meaning = "id of the supporter" }
returns.giver_name = { type = "str", meaning = "its name" }
returns.inspected = { type = "date", meaning = "day of the supporter's newest inspection by the day asked about" }
returns.overall = { type = "int or null", meaning = "its overall effectiveness, 1 to 4; none is given since September 2024" }
returns.category = { type = "str or null", meaning = "SM special measures, SWK serious weaknesses" }
returns.status = { type = "str", meaning = "actual, proposed or ended, as the source tells it" }
returns.confidence = { type = "str", meaning = "stated, inferred or tentative" }
returns.since = { type = "date or null", meaning = "the day from which it certainly held; absent where none is certain" }
returns.last_confirmed = { type = "date or null", meaning = "the last day on which a source tells that it held" }
returns.source = { type = "str", meaning = "id of the Document that tells it" }
returns.claim = { type = "str", meaning = "id of the claim" }

[[examples]]
network = """
Elm -SUPPORTS-> Ash
Elm -INSPECTED-> seen:Inspection{date: 2013-05-01, overall: 3}
Elm -INSPECTED-> before:Inspection{date: 2010-05-01, overall: 1}
Oak -SUPPORTS-> Ash
Oak -INSPECTED-> good:Inspection{date: 2013-05-01, overall: 2}
Yew -SUPPORTS-> Ash // never inspected: nothing is known
"""
params = { as_of = 2013-12-10 }
rows = """
receiver | receiver_name | giver | giver_name | inspected  | overall | category | status | confidence | since      | last_confirmed | source           | claim
Ash      | Ash           | Elm   | Elm        | 2013-05-01 | 3       |          | actual | stated     | 2013-12-10 | 2013-12-10     | document:drawing | SUPPORTS:Elm:Ash
"""
*/
MATCH (a:School)-[r:SUPPORTS]->(b:School)
WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
MATCH (a)-[i:INSPECTED]->(seen:Inspection)
WHERE seen.date <= $as_of AND (NOT $public OR i.visibility = 'public')
WITH a, b, r, seen ORDER BY seen.date DESC, seen.id DESC
WITH a, b, r, head(collect(seen)) AS newest
WHERE newest.overall >= 3 OR newest.category IN ['SM', 'SWK']
OPTIONAL MATCH (b)-[x:IN_AREA_OF]->(c:Council)
WHERE x.status = 'actual' AND x.confidence <> 'tentative' AND (NOT $public OR x.visibility = 'public')
  AND x.start_max <= $as_of AND coalesce(x.kind_ended >= $as_of, true)
  AND x.end_min + duration({months: CASE WHEN x.end_max IS NOT NULL THEN 0
    WHEN type(x) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH a, b, r, newest, collect(c.id) AS places
WHERE $council IN places OR ($council IS NULL AND a.illustrative IS NULL)
RETURN b.id AS receiver, b.name AS receiver_name, a.id AS giver, a.name AS giver_name, newest.date AS inspected,
  newest.overall AS overall, newest.category AS category,
  r.status AS status, r.confidence AS confidence, r.start_max AS since,
  r.end_min AS last_confirmed, r.source AS source, r.id AS claim
ORDER BY receiver_name, giver_name, claim
