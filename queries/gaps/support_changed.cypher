/*
title = "Support that came or went between two days"
question = "Which support certainly holds on one of two days and not on the other?"
audience = "strategist"
map = { claims = "claim" }
params.first = { type = "date", help = "the earlier day", example = 2013-12-10 }
params.second = { type = "date", help = "the later day", example = 2015-12-10 }

returns.receiver = { type = "str", meaning = "id of who is supported" }
returns.receiver_name = { type = "str", meaning = "its name" }
returns.giver = { type = "str", meaning = "id of who supports" }
returns.giver_name = { type = "str", meaning = "its name" }
returns.change = { type = "str", meaning = "came or went" }
returns.why = { type = "str", meaning = "network: a source tells that it began or ended between; records: it lapsed, or was first told of" }
returns.confidence = { type = "str", meaning = "stated, inferred or tentative" }
returns.since = { type = "date or null", meaning = "the day from which it certainly held; absent where none is certain" }
returns.last_confirmed = { type = "date or null", meaning = "the last day on which a source tells that it held" }
returns.source = { type = "str", meaning = "id of the Document that tells it" }
returns.claim = { type = "str", meaning = "id of the claim" }

[[examples]]
network = """
Elm -SUPPORTS{start_min: 2013-01-01, start_max: 2013-01-01, end_min: 2013-12-10}-> Ash
Oak -SUPPORTS{start_max: 2011-01-01, end_min: 2012-12-10}-> Ash // lapses
Yew -SUPPORTS{start_max: 2011-01-01, end_min: 2013-03-01, end_max: 2013-03-01}-> Ash
Fir -SUPPORTS{start_max: 2011-01-01, end_min: 2014-03-01}-> Ash
"""
params = { first = 2012-12-31, second = 2014-01-01 }
rows = """
receiver | receiver_name | giver | giver_name | change | why     | confidence | since      | last_confirmed | source           | claim
Ash      | Ash           | Elm   | Elm        | came   | network | stated     | 2013-01-01 | 2013-12-10     | document:drawing | SUPPORTS:Elm:Ash
Ash      | Ash           | Oak   | Oak        | went   | records | stated     | 2011-01-01 | 2012-12-10     | document:drawing | SUPPORTS:Oak:Ash
Ash      | Ash           | Yew   | Yew        | went   | network | stated     | 2011-01-01 | 2013-03-01     | document:drawing | SUPPORTS:Yew:Ash
"""
*/
// Two days are asked about, so what certainly holds is said of each of them, as graph/cypher.py says it of one.
MATCH (a)-[r:SUPPORTS|PARTNERS_WITH]->(b)
WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
WITH a, b, r, r.end_min AS last, CASE WHEN r.end_max IS NOT NULL THEN 0
  WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END AS months
WITH a, b, r, [day IN [$first, $second] | coalesce(r.start_max <= day AND coalesce(r.kind_ended >= day, true)
  AND last + duration({months: months}) >= day, false)] AS held
WHERE held[0] <> held[1]
  AND (($council IS NULL AND coalesce(a.illustrative, b.illustrative) IS NULL) OR $council IN [a.id, b.id] OR EXISTS {
    MATCH (n)-[x:IN_AREA_OF]->(:Council {id: $council}) WHERE n IN [a, b] AND (NOT $public OR x.visibility = 'public') })
RETURN b.id AS receiver, b.name AS receiver_name, a.id AS giver, a.name AS giver_name,
  CASE WHEN held[1] THEN 'came' ELSE 'went' END AS change,
  CASE WHEN held[1] AND r.start_min > $first THEN 'network'
    WHEN held[0] AND (r.end_max < $second OR r.kind_ended < $second) THEN 'network' ELSE 'records' END AS why,
  r.confidence AS confidence, r.start_max AS since, r.end_min AS last_confirmed, r.source AS source, r.id AS claim
ORDER BY change, receiver_name, giver_name, claim
