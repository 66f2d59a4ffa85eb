/*
title = "None, and yet a link of support"
question = "Which schools answered that they have no support, or have it by no list declared complete, beside a recorded link?"
audience = "officer"
of = "queries.side_by_side.conflicts"

[[examples]]
network = """
Ash -ANSWERED_NONE-> Return:Document{kind: return, date: 2013-12-10}
Birch -SUPPORTS-> Ash
Cedar -ANSWERED_NONE{start_max: 2013-01-31, end_min: 2013-01-31}-> Return
Birch -SUPPORTS{start_min: 2013-09-01, start_max: 2013-09-30, end_min: 2013-12-10}-> Cedar // begun after the answer
Elm -ANSWERED_NONE-> Return
Elm -SUPPORTS-> Birch // giving is not receiving
Elm -MEMBER_OF-> Oak:Trust -SUPPORTS-> Elm // its own trust
Elm -IN_AREA_OF-> Exemplar:Council#999 -SUPPORTS-> Elm // its own council
"""
params = { as_of = 2013-12-10 }
rows = """
subject | about | claims
Ash | Ash answered that it has no support, yet 1 link of support to it is recorded. | ANSWERED_NONE:Ash:Return; SUPPORTS:Birch:Ash
"""

[[examples]]
network = """
Ash -IN_AREA_OF-> Exemplar:Council#999 <-IN_AREA_OF- Birch
Whole:Document{kind: return, date: 2013-12-10, complete_for: [SUPPORTS@999]}
Elm -SUPPORTS-> Ash // a paper tells it
Elm -SUPPORTS{source: Whole}-> Birch
"""
params = { as_of = 2013-12-10 }
rows = """
subject | about | claims
Ash | By Whole every SUPPORTS of the council is in its lists, yet 1 more to Ash is recorded. | Whole; SUPPORTS:Elm:Ash
"""
*/
CALL () {
  MATCH (s:School|Cohort)-[q:ANSWERED_NONE]->(:Document)
  WHERE q.status = 'actual' AND q.confidence <> 'tentative' AND (NOT $public OR q.visibility = 'public')
    AND q.start_max <= $as_of AND coalesce(q.kind_ended >= $as_of, true)
    AND q.end_min + duration({months: CASE WHEN q.end_max IS NOT NULL THEN 0
      WHEN type(q) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  RETURN coalesce($read_as[s.id], s.id) AS subject, q.id AS said, null AS list, null AS rel, q.end_min AS day
  UNION
  // What is declared complete is so for the council's own lists: entries and returns.
  MATCH (d:Document)
  WHERE d.complete_for IS NOT NULL AND d.date <= $as_of AND (NOT $public OR coalesce(d.visibility, 'public') = 'public')
  UNWIND d.complete_for AS declared
  WITH d, split(declared, '@') AS parts
  WHERE d.date + duration({months: CASE parts[0] WHEN 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  MATCH (s:School)-[a:IN_AREA_OF]->(c:Council)
  WHERE (NOT $public OR a.visibility = 'public') AND parts[1] IN [c.code, c.id] AND coalesce(s.council = c.code, true)
  RETURN DISTINCT coalesce($read_as[s.id], s.id) AS subject, d.id AS said, d.name AS list, parts[0] AS rel,
    d.date AS day
}
// Its other and its earlier records, and what they have of support received.
UNWIND [subject] + coalesce($records_of[subject], []) AS id
MATCH (s:Entity {id: id})
WITH DISTINCT subject, said, list, rel, day, s
MATCH (s)-[r:SUPPORTS|PARTNERS_WITH|MEMBER_OF]-(o)
WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  AND coalesce(r.start_min <= day, true) // what began after the answer does not contradict it
  AND NOT (o:Council AND (o.code = s.council OR EXISTS { (s)-[a:IN_AREA_OF]->(o) WHERE NOT $public OR a.visibility = 'public' }))
  AND NOT (o:Trust AND EXISTS { (s)-[m:MEMBER_OF]->(o) WHERE NOT $public OR m.visibility = 'public' })
  AND CASE type(r) WHEN 'PARTNERS_WITH' THEN true
    WHEN 'SUPPORTS' THEN endNode(r) = s AND NOT o:Cohort AND NOT o:Board
    ELSE startNode(r) = s AND ((o:Partnership AND o.purpose = 'improvement') OR (o:Alliance
      AND NOT coalesce(toLower(o.kind) CONTAINS 'hub' OR toLower(o.kind) = 'research school', false))) END
  AND (rel IS NULL OR (type(r) = rel AND NOT EXISTS {
    MATCH (s)-[listed:!STRUCK]-(o) MATCH (w:Entity {id: listed.source})
    WHERE type(listed) = rel AND (NOT $public OR listed.visibility = 'public') AND (w.id = said OR w.kind IN ['entry', 'return']) }))
WITH subject, said, list, rel, r ORDER BY said, r.id
WITH subject, list, rel, collect(DISTINCT said) AS said, collect(DISTINCT r.id) AS links
MATCH (s:Entity {id: subject})
RETURN subject,
  CASE WHEN rel IS NULL THEN s.name + ' answered that it has no support, yet ' + size(links)
      + CASE size(links) WHEN 1 THEN ' link of support to it is recorded.'
        ELSE ' links of support to it are recorded.' END
    ELSE 'By ' + list + ' every ' + rel + ' of the council is in its lists, yet ' + size(links) + ' more to ' + s.name
      + CASE size(links) WHEN 1 THEN ' is recorded.' ELSE ' are recorded.' END END AS about,
  said + links AS claims ORDER BY subject, about
