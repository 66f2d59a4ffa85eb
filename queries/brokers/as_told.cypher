/*
title = "Who brokers, as the sources say"
question = "Who is said to broker support for whom, and does it happen or is it proposed?"
audience = "strategist"
map = { claims = "claim" }

returns.id = { type = "str", meaning = "id of who brokers" }
returns.name = { type = "str", meaning = "its name" }
returns.for_id = { type = "str", meaning = "id of for whom" }
returns.for_name = { type = "str", meaning = "their name" }
returns.holds = { type = "str", meaning = "certainly or possibly, on the day" }
returns.status = { type = "str", meaning = "actual, proposed or ended, as the source tells it" }
returns.confidence = { type = "str", meaning = "stated, inferred or tentative" }
returns.since = { type = "date or null", meaning = "the day from which it certainly held; absent where none is certain" }
returns.last_confirmed = { type = "date or null", meaning = "the last day on which a source tells that it held" }
returns.source = { type = "str", meaning = "id of the Document that tells it" }
returns.claim = { type = "str", meaning = "id of the claim" }
returns.quote = { type = "str or null", meaning = "the source's words" }

[[examples]]
on = "papers"
params = { council = "383", as_of = 2014-11-13 }
rows = """
id | name | for_id | for_name | holds | status | confidence | since | last_confirmed | source | claim | quote
001:body:learning-improvement-service | Learning improvement service, Leeds | 001:cohort:schools | Schools in Leeds | certainly | actual | inferred | 2014-11-13 | 2014-11-13 | document:001 | 001:claim:service-brokers-for-schools | Brokering school to school support is central to our learning improvement work.
000:partnership:city-wide-partnership | City-wide partnership, Leeds (proposed) | 000:cohort:most-challenged-schools | Most challenged schools in Leeds | possibly | proposed | stated |  |  | document:000 | 000:claim:city-wide-partnership-brokers-for-most-challenged | Securing appropriate partnerships to support our most challenged schools
001:body:learning-improvement-service | Learning improvement service, Leeds | 001:cohort:good-and-improving-schools | Good and improving schools in Leeds | certainly | proposed | inferred | 2014-11-13 | 2014-11-13 | document:001 | 001:claim:service-brokers-for-good-and-improving-schools | support good and improving schools to become outstanding
001:body:learning-improvement-service | Learning improvement service, Leeds | 001:cohort:low-achieving-schools | Low achieving schools in Leeds | certainly | proposed | inferred | 2014-11-13 | 2014-11-13 | document:001 | 001:claim:service-brokers-for-low-achieving-schools | The intention of this is to improve the performance of low achieving schools
"""

[[examples]]
network = """
Hub:Body -BROKERS-> Ash -IN_AREA_OF-> North:Council#991
Pact:Alliance -BROKERS{status: proposed}-> Ash
Old:Body -BROKERS{start_max: 2009-01-01, end_min: 2010-01-01}-> Ash // lapsed
"""
params = { council = "991", as_of = 2013-12-10 }
rows = """
id   | name | for_id | for_name | holds     | status   | confidence | since      | last_confirmed | source           | claim            | quote
Hub  | Hub  | Ash    | Ash      | certainly | actual   | stated     | 2013-12-10 | 2013-12-10     | document:drawing | BROKERS:Hub:Ash  |
Pact | Pact | Ash    | Ash      | certainly | proposed | stated     | 2013-12-10 | 2013-12-10     | document:drawing | BROKERS:Pact:Ash |
"""
*/
// Brokering is what sources call so: `partnerships brokers` measures who stands between others whatever it is called.
MATCH (a)-[r:BROKERS]->(b)
WHERE r.status <> 'ended' AND (NOT $public OR r.visibility = 'public')
  AND coalesce(r.start_min <= $as_of, true) AND coalesce(r.end_max >= $as_of, true)
  AND coalesce(r.kind_ended >= $as_of, true) AND (r.end_max IS NOT NULL OR
    coalesce(r.end_min + duration({months: CASE WHEN type(r) = 'SUPPORTS'
    THEN $carry_support ELSE $carry_other END}) >= $as_of, true))
WITH a, b, r, $council IS NOT NULL AND ($council = a.id OR EXISTS {
    MATCH (n)-[x:IN_AREA_OF]->(:Council {id: $council}) WHERE n IN [a, b] AND (NOT $public OR x.visibility = 'public') }) AS here
WHERE here OR ($council IS NULL AND coalesce(a.illustrative, b.illustrative) IS NULL)
RETURN a.id AS id, a.name AS name, b.id AS for_id, b.name AS for_name, CASE WHEN coalesce(r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of, false) THEN 'certainly' ELSE 'possibly' END AS holds,
  r.status AS status, r.confidence AS confidence, r.start_max AS since,
  r.end_min AS last_confirmed, r.source AS source, r.id AS claim, r.quote AS quote
ORDER BY status, name, for_name, claim
