/*
title = "Overall grades after they ended"
question = "Which inspections from September 2024 on have an overall grade, or one that is none?"
audience = "officer"

[[examples]]
network = """
Ash -INSPECTED-> a:Inspection{date: 2024-07-10, overall: 2}
Ash -INSPECTED-> b:Inspection{date: 2024-10-10, overall: 2}
Birch -INSPECTED-> c:Inspection{date: 2013-10-10, overall: 5}
Birch -INSPECTED-> d:Inspection{date: 2024-10-10}
"""
rows = """
subject | fault                                                                                                     | claims
Ash     | Its inspection of 2024-10-10 has the grade 2, after overall grades had ended: correct the list that was loaded. | INSPECTED:Ash:b
Birch   | Its inspection of 2013-10-10 has the grade 5, which there is not: correct the list that was loaded.             | INSPECTED:Birch:c
"""
*/
// Overall effectiveness grades of state-funded schools stopped in September 2024.
MATCH (s:School)-[r:INSPECTED]->(i:Inspection)
WHERE (NOT $public OR r.visibility = 'public') AND (NOT 1 <= i.overall <= 4 OR (i.date > date('2024-08-31') AND i.overall > 0))
RETURN s.id AS subject, 'Its inspection of ' + toString(i.date) + ' has the grade ' + toString(i.overall)
  + CASE WHEN 1 <= i.overall <= 4 THEN ', after overall grades had ended' ELSE ', which there is not' END
  + ': correct the list that was loaded.' AS fault, [r.id] AS claims ORDER BY subject, claims
