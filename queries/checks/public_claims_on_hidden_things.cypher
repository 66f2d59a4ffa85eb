/*
title = "Public claims on what is not public"
question = "Which public claims are of a thing that is not public, so that the public is not shown them?"
audience = "officer"

[[examples]]
network = """
Ash -SUPPORTS-> Birch
Cedar{visibility: internal} -SUPPORTS-> Birch
Dale{source: minutes} -SUPPORTS-> Birch
Elm{source: minutes} -SUPPORTS{visibility: internal}-> Birch
minutes:Document{kind: paper, date: 2013-12-10, visibility: confidential}
"""
params = { audience = "internal" }
rows = """
subject | fault                                                                                                              | claims
Cedar   | Cedar is not public, but the claim on it is: make the thing public or the claim not; until then it is shown to nobody outside. | SUPPORTS:Cedar:Birch
Dale    | Dale is not public, but the claim on it is: make the thing public or the claim not; until then it is shown to nobody outside.  | SUPPORTS:Dale:Birch
"""
*/
MATCH (n:Entity)
OPTIONAL MATCH (d:Document {id: n.source})
WITH n, coalesce(n.visibility, d.visibility, 'public') AS seen_by
WHERE seen_by <> 'public' AND NOT n.id IN $hidden
MATCH (n)-[r]-()
WHERE r.visibility = 'public'
RETURN n.id AS subject, coalesce(n.name, n.id) + ' is not public, but the claim on it is: make the thing public or the claim '
  + 'not; until then it is shown to nobody outside.' AS fault, [r.id] AS claims ORDER BY subject, claims
