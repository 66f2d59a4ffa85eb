/*
title = "What a load brought"
question = "How many nodes and claims of each kind that are held now came with a load?"
audience = "analyst"
params.load = { type = "str", help = "number of the load, as `partnerships loads` tells it", example = "load:1" }

returns.kind = { type = "str", meaning = "label or relationship type" }
returns.what = { type = "str", meaning = "node or claim" }
returns.count = { type = "int", meaning = "how many that are held now were made by it" }

[[examples]]
network = """
Ash -SUPPORTS-> Birch
"""
params = { load = "load:1" }
rows = """
kind     | what  | count
Document | node  | 1
School   | node  | 2
SUPPORTS | claim | 1
"""
*/
CALL () {
  MATCH (n:Entity) WHERE n.load = $load AND NOT n.id IN $hidden
  RETURN [l IN labels(n) WHERE l <> 'Entity'][0] AS kind, 'node' AS what, count(*) AS count
  UNION ALL
  MATCH ()-[r]->() WHERE r.load = $load AND (NOT $public OR r.visibility = 'public')
  RETURN type(r) AS kind, 'claim' AS what, count(*) AS count
}
RETURN kind, what, count ORDER BY what DESC, kind
