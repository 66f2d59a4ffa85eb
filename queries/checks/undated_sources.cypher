/*
title = "Sources without a day"
question = "Which sources of claims have no day, so that no answer can be as at it?"
audience = "officer"

[[examples]]
network = """
Ash -SUPPORTS{source: minutes}-> Birch
Ash -SUPPORTS-> Cedar
minutes:Document{kind: paper}
unused:Document{kind: paper}
"""
rows = """
subject | fault                                                                                                     | claims
minutes | minutes has no day, though 1 claim rests on it: give the latest day that it can be of, and load it again. | SUPPORTS:Ash:Birch
"""
*/
MATCH (d:Document)
WHERE d.date IS NULL AND NOT d.id IN $hidden
MATCH ()-[r]->()
WHERE r.source = d.id AND (NOT $public OR r.visibility = 'public')
WITH d, r ORDER BY r.id
WITH d, count(r) AS resting, collect(r.id)[..10] AS claims
RETURN d.id AS subject, d.name + ' has no day, though ' + toString(resting)
  + CASE resting WHEN 1 THEN ' claim rests' ELSE ' claims rest' END
  + ' on it: give the latest day that it can be of, and load it again.' AS fault, claims ORDER BY subject
