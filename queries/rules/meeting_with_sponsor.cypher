/*
title = "A meeting with the sponsor is offered each school year"
question = "Has Leeds council offered the sponsor of each academy a meeting this school year?"
audience = "officer"
of = "queries.statements.rules"
paper = "document:001"
quote = "At the beginning of each academic year a meeting with the sponsor and the principal will be offered to discuss the academy's priorities"
standing = "rule"
from = 2014-11-13
checkable_by = "the council's record of meetings offered (CONSULTS links with their dates)"

[[examples]]
network = """
Ash -IN_AREA_OF-> Leeds:Council#383 <-IN_AREA_OF- Birch
Leeds <-IN_AREA_OF- Cedar
Corp:Body{kind: sponsor} -SPONSORS{start_max: 2014-09-01, end_min: 2014-11-01}-> Ash
Firm:Body{kind: sponsor} -SPONSORS{start_max: 2014-09-01, end_min: 2014-11-01}-> Birch
Guild:Body{kind: sponsor} -SPONSORS{start_max: 2014-09-01, end_min: 2014-11-01}-> Cedar
Leeds -CONSULTS{start_max: 2014-10-01, end_min: 2014-10-01}-> Corp
Leeds -CONSULTS{start_max: 2013-10-01, end_min: 2013-10-01}-> Firm // the year before
Leeds -CONSULTS{status: proposed, start_max: 2014-10-01, end_min: 2014-10-01}-> Guild
"""
params = { as_of = 2014-12-10 }
rows = """
subject | result | why | claims
Ash | holds | Ash, sponsored by Corp: contact of Leeds with the sponsor or the academy since 2014-09-01 is recorded. | CONSULTS:Leeds:Corp; SPONSORS:Corp:Ash
Birch | cannot_be_checked | Birch, sponsored by Firm: no meeting since 2014-09-01 is recorded, which does not tell that none was offered. | SPONSORS:Firm:Birch
Cedar | cannot_be_checked | Cedar, sponsored by Guild: no meeting since 2014-09-01 is recorded, which does not tell that none was offered. | SPONSORS:Guild:Cedar
"""

[[examples]]
network = """
list:Document{kind: entry, date: 2014-10-01, complete_for: [CONSULTS@383]}
Corp:Body{kind: sponsor} -SPONSORS{start_max: 2014-09-01, end_min: 2014-11-01}-> Ash -IN_AREA_OF-> Leeds:Council#383
"""
params = { as_of = 2014-12-10 }
rows = """
subject | result | why | claims
Ash | broken | Ash, sponsored by Corp: by a list declared complete there was no meeting since 2014-09-01. | SPONSORS:Corp:Ash; list
"""
*/
MATCH (c:Council {code: '383'})<-[a:IN_AREA_OF]-(p:School|Cohort)<-[r:SPONSORS]-(n)
WHERE coalesce($read_as[p.id], p.id) <> coalesce($read_as[n.id], n.id)
  AND a.status = 'actual' AND a.confidence <> 'tentative' AND (NOT $public OR a.visibility = 'public')
  AND a.start_max <= $as_of AND coalesce(a.kind_ended >= $as_of, true)
  AND a.end_min + duration({months: CASE WHEN a.end_max IS NOT NULL THEN 0
    WHEN type(a) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH DISTINCT c, coalesce($read_as[p.id], p.id) AS subject, coalesce($read_as[n.id], n.id) AS sponsor, r ORDER BY r.id
WITH c, subject, collect(DISTINCT sponsor) AS sponsors, collect(r.id) AS links,
  date({year: CASE WHEN $as_of.month < 9 THEN $as_of.year - 1 ELSE $as_of.year END, month: 9, day: 1}) AS since
MATCH (s:Entity {id: subject})
CALL (c, s, sponsors, since) {
  OPTIONAL MATCH (c)-[m:CONSULTS]->(met)
  WHERE (met.id = s.id OR met.id IN sponsors OR EXISTS { (met)-[b:BASED_AT]->(s) WHERE NOT $public OR b.visibility = 'public' })
    AND m.status = 'actual' AND m.confidence <> 'tentative' AND (NOT $public OR m.visibility = 'public')
    AND m.start_max <= $as_of AND m.end_min >= since
  WITH m ORDER BY m.id
  RETURN collect(m.id) AS meetings
}
CALL (sponsors) {
  MATCH (n:Entity) WHERE n.id IN sponsors
  WITH n ORDER BY n.name
  RETURN reduce(text = '', name IN collect(n.name) | text + CASE text WHEN '' THEN '' ELSE ' and ' END + name) AS names
}
WITH c, s, links, since, meetings, names, COLLECT {
    MATCH (d:Document) WHERE d.date <= $as_of AND (NOT $public OR coalesce(d.visibility, 'public') = 'public')
      AND any(whole IN d.complete_for WHERE whole IN ['CONSULTS@' + c.code, 'CONSULTS@' + c.id])
      AND d.date + duration({months: $carry_other}) >= $as_of RETURN d.id } AS lists
RETURN s.id AS subject, CASE WHEN size(meetings) > 0 THEN 'holds' WHEN size(lists) > 0 THEN 'broken'
    ELSE 'cannot_be_checked' END AS result,
  s.name + ', sponsored by ' + names + ': ' + CASE WHEN size(meetings) > 0 THEN 'contact of ' + c.name
      + ' with the sponsor or the academy since ' + toString(since) + ' is recorded.'
    WHEN size(lists) > 0 THEN 'by a list declared complete there was no meeting since ' + toString(since) + '.'
    ELSE 'no meeting since ' + toString(since) + ' is recorded, which does not tell that none was offered.' END AS why,
  meetings + links + CASE WHEN size(meetings) > 0 THEN [] ELSE lists END AS claims ORDER BY subject
