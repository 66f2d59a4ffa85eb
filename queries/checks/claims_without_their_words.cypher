/*
title = "Claims that do not say what they must"
question = "Which claims lack a source, a status, a confidence or a visibility, or have one that does not exist?"
audience = "officer"

[[examples]]
network = """
Ash -SUPPORTS-> Birch
Ash -SUPPORTS-> Cedar
Ash -SUPPORTS-> Dale
Ash -SUPPORTS-> Elm
"""
broken_by = """
MATCH (a {id: 'Ash'})-[r:SUPPORTS]->(b)
SET r.status = CASE b.id WHEN 'Birch' THEN 'maybe' ELSE r.status END,
  r.confidence = CASE b.id WHEN 'Cedar' THEN null ELSE r.confidence END,
  r.source = CASE b.id WHEN 'Dale' THEN null ELSE r.source END
"""
rows = """
subject            | fault                                                                                       | claims
SUPPORTS:Ash:Birch | Its status is 'maybe': correct what wrote it, for nothing that is asked will count it.       | SUPPORTS:Ash:Birch
SUPPORTS:Ash:Cedar | Its confidence is missing: correct what wrote it, for nothing that is asked will count it.   | SUPPORTS:Ash:Cedar
SUPPORTS:Ash:Dale  | Its source is missing: correct what wrote it, for nothing that is asked will count it.       | SUPPORTS:Ash:Dale
"""
*/
MATCH ()-[r]->()
WHERE NOT $public OR coalesce(r.visibility, 'public') = 'public'
WITH r, [
  ['status', r.status, coalesce(r.status IN ['actual', 'proposed', 'ended'], false)],
  ['confidence', r.confidence, coalesce(r.confidence IN ['stated', 'inferred', 'tentative'], false)],
  ['visibility', r.visibility, coalesce(r.visibility IN ['public', 'internal', 'confidential'], false)],
  ['source', r.source, coalesce(r.source <> '', false)]] AS words
UNWIND [word IN words WHERE NOT word[2]] AS word
RETURN coalesce(r.id, type(r)) AS subject,
  'Its ' + word[0] + ' is ' + coalesce('\'' + word[1] + '\'', 'missing') + ': correct what wrote it, for nothing that is asked '
    + 'will count it.' AS fault, [r.id] AS claims ORDER BY subject, fault
