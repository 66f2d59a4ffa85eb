/*
title = "Councils that work together"
question = "Which councils are told to work together, directly or as members of the same body?"
audience = "strategist"

returns.one = { type = "str", meaning = "name of one" }
returns.other = { type = "str", meaning = "name of the other" }
returns.how = { type = "str", meaning = "PARTNERS_WITH, or the name of the body that both are members of" }
returns.sources = { type = "list of str", meaning = "ids of the Documents that tell it" }
returns.claims = { type = "list of str", meaning = "ids of the claims" }

[[examples]]
on = "papers"
params = { council = "883", as_of = 2013-12-10 }
rows = """
one | other | how | sources | claims
Essex | Thurrock | PARTNERS_WITH | document:004 | 004:claim:council-partners-with-essex
Southend-on-Sea | Thurrock | PARTNERS_WITH | document:004 | 004:claim:council-partners-with-southend
"""

[[examples]]
network = """
North:Council#991 -MEMBER_OF-> Forum:Partnership <-MEMBER_OF- South:Council#992
North -PARTNERS_WITH-> West:Council#993
North -PARTNERS_WITH{status: proposed}-> South
"""
params = { as_of = 2013-12-10 }
rows = """
one   | other | how           | sources          | claims
North | South | Forum         | document:drawing | MEMBER_OF:North:Forum; MEMBER_OF:South:Forum
North | West  | PARTNERS_WITH | document:drawing | PARTNERS_WITH:North:West
"""
*/
CALL () {
  MATCH (c:Council)-[r:PARTNERS_WITH]-(d:Council)
  WHERE c.id < d.id AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  RETURN c, d, type(r) AS how, [r] AS links
  UNION ALL
  MATCH (c:Council)-[r:MEMBER_OF]->(body:!Cohort)<-[q:MEMBER_OF]-(d:Council)
  WHERE c.id < d.id AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
    AND q.status = 'actual' AND q.confidence <> 'tentative' AND (NOT $public OR q.visibility = 'public')
  AND q.start_max <= $as_of AND coalesce(q.kind_ended >= $as_of, true)
  AND q.end_min + duration({months: CASE WHEN q.end_max IS NOT NULL THEN 0
    WHEN type(q) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  RETURN c, d, body.name AS how, [r, q] AS links
}
WITH c, d, how, links
WHERE $council IN [c.id, d.id] OR ($council IS NULL AND coalesce(c.illustrative, d.illustrative) IS NULL)
UNWIND links AS r
WITH c, d, how, r ORDER BY r.id
WITH c, d, how, collect(DISTINCT r.source) AS sources, collect(DISTINCT r.id) AS claims
RETURN c.name AS one, d.name AS other, how, sources, claims
ORDER BY one, other, how
