/*
title = "Counted but not named"
question = "Which groups of schools does a source count without naming them, and is support to them told?"
audience = "strategist"
required = ["council"]
map = { things = ["id"] }

returns.id = { type = "str", meaning = "id of the cohort" }
returns.name = { type = "str", meaning = "what the source calls them" }
returns.schools = { type = "int or null", meaning = "how many the source counts; absent where it does not" }
returns.supported = { type = "bool", meaning = "true where support to them as a group certainly holds" }
returns.quote = { type = "str or null", meaning = "the source's words" }
returns.source = { type = "str or null", meaning = "id of the Document that tells of them" }

[[examples]]
on = "papers"
params = { council = "883", as_of = 2013-12-10 }
rows = """
id | name | schools | supported | quote | source
004:cohort:schools | Schools in Thurrock | 53 | false | There are 53 schools in Thurrock including the Pupil Referral Unit | document:004
004:cohort:schools-with-partnerships | Thurrock schools known to have established partnerships that support improvement | 41 | true | 41 Thurrock schools are known to have established partnerships with others that support improvement | document:004
004:cohort:primary | Primary schools in Thurrock | 40 | false | 40 primary, 10 secondary, 2 special schools and a pupil referral unit which has school designation | document:004
004:cohort:academies | Academies and free schools in Thurrock | 30 | false | 30 are academies/free schools and 23 are maintained by the borough | document:004
004:cohort:maintained | Schools maintained by Thurrock | 23 | false | 30 are academies/free schools and 23 are maintained by the borough | document:004
004:cohort:treetops-alliance-schools | Cross-phase schools in the alliance led by Treetops | 15 | false | 15 cross-phase schools are part of this alliance working collaboratively on their collective areas of development | document:004
004:cohort:secondary | Secondary schools in Thurrock | 10 | false | 40 primary, 10 secondary, 2 special schools and a pupil referral unit which has school designation | document:004
004:cohort:nle-schools | Schools with which National Leaders of Education work on sustained programmes | 4 | true | allocated to work on sustained programmes with 4 schools | document:004
004:cohort:special | Special schools in Thurrock | 2 | false | 40 primary, 10 secondary, 2 special schools and a pupil referral unit which has school designation | document:004
004:cohort:pupil-referral-unit | Pupil Referral Unit in Thurrock (not named) | 1 | false | a pupil referral unit which has school designation | document:004
004:cohort:church-of-england-schools | Church of England schools in Thurrock |  | false | Of the denominational schools there are both Church of England and Roman Catholic. | document:004
004:cohort:free-schools | Free schools in Thurrock |  | false | stand alone academies, sponsored academies, maintained schools, free schools and 6th form provision | document:004
004:cohort:good-schools | Good schools with significant capacity |  | false | a number of good schools with significant capacity | document:004
004:cohort:roman-catholic-schools | Roman Catholic schools in Thurrock |  | false | Of the denominational schools there are both Church of England and Roman Catholic. | document:004
004:cohort:schools-partnered-beyond | Schools and academies with partnerships beyond Thurrock |  | true | Schools and academies have partnerships beyond Thurrock | document:004
004:cohort:supported-in-the-borough | Schools in the borough supported by some of the good schools |  | true | Some of these support schools both in and out of the borough. | document:004
004:cohort:progress-board-schools | Schools that ‘require improvement’, with a progress board |  | true | schools that ‘require improvement’ | document:004
004:cohort:teaching-schools | Teaching schools in Thurrock |  | false | one of the highest percentage of teaching schools | document:004
004:cohort:vulnerable-schools | Vulnerable schools supported by Local Leaders of Education |  | true | Support for vulnerable schools has been provided | document:004
"""
*/
// Which schools they are is not known, so no school is linked by what is told of its group.
MATCH (c:Cohort)-[a:IN_AREA_OF]->(:Council {id: $council})
WHERE a.status = 'actual' AND a.confidence <> 'tentative' AND (NOT $public OR a.visibility = 'public')
  AND a.start_max <= $as_of AND coalesce(a.kind_ended >= $as_of, true)
  AND a.end_min + duration({months: CASE WHEN a.end_max IS NOT NULL THEN 0
    WHEN type(a) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of
RETURN c.id AS id, c.name AS name, c.count AS schools, EXISTS {
  MATCH (o)-[r:SUPPORTS|PARTNERS_WITH]-(c)
  WHERE (type(r) = 'PARTNERS_WITH' OR endNode(r) = c) AND o <> c AND r.status = 'actual' AND r.confidence <> 'tentative' AND (NOT $public OR r.visibility = 'public')
    AND r.start_max <= $as_of AND coalesce(r.kind_ended >= $as_of, true)
    AND r.end_min + duration({months: CASE WHEN r.end_max IS NOT NULL THEN 0
      WHEN type(r) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}) >= $as_of } AS supported,
  c.quote AS quote, c.source AS source
ORDER BY coalesce(c.count, -1) DESC, name, id
