/*
title = "Two federations at once"
question = "Which schools are told to be in two federations of governing bodies on the same day?"
audience = "officer"
of = "queries.side_by_side.conflicts"

[[examples]]
network = """
Ash -MEMBER_OF-> Vale:Partnership{kind: federation, purpose: governance}
Ash -MEMBER_OF-> Hill:Partnership{kind: federation, purpose: governance}
Birch -MEMBER_OF-> Vale
Birch -MEMBER_OF-> Club:Partnership{kind: federation, purpose: improvement} // federated in name only
"""
params = { as_of = 2013-12-10 }
rows = """
subject | about | claims
Ash | Ash is told to be in two federations at once: Hill and Vale. | MEMBER_OF:Ash:Hill; MEMBER_OF:Ash:Vale
"""
*/
// A federation is one governing body over several schools, so a school is in one at most.
MATCH (s:School)-[r:MEMBER_OF]->(f:Partnership {kind: 'federation', purpose: 'governance'})
WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH coalesce($read_as[s.id], s.id) AS subject, coalesce($read_as[f.id], f.id) AS federation, f.name AS name, r
ORDER BY federation, r.id
WITH subject, collect({one: federation, name: name, claim: r.id,
  came: r.start_min = $as_of, left: r.end_min = $as_of AND r.end_max IS NOT NULL}) AS told
// A day of moving, on which both are told, counts for where the school went.
UNWIND [x IN told WHERE NOT (x.left AND any(y IN told WHERE y.came))] AS each
WITH subject, count(DISTINCT each.one) AS federations, collect(DISTINCT each.name) AS names,
  collect(each.claim) AS claims
WHERE federations > 1
MATCH (s:Entity {id: subject})
RETURN subject,
  s.name + ' is told to be in ' + CASE federations WHEN 2 THEN 'two' ELSE toString(federations) END
    + ' federations at once: ' + reduce(text = head(names), name IN tail(names) | text + ' and ' + name)
    + CASE WHEN size(names) < federations THEN ', of which there are several records.' ELSE '.' END AS about,
  claims ORDER BY subject, about
