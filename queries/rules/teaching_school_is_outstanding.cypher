/*
title = "Teaching schools are outstanding"
question = "Is every school that leads a teaching school alliance judged outstanding?"
audience = "strategist"
of = "queries.statements.rules"
paper = "document:004"
quote = "In addition to the outstanding Teaching Schools there are a number of good schools with significant capacity"
standing = "finding"
from = 2013-12-10
to = 2021-08-31
checkable_by = "inspections of the schools that lead an alliance (Ofsted's lists)"
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
Ash -LEADS-> oak:Alliance{kind: teaching school alliance}
Ash -INSPECTED-> a:Inspection{date: 2012-03-01, overall: 1}
Birch -LEADS-> elm:Alliance{kind: teaching school alliance}
Birch -INSPECTED-> b:Inspection{date: 2013-03-01, overall: 2}
Cedar -LEADS-> fir:Alliance{kind: teaching school alliance}
Dale -LEADS-> hub:Alliance{kind: teaching school hub}
"""
params = { as_of = 2013-12-10, carry_support = 12, carry_other = 24, public = true, same = {}, read_as = {} }
rows = """
subject | result | why | claims
Ash | holds | Ash leads oak, and its newest inspection, of 2012-03-01, judged it outstanding. | LEADS:Ash:oak; INSPECTED:Ash:a
Birch | broken | Birch leads elm, and its newest inspection, of 2013-03-01, judged it good. | LEADS:Birch:elm; INSPECTED:Birch:b
Cedar | cannot_be_checked | Cedar leads fir; no inspection of it by that day is held. | LEADS:Cedar:fir
"""
*/
// The designation ended for all on 31 August 2021.
MATCH (p:School)-[r:LEADS]->(a:Alliance)
WHERE toLower(a.kind) = 'teaching school alliance'
  AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND CASE WHEN r.end_max IS NOT NULL THEN r.end_min >= $as_of
      ELSE r.end_min + duration({months: $carry_other}) >= $as_of END
WITH coalesce($read_as[p.id], p.id) AS subject, a, r ORDER BY a.name, r.id
WITH subject, collect(DISTINCT a.name) AS names, collect(r.id) AS links
MATCH (s:Entity {id: subject})
// Its newest inspection by that day, under its own and its earlier numbers.
CALL (s) {
  OPTIONAL MATCH (s)-[:SAME_AS|SUCCEEDS*0..6]-(p:School)-[seen:INSPECTED]->(i:Inspection)
  WHERE coalesce($read_as[p.id], p.id) = s.id AND i.date <= $as_of AND (NOT $public OR seen.visibility = 'public')
  RETURN i, seen ORDER BY i.date DESC, i.id DESC LIMIT 1
}
WITH s, i, seen, links, s.name + ' leads ' + reduce(text = head(names), more IN tail(names) | text + ' and ' + more) AS leads
RETURN s.id AS subject,
  CASE WHEN i IS NULL OR (i.overall IS NULL AND i.category IS NULL) THEN 'cannot_be_checked'
    WHEN i.overall = 1 AND i.category IS NULL THEN 'holds' ELSE 'broken' END AS result,
  CASE WHEN i IS NULL THEN leads + '; no inspection of it by that day is held.'
    ELSE leads + ', and its newest inspection, of ' + toString(i.date) + ', '
      + CASE WHEN i.category IS NOT NULL THEN 'put it in a category of concern.'
        ELSE coalesce('judged it ' + ['outstanding', 'good', 'requiring improvement', 'inadequate'][i.overall - 1] + '.', 'has no overall grade.') END END AS why,
  links + CASE WHEN seen IS NULL THEN [] ELSE [seen.id] END AS claims ORDER BY subject
