/*
title = "Each succeeds the other"
question = "Which schools are told to succeed each other?"
audience = "officer"
of = "queries.side_by_side.conflicts"

[[examples]]
network = """
Ash -SUCCEEDS-> Birch
Birch -SUCCEEDS-> Ash
Cedar -SUCCEEDS-> Ash
"""
params = { as_of = 2013-12-10 }
rows = """
subject | about | claims
Ash | Ash and Birch are each told to succeed the other. | SUCCEEDS:Ash:Birch; SUCCEEDS:Birch:Ash
"""
*/
MATCH (a)-[r:SUCCEEDS]->(b)-[q:SUCCEEDS]->(a)
WHERE a.id < b.id AND (NOT $public OR r.visibility = 'public') AND (NOT $public OR q.visibility = 'public')
  AND all(c IN [r, q] WHERE c.status = 'actual' AND coalesce(c.start_max <= $as_of, true))
RETURN a.id AS subject, a.name + ' and ' + b.name + ' are each told to succeed the other.' AS about,
  [r.id, q.id] AS claims ORDER BY subject, about
