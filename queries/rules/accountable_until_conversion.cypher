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
params = { as_of = 2013-12-10 }
rows = """
subject | result | why | claims
Ash | holds | Ash is an academy with a sponsor, Corp, and no council is told to answer for it. | SPONSORS:Corp:Ash
Birch | broken | Birch is an academy with a sponsor, Corp, yet Leicestershire is told to answer for it still. | MAINTAINS:Leicestershire:Birch; SPONSORS:Corp:Birch
Cedar | cannot_be_checked | Cedar: sponsored by Corp, and Leicestershire is told to answer for it; no source tells whether and when it converted. | MAINTAINS:Leicestershire:Cedar; SPONSORS:Corp:Cedar
some | cannot_be_checked | some: sponsored by Corp, and Leicestershire is told to answer for it; no source tells whether and when it converted. | OVERSEES:Leicestershire:some; SPONSORS:Corp:some
"""
*/
MATCH (:Council {code: '855'})<-[a:IN_AREA_OF]-(p:School|Cohort)<-[r:SPONSORS]-(n)
WHERE coalesce($read_as[p.id], p.id) <> coalesce($read_as[n.id], n.id)
  AND a.status = 'actual' AND a.confidence <> 'tentative' AND (NOT $public OR a.visibility = 'public')
  AND a.start_max <= $as_of AND coalesce(a.kind_ended >= $as_of, true)
  AND a.end_min + duration({months: CASE WHEN a.end_max IS NOT NULL THEN 0
    WHEN type(a) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH DISTINCT coalesce($read_as[p.id], p.id) AS subject, n, r ORDER BY n.name, r.id
WITH subject, collect(DISTINCT n.name) AS sponsors, collect(r.id) AS links
MATCH (s:Entity {id: subject})
CALL (s) {
  OPTIONAL MATCH (c:Council)-[m:MAINTAINS|OVERSEES]->(s)
  WHERE (type(m) = 'MAINTAINS' OR m.qualifier = 'accountable for')
    AND m.status = 'actual' AND m.confidence <> 'tentative' AND (NOT $public OR m.visibility = 'public')
  AND m.start_max <= $as_of AND coalesce(m.kind_ended >= $as_of, true)
  AND m.end_min + duration({months: CASE WHEN m.end_max IS NOT NULL THEN 0
    WHEN type(m) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
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
