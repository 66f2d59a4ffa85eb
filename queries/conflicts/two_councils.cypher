/*
title = "Two councils at once"
question = "Which schools are told to be in the area of, or maintained by, two councils on the same day?"
audience = "officer"
of = "queries.side_by_side.conflicts"

[[examples]]
network = """
Ash -IN_AREA_OF-> Exemplar:Council#999
Ash -IN_AREA_OF-> Kestrel:Council#998
Kestrel -MAINTAINS-> Birch -IN_AREA_OF-> Exemplar // a council may maintain a school in the area of another
Cedar -IN_AREA_OF{start_max: 2009-04-01, end_min: 2012-08-31, end_max: 2012-08-31}-> Exemplar // moved
Cedar -IN_AREA_OF{start_max: 2012-09-01, end_min: 2013-12-10}-> Kestrel
"""
params = { as_of = 2013-12-10 }
rows = """
subject | about | claims
Ash | Ash is told to be in the area of two councils at once: Exemplar and Kestrel. | IN_AREA_OF:Ash:Exemplar; IN_AREA_OF:Ash:Kestrel
"""
*/
// In the register a school has one council on a day; a council that was reorganised is read as its one successor.
MATCH (s:School)-[r:IN_AREA_OF|MAINTAINS]-(c:Council)
WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH coalesce($read_as[s.id], s.id) AS subject, coalesce($read_as[c.id], c.id) AS council, c.name AS name, r
ORDER BY council, r.id
WITH subject, type(r) AS rel, collect({one: council, name: name, claim: r.id,
  came: r.start_min = $as_of, left: r.end_min = $as_of AND r.end_max IS NOT NULL}) AS told
// A day of moving, on which both are told, counts for where the school went.
UNWIND [x IN told WHERE NOT (x.left AND any(y IN told WHERE y.came))] AS each
WITH subject, rel, count(DISTINCT each.one) AS councils, collect(DISTINCT each.name) AS names,
  collect(each.claim) AS claims
WHERE councils > 1
MATCH (s:Entity {id: subject})
RETURN subject,
  s.name + ' is told to be ' + CASE rel WHEN 'MAINTAINS' THEN 'maintained by ' ELSE 'in the area of ' END
    + CASE councils WHEN 2 THEN 'two' ELSE toString(councils) END + ' councils at once: '
    + reduce(text = head(names), name IN tail(names) | text + ' and ' + name)
    + CASE WHEN size(names) < councils THEN ', of which there are several records.' ELSE '.' END AS about,
  claims ORDER BY subject, about
