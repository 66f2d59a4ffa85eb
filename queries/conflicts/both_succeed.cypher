/*
title = "Each succeeds the other"
question = "Which schools are told to succeed each other?"
audience = "officer"
of = "queries.side_by_side.conflicts"
params.as_of = "date: the day asked about, e.g. 2013-12-10"
params.carry_support = "int: months for which SUPPORTS counts after its last word, 12 unless told"
params.carry_other = "int: months for which every other link counts after its last word, 24 unless told"
params.public = "bool: true leaves out what is not public"
params.same = "map: id of a record -> id of the record of the same thing that survives; {} reads each as itself"
params.read_as = "map: id of a record -> id of the record it is read as, succession followed; {} reads each as itself"
returns.subject = "str: id of the school, other party or paper that it is about"
returns.about = "str: one sentence"
returns.claims = "list of str: ids of what disagrees; id|document for what one snapshot tells of a claim"

[[examples]]
network = """
Ash -SUCCEEDS-> Birch
Birch -SUCCEEDS-> Ash
Cedar -SUCCEEDS-> Ash
"""
params = { as_of = 2013-12-10, carry_support = 12, carry_other = 24, public = true, same = {}, read_as = {} }
rows = """
subject | about | claims
Ash | Ash and Birch are each told to succeed the other. | SUCCEEDS:Ash:Birch; SUCCEEDS:Birch:Ash
"""
*/
MATCH (a)-[r:SUCCEEDS]->(b)-[q:SUCCEEDS]->(a)
WHERE a.id < b.id AND all(c IN [r, q] WHERE (NOT $public OR c.visibility = 'public') AND c.status = 'actual'
  AND coalesce(c.start_max <= $as_of, true))
RETURN a.id AS subject, a.name + ' and ' + b.name + ' are each told to succeed the other.' AS about,
  [r.id, q.id] AS claims ORDER BY subject, about
