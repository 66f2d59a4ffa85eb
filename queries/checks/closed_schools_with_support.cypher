/*
title = "Support of a school that had closed"
question = "Which support to or from a school is told of a day on which the school had closed?"
audience = "officer"

[[examples]]
network = """
Ash{closed: 2013-08-31} -SUPPORTS-> Birch // told of 10 December
Birch -PARTNERS_WITH{start_max: 2013-01-01, end_min: 2013-08-30}-> Ash
Cedar{closed: 2013-08-31} <-PARTNERS_WITH- Birch
Dale{closed: 2014-08-31} -SUPPORTS-> Birch
Elm{closed: 2013-08-31} -SUPPORTS{status: proposed}-> Birch
"""
rows = """
subject | fault                                                                                                                 | claims
Ash     | Ash closed on 2013-08-31, and document:drawing tells of its support on 2013-12-10: tell it of the school that followed, or correct the day. | SUPPORTS:Ash:Birch
Cedar   | Cedar closed on 2013-08-31, and document:drawing tells of its support on 2013-12-10: tell it of the school that followed, or correct the day. | PARTNERS_WITH:Birch:Cedar
"""
*/
// A register that still has a link of a closed school says nothing new of it, so what registers tell is left out.
MATCH (s:School)-[r:SUPPORTS|PARTNERS_WITH]-()
WHERE r.end_min >= s.closed AND r.status = 'actual' AND r.seen IS NULL AND (NOT $public OR r.visibility = 'public')
RETURN s.id AS subject, s.name + ' closed on ' + toString(s.closed) + ', and ' + r.source + ' tells of its support on '
  + toString(r.end_min) + ': tell it of the school that followed, or correct the day.' AS fault,
  [r.id] AS claims ORDER BY subject, claims
