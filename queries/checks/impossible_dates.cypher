/*
title = "Days that cannot be"
question = "Which claims or things have days in the wrong order, or in years that nobody means?"
audience = "officer"

[[examples]]
network = """
Ash -SUPPORTS-> Birch
Ash -SUPPORTS-> Cedar
Ash -SUPPORTS{start_max: 1013-12-10, end_min: 2013-12-10}-> Dale
Elm{opened: 2014-01-01, closed: 2013-01-01}
Fir:Document{kind: paper, date: 2013-01-01, date_min: 2014-01-01}
"""
broken_by = """
MATCH ()-[r:SUPPORTS]->(b)
SET r.start_min = CASE b.id WHEN 'Birch' THEN date('2014-02-01') ELSE r.start_min END,
  r.end_max = CASE b.id WHEN 'Cedar' THEN date('2013-11-01') ELSE r.end_max END
"""
rows = """
subject            | fault                                                                                        | claims
Elm                | It closed on 2013-01-01, before it opened on 2014-01-01: correct the days in the source.      |
Fir                | Its earliest day 2014-01-01 is after its latest 2013-01-01: correct the days in the source.   |
SUPPORTS:Ash:Birch | It began 2014-02-01 at the earliest, and 2013-12-10 at the latest: correct the days in the source. | SUPPORTS:Ash:Birch
SUPPORTS:Ash:Cedar | It ended 2013-12-10 at the earliest, and 2013-11-01 at the latest: correct the days in the source. | SUPPORTS:Ash:Cedar
SUPPORTS:Ash:Dale  | It has a day in the year 1013: correct the days in the source.                                 | SUPPORTS:Ash:Dale
"""
*/
CALL () {
  MATCH ()-[r]->()
  WHERE NOT $public OR r.visibility = 'public'
  UNWIND [
    CASE WHEN r.start_min > r.start_max
      THEN 'It began ' + toString(r.start_min) + ' at the earliest, and ' + toString(r.start_max) + ' at the latest' END,
    CASE WHEN r.end_min > r.end_max
      THEN 'It ended ' + toString(r.end_min) + ' at the earliest, and ' + toString(r.end_max) + ' at the latest' END,
    'It has a day in the year ' + toString(head([day IN [r.start_min, r.start_max, r.end_min, r.end_max]
      WHERE NOT 1500 <= day.year <= 2200]).year)] AS fault
  WITH r, fault WHERE fault IS NOT NULL
  RETURN r.id AS subject, fault, [r.id] AS claims
  UNION
  MATCH (n:School|Trust|Partnership|Body)
  WHERE n.closed < n.opened AND NOT n.id IN $hidden
  RETURN n.id AS subject, 'It closed on ' + toString(n.closed) + ', before it opened on ' + toString(n.opened) AS fault,
    [] AS claims
  UNION
  MATCH (d:Document)
  WHERE d.date_min > d.date AND NOT d.id IN $hidden
  RETURN d.id AS subject, 'Its earliest day ' + toString(d.date_min) + ' is after its latest ' + toString(d.date) AS fault,
    [] AS claims
}
RETURN subject, fault + ': correct the days in the source.' AS fault, claims ORDER BY subject, fault
