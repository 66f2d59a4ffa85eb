/*
title = "Who joined and left a trust"
question = "Who certainly joined or left a trust between two days?"
audience = "officer"
params.trust = { type = "Trust", help = "the trust: id, UID or exact name", example = "000:trust:garforth-trust" }
params.first = { type = "date", help = "the earlier day", example = 2007-01-01 }
params.second = { type = "date", help = "the later day", example = 2008-01-01 }

returns.id = { type = "str", meaning = "id of the school" }
returns.name = { type = "str", meaning = "its name" }
returns.change = { type = "str", meaning = "joined or left" }
returns.first_day = { type = "date or null", meaning = "the earliest day on which that can have been" }
returns.last_day = { type = "date or null", meaning = "the latest" }
returns.source = { type = "str", meaning = "id of the Document that tells it" }
returns.claim = { type = "str", meaning = "id of the claim" }

[[examples]]
network = """
Ash -MEMBER_OF{start_min: 2013-02-01, start_max: 2013-03-01, end_min: 2014-12-10}-> Oak:Trust
Birch -MEMBER_OF{start_max: 2011-01-01, end_min: 2013-05-01, end_max: 2013-06-01}-> Oak
Cedar -MEMBER_OF{start_max: 2011-01-01, end_min: 2014-12-10}-> Oak
"""
params = { trust = "Oak", first = 2013-01-01, second = 2014-01-01 }
rows = """
id    | name  | change | first_day  | last_day   | source           | claim
Ash   | Ash   | joined | 2013-02-01 | 2013-03-01 | document:drawing | MEMBER_OF:Ash:Oak
Birch | Birch | left   | 2013-05-01 | 2013-06-01 | document:drawing | MEMBER_OF:Birch:Oak
"""
*/
// A link that only lapsed, or was only first told of, is neither: no source tells when it began or ended.
MATCH (n)-[r:MEMBER_OF]->(t:Entity:Trust {id: $trust})
WHERE r.status <> 'proposed' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
WITH n, r, [x IN [['joined', r.start_min, r.start_max], ['left', r.end_min, r.end_max]]
  WHERE x[1] > $first AND x[2] <= $second] AS changes
UNWIND changes AS change
RETURN n.id AS id, n.name AS name, change[0] AS change, change[1] AS first_day, change[2] AS last_day,
  r.source AS source, r.id AS claim
ORDER BY first_day, change, name, claim
