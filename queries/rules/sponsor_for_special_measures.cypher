/*
title = "A sponsor is sought for a school in special measures"
question = "Has, or seeks, every school that is in special measures a sponsor?"
audience = "strategist"
of = "queries.statements.rules"
paper = "document:002"
quote = "The Department for Education directed the local authority to seek a sponsor for any school judged to be in special measures"
standing = "rule"
from = 2013-02-01
checkable_by = "a record of the sponsors that councils have sought, beside the register, which tells only of those found"

[[examples]]
network = """
Ash -INSPECTED-> a:Inspection{date: 2013-03-01, overall: 4, category: SM}
Birch -INSPECTED-> b:Inspection{date: 2013-03-01, overall: 4, category: SM}
Cedar -INSPECTED-> c:Inspection{date: 2013-03-01, overall: 4, category: SM}
Dale -INSPECTED-> d:Inspection{date: 2012-03-01, overall: 4, category: SM}
Dale -INSPECTED-> e:Inspection{date: 2013-03-01, overall: 2} // out of it
Elm{closed: 2013-08-31} -INSPECTED-> f:Inspection{date: 2013-03-01, overall: 4, category: SM}
Fir -INSPECTED-> g:Inspection{date: 2013-03-01, overall: 4, category: SWK} // another category
Corp:Body{kind: sponsor} -SPONSORS-> Ash
Corp -SPONSORS{status: proposed}-> Birch
"""
params = { as_of = 2013-12-10 }
rows = """
subject | result | why | claims
Ash | holds | Ash, in special measures by its inspection of 2013-03-01, has a sponsor: Corp. | INSPECTED:Ash:a; SPONSORS:Corp:Ash
Birch | holds | Birch, in special measures by its inspection of 2013-03-01, has a sponsor proposed: Corp. | INSPECTED:Birch:b; SPONSORS:Corp:Birch
Cedar | cannot_be_checked | Cedar, in special measures by its inspection of 2013-03-01, has no sponsor recorded; whether one is sought, no source tells. | INSPECTED:Cedar:c
"""
*/
MATCH (p:School)-[seen:INSPECTED]->(i:Inspection {category: 'SM'})
WHERE i.date <= $as_of AND (NOT $public OR seen.visibility = 'public')
WITH DISTINCT coalesce($read_as[p.id], p.id) AS subject
MATCH (s:Entity:School {id: subject})
WHERE coalesce(s.closed > $as_of, NOT coalesce(s.status, '') STARTS WITH 'Closed') AND coalesce(s.opened <= $as_of, true)
// Its newest inspection by that day, under its own and its earlier numbers.
CALL (s) {
  UNWIND [s.id] + coalesce($records_of[s.id], []) AS id
  MATCH (:Entity:School {id: id})-[seen:INSPECTED]->(i:Inspection)
  WHERE i.date <= $as_of AND (NOT $public OR seen.visibility = 'public')
  WITH i, seen ORDER BY i.date DESC, i.id DESC
  RETURN head(collect(i)) AS i, head(collect(seen)) AS seen
}
WITH s, i, seen WHERE i.category = 'SM'
CALL (s) {
  UNWIND [s.id] + coalesce($records_of[s.id], []) AS id
  MATCH (:Entity:School {id: id})<-[r:SPONSORS]-(n)
  WHERE coalesce($read_as[n.id], n.id) <> s.id AND r.status <> 'ended' AND (NOT $public OR r.visibility = 'public')
  MATCH (w:Entity {id: r.source})
  WHERE w.date <= $as_of AND ((r.status = 'proposed' AND coalesce(r.end_max, r.end_min
      + duration({months: $carry_other}), w.date + duration({months: $carry_other})) >= $as_of)
    OR (r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of))
  WITH DISTINCT n, r ORDER BY n.name, r.id
  RETURN collect(DISTINCT n.name) AS names, collect(r.id) AS links, max(r.status = 'actual') AS found
}
RETURN s.id AS subject, CASE WHEN size(links) > 0 THEN 'holds' ELSE 'cannot_be_checked' END AS result,
  s.name + ', in special measures by its inspection of ' + toString(i.date) + ', has '
    + CASE WHEN size(links) = 0 THEN 'no sponsor recorded; whether one is sought, no source tells.'
      ELSE 'a sponsor' + CASE WHEN found THEN ': ' ELSE ' proposed: ' END
        + reduce(text = head(names), more IN tail(names) | text + ' and ' + more) + '.' END AS why,
  [seen.id] + links AS claims ORDER BY subject
