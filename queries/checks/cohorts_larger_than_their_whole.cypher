/*
title = "A part larger than its whole"
question = "Which counted groups are larger than the group that they are a part of?"
audience = "officer"

[[examples]]
network = """
all:Cohort{count: 53} -IN_AREA_OF-> Exemplar:Council#999
some:Cohort{count: 41, of: all} -MEMBER_OF-> Oak:Alliance
more:Cohort{count: 54, of: all} -MEMBER_OF-> Elm:Alliance
"""
rows = """
subject | fault                                                                                                | claims
more    | more counts 54, and all, of which it is a part, 53: read both again in their sources. |
"""
*/
MATCH (part:Cohort)
WHERE part.of IS NOT NULL AND NOT part.id IN $hidden
MATCH (whole:Cohort {id: part.of})
WHERE part.count > whole.count AND NOT whole.id IN $hidden
RETURN part.id AS subject, part.name + ' counts ' + toString(part.count) + ', and ' + whole.name + ', of which it is a part, '
  + toString(whole.count) + ': read both again in their sources.' AS fault, [] AS claims ORDER BY subject
