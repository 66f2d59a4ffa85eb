/*
title = "Organisations, not schools, are partners"
question = "Are the members of the Leicester Schools and Colleges Alliance organisations, and none of them a school?"
audience = "officer"
of = "queries.statements.rules"
paper = "document:003"
quote = "it is the schools’ organisations that become partners within the charity, not individual schools"
standing = "proposal"
from = 2010-11-24
checkable_by = "the register of members of the company, once it exists"

[[examples]]
network = """
paper:Document{kind: paper, date: 2013-01-28}
heads:Partnership -MEMBER_OF-> 003:partnership:alliance:Partnership
Ash -MEMBER_OF-> 003:partnership:alliance
Birch -MEMBER_OF{source: paper, status: proposed}-> 003:partnership:alliance
agency:Body -MEMBER_OF{source: paper, status: proposed}-> 003:partnership:alliance
fifteen:Cohort{kind: schools, count: 15} -MEMBER_OF-> 003:partnership:alliance
Ash -MEMBER_OF-> other:Partnership // another body, of which the paper does not speak
"""
params = { as_of = 2013-12-10 }
rows = """
subject | result | why | claims
Ash | broken | Ash, a school, is a member of 003:partnership:alliance. | MEMBER_OF:Ash:003:partnership:alliance
Birch | cannot_be_checked | Birch, a school, is not told as a certain member of 003:partnership:alliance: it is proposed, and would break the rule. | MEMBER_OF:Birch:003:partnership:alliance
agency | cannot_be_checked | agency, an organisation, is not told as a certain member of 003:partnership:alliance: it is proposed, and would keep to the rule. | MEMBER_OF:agency:003:partnership:alliance
fifteen | broken | fifteen, a group of schools, is a member of 003:partnership:alliance. | MEMBER_OF:fifteen:003:partnership:alliance
heads | holds | heads, an organisation, is a member of 003:partnership:alliance. | MEMBER_OF:heads:003:partnership:alliance
"""
*/
MATCH (p)-[r:MEMBER_OF]->(b)
WHERE coalesce($read_as[p.id], p.id) <> coalesce($read_as[b.id], b.id)
  AND coalesce($read_as[b.id], b.id) = coalesce($read_as['003:partnership:alliance'], '003:partnership:alliance')
  AND r.status <> 'ended' AND (NOT $public OR r.visibility = 'public')
MATCH (w:Entity {id: r.source})
WHERE w.date <= $as_of AND coalesce(r.start_min <= $as_of, true) AND coalesce(r.kind_ended >= $as_of, true)
  AND coalesce(r.end_max, r.end_min + duration({months: $carry_other}), w.date + duration({months: $carry_other})) >= $as_of
WITH coalesce($read_as[p.id], p.id) AS subject, b, r, coalesce(r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
  AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
  AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
    WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of, false) AS sure ORDER BY r.id
WITH subject, b, collect(r.id) AS claims, max(sure) AS sure, min(r.status) = 'proposed' AS proposed
MATCH (s:Entity {id: subject})
WITH s, b, claims, sure, proposed,
  CASE WHEN s:School THEN ', a school, ' WHEN s:Cohort AND toLower(s.kind) CONTAINS 'school' THEN ', a group of schools, '
    ELSE ', an organisation, ' END AS kind
RETURN s.id AS subject,
  CASE WHEN NOT sure THEN 'cannot_be_checked' WHEN kind CONTAINS 'school' THEN 'broken' ELSE 'holds' END AS result,
  s.name + kind + CASE WHEN sure THEN 'is a member of ' + b.name + '.'
    ELSE 'is not told as a certain member of ' + b.name + ': it is ' + CASE WHEN proposed THEN 'proposed' ELSE 'uncertain' END
      + ', and would ' + CASE WHEN kind CONTAINS 'school' THEN 'break the rule.' ELSE 'keep to the rule.' END END AS why,
  claims ORDER BY subject
