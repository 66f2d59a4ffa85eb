/*
title = "Who governs a body, or is to"
question = "Who governs a body, and who is proposed as a trustee or to govern it?"
audience = "officer"
map = { claims = "claim" }
params.body = { type = "Entity", help = "the body: id or exact name", example = "003:partnership:alliance" }

returns.id = { type = "str", meaning = "id of who governs" }
returns.name = { type = "str", meaning = "its name" }
returns.kind = { type = "str", meaning = "its label" }
returns.posts = { type = "int or null", meaning = "how many posts, where a source counts them" }
returns.how = { type = "str or null", meaning = "how, in the source's words" }
returns.holds = { type = "str", meaning = "certainly or possibly, on the day" }
returns.status = { type = "str", meaning = "actual, proposed or ended, as the source tells it" }
returns.confidence = { type = "str", meaning = "stated, inferred or tentative" }
returns.since = { type = "date or null", meaning = "the day from which it certainly held; absent where none is certain" }
returns.last_confirmed = { type = "date or null", meaning = "the last day on which a source tells that it held" }
returns.source = { type = "str", meaning = "id of the Document that tells it" }
returns.claim = { type = "str", meaning = "id of the claim" }

[[examples]]
on = "papers"
params = { body = "003:partnership:alliance", as_of = 2011-01-28 }
rows = """
id | name | kind | posts | how | holds | status | confidence | since | last_confirmed | source | claim
003:body:sdsa | School Development Support Agency | Body |  | trustee | certainly | proposed | tentative | 2011-01-28 | 2010-11-24 | document:003 | 003:claim:sdsa-trustee-of-alliance
council:856 | Leicester | Council |  | trustee | certainly | proposed | tentative | 2011-01-28 | 2010-11-24 | document:003 | 003:claim:lcc-trustee-of-alliance
003:leader:alliance-trustees | Trustees of the Leicester Schools and Colleges Alliance (proposed) | Leader | 8 | trustee | certainly | proposed | tentative | 2011-01-28 | 2010-11-24 | document:003 | 003:claim:trustees-govern-alliance
003:partnership:cph | Leicester City Primary Headteachers | Partnership |  | trustee | certainly | proposed | stated | 2011-01-28 | 2010-11-24 | document:003 | 003:claim:cph-trustee-of-alliance
003:partnership:well | Leicester’s special schools’ organisation WELL | Partnership |  | trustee | certainly | proposed | stated | 2011-01-28 | 2010-11-24 | document:003 | 003:claim:well-trustee-of-alliance
003:partnership:eip | Secondary Education Improvement Partnership | Partnership |  | trustee | certainly | proposed | stated | 2011-01-28 | 2010-11-24 | document:003 | 003:claim:eip-trustee-of-alliance
003:partnership:tfl | Tertiary Federation of Leicester | Partnership |  | trustee | certainly | proposed | stated | 2011-01-28 | 2010-11-24 | document:003 | 003:claim:tfl-trustee-of-alliance
"""
*/
WITH coalesce($read_as[$body], $body) AS asked
WITH asked, [asked] + coalesce($records_of[asked], []) AS ids
MATCH (n)-[r:GOVERNS]->(b:Entity)
WHERE b.id IN ids AND NOT n.id IN ids AND r.status <> 'ended' AND (NOT $public OR r.visibility = 'public')
  AND coalesce(r.start_min <= $as_of, true) AND coalesce(r.end_max >= $as_of, true)
  AND coalesce(r.kind_ended >= $as_of, true) AND (r.end_max IS NOT NULL OR
    coalesce(r.end_min + duration({months: CASE WHEN type(r) = 'SUPPORTS'
    THEN $carry_support ELSE $carry_other END}) >= $as_of, true))
RETURN n.id AS id, n.name AS name, [l IN labels(n) WHERE l <> 'Entity'][0] AS kind, n.count AS posts, r.qualifier AS how, CASE WHEN coalesce(r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of, false) THEN 'certainly' ELSE 'possibly' END AS holds,
  r.status AS status, r.confidence AS confidence, r.start_max AS since,
  r.end_min AS last_confirmed, r.source AS source, r.id AS claim
ORDER BY status, kind, name, claim
