/*
title = "What a paper says of itself"
question = "What in the papers disagrees, as their readers noted it?"
audience = "officer"
of = "queries.side_by_side.conflicts"

[[examples]]
network = """
report:Document{kind: paper, date: 2013-12-10, conflicts: [Ash is one school or two.|Ash|SUPPORTS:Ash:Birch]}
later:Document{kind: paper, date: 2014-01-01, conflicts: [Not told yet.|Ash|Birch]}
Ash -SUPPORTS-> Birch
"""
params = { as_of = 2013-12-10 }
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
