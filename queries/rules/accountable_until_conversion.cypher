/*
title = "The council is accountable until conversion, the sponsor from then on"
question = "Is there one who is accountable for each sponsored school of Leicestershire?"
audience = "officer"
of = "queries.statements.rules"
paper = "document:002"
quote = "The local authority would continue to broker support and would be accountable until the point of conversion"
standing = "rule"
from = 2013-02-01
checkable_by = "the day of conversion of each sponsored school, and who maintained it up to then"
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
Ash{sector: academy} -IN_AREA_OF-> Leicestershire:Council#855 <-IN_AREA_OF- Birch{sector: academy}
Cedar -IN_AREA_OF-> Leicestershire <-IN_AREA_OF- some:Cohort{kind: schools}
Leicestershire -MAINTAINS-> Birch
Leicestershire -MAINTAINS-> Cedar
Leicestershire -OVERSEES{qualifier: accountable for}-> some
Leicestershire -OVERSEES{qualifier: visits}-> Ash
Corp:Body{kind: sponsor} -SPONSORS-> Ash
Corp -SPONSORS-> Birch
Corp -SPONSORS-> Cedar
Corp -SPONSORS-> some
"""
params = { as_of = 2013-12-10, carry_support = 12, carry_other = 24, public = true, same = {}, read_as = {} }
rows = """
subject | result | why | claims
Ash | holds | Ash is an academy with a sponsor, Corp, and no council is told to answer for it. | SPONSORS:Corp:Ash
Birch | broken | Birch is an academy with a sponsor, Corp, yet Leicestershire is told to answer for it still. | MAINTAINS:Leicestershire:Birch; SPONSORS:Corp:Birch
Cedar | cannot_be_checked | Cedar: sponsored by Corp, and Leicestershire is told to answer for it; no source tells whether and when it converted. | MAINTAINS:Leicestershire:Cedar; SPONSORS:Corp:Cedar
some | cannot_be_checked | some: sponsored by Corp, and Leicestershire is told to answer for it; no source tells whether and when it converted. | OVERSEES:Leicestershire:some; SPONSORS:Corp:some
"""
*/
MATCH (:Council {code: '855'})<-[a:IN_AREA_OF]-(p:School|Cohort)<-[r:SPONSORS]-(n)
WHERE a.status = 'actual' AND a.confidence <> 'tentative' AND (NOT $public OR a.visibility = 'public')
  AND a.start_max <= $as_of AND coalesce(a.kind_ended >= $as_of, true)
  AND CASE WHEN a.end_max IS NOT NULL THEN a.end_min >= $as_of
      ELSE a.end_min + duration({months: $carry_other}) >= $as_of END
  AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND CASE WHEN r.end_max IS NOT NULL THEN r.end_min >= $as_of
      ELSE r.end_min + duration({months: $carry_other}) >= $as_of END
WITH DISTINCT coalesce($read_as[p.id], p.id) AS subject, n, r ORDER BY n.name, r.id
WITH subject, collect(DISTINCT n.name) AS sponsors, collect(r.id) AS links
MATCH (s:Entity {id: subject})
CALL (s) {
  OPTIONAL MATCH (c:Council)-[m:MAINTAINS|OVERSEES]->(s)
  WHERE (type(m) = 'MAINTAINS' OR m.qualifier = 'accountable for')
    AND m.status = 'actual' AND m.confidence <> 'tentative' AND (NOT $public OR m.visibility = 'public')
  AND m.start_max <= $as_of AND coalesce(m.kind_ended >= $as_of, true)
  AND CASE WHEN m.end_max IS NOT NULL THEN m.end_min >= $as_of
      ELSE m.end_min + duration({months: $carry_other}) >= $as_of END
  WITH c, m ORDER BY c.name, m.id
  RETURN collect(DISTINCT c.name) AS councils, collect(m.id) AS duties
}
WITH s, links, councils, duties, reduce(text = head(sponsors), more IN tail(sponsors) | text + ' and ' + more) AS sponsors,
  coalesce(s.sector = 'academy', false) AS academy
RETURN s.id AS subject, CASE WHEN NOT academy THEN 'cannot_be_checked' WHEN size(duties) > 0 THEN 'broken'
    ELSE 'holds' END AS result,
  s.name + CASE WHEN academy THEN ' is an academy with a sponsor, ' + sponsors + ', '
      + CASE WHEN size(duties) > 0 THEN 'yet ' + head(councils) + ' is told to answer for it still.'
        ELSE 'and no council is told to answer for it.' END
    ELSE ': sponsored by ' + sponsors + ', and ' + coalesce(head(councils), 'no council')
      + ' is told to answer for it; no source tells whether and when it converted.' END AS why,
  duties + links AS claims ORDER BY subject
