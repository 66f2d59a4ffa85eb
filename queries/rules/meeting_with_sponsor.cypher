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
params.as_of = "date: the day asked about, e.g. 2013-12-10"
params.carry_support = "int: months for which SUPPORTS counts after its last word, 12 unless told"
params.carry_other = "int: months for which every other link counts after its last word, 24 unless told"
params.public = "bool: true leaves out what is not public"
params.same = "map: id of a record -> id of the record of the same thing that survives; {} reads each as itself"
params.read_as = "map: id of a record -> id of the record it is read as, succession followed; {} reads each as itself"
returns.subject = "str: id of whom or what the rule is checked of"
returns.result = "str: holds, broken or cannot_be_checked"
returns.why = "str: why, in a sentence or two"
returns.claims = "list of str: ids of the claims and Documents that it rests on"

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
params = { as_of = 2014-12-10, carry_support = 12, carry_other = 24, public = true, same = {}, read_as = {} }
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
params = { as_of = 2014-12-10, carry_support = 12, carry_other = 24, public = true, same = {}, read_as = {} }
rows = """
subject | result | why | claims
Ash | broken | Ash, sponsored by Corp: by a list declared complete there was no meeting since 2014-09-01. | SPONSORS:Corp:Ash; list
"""
*/
MATCH (c:Council {code: '383'})<-[a:IN_AREA_OF]-(p:School|Cohort)<-[r:SPONSORS]-(n)
WHERE a.status = 'actual' AND a.confidence <> 'tentative' AND (NOT $public OR a.visibility = 'public')
  AND a.start_max <= $as_of AND coalesce(a.kind_ended >= $as_of, true)
  AND CASE WHEN a.end_max IS NOT NULL THEN a.end_min >= $as_of
      ELSE a.end_min + duration({months: $carry_other}) >= $as_of END
  AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND CASE WHEN r.end_max IS NOT NULL THEN r.end_min >= $as_of
      ELSE r.end_min + duration({months: $carry_other}) >= $as_of END
WITH DISTINCT c, coalesce($read_as[p.id], p.id) AS subject, coalesce($read_as[n.id], n.id) AS sponsor, r ORDER BY r.id
WITH c, subject, collect(DISTINCT sponsor) AS sponsors, collect(r.id) AS links,
  date({year: CASE WHEN $as_of.month < 9 THEN $as_of.year - 1 ELSE $as_of.year END, month: 9, day: 1}) AS since
MATCH (s:Entity {id: subject})
CALL (c, s, sponsors, since) {
  OPTIONAL MATCH (c)-[m:CONSULTS]->(met)
  WHERE (met.id = s.id OR met.id IN sponsors OR EXISTS { (met)-[:BASED_AT]->(s) })
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
