/*
title = "Who is in an alliance"
question = "Who leads the alliances of a council, who partners with them, and who is a member?"
audience = "strategist"
map = { claims = "claim" }

returns.id = { type = "str", meaning = "id of the alliance" }
returns.name = { type = "str", meaning = "its name" }
returns.kind = { type = "str or null", meaning = "teaching school alliance, teaching school hub …" }
returns.role = { type = "str", meaning = "lead, partner or member" }
returns.party = { type = "str", meaning = "id of who" }
returns.party_name = { type = "str", meaning = "its name" }
returns.schools = { type = "int or null", meaning = "how many, where the party is a group that a source counts" }
returns.holds = { type = "str", meaning = "certainly or possibly, on the day" }
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
id | name | kind | role | party | party_name | schools | holds | status | confidence | since | last_confirmed | source | claim
004:alliance:beacon-hill | Teaching school alliance established by Beacon Hill (not named) | teaching school alliance | lead | 004:school:beacon-hill | Beacon Hill |  | certainly | actual | inferred | 2013-04-30 | 2013-12-10 | document:004 | 004:claim:beacon-hill-leads-alliance
004:alliance:beacon-hill | Teaching school alliance established by Beacon Hill (not named) | teaching school alliance | member | 004:cohort:beacon-hill-alliance-schools | Schools and academies neighbouring Beacon Hill in its alliance |  | certainly | actual | stated | 2013-12-10 | 2013-12-10 | document:004 | 004:claim:schools-in-beacon-hill-alliance
004:alliance:beacon-hill | Teaching school alliance established by Beacon Hill (not named) | teaching school alliance | member | council:883 | Thurrock |  | certainly | actual | stated | 2013-12-10 | 2013-12-10 | document:004 | 004:claim:council-in-beacon-hill-alliance
004:alliance:dilkes-academy | Teaching school alliance established by Dilkes Academy (not named) | teaching school alliance | lead | 004:school:dilkes-academy | Dilkes Academy |  | certainly | actual | inferred | 2013-04-30 | 2013-12-10 | document:004 | 004:claim:dilkes-academy-leads-alliance
004:alliance:dilkes-academy | Teaching school alliance established by Dilkes Academy (not named) | teaching school alliance | member | 004:cohort:dilkes-academy-alliance-schools | Schools and academies neighbouring Dilkes Academy in its alliance |  | certainly | actual | stated | 2013-12-10 | 2013-12-10 | document:004 | 004:claim:schools-in-dilkes-academy-alliance
004:alliance:dilkes-academy | Teaching school alliance established by Dilkes Academy (not named) | teaching school alliance | member | council:883 | Thurrock |  | certainly | actual | stated | 2013-12-10 | 2013-12-10 | document:004 | 004:claim:council-in-dilkes-academy-alliance
004:alliance:harris-academy | Teaching school alliance established by Harris Academy (not named) | teaching school alliance | lead | 004:school:harris-academy | Harris Academy |  | certainly | actual | inferred | 2013-04-30 | 2013-12-10 | document:004 | 004:claim:harris-academy-leads-alliance
004:alliance:harris-academy | Teaching school alliance established by Harris Academy (not named) | teaching school alliance | member | 004:cohort:harris-academy-alliance-schools | Schools and academies neighbouring Harris Academy in its alliance |  | certainly | actual | stated | 2013-12-10 | 2013-12-10 | document:004 | 004:claim:schools-in-harris-academy-alliance
004:alliance:harris-academy | Teaching school alliance established by Harris Academy (not named) | teaching school alliance | member | council:883 | Thurrock |  | certainly | actual | stated | 2013-12-10 | 2013-12-10 | document:004 | 004:claim:council-in-harris-academy-alliance
004:alliance:treetops | Teaching school alliance led by Treetops (not named) | teaching school alliance | lead | 004:school:treetops | Treetops |  | certainly | actual | stated | 2012-12-31 | 2013-12-10 | document:004 | 004:claim:treetops-leads-alliance
004:alliance:treetops | Teaching school alliance led by Treetops (not named) | teaching school alliance | member | 004:cohort:treetops-alliance-schools | Cross-phase schools in the alliance led by Treetops | 15 | certainly | actual | stated | 2013-12-10 | 2013-12-10 | document:004 | 004:claim:schools-in-treetops-alliance
"""
*/
MATCH (n)-[r:LEADS|PARTNERS_WITH|MEMBER_OF]-(g:Alliance)
WHERE (type(r) = 'PARTNERS_WITH' OR endNode(r) = g) AND r.status <> 'ended' AND (NOT $public OR r.visibility = 'public')
  AND coalesce(r.start_min <= $as_of, true) AND coalesce(r.end_max >= $as_of, true)
  AND coalesce(r.kind_ended >= $as_of, true) AND (r.end_max IS NOT NULL OR
    coalesce(r.end_min + duration({months: CASE WHEN type(r) = 'SUPPORTS'
    THEN $carry_support ELSE $carry_other END}) >= $as_of, true))
  AND ((($council IS NULL AND g.illustrative IS NULL) OR g.id = $council OR EXISTS {
    MATCH (g)-[x:IN_AREA_OF]->(:Council {id: $council}) WHERE (NOT $public OR x.visibility = 'public') }) OR EXISTS {
    MATCH (g)<-[q:MEMBER_OF|LEADS]-(m) WHERE (NOT $public OR q.visibility = 'public') AND (m.id = $council OR EXISTS {
      MATCH (m)-[y:IN_AREA_OF]->(:Council {id: $council}) WHERE (NOT $public OR y.visibility = 'public') }) })
RETURN g.id AS id, g.name AS name, g.kind AS kind,
  CASE type(r) WHEN 'LEADS' THEN 'lead' WHEN 'PARTNERS_WITH' THEN 'partner' ELSE 'member' END AS role,
  n.id AS party, n.name AS party_name, n.count AS schools, CASE WHEN coalesce(r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of, false) THEN 'certainly' ELSE 'possibly' END AS holds,
  r.status AS status, r.confidence AS confidence, r.start_max AS since,
  r.end_min AS last_confirmed, r.source AS source, r.id AS claim
ORDER BY name, id, role, party_name, claim
