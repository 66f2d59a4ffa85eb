/*
title = "Members of a body"
question = "Who is a member of, represented in, or partner of a body on the day, and who is proposed?"
audience = "officer"
map = { claims = "claim" }
params.body = { type = "Entity", help = "the body: id or exact name", example = "002:partnership:leep" }

returns.id = { type = "str", meaning = "id of the member" }
returns.name = { type = "str", meaning = "its name" }
returns.kind = { type = "str", meaning = "its label" }
returns.count = { type = "int or null", meaning = "how many, where it is a group that a source counts" }
returns.link = { type = "str", meaning = "MEMBER_OF, REPRESENTED_IN or PARTNERS_WITH" }
returns.holds = { type = "str", meaning = "certainly or possibly, on the day" }
returns.status = { type = "str", meaning = "actual, proposed or ended, as the source tells it" }
returns.confidence = { type = "str", meaning = "stated, inferred or tentative" }
returns.since = { type = "date or null", meaning = "the day from which it certainly held; absent where none is certain" }
returns.last_confirmed = { type = "date or null", meaning = "the last day on which a source tells that it held" }
returns.source = { type = "str", meaning = "id of the Document that tells it" }
returns.claim = { type = "str", meaning = "id of the claim" }

[[examples]]
on = "papers"
params = { body = "002:partnership:leep", as_of = 2013-12-31 }
rows = """
id | name | kind | count | link | holds | status | confidence | since | last_confirmed | source | claim
council:855 | Leicestershire | Council |  | MEMBER_OF | certainly | actual | inferred | 2013-12-31 | 2013-02-01 | document:002 | 002:claim:council-in-leep
002:cohort:schools | All schools in Leicestershire | Cohort |  | PARTNERS_WITH | certainly | proposed | tentative | 2013-12-31 | 2013-02-01 | document:002 | 002:claim:schools-wish-to-partner-in-leep
002:cohort:external-sponsors | External sponsors in discussions with Leicestershire council | Cohort |  | PARTNERS_WITH | certainly | proposed | tentative | 2013-12-31 | 2013-02-01 | document:002 | 002:claim:external-sponsors-wish-to-work-with-leep
002:cohort:schools | All schools in Leicestershire | Cohort |  | REPRESENTED_IN | certainly | actual | stated | 2013-12-31 | 2013-02-01 | document:002 | 002:claim:schools-represented-in-leep
"""
*/
WITH coalesce($read_as[$body], $body) AS asked
WITH asked, [asked] + coalesce($records_of[asked], []) AS ids
MATCH (n)-[r:MEMBER_OF|REPRESENTED_IN|PARTNERS_WITH]-(b:Entity)
WHERE b.id IN ids AND NOT n.id IN ids AND (type(r) = 'PARTNERS_WITH' OR endNode(r) = b) AND r.status <> 'ended'
  AND (NOT $public OR r.visibility = 'public')
  AND coalesce(r.start_min <= $as_of, true) AND coalesce(r.end_max >= $as_of, true)
  AND coalesce(r.kind_ended >= $as_of, true) AND (r.end_max IS NOT NULL OR
    coalesce(r.end_min + duration({months: CASE WHEN type(r) = 'SUPPORTS'
    THEN $carry_support ELSE $carry_other END}) >= $as_of, true))
RETURN n.id AS id, n.name AS name, [l IN labels(n) WHERE l <> 'Entity'][0] AS kind, n.count AS count, type(r) AS link, CASE WHEN coalesce(r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of, false) THEN 'certainly' ELSE 'possibly' END AS holds,
  r.status AS status, r.confidence AS confidence, r.start_max AS since,
  r.end_min AS last_confirmed, r.source AS source, r.id AS claim
ORDER BY link, status, kind, name, claim
