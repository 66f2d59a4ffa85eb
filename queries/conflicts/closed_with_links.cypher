/*
title = "Closed, with links that still count"
question = "Which closed schools, that no open school alone succeeds, have links that certainly hold on the day?"
audience = "officer"
of = "queries.side_by_side.conflicts"

[[examples]]
network = """
Ash{closed: 2013-08-31} -SUPPORTS-> Birch // told of 10 December
Cedar{closed: 2013-08-31} -SUPPORTS{start_max: 2013-03-01, end_min: 2013-03-01}-> Birch
Elm{closed: 2013-08-31} -SUPPORTS{start_max: 2012-09-01, end_min: 2013-08-30, end_max: 2013-08-30}-> Birch
Fir{closed: 2014-08-31} -SUPPORTS-> Birch
Gorse{closed: 2013-12-01} -MEMBER_OF{start_max: 2013-11-01, end_min: 2013-11-01, seen: [gias:2013-11|2013-11-01||2013-11-01|2013-11-01|]}-> Oak:Trust
"""
params = { as_of = 2013-12-10 }
rows = """
subject | about | claims
Ash | Ash closed on 2013-08-31, yet 1 link of it still counts: told of that day or later. | SUPPORTS:Ash:Birch
Cedar | Cedar closed on 2013-08-31, yet 1 link of it still counts: last told before that day, and ended by nothing. | SUPPORTS:Cedar:Birch
"""

[[examples]]
network = """
Ash{closed: 2013-08-31} -SUPPORTS-> Birch
Oak{opened: 2013-09-01} -SUCCEEDS-> Ash
"""
params = { as_of = 2013-12-10 }
rows = """
subject | about | claims
"""
*/
// The links of a closed school are read as those of the open one that alone succeeds it; here no such school is open.
MATCH (p:School)
WITH p, coalesce($read_as[p.id], p.id) AS subject
MATCH (s:Entity {id: subject})
WHERE s.closed <= $as_of OR (s.closed IS NULL AND s.status STARTS WITH 'Closed')
// What a register told before the closing is no contradiction of it, though no later snapshot has ended it yet.
MATCH (p)-[r:!STRUCK]-()
WHERE NOT type(r) IN ['IN_AREA_OF', 'MAINTAINS', 'SUCCEEDS', 'SAME_AS', 'INSPECTED', 'ANSWERED_NONE']
  AND (r.seen IS NULL OR coalesce(r.end_min >= s.closed, true))
  AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH s, r ORDER BY r.id
WITH s, collect(DISTINCT r.id) AS claims, max(r.end_min) AS told
RETURN s.id AS subject,
  s.name + ' closed on ' + coalesce(toString(s.closed), 'a day that no source tells') + ', yet ' + size(claims)
    + CASE size(claims) WHEN 1 THEN ' link of it still counts: ' ELSE ' links of it still count: ' END
    + CASE WHEN s.closed IS NULL THEN 'it is open on no day that we know.'
      WHEN told >= s.closed THEN 'told of that day or later.'
      ELSE 'last told before that day, and ended by nothing.' END AS about,
  claims ORDER BY subject
