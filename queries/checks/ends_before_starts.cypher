/*
title = "Ended before it began"
question = "Which claims had certainly ended on a day on which they cannot have begun yet?"
audience = "officer"

[[examples]]
network = """
Ash -SUPPORTS{start_min: 2013-09-01, end_max: 2014-08-31}-> Birch
Ash -SUPPORTS{start_min: 2013-09-01}-> Cedar
Ash -SUPPORTS{start_min: 2013-09-01, end_max: 2013-09-01}-> Dale // for one day
"""
broken_by = "MATCH ()-[r:SUPPORTS]->(b {id: 'Birch'}) SET r.end_max = date('2013-08-31')"
rows = """
subject            | fault                                                                                                          | claims
SUPPORTS:Ash:Birch | It ended by 2013-08-31, and began on 2013-09-01 at the earliest: it holds on no day; correct the days in the source. | SUPPORTS:Ash:Birch
"""
*/
MATCH ()-[r]->()
WHERE (NOT $public OR r.visibility = 'public') AND r.end_max < r.start_min
RETURN r.id AS subject, 'It ended by ' + toString(r.end_max) + ', and began on ' + toString(r.start_min)
  + ' at the earliest: it holds on no day; correct the days in the source.' AS fault, [r.id] AS claims ORDER BY subject
