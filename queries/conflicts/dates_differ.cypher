/*
title = "Days that cannot both be true"
question = "Which links are told by two sources with beginnings or ends that cannot both be true?"
audience = "officer"
of = "queries.side_by_side.conflicts"

[[examples]]
network = """
Ash -MEMBER_OF{source: paper, start_min: 2012-09-01, start_max: 2012-09-01, end_min: 2013-12-10}-> Oak:Trust
Ash -MEMBER_OF{source: entry, start_min: 2011-01-01, start_max: 2011-12-31, end_min: 2013-12-10}-> Oak
Birch -MEMBER_OF{source: paper, start_min: 2012-09-01, start_max: 2012-09-01, end_min: 2013-12-10}-> Oak
Birch -MEMBER_OF{source: entry, start_min: 2012-01-01, start_max: 2012-12-31, end_min: 2013-12-10}-> Oak // the year: agrees
Cedar -SUPPORTS{source: paper, start_max: 2010-09-01, end_min: 2011-08-31, end_max: 2011-08-31}-> Ash // two spells
Cedar -SUPPORTS{source: entry, start_min: 2013-01-01, start_max: 2013-01-31, end_min: 2013-12-10}-> Ash
paper:Document{kind: paper, date: 2013-12-10}
entry:Document{kind: entry, date: 2013-12-10}
"""
params = { as_of = 2013-12-10 }
rows = """
subject | about | claims
Ash | Ash is a member of Oak: two sources tell beginnings of it that cannot both be true. | MEMBER_OF:Ash:Oak; MEMBER_OF:Ash:Oak~2
"""
*/
// Claims of different series, both of which certainly held on one day, so that they tell the same spell.
MATCH (a)-[r:!STRUCK]->(b)
WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
WITH r, type(r) AS rel, coalesce(r.focus, '') AS focus,
  coalesce($same[a.id], a.id) AS x, coalesce($same[b.id], b.id) AS y
WITH rel, focus, CASE WHEN rel = 'PARTNERS_WITH' AND x > y THEN [y, x] ELSE [x, y] END AS ends, collect(r) AS told
WHERE size(told) > 1
UNWIND told AS r
UNWIND told AS q
WITH rel, ends, r, q,
  r.start_max < q.start_min OR q.start_max < r.start_min AS beginnings,
  r.end_max < q.end_min OR q.end_max < r.end_min AS endings
WHERE r.id < q.id AND (beginnings OR endings) AND r.start_max <= q.end_min AND q.start_max <= r.end_min
  AND any(c IN [r, q] WHERE c.start_max <= $as_of AND coalesce(c.kind_ended >= $as_of, true)
  AND c.end_min + duration({months: CASE WHEN c.end_max IS NOT NULL THEN 0
    WHEN type(c) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of)
MATCH (d:Entity {id: r.source})
MATCH (e:Entity {id: q.source})
WHERE coalesce(d.series, d.id) <> coalesce(e.series, e.id)
UNWIND [r.id, q.id] AS claim
WITH rel, ends, beginnings, claim ORDER BY claim
WITH rel, ends, collect(DISTINCT claim) AS claims, max(coalesce(beginnings, false)) AS beginnings
MATCH (a:Entity {id: ends[0]})
MATCH (b:Entity {id: ends[1]})
RETURN CASE WHEN b:School AND NOT a:School THEN b.id ELSE a.id END AS subject,
  a.name + ' ' + coalesce({MEMBER_OF: 'is a member of', REPRESENTED_IN: 'is represented in', BASED_AT: 'is based at',
      IN_AREA_OF: 'is in the area of', PART_OF: 'is part of'}[rel], toLower(replace(rel, '_', ' ')))
    + ' ' + b.name + ': two sources tell '
    + CASE WHEN beginnings THEN 'beginnings' ELSE 'ends' END + ' of it that cannot both be true.' AS about,
  claims ORDER BY subject, about, claims
