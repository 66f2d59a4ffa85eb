/*
title = "One source puts a school in two councils"
question = "Which schools are, by one and the same source, in the area of two councils on one day?"
audience = "officer"

[[examples]]
network = """
Ash -IN_AREA_OF-> Exemplar:Council#999
Ash -IN_AREA_OF-> Kestrel:Council#998
Birch -IN_AREA_OF-> Exemplar // another source says otherwise: that is a conflict
Birch -IN_AREA_OF{source: minutes}-> Kestrel
minutes:Document{kind: paper, date: 2013-12-10}
Cedar -IN_AREA_OF{start_max: 2009-04-01, end_min: 2012-08-31, end_max: 2012-08-31}-> Exemplar // moved
Cedar -IN_AREA_OF{start_max: 2012-08-31, end_min: 2013-12-10}-> Kestrel
"""
rows = """
subject | fault                                                                                                              | claims
Ash     | Ash is in the area of Exemplar and of Kestrel, both on 2013-12-10, by document:drawing: correct that source. | IN_AREA_OF:Ash:Exemplar; IN_AREA_OF:Ash:Kestrel
"""
*/
// What different sources tell is a conflict: see conflicts/two_councils. A day of moving belongs to both.
MATCH (a:Council)<-[r:IN_AREA_OF]-(s:School)-[q:IN_AREA_OF]->(b:Council)
WHERE a.id < b.id AND (NOT $public OR r.visibility = 'public') AND (NOT $public OR q.visibility = 'public')
  AND r.status = 'actual' AND q.status = 'actual' AND r.confidence <> 'tentative' AND q.confidence <> 'tentative'
MATCH (d:Document {id: r.source}), (e:Document {id: q.source})
WHERE coalesce(d.series, d.id) = coalesce(e.series, e.id)
WITH a, b, s, r, q, d, CASE WHEN r.start_max > q.start_max THEN r.start_max ELSE q.start_max END AS since,
  CASE WHEN r.end_min < q.end_min THEN r.end_min ELSE q.end_min END AS until
WHERE since < until OR (since = until AND coalesce(r.end_max <> until, true) AND coalesce(q.end_max <> until, true))
RETURN s.id AS subject, s.name + ' is in the area of ' + a.name + ' and of ' + b.name + ', both on ' + toString(until)
  + ', by ' + d.id + ': correct that source.' AS fault, [r.id, q.id] AS claims ORDER BY subject, claims
