/*
title = "A part of no group that is held"
question = "Which counted groups are a part of a group that is not held, or in the end of themselves?"
audience = "officer"

[[examples]]
network = """
all:Cohort{count: 53} -IN_AREA_OF-> Exemplar:Council#999
some:Cohort{count: 41, of: all} -MEMBER_OF-> Oak:Alliance
few:Cohort{of: lost} -MEMBER_OF-> Oak
this:Cohort{of: that} -MEMBER_OF-> Oak
that:Cohort{of: this} -MEMBER_OF-> Oak
"""
rows = """
subject | fault                                                                                                         | claims
few     | few is a part of lost, which is not held: load its source, or correct what it is a part of.             |
that    | that is a part of this, and in the end of itself: correct what it is a part of.                         |
this    | this is a part of that, and in the end of itself: correct what it is a part of.                         |
"""
*/
MATCH (part:Cohort)
WHERE part.of IS NOT NULL AND NOT part.id IN $hidden
OPTIONAL MATCH (one:Cohort {id: part.of})
OPTIONAL MATCH (two:Cohort {id: one.of})
OPTIONAL MATCH (three:Cohort {id: two.of})
WITH part, one, part.id IN [one.id, two.id, three.id] AS circle
WHERE one IS NULL OR circle
RETURN part.id AS subject, part.name + ' is a part of ' + part.of + CASE WHEN one IS NULL
    THEN ', which is not held: load its source, or correct what it is a part of.'
    ELSE ', and in the end of itself: correct what it is a part of.' END AS fault, [] AS claims ORDER BY subject
