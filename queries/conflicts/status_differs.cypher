/*
title = "Actual by one source, proposed or ended by another"
question = "Which links are actual by one source, and on a day on which they held proposed or ended by another?"
audience = "officer"
of = "queries.side_by_side.conflicts"

[[examples]]
network = """
Ash -SUPPORTS{source: paper, start_max: 2013-06-01, end_min: 2013-12-10}-> Birch
Ash -SUPPORTS{source: minutes, status: proposed}-> Birch
Ash -SUPPORTS{source: paper, start_max: 2013-06-01, end_min: 2013-12-10}-> Cedar
Ash -SUPPORTS{source: old, status: proposed}-> Cedar // proposed first, then actual
Elm -SUPPORTS{source: paper, focus: maths}-> Birch
Elm -SUPPORTS{source: minutes, status: ended, focus: English}-> Birch // another link
paper:Document{kind: paper, date: 2013-12-10}
minutes:Document{kind: paper, date: 2013-11-01}
old:Document{kind: paper, date: 2012-01-01}
"""
params = { as_of = 2013-12-10 }
rows = """
subject | about | claims
Ash | Ash supports Birch by one source; by another, of 2013-11-01, it is proposed. | SUPPORTS:Ash:Birch; SUPPORTS:Ash:Birch~2
"""
*/
// Only where the actual claim held on the day of the other source, so that neither is news of a change.
MATCH (a)-[r:!STRUCK]->(b)
WHERE r.status IN ['proposed', 'ended'] AND (NOT $public OR r.visibility = 'public')
MATCH (d:Entity {id: r.source})
WHERE d.date <= $as_of
MATCH (a)-[:SAME_AS*0..4]-(c)-[q:!STRUCK]-(e)-[:SAME_AS*0..4]-(b)
WHERE type(q) = type(r) AND q.source <> r.source AND coalesce(q.focus, '') = coalesce(r.focus, '')
  AND (startNode(q) = c OR type(q) = 'PARTNERS_WITH')
  AND coalesce($same[c.id], c.id) = coalesce($same[a.id], a.id)
  AND coalesce($same[e.id], e.id) = coalesce($same[b.id], b.id)
  AND q.start_max <= d.date
  AND q.status = 'actual' AND q.confidence <> 'tentative' AND (NOT $public OR q.visibility = 'public')
  AND q.start_max <= $as_of AND coalesce(q.kind_ended >= $as_of, true)
  AND q.end_min + duration({months: CASE WHEN q.end_max IS NOT NULL THEN 0
    WHEN type(q) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
MATCH (w:Entity {id: q.source})
WHERE coalesce(d.series, d.id) <> coalesce(w.series, w.id)
WITH a, b, r, d, q.id AS claim ORDER BY claim
WITH a, b, r, d, collect(DISTINCT claim) AS claims
RETURN CASE WHEN b:School AND NOT a:School THEN b.id ELSE a.id END AS subject,
  a.name + ' ' + coalesce({MEMBER_OF: 'is a member of', REPRESENTED_IN: 'is represented in', BASED_AT: 'is based at',
      IN_AREA_OF: 'is in the area of', PART_OF: 'is part of'}[type(r)], toLower(replace(type(r), '_', ' ')))
    + ' ' + b.name + ' by one source; by another, of ' + toString(d.date)
    + ', it ' + CASE r.status WHEN 'ended' THEN 'has ended.' ELSE 'is proposed.' END AS about,
  claims + [r.id] AS claims ORDER BY subject, about, claims
