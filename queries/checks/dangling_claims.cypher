/*
title = "Claims and things without their source"
question = "Which claims, or things, name a source that is not held?"
audience = "officer"

[[examples]]
network = """
Ash -SUPPORTS-> Birch
Ash -SUPPORTS{source: minutes}-> Cedar
Dale{source: lost} -SUPPORTS-> Ash
"""
rows = """
subject               | fault                                                                                                     | claims
Dale                  | It names lost as its source, which is not held: load that source, or take back what was loaded without it.     |
SUPPORTS:Ash:Cedar    | It names minutes as its source, which is not held: load that source, or take back what was loaded without it.  | SUPPORTS:Ash:Cedar
"""
*/
MATCH (d:Document)
WITH collect(d.id) AS held
CALL (held) {
  MATCH ()-[r]->()
  WHERE (NOT $public OR r.visibility = 'public') AND NOT coalesce(r.source IN held, true)
  RETURN r.id AS subject, r.source AS source, [r.id] AS claims
  UNION
  MATCH (n:Entity)
  WHERE NOT coalesce(n.source IN held, true) AND NOT n.id IN $hidden
  RETURN n.id AS subject, n.source AS source, [] AS claims
}
RETURN subject, 'It names ' + source + ' as its source, which is not held: load that source, or take back what was loaded '
  + 'without it.' AS fault, claims ORDER BY subject
