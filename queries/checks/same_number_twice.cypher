/*
title = "One number, two records"
question = "Which numbers of a register (URN, UID, council code) do two records have?"
audience = "officer"

[[examples]]
network = """
Ash#100001 -SUPPORTS-> Birch#100002
Cedar#100002
Oak:Trust#2044
Elm:Partnership{uid: 2044}
Exemplar:Council#999
Kestrel:Council#999
"""
rows = """
subject  | fault                                                                                        | claims
Birch    | URN 100002 is of Birch and Cedar: take back the load that made one of them.                  |
Elm      | UID 2044 is of Elm and Oak: take back the load that made one of them.                        |
Exemplar | council code 999 is of Exemplar and Kestrel: take back the load that made one of them.       |
"""
*/
MATCH (n:School|Trust|Partnership|Body|Council)
WHERE NOT n.id IN $hidden
WITH n, CASE WHEN n:School THEN 'URN ' + toString(n.urn) WHEN n:Council THEN 'council code ' + n.code
  ELSE 'UID ' + toString(n.uid) END AS number ORDER BY n.id
WHERE number IS NOT NULL
WITH number, collect(n) AS records
WHERE size(records) > 1
RETURN records[0].id AS subject, number + ' is of ' + records[0].name
  + reduce(text = '', n IN tail(records) | text + ' and ' + n.name) + ': take back the load that made one of them.' AS fault,
  [] AS claims ORDER BY subject, fault
