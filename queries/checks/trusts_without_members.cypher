/*
title = "Trusts without members"
question = "Which open trusts of a register have no member, in whatever source?"
audience = "officer"

[[examples]]
network = """
Oak:Trust#2044 <-MEMBER_OF- Ash
Elm:Trust#2045
Fir:Trust#2046{closed: 2013-01-01} // it may have lost them
Yew:Trust // a paper names it, and tells no members
Gorse:Trust#2047 <-MEMBER_OF{status: proposed}- Ash
"""
rows = """
subject | fault                                                                                                                   | claims
Elm     | Elm is open, and no source held tells of a member: load the register's links of groups, or correct its status. |
Gorse   | Gorse is open, and no source held tells of a member: load the register's links of groups, or correct its status. |
"""
*/
MATCH (t:Trust)
WHERE t.uid IS NOT NULL AND t.closed IS NULL AND NOT coalesce(t.status, '') STARTS WITH 'Closed' AND NOT t.id IN $hidden
  AND NOT EXISTS { (t)<-[r:MEMBER_OF]-() WHERE r.status = 'actual' AND (NOT $public OR r.visibility = 'public') }
RETURN t.id AS subject, t.name + ' is open, and no source held tells of a member: load the register\'s links of groups, or '
  + 'correct its status.' AS fault, [] AS claims ORDER BY subject
