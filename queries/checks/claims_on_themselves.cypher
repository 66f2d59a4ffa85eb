/*
title = "Linked to itself"
question = "Which claims start and end at the same thing?"
audience = "officer"

[[examples]]
network = """
Ash -SUPPORTS-> Ash
Ash -SUPPORTS-> Birch
"""
rows = """
subject | fault                                                                                        | claims
Ash     | Ash has a claim SUPPORTS on itself: find out whom the source means, or take the claim back. | SUPPORTS:Ash:Ash
"""
*/
MATCH (a)-[r]->(a)
WHERE NOT $public OR r.visibility = 'public'
RETURN a.id AS subject, coalesce(a.name, a.id) + ' has a claim ' + type(r) + ' on itself: find out whom the source means, or '
  + 'take the claim back.' AS fault, [r.id] AS claims ORDER BY subject, claims
