/*
title = "Claims between kinds that do not fit"
question = "Which claims start or end at a kind of thing that the model does not allow there?"
audience = "officer"

[[examples]]
network = """
Exemplar:Council#999 -MAINTAINS-> Ash -IN_AREA_OF-> Exemplar
Oak:Trust
"""
broken_by = """
MATCH (a {id: 'Ash'}), (t {id: 'Oak'}), (c {id: 'Exemplar'}), (d:Document)
CREATE (t)-[:MAINTAINS {id: 'x1', status: 'actual', confidence: 'stated', visibility: 'public', source: d.id}]->(a),
  (a)-[:MEMBER_OF {id: 'x2', status: 'actual', confidence: 'stated', visibility: 'public', source: d.id}]->(c)
"""
rows = """
subject | fault                                                                                   | claims
x1      | MAINTAINS goes from a Trust to a School, which the model does not have: correct what wrote it. | x1
x2      | MEMBER_OF goes from a School to a Council, which the model does not have: correct what wrote it. | x2
"""
*/
// What graph/schema.py declares, by type: the labels that it may start at, and end at; a test compares them.
WITH ['Alliance', 'Board', 'Body', 'Cohort', 'Council', 'Leader', 'Partnership', 'Programme', 'School', 'Trust'] AS party
WITH party, [x IN party WHERE x <> 'Cohort'] AS organisation,
  [x IN party WHERE NOT x IN ['Cohort', 'School', 'Council', 'Leader']] AS group
MATCH (a)-[r]->(b)
WHERE NOT $public OR r.visibility = 'public'
WITH party, organisation, group, r, [x IN labels(a) WHERE x <> 'Entity'][0] AS start,
  [x IN labels(b) WHERE x <> 'Entity'][0] AS end
WITH r, start, end, CASE type(r)
    WHEN 'MEMBER_OF' THEN [party, group + 'Cohort'] WHEN 'REPRESENTED_IN' THEN [party, group + 'Council']
    WHEN 'LEADS' THEN [party, organisation] WHEN 'MAINTAINS' THEN [['Council'], ['School', 'Cohort']]
    WHEN 'IN_AREA_OF' THEN [party, ['Council']] WHEN 'SUCCEEDS' THEN [organisation, organisation]
    WHEN 'ANSWERED_NONE' THEN [['School', 'Cohort'], ['Document']] WHEN 'OFFERS' THEN [organisation, ['Council']]
    WHEN 'INSPECTED' THEN [['School'], ['Inspection']]
    WHEN 'APPROACHED' THEN [organisation, ['School']] WHEN 'STRUCK' THEN [party, party + 'Document'] ELSE [party, party] END AS ends
WHERE NOT coalesce(start IN ends[0] AND end IN ends[1], false)
RETURN r.id AS subject, type(r) + ' goes from a ' + coalesce(start, 'thing without a kind') + ' to a '
  + coalesce(end, 'thing without a kind') + ', which the model does not have: correct what wrote it.' AS fault,
  [r.id] AS claims ORDER BY subject
