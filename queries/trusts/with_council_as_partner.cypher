/*
title = "Trusts with a council as partner"
question = "Of which trusts is a council, or is a council to be, a partner or member, and as which source tells it?"
audience = "strategist"
map = { claims = "claim" }

returns.id = { type = "str", meaning = "id of the trust, or of the group of trusts" }
returns.name = { type = "str", meaning = "its name" }
returns.council = { type = "str", meaning = "name of the council" }
returns.link = { type = "str", meaning = "relationship type" }
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
params = { council = "383", as_of = 2007-09-01 }
rows = """
id | name | council | link | how | holds | status | confidence | since | last_confirmed | source | claim
000:trust:garforth-trust | Garforth Trust | Leeds | MEMBER_OF | partner | possibly | actual | stated | 2007-12-31 | 2007-06-01 | document:000 | 000:claim:council-partner-in-garforth-trust
000:cohort:emerging-trusts | Emerging trusts in Leeds | Leeds | MEMBER_OF | partner | possibly | proposed | tentative | 2007-12-31 | 2007-06-01 | document:000 | 000:claim:council-partner-in-emerging-trusts
000:cohort:trusts-established-in-leeds | Trusts established in Leeds, and those that schools may form | Leeds | MEMBER_OF |  | certainly | proposed | tentative | 2007-05-31 | 2007-06-01 | document:000 | 000:claim:council-requests-membership-of-every-trust
"""
*/
// Groups of trusts that a source counts or names only together are told too: they are cohorts.
MATCH (c:Council)-[r:MEMBER_OF|PARTNERS_WITH|GOVERNS]-(t:Trust|Cohort)
WHERE (t:Trust OR toLower(t.kind) = 'trusts') AND r.status <> 'ended' AND (NOT $public OR r.visibility = 'public')
  AND coalesce(r.start_min <= $as_of, true) AND coalesce(r.end_max >= $as_of, true)
  AND coalesce(r.kind_ended >= $as_of, true) AND (r.end_max IS NOT NULL OR
    coalesce(r.end_min + duration({months: CASE WHEN type(r) = 'SUPPORTS'
    THEN $carry_support ELSE $carry_other END}) >= $as_of, true))
  AND (c.id = $council OR ($council IS NULL AND c.illustrative IS NULL))
RETURN t.id AS id, t.name AS name, c.name AS council, type(r) AS link, r.qualifier AS how,
  CASE WHEN coalesce(r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of, false) THEN 'certainly' ELSE 'possibly' END AS holds,
  r.status AS status, r.confidence AS confidence, r.start_max AS since,
  r.end_min AS last_confirmed, r.source AS source, r.id AS claim
ORDER BY council, status, name, claim
