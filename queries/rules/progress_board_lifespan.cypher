/*
title = "A progress board lives six months at most"
question = "Which progress boards are past their life?"
audience = "officer"
of = "queries.statements.rules"
paper = "document:004"
quote = "Experienced governors and leaders were recruited from across the Borough to service these boards which have a lifespan of 3-6 months."
standing = "rule"
from = 2013-12-10
checkable_by = "the day on which each board began and the day on which it was wound up"

[[examples]]
network = """
ash-board:Board{kind: progress board} -SUPPORTS{start_min: 2013-01-10, start_max: 2013-01-10, end_min: 2013-12-01}-> Ash
birch-board:Board{kind: progress board} -SUPPORTS{start_min: 2013-09-01, start_max: 2013-09-01, end_min: 2013-12-10}-> Birch
cedar-board:Board{kind: progress board} -SUPPORTS{start_min: 2012-09-01, start_max: 2012-09-01, end_min: 2013-01-31, end_max: 2013-01-31}-> Cedar
dale-board:Board{kind: progress board} -SUPPORTS{start_min: 2013-01-10, start_max: 2013-01-10, end_min: 2013-03-01}-> Dale
elm-board:Board{kind: progress board} -SUPPORTS-> Elm
four:Cohort{kind: progress boards, count: 4} -SUPPORTS{start_min: 2013-06-10, start_max: 2013-12-10, end_min: 2013-12-10, end_max: 2014-06-10, as_given: a lifespan of 3-6 months}-> Fir
"""
params = { as_of = 2013-12-10 }
rows = """
subject | result | why | claims
ash-board | broken | ash-board was at work by 2013-01-10 and still so on 2013-12-01, more than six months later. | SUPPORTS:ash-board:Ash
birch-board | holds | birch-board began on 2013-09-01 at the earliest, so its six months are not over. | SUPPORTS:birch-board:Birch
cedar-board | holds | cedar-board worked from 2012-09-01 at the earliest to 2013-01-31 at the latest, six months at most. | SUPPORTS:cedar-board:Cedar
dale-board | cannot_be_checked | dale-board was last told of on 2013-03-01 and its six months were over on 2013-07-10 at the latest: no source tells whether it was wound up. | SUPPORTS:dale-board:Dale
elm-board | cannot_be_checked | elm-board was at work on 2013-12-10; no source tells when it began. | SUPPORTS:elm-board:Elm
four | cannot_be_checked | four: at work on 2013-12-10; when they began is only worked out from the lifespan itself, so it proves nothing. | SUPPORTS:four:Fir
"""
*/
MATCH (b:Board|Cohort)-[r:!STRUCK]-(n)
WHERE coalesce($read_as[b.id], b.id) <> coalesce($read_as[n.id], n.id)
  AND toLower(b.kind) IN ['progress board', 'progress boards'] AND r.status = 'actual' AND r.confidence <> 'tentative'
  AND NOT type(r) IN ['IN_AREA_OF', 'SAME_AS'] AND (NOT $public OR r.visibility = 'public') AND r.start_max <= $as_of
// Bounds that were worked out from the lifespan cannot prove that it was kept.
WITH coalesce($read_as[b.id], b.id) AS subject, r, coalesce(r.as_given CONTAINS 'lifespan', false) AS derived ORDER BY r.id
WITH subject, collect(r.id) AS claims, max(derived) AS derived, min(r.start_max) AS known, max(r.end_min) AS last,
  CASE WHEN count(r.start_min) = count(r) THEN min(r.start_min) END AS first,
  CASE WHEN count(r.end_max) = count(r) THEN max(r.end_max) END AS gone
WITH * WHERE last + duration({months: $carry_other}) >= $as_of // of what nobody spoke for so long nothing is asked
WITH *, CASE WHEN last > $as_of THEN $as_of ELSE last END AS seen
MATCH (s:Entity {id: subject})
WITH *, CASE WHEN seen > known + duration({months: 6}) THEN 'too long'
    WHEN derived THEN 'derived'
    WHEN gone <= first + duration({months: 6}) THEN 'ended in time'
    WHEN $as_of <= first + duration({months: 6}) THEN 'young'
    WHEN $as_of > known + duration({months: 6}) THEN 'lapsed' ELSE 'unknown' END AS found
RETURN subject,
  CASE WHEN found = 'too long' THEN 'broken' WHEN found IN ['ended in time', 'young'] THEN 'holds'
    ELSE 'cannot_be_checked' END AS result,
  CASE found
    WHEN 'too long' THEN s.name + ' was at work by ' + toString(known) + ' and still so on ' + toString(seen)
      + ', more than six months later.'
    WHEN 'derived' THEN s.name + ': ' + CASE WHEN $as_of > gone THEN 'their life was over on ' + toString(gone)
        + ' at the latest, by the lifespan that the paper tells; no source tells whether they were wound up.'
      ELSE 'at work on ' + toString(seen)
        + '; when they began is only worked out from the lifespan itself, so it proves nothing.' END
    WHEN 'ended in time' THEN s.name + ' worked from ' + toString(first) + ' at the earliest to ' + toString(gone)
      + ' at the latest, six months at most.'
    WHEN 'young' THEN s.name + ' began on ' + toString(first) + ' at the earliest, so its six months are not over.'
    WHEN 'lapsed' THEN s.name + ' was last told of on ' + toString(seen) + ' and its six months were over on '
      + toString(known + duration({months: 6})) + ' at the latest: no source tells whether it was wound up.'
    ELSE s.name + ' was at work on ' + toString(seen) + '; no source tells when it began.' END AS why,
  claims ORDER BY subject
