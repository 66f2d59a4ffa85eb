/*
title = "What a paper says of itself"
question = "What in the papers disagrees, as their readers noted it?"
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
report:Document{kind: paper, date: 2013-12-10, conflicts: [Ash is one school or two.|Ash|SUPPORTS:Ash:Birch]}
later:Document{kind: paper, date: 2014-01-01, conflicts: [Not told yet.|Ash|Birch]}
Ash -SUPPORTS-> Birch
"""
params = { as_of = 2013-12-10, carry_support = 12, carry_other = 24, public = true, same = {}, read_as = {} }
rows = """
subject | about | claims
report | Ash is one school or two. | Ash; SUPPORTS:Ash:Birch
"""
*/
// A paper's own contradiction stays until the paper is taken back: no day ends it.
MATCH (d:Document)
WHERE d.conflicts IS NOT NULL AND d.date <= $as_of AND (NOT $public OR coalesce(d.visibility, 'public') = 'public')
UNWIND range(0, size(d.conflicts) - 1) AS place
WITH d, place, split(d.conflicts[place], '|') AS parts
RETURN d.id AS subject, parts[0] AS about, parts[1..] AS claims ORDER BY subject, place
