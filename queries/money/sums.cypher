/*
title = "Sums that sources name"
question = "Which sums of money do sources name, for what, and who tells them? Each stands alone: sums of different purposes are never added."
audience = "strategist"
map = { things = ["id"] }

returns.id = { type = "str", meaning = "id of the programme, or of who is funded" }
returns.name = { type = "str", meaning = "its name" }
returns.purpose = { type = "str or null", meaning = "what the money is for, in the source's words" }
returns.amount_gbp = { type = "int", meaning = "pounds" }
returns.funder = { type = "str or null", meaning = "name of who gives it, where told" }
returns.status = { type = "str or null", meaning = "of the link that tells the sum; absent where the programme itself does" }
returns.quote = { type = "str or null", meaning = "the source's words" }
returns.source = { type = "str", meaning = "id of the Document that tells it" }
returns.told_by = { type = "str", meaning = "id of the claim, or of the programme" }

[[examples]]
on = "papers"
params = { as_of = 2014-11-13 }
rows = """
id | name | purpose | amount_gbp | funder | status | quote | source | told_by
002:programme:schools-causing-concern-funding | Funding for Schools Causing Concern, Leicestershire | Schools Causing Concern | 248000 | Leicestershire | actual | Separate funding in the sum of £248,000 had been allocated by the County Council for Schools Causing Concern. | document:002 | 002:claim:council-funds-schools-causing-concern
002:programme:leep-development-funding | Funding for the development of the LEEP | to support the development of the partnership | 350000 | Leicestershire | actual | The £350,000 funding allocated in the County Council’s Medium Term Financial Strategy in February 2013 was not a school improvement budget. | document:002 | 002:claim:council-funds-leep-development
"""

[[examples]]
network = """
North:Council#991 -FUNDS{amount_gbp: 1000}-> Help:Programme{purpose: support} -IN_AREA_OF-> North
North -FUNDS-> Ash // no sum is told
Two:Programme{purpose: research, amount_gbp: 500, source: paper} -IN_AREA_OF-> North
paper:Document{kind: paper, date: 2013-01-01}
"""
params = { council = "991", as_of = 2013-12-10 }
rows = """
id   | name | purpose  | amount_gbp | funder | status | quote | source           | told_by
Two  | Two  | research | 500        |        |        |       | paper            | Two
Help | Help | support  | 1000       | North  | actual |       | document:drawing | FUNDS:North:Help
"""
*/
CALL () {
  MATCH (p:Programme)
  WHERE p.amount_gbp IS NOT NULL AND NOT p.id IN $hidden
    AND NOT EXISTS { MATCH ()-[r:FUNDS]->(p) WHERE r.amount_gbp = p.amount_gbp AND (NOT $public OR r.visibility = 'public') }
  RETURN p, p.amount_gbp AS amount_gbp, null AS funder, null AS status, p.quote AS quote, p.source AS source, p.id AS told_by
  UNION ALL
  MATCH (a)-[r:FUNDS]->(p)
  WHERE r.amount_gbp IS NOT NULL AND (NOT $public OR r.visibility = 'public')
  RETURN p, r.amount_gbp AS amount_gbp, a.name AS funder, r.status AS status, r.quote AS quote, r.source AS source, r.id AS told_by
}
MATCH (d:Document {id: source})
WHERE d.date <= $as_of AND (NOT $public OR coalesce(d.visibility, 'public') = 'public')
  AND (($council IS NULL AND p.illustrative IS NULL) OR p.id = $council OR EXISTS {
    MATCH (p)-[x:IN_AREA_OF]->(:Council {id: $council}) WHERE (NOT $public OR x.visibility = 'public') })
RETURN p.id AS id, p.name AS name, p.purpose AS purpose, amount_gbp, funder, status, quote, source, told_by
ORDER BY purpose, name, amount_gbp, told_by
