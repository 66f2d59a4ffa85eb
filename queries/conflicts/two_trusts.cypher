/*
title = "Two trusts at once"
question = "Which schools are told to be in two academy trusts, or in two foundation trusts, on the same day?"
audience = "officer"
of = "queries.side_by_side.conflicts"

[[examples]]
network = """
Ash -MEMBER_OF-> Oak:Trust{kind: multi-academy}
Ash -MEMBER_OF-> Elm:Trust{kind: single-academy}
Birch -MEMBER_OF-> Oak // beside a foundation trust or a sponsor it may be right
Birch -MEMBER_OF-> Yew:Trust{kind: foundation}
Corp:Body{kind: sponsor} -SPONSORS-> Birch
Cedar -MEMBER_OF{start_max: 2011-09-01, end_min: 2013-08-31, end_max: 2013-08-31}-> Oak // moved
Cedar -MEMBER_OF{start_min: 2013-09-01, start_max: 2013-09-01, end_min: 2013-12-10}-> Elm
Dale -MEMBER_OF{start_max: 2011-09-01, end_min: 2013-12-10, end_max: 2014-02-01}-> Oak // moves on the day itself
Dale -MEMBER_OF{start_min: 2013-12-10, start_max: 2013-12-10, end_min: 2014-02-01}-> Elm
"""
params = { as_of = 2013-12-10 }
rows = """
subject | about | claims
Ash | Ash is told to be in two trusts at once: Elm and Oak. | MEMBER_OF:Ash:Elm; MEMBER_OF:Ash:Oak
"""
*/
// One academy trust answers for an academy, one foundation trust for a foundation school; of each kind one is expected.
// What a trust's kind is not told counts as an academy trust.
MATCH (s:School)-[r:MEMBER_OF]->(t:Trust)
WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH coalesce($read_as[s.id], s.id) AS subject, coalesce($read_as[t.id], t.id) AS trust, t.name AS name, r,
  coalesce(t.kind = 'foundation', false) AS foundation
ORDER BY trust, r.id
WITH subject, foundation, collect({one: trust, name: name, claim: r.id,
  came: r.start_min = $as_of, left: r.end_min = $as_of AND r.end_max IS NOT NULL}) AS told
// A day of moving, on which both are told, counts for where the school went.
UNWIND [x IN told WHERE NOT (x.left AND any(y IN told WHERE y.came))] AS each
WITH subject, foundation, count(DISTINCT each.one) AS trusts, collect(DISTINCT each.name) AS names,
  collect(each.claim) AS claims
WHERE trusts > 1
MATCH (s:Entity {id: subject})
RETURN subject,
  s.name + ' is told to be in ' + CASE trusts WHEN 2 THEN 'two' ELSE toString(trusts) END
    + CASE WHEN foundation THEN ' foundation' ELSE '' END + ' trusts at once: '
    + reduce(text = head(names), name IN tail(names) | text + ' and ' + name)
    + CASE WHEN size(names) < trusts THEN ', of which there are several records.' ELSE '.' END AS about,
  claims ORDER BY subject, about
