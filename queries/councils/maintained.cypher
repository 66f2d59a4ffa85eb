/*
title = "Schools that a council maintains"
question = "How many open schools in a council's area does it certainly maintain, and how many not, by phase?"
audience = "strategist"
required = ["council"]

returns.phase = { type = "str or null", meaning = "GIAS phase; absent where no register tells it" }
returns.schools = { type = "int", meaning = "open schools in the area" }
returns.maintained = { type = "int", meaning = "of them, those that the council certainly maintains" }
returns.others = { type = "int", meaning = "the rest: academies, independent schools, and those of which it is not told" }

[[examples]]
network = """
Ash{phase: Primary} -IN_AREA_OF-> North:Council#991
Birch{phase: Primary} -IN_AREA_OF-> North
Cedar -IN_AREA_OF-> North
Dale{phase: Primary, closed: 2012-01-01} -IN_AREA_OF-> North
North -MAINTAINS-> Ash
"""
params = { council = "991", as_of = 2013-12-10 }
rows = """
phase   | schools | maintained | others
Primary | 2       | 1          | 1
        | 1       | 0          | 1
"""
*/
MATCH (c:Council {id: $council})<-[a:IN_AREA_OF]-(s:School)
WHERE coalesce(s.opened <= $as_of, true) AND coalesce(s.closed > $as_of, NOT coalesce(s.status, '') STARTS WITH 'Closed')
  AND NOT coalesce(s.status, '') STARTS WITH 'Proposed' AND coalesce($read_as[s.id], s.id) = s.id
  AND a.status = 'actual' AND a.confidence <> 'tentative' AND (NOT $public OR a.visibility = 'public')
  AND a.start_max <= $as_of AND coalesce(a.kind_ended >= $as_of, true)
  AND a.end_min + duration({months: CASE WHEN a.end_max IS NOT NULL THEN 0
    WHEN type(a) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
WITH DISTINCT c, s
WITH s, EXISTS { MATCH (c)-[r:MAINTAINS]->(s)
  WHERE r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
    AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
    AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
      WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of } AS ours
WITH s.phase AS phase, count(*) AS schools, sum(CASE WHEN ours THEN 1 ELSE 0 END) AS maintained
RETURN phase, schools, maintained, schools - maintained AS others
ORDER BY phase
