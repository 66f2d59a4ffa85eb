/*
title = "No school in several overlapping bodies"
question = "Which schools, or groups of schools, are members of several bodies at once, so that the bodies' members must not be added up?"
audience = "analyst"
of = "queries.statements.rules"
paper = "document:003"
quote = "WELL members are also usually members of the Secondary EIP or primary CPH"
standing = "finding"
from = 2010-11-24
checkable_by = "lists of the members of each body by name, declared complete for their council (MEMBER_OF)"

[[examples]]
network = """
Ash -MEMBER_OF-> heads:Partnership{purpose: representation}
Ash -MEMBER_OF-> elm:Alliance{kind: teaching school alliance}
Birch -MEMBER_OF-> heads
eight:Cohort{kind: schools, count: 8} -MEMBER_OF-> heads
eight -MEMBER_OF{confidence: tentative}-> guild:Partnership
list:Document{kind: entry, date: 2013-10-01, complete_for: [MEMBER_OF@999]}
heads <-MEMBER_OF- Cedar -IN_AREA_OF-> Exemplar:Council#999
Dale -MEMBER_OF-> fed:Partnership{kind: federation, purpose: governance} // governance, and hubs, are no such bodies
Dale -MEMBER_OF-> hub:Alliance{kind: teaching school hub}
"""
params = { as_of = 2013-12-10 }
rows = """
subject | result | why | claims
Ash | broken | Ash is in several bodies: elm; heads. Whoever adds up their members counts it more than once. | MEMBER_OF:Ash:elm; MEMBER_OF:Ash:heads
Birch | cannot_be_checked | Birch is in heads; whether in another body too, no source tells. | MEMBER_OF:Birch:heads
Cedar | holds | Cedar is in heads, and by a list declared complete in no other body. | MEMBER_OF:Cedar:heads; list
eight | cannot_be_checked | eight: in heads; perhaps in guild too, which is proposed or told without certainty. | MEMBER_OF:eight:guild; MEMBER_OF:eight:heads
"""
*/
MATCH (p:School|Cohort)-[r:MEMBER_OF]->(b:Partnership|Alliance)
WHERE (p:School OR toLower(p.kind) CONTAINS 'school') AND coalesce(b.purpose, '') <> 'governance'
  AND NOT coalesce(toLower(b.kind) CONTAINS 'hub' OR toLower(b.kind) = 'research school', false)
  AND r.status <> 'ended' AND (NOT $public OR r.visibility = 'public')
MATCH (w:Entity {id: r.source})
WHERE w.date <= $as_of AND coalesce(r.start_min <= $as_of, true) AND coalesce(r.kind_ended >= $as_of, true)
  AND coalesce(r.end_max, r.end_min + duration({months: $carry_other}), w.date + duration({months: $carry_other})) >= $as_of
WITH coalesce($read_as[p.id], p.id) AS subject, coalesce($read_as[b.id], b.id) AS body, b.name AS name, r,
  coalesce(r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of, false) AS sure ORDER BY r.id
WITH subject, body, min(name) AS name, collect(r.id) AS links, max(sure) AS sure ORDER BY name, body
WITH subject, collect(CASE WHEN sure THEN name END) AS inside, collect(CASE WHEN NOT sure THEN name END) AS perhaps,
  reduce(all = [], some IN collect(links) | all + some) AS claims
WHERE size(inside) > 0 // who is certainly in no body is not asked about
MATCH (s:Entity {id: subject})
CALL (s) {
  OPTIONAL MATCH (s)-[a:IN_AREA_OF]->(c:Council) WHERE NOT $public OR a.visibility = 'public'
  RETURN reduce(all = [], some IN collect(COLLECT {
    MATCH (d:Document) WHERE d.date <= $as_of AND (NOT $public OR coalesce(d.visibility, 'public') = 'public')
      AND any(whole IN d.complete_for WHERE whole IN ['MEMBER_OF@' + c.code, 'MEMBER_OF@' + c.id])
      AND d.date + duration({months: $carry_other}) >= $as_of RETURN d.id }) | all + some) AS lists
}
WITH s, inside, perhaps, claims, lists,
  reduce(text = head(inside), more IN tail(inside) | text + '; ' + more) AS bodies
RETURN s.id AS subject,
  CASE WHEN size(inside) > 1 THEN 'broken' WHEN size(perhaps) = 0 AND size(lists) > 0 THEN 'holds'
    ELSE 'cannot_be_checked' END AS result,
  CASE WHEN size(inside) > 1
      THEN s.name + ' is in several bodies: ' + bodies + '. Whoever adds up their members counts it more than once.'
    WHEN size(perhaps) > 0
      THEN s.name + ': in ' + bodies + '; perhaps in ' + reduce(text = head(perhaps), more IN tail(perhaps) | text + ' and '
        + more) + ' too, which is proposed or told without certainty.'
    WHEN size(lists) > 0 THEN s.name + ' is in ' + bodies + ', and by a list declared complete in no other body.'
    ELSE s.name + CASE WHEN s:Cohort THEN ': in ' ELSE ' is in ' END + bodies
      + '; whether in another body too, no source tells.' END AS why,
  claims + CASE WHEN size(inside) > 1 OR size(perhaps) > 0 THEN [] ELSE lists END AS claims ORDER BY subject
