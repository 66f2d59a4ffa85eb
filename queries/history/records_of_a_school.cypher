/*
title = "A school through its records"
question = "Through which records, such as URNs, has a school come, and since when is each?"
audience = "officer"
map = { things = ["id"] }
params.school = { type = "School", help = "the school: id, URN or exact name", example = "004:school:treetops" }

returns.id = { type = "str", meaning = "id of the record" }
returns.urn = { type = "int or null", meaning = "its URN" }
returns.name = { type = "str", meaning = "its name then" }
returns.type = { type = "str or null", meaning = "GIAS type" }
returns.status = { type = "str or null", meaning = "GIAS status" }
returns.opened = { type = "date or null", meaning = "day on which it opened" }
returns.closed = { type = "date or null", meaning = "first day on which it was not open" }
returns.read_as = { type = "str", meaning = "id of the record that it is read as on the day" }
returns.successors = { type = "list of str", meaning = "ids of the records that succeed it, or are the same" }
returns.claims = { type = "list of str", meaning = "ids of the claims that tell it" }

[[examples]]
network = """
New#900002{opened: 2012-09-01} -SUCCEEDS-> Old#900001{closed: 2012-09-01}
Old -SUCCEEDS-> Older#900000{closed: 2001-09-01}
Other#900009 -SUPPORTS-> New
"""
params = { school = "900002", as_of = 2013-12-10 }
rows = """
id    | urn    | name  | type | status | opened     | closed     | read_as | successors | claims
Older | 900000 | Older |      | Open   |            | 2001-09-01 | New     | Old        | SUCCEEDS:Old:Older
Old   | 900001 | Old   |      | Open   |            | 2012-09-01 | New     | New        | SUCCEEDS:New:Old
New   | 900002 | New   |      | Open   | 2012-09-01 |            | New     |            |
"""
*/
// Where a school split or merged, its records are told too, but nothing is carried over from them.
MATCH path = (:Entity:School {id: $school})-[:SUCCEEDS|SAME_AS*0..8]-(s:School)
WHERE all(step IN relationships(path) WHERE NOT $public OR step.visibility = 'public')
WITH DISTINCT s
WITH s, COLLECT { MATCH (n:School)-[r:SUCCEEDS|SAME_AS]-(s) WHERE (type(r) = 'SAME_AS' OR endNode(r) = s) AND (NOT $public OR r.visibility = 'public')
  RETURN [n.id, r.id] ORDER BY n.id, r.id } AS next
RETURN s.id AS id, s.urn AS urn, s.name AS name, s.type AS type, s.status AS status, s.opened AS opened,
  s.closed AS closed, coalesce($read_as[s.id], s.id) AS read_as, [x IN next | x[0]] AS successors,
  [x IN next | x[1]] AS claims
ORDER BY coalesce(closed, date('9999-12-31')), coalesce(opened, date('0001-01-01')), urn, id
