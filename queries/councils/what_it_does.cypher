/*
title = "What a council funds, brokers, commissions and oversees"
question = "What does a council, or a service of it, fund, broker, commission, oversee, support or maintain on the day, and what is proposed?"
audience = "strategist"
required = ["council"]
map = { claims = "claim" }

returns.link = { type = "str", meaning = "relationship type" }
returns.by = { type = "str", meaning = "name of the council or of its service" }
returns.id = { type = "str", meaning = "id of whom or what" }
returns.name = { type = "str", meaning = "its name" }
returns.kind = { type = "str", meaning = "its label" }
returns.holds = { type = "str", meaning = "certainly or possibly, on the day" }
returns.status = { type = "str", meaning = "actual, proposed or ended, as the source tells it" }
returns.confidence = { type = "str", meaning = "stated, inferred or tentative" }
returns.since = { type = "date or null", meaning = "the day from which it certainly held; absent where none is certain" }
returns.last_confirmed = { type = "date or null", meaning = "the last day on which a source tells that it held" }
returns.source = { type = "str", meaning = "id of the Document that tells it" }
returns.claim = { type = "str", meaning = "id of the claim" }

[[examples]]
on = "papers"
params = { council = "855", as_of = 2013-12-31 }
rows = """
link | by | id | name | kind | holds | status | confidence | since | last_confirmed | source | claim
BROKERS | Leicestershire | 002:cohort:special-measures-schools | Schools in Leicestershire judged to be in special measures | Cohort | certainly | actual | inferred | 2013-12-31 | 2013-02-01 | document:002 | 002:claim:council-brokers-until-conversion
FUNDS | Leicestershire | 002:programme:schools-causing-concern-funding | Funding for Schools Causing Concern, Leicestershire | Programme | certainly | actual | stated | 2013-12-31 | 2013-02-01 | document:002 | 002:claim:council-funds-schools-causing-concern
FUNDS | Leicestershire | 002:programme:leep-development-funding | Funding for the development of the LEEP | Programme | certainly | actual | stated | 2013-02-28 | 2013-02-28 | document:002 | 002:claim:council-funds-leep-development
OVERSEES | Committee of Leicestershire council (not named) | 002:partnership:leep | Leicestershire Education Excellence Partnership | Partnership | certainly | actual | inferred | 2013-12-31 | 2013-02-01 | document:002 | 002:claim:committee-monitors-leep
OVERSEES | Leicestershire | 002:cohort:special-measures-schools | Schools in Leicestershire judged to be in special measures | Cohort | certainly | actual | inferred | 2013-12-31 | 2013-02-01 | document:002 | 002:claim:council-accountable-until-conversion
OVERSEES | Leicestershire | 002:cohort:sponsors | Sponsors of academies in Leicestershire | Cohort | certainly | actual | stated | 2013-12-31 | 2013-02-01 | document:002 | 002:claim:council-holds-sponsors-to-account
"""
*/
// A service is what certainly is part of the council. That it maintains schools is told by `councils/maintained`.
MATCH (c:Council {id: $council})
WITH [c] + COLLECT { MATCH (part:Body|Board|Programme)-[p:PART_OF]->(c)
  WHERE p.status = 'actual' AND p.confidence <> 'tentative' AND (NOT $public OR p.visibility = 'public')
    AND p.start_max <= $as_of AND coalesce(p.kind_ended >= $as_of, true)
    AND p.end_min + duration({months: CASE WHEN p.end_max IS NOT NULL THEN 0
      WHEN type(p) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of RETURN part } AS ours
UNWIND ours AS one
MATCH (one)-[r:FUNDS|BROKERS|COMMISSIONS|OVERSEES|SUPPORTS|HOSTS|GOVERNS]->(n)
WHERE NOT n IN ours AND r.status <> 'ended' AND (NOT $public OR r.visibility = 'public')
  AND coalesce(r.start_min <= $as_of, true) AND coalesce(r.end_max >= $as_of, true)
  AND coalesce(r.kind_ended >= $as_of, true) AND (r.end_max IS NOT NULL OR
    coalesce(r.end_min + duration({months: CASE WHEN type(r) = 'SUPPORTS'
    THEN $carry_support ELSE $carry_other END}) >= $as_of, true))
RETURN type(r) AS link, one.name AS by, n.id AS id, n.name AS name, [l IN labels(n) WHERE l <> 'Entity'][0] AS kind, CASE WHEN coalesce(r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of, false) THEN 'certainly' ELSE 'possibly' END AS holds,
  r.status AS status, r.confidence AS confidence, r.start_max AS since,
  r.end_min AS last_confirmed, r.source AS source, r.id AS claim
ORDER BY link, status, by, name, claim
