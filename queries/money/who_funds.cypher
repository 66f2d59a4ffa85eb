/*
title = "Who funds what"
question = "Who certainly funds whom or what on the day, or is to fund it, and with how much where a source says?"
audience = "strategist"
map = { claims = "claim" }

returns.id = { type = "str", meaning = "id of who gives" }
returns.name = { type = "str", meaning = "its name" }
returns.to_id = { type = "str", meaning = "id of whom or what" }
returns.to_name = { type = "str", meaning = "its name" }
returns.amount_gbp = { type = "int or null", meaning = "pounds, where a source names a sum; absent is not nothing" }
returns.purpose = { type = "str or null", meaning = "what the money is for, where a programme tells it" }
returns.status = { type = "str", meaning = "actual, proposed or ended, as the source tells it" }
returns.confidence = { type = "str", meaning = "stated, inferred or tentative" }
returns.since = { type = "date or null", meaning = "the day from which it certainly held; absent where none is certain" }
returns.last_confirmed = { type = "date or null", meaning = "the last day on which a source tells that it held" }
returns.source = { type = "str", meaning = "id of the Document that tells it" }
returns.claim = { type = "str", meaning = "id of the claim" }

[[examples]]
on = "papers"
params = { council = "883", as_of = 2013-12-10 }
rows = """
id | name | to_id | to_name | amount_gbp | purpose | status | confidence | since | last_confirmed | source | claim
body:national-college | National College for school leadership | 004:programme:developmental-leadership-programme | Developmental leadership programme for new leaders of Thurrock, Southend and Essex |  | developmental leadership programme targeting new leaders | actual | stated | 2013-12-10 | 2013-12-10 | document:004 | 004:claim:national-college-funds-leadership-programme
004:cohort:schools | Schools in Thurrock | 004:programme:school-to-school-support | School to school support in Thurrock |  |  | actual | inferred | 2013-12-10 | 2013-12-10 | document:004 | 004:claim:schools-fund-collaborative-working
council:883 | Thurrock | 004:programme:lle-and-nle | LLE and NLE programme |  |  | actual | stated | 2013-12-10 | 2013-12-10 | document:004 | 004:claim:council-funds-lle-and-nle
council:883 | Thurrock | 004:programme:school-to-school-support | School to school support in Thurrock |  |  | actual | stated | 2013-12-10 | 2013-12-10 | document:004 | 004:claim:council-funds-school-to-school-support
"""
*/
MATCH (a)-[r:FUNDS]->(b)
WHERE r.status <> 'ended' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH a, b, r, $council IS NOT NULL AND ($council IN [a.id, b.id] OR EXISTS {
    MATCH (n)-[x:IN_AREA_OF]->(:Council {id: $council}) WHERE n IN [a, b] AND (NOT $public OR x.visibility = 'public') }) AS here
WHERE here OR ($council IS NULL AND coalesce(a.illustrative, b.illustrative) IS NULL)
RETURN a.id AS id, a.name AS name, b.id AS to_id, b.name AS to_name, r.amount_gbp AS amount_gbp,
  coalesce(b.purpose, a.purpose) AS purpose,
  r.status AS status, r.confidence AS confidence, r.start_max AS since,
  r.end_min AS last_confirmed, r.source AS source, r.id AS claim
ORDER BY status, name, to_name, claim
