/*
title = "Snapshots of one register that differ"
question = "Which links of a register began on different days by different snapshots of it?"
audience = "officer"
of = "queries.side_by_side.conflicts"

[[examples]]
network = """
Corp:Body{kind: sponsor} -SPONSORS{source: gias:2022, start_min: 2010-01-05, start_max: 2010-01-05, end_min: 2013-12-10, seen: [gias:2012|2012-05-01|2005-09-01|2005-09-01|2012-05-01|;gias:2013|2013-12-10|2010-01-05|2010-01-05|2013-12-10|]}-> Ash
Corp -SPONSORS{source: gias:2022, start_min: 2010-01-05, start_max: 2010-01-05, end_min: 2013-12-10, seen: [gias:2012|2012-05-01||2012-05-01|2012-05-01|;gias:2013|2013-12-10|2010-01-05|2010-01-05|2013-12-10|]}-> Birch
"""
params = { as_of = 2013-12-10 }
rows = """
subject | about | claims
Ash | Corp sponsors Ash: it began on 2005-09-01 by one snapshot and on 2010-01-05 by another. | SPONSORS:Corp:Ash|gias:2012; SPONSORS:Corp:Ash|gias:2013
"""
*/
// The newest day stands in the claim; what each snapshot told is kept in `seen`: document|day|start_min|start_max|…
MATCH (a)-[r:!STRUCK]->(b)
WHERE size(r.seen) > 1
  AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH a, b, r, [line IN r.seen | split(line, '|')] AS seen
WITH a, b, r, [part IN seen WHERE part[2] <> '' AND part[2] = part[3]] AS exact
WHERE any(part IN exact WHERE part[2] <> exact[0][2])
UNWIND exact AS part
WITH a, b, r, part ORDER BY part[1]
WITH a, b, r, part[2] AS start, collect(part[0])[-1] AS document, max(part[1]) AS day ORDER BY day
WITH a, b, r, collect(start) AS starts, collect(r.id + '|' + document) AS claims
RETURN CASE WHEN b:School AND NOT a:School THEN b.id ELSE a.id END AS subject,
  a.name + ' ' + coalesce({MEMBER_OF: 'is a member of', REPRESENTED_IN: 'is represented in', BASED_AT: 'is based at',
      IN_AREA_OF: 'is in the area of', PART_OF: 'is part of'}[type(r)], toLower(replace(type(r), '_', ' ')))
    + ' ' + b.name + ': it began on ' + head(starts) + ' by one snapshot'
    + reduce(text = '', start IN tail(starts) | text + ' and on ' + start + ' by another') + '.' AS about,
  claims ORDER BY subject, about
