/*
title = "The council is a member of every foundation trust"
question = "Is Leeds council a member of every foundation trust that is established in Leeds?"
audience = "officer"
of = "queries.statements.rules"
paper = "document:000"
quote = "a policy requiring the Authority to request membership of every trust that is established in Leeds"
standing = "proposal"
from = 2007-05-01
checkable_by = "the partners of each foundation trust, which the register does not tell, or the council's own memberships declared complete; a request alone is recorded nowhere"

[[examples]]
network = """
Leeds:Council#383 -MEMBER_OF-> Oak:Trust{kind: foundation} -IN_AREA_OF-> Leeds
Ash -IN_AREA_OF-> Leeds <-IN_AREA_OF- Birch
Ash -MEMBER_OF-> Elm:Trust{kind: foundation}
Birch -MEMBER_OF-> Fir:Trust{kind: multi-academy} // not a trust of the Act
Cedar -MEMBER_OF-> Gorse:Trust{kind: foundation} // not in Leeds
"""
params = { as_of = 2013-12-10 }
rows = """
subject | result | why | claims
Elm | cannot_be_checked | Elm has schools in Leeds; whether Leeds is a member, or has asked to be one, no source tells. | MEMBER_OF:Ash:Elm
Oak | holds | Leeds is a member of Oak. | MEMBER_OF:Leeds:Oak
"""

[[examples]]
network = """
list:Document{kind: entry, date: 2013-10-01, complete_for: [MEMBER_OF@383]}
Elm:Trust{kind: foundation} -IN_AREA_OF-> Leeds:Council#383
"""
params = { as_of = 2013-12-10 }
rows = """
subject | result | why | claims
Elm | broken | Elm is in Leeds, and by a list declared complete Leeds is no member of it. | IN_AREA_OF:Elm:Leeds; list
"""
*/
MATCH (c:Council {code: '383'})
CALL (c) {
  MATCH (c)<-[a:IN_AREA_OF]-(t:Trust)
  WHERE a.status = 'actual' AND a.confidence <> 'tentative' AND (NOT $public OR a.visibility = 'public')
  AND a.start_max <= $as_of AND coalesce(a.kind_ended >= $as_of, true)
  AND a.end_min + duration({months: CASE WHEN a.end_max IS NOT NULL THEN 0
    WHEN type(a) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  RETURN t, a.id AS link, 'is in ' AS how
  UNION
  MATCH (c)<-[a:IN_AREA_OF]-(:School)-[r:MEMBER_OF]->(t:Trust)
  WHERE a.status = 'actual' AND a.confidence <> 'tentative' AND (NOT $public OR a.visibility = 'public')
  AND a.start_max <= $as_of AND coalesce(a.kind_ended >= $as_of, true)
  AND a.end_min + duration({months: CASE WHEN a.end_max IS NOT NULL THEN 0
    WHEN type(a) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
    AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  RETURN t, r.id AS link, 'has schools in ' AS how
}
WITH c, t, link, how WHERE t.kind = 'foundation'
WITH c, coalesce($read_as[t.id], t.id) AS subject, link, how ORDER BY how, link
WITH c, subject, collect(DISTINCT link) AS links, head(collect(how)) AS how
MATCH (s:Entity {id: subject})
CALL (c, s) {
  OPTIONAL MATCH (c)-[m:MEMBER_OF]->(t:Trust)
  WHERE coalesce($read_as[t.id], t.id) = s.id AND m.status = 'actual' AND m.confidence <> 'tentative' AND (NOT $public OR m.visibility = 'public')
  AND m.start_max <= $as_of AND coalesce(m.kind_ended >= $as_of, true)
  AND m.end_min + duration({months: CASE WHEN m.end_max IS NOT NULL THEN 0
    WHEN type(m) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
  WITH m ORDER BY m.id
  RETURN collect(m.id) AS joined
}
WITH c, s, links, how, joined, COLLECT {
    MATCH (d:Document) WHERE d.date <= $as_of AND (NOT $public OR coalesce(d.visibility, 'public') = 'public')
      AND any(whole IN d.complete_for WHERE whole IN ['MEMBER_OF@' + c.code, 'MEMBER_OF@' + c.id])
      AND d.date + duration({months: $carry_other}) >= $as_of RETURN d.id } AS lists
RETURN s.id AS subject, CASE WHEN size(joined) > 0 THEN 'holds' WHEN size(lists) > 0 THEN 'broken'
    ELSE 'cannot_be_checked' END AS result,
  CASE WHEN size(joined) > 0 THEN c.name + ' is a member of ' + s.name + '.'
    WHEN size(lists) > 0
      THEN s.name + ' ' + how + c.name + ', and by a list declared complete ' + c.name + ' is no member of it.'
    ELSE s.name + ' ' + how + c.name + '; whether ' + c.name + ' is a member, or has asked to be one, no source tells.'
    END AS why,
  CASE WHEN size(joined) > 0 THEN joined ELSE links + lists END AS claims ORDER BY subject
