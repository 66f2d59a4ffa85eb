"""Coverage at its edges: boundary days, identity, succession, company, audience.

In each drawing the school asked about, Ash, is in the area of council 999. A link holds on 10 December 2013.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from graph.answers import Gaps
from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.store import Store
from queries.ask import answer as asked_of

TOLD = date(2013, 12, 10)
AREA = "Ash -IN_AREA_OF{{start_max: {0}, end_min: {0}}}-> Exemplar:Council#999"
ONE, MEMBER, NOTHING = ["single_support"], ["single_support", "membership_only"], ["no_link_recorded"]
LATE = "start_max: 2024-01-01, end_min: "

# By name: a drawing, options, and the state and reasons of Ash (no state: it is not asked about).
CASES: dict[str, tuple[str, dict[str, Any], str | None, list[str]]] = {
    "begun on the day": (f"Birch -SUPPORTS{{start_max: {TOLD}, end_min: 2014-06-01}}-> Ash", {}, "linked", ONE),
    "begun the day after at the latest": (
        "Birch -SUPPORTS{start_max: 2013-12-11, end_min: 2014-06-01}-> Ash", {}, "not_known", ["only_possible"],
    ),
    "to begin the day after at the earliest": (
        "Birch -SUPPORTS{start_min: 2013-12-11, start_max: 2013-12-11, end_min: 2014-06-01}-> Ash", {}, "not_known",
        NOTHING,
    ),
    "ended on the day at the earliest": (
        f"Birch -SUPPORTS{{start_max: 2013-01-01, end_min: {TOLD}, end_max: {TOLD}}}-> Ash", {}, "linked", ONE,
    ),
    "ended the day before at the earliest": (
        f"Birch -SUPPORTS{{start_max: 2013-01-01, end_min: 2013-12-09, end_max: {TOLD}}}-> Ash", {}, "not_known",
        ["only_possible"],
    ),
    "ended the day before at the latest": (
        "Birch -SUPPORTS{start_max: 2013-01-01, end_min: 2013-12-09, end_max: 2013-12-09}-> Ash", {}, "not_known",
        ["only_expired"],
    ),
    "a lifespan told is not carried, whatever the carry": (
        "Birch -SUPPORTS{start_max: 2013-01-01, end_min: 2013-06-01, end_max: 2013-06-01}-> Ash", {"carry": 1200},
        "not_known", ["only_expired"],
    ),
    "an end but no beginning": ("Birch -SUPPORTS{end_min: 2014-01-01}-> Ash", {}, "not_known", ["only_possible"]),
    "told as past and undated": (
        "Birch -SUPPORTS{status: ended, start_min: 2001-01-01}-> Ash", {}, "not_known", ["only_expired"],
    ),
    "18 months from 31 August end on 28 February": (
        "Birch -SUPPORTS{start_max: 2012-01-01, end_min: 2012-08-31}-> Ash",
        {"as_of": date(2014, 2, 28), "carry": 18}, "linked", ONE,
    ),
    "18 months from 31 August are over on 1 March": (
        "Birch -SUPPORTS{start_max: 2012-01-01, end_min: 2012-08-31}-> Ash",
        {"as_of": date(2014, 3, 1), "carry": 18}, "not_known", ["only_expired"],
    ),
    "18 months from 31 August end on 29 February in a leap year": (
        "Birch -SUPPORTS{start_max: 2012-01-01, end_min: 2014-08-31}-> Ash",
        {"as_of": date(2016, 2, 29), "carry": 18, "area": "2016-02-29"}, "linked", ONE,
    ),
    "12 months from 29 February end on 28 February": (
        f"Birch -SUPPORTS{{{LATE}2024-02-29}}-> Ash", {"as_of": date(2025, 2, 28), "area": "2024-02-29"}, "linked", ONE,
    ),
    "12 months from 29 February are over on 1 March": (
        f"Birch -SUPPORTS{{{LATE}2024-02-29}}-> Ash", {"as_of": date(2025, 3, 1), "area": "2024-02-29"}, "not_known",
        ["only_expired"],
    ),
    "membership is carried for 24 months": (
        "Ash -MEMBER_OF{start_max: 2011-01-01, end_min: 2011-12-10}-> Elms:Alliance <-LEADS- Birch", {}, "linked",
        MEMBER,
    ),
    "a lead is carried for 24 months and no more": (
        "Ash -MEMBER_OF-> Elms:Alliance <-LEADS{start_max: 2011-01-01, end_min: 2011-12-09}- Birch", {}, "not_known",
        NOTHING,
    ),
    "the end of a kind cuts the carry, not the last day": (
        "Ash -MEMBER_OF{start_max: 2020-01-01, end_min: 2021-06-30}-> T:Alliance{kind: teaching school alliance} "
        "<-LEADS{start_max: 2020-01-01, end_min: 2021-06-30}- Birch",
        {"as_of": date(2021, 8, 31), "area": "2021-06-30"}, "linked", MEMBER,
    ),
    "support from a kind that has ended": (
        "T:Alliance{kind: teaching school alliance} -SUPPORTS{start_max: 2020-01-01, end_min: 2022-01-01}-> Ash",
        {"as_of": date(2021, 9, 1), "area": "2021-06-30"}, "not_known", ["only_expired"],
    ),
    "a supporter that closes on the day": (
        f"Birch{{closed: {TOLD}}} -SUPPORTS-> Ash", {}, "not_known", ["supporter_closed"],
    ),
    "a supporter that closes the day after": ("Birch{closed: 2013-12-11} -SUPPORTS-> Ash", {}, "linked", ONE),
    "a supporter that opens on the day": (f"Birch{{opened: {TOLD}}} -SUPPORTS-> Ash", {}, "linked", ONE),
    "a school that opens on the day": (f"Ash{{opened: {TOLD}}}", {}, "not_known", NOTHING),
    "a school that opens the day after": ("Ash{opened: 2013-12-11}", {}, None, []),
    "a school that closes on the day": (f"Ash{{closed: {TOLD}, status: Closed}}", {}, None, []),
    "a school that closes the day after": ("Ash{closed: 2013-12-11, status: Closed}", {}, "not_known", NOTHING),
    "records of one school, over three steps": (
        "Ash#100001 -SAME_AS-> Paper <-SAME_AS- Return -SAME_AS-> Form <-SUPPORTS- Birch", {}, "linked", ONE,
    ),
    "two URNs are two schools, through a paper's record too": (
        "Ash#100001 -SAME_AS-> Paper <-SAME_AS- Birch#100002\nPaper <-SUPPORTS- Cedar", {}, "not_known", NOTHING,
    ),
    "two records of one school do not support each other": (
        "Ash#100001 -SAME_AS-> Paper -SUPPORTS-> Ash", {}, "not_known", NOTHING,
    ),
    "two records of one school are no company": (
        "Elms:Alliance <-MEMBER_OF- Ash#100001 -SAME_AS-> Paper -MEMBER_OF-> Elms", {}, "not_known", NOTHING,
    ),
    "an identity that may have begun later contracts nothing": (
        "Ash#100001 -SAME_AS{start_min: 2001-01-01}-> Paper <-SUPPORTS- Birch", {}, "not_known", NOTHING,
    ),
    "a succession over three schools": (
        "Ash -SUCCEEDS-> Old{closed: 2013-09-01} -SUCCEEDS-> Older{closed: 2013-01-01} -SUCCEEDS-> "
        "Oldest{closed: 2012-12-31} <-SUPPORTS{start_max: 2012-01-01, end_min: 2012-12-10}- Birch",
        {}, "linked", ONE,
    ),
    "a succession carries no longer than the claim": (
        "Ash -SUCCEEDS-> Old{closed: 2013-09-01} -SUCCEEDS-> Older{closed: 2013-01-01} "
        "<-SUPPORTS{start_max: 2012-01-01, end_min: 2012-12-09}- Birch",
        {}, "not_known", ["only_expired"],
    ),
    "a succession that is split upstream": (
        "Ash -SUCCEEDS-> Old{closed: 2013-09-01} -SUCCEEDS-> Older{closed: 2013-01-01} <-SUPPORTS- Birch\n"
        "Elm -SUCCEEDS-> Older", {}, "not_known", NOTHING,
    ),
    "a succession still to come": (
        "Ash -SUCCEEDS{start_min: 2014-01-01, start_max: 2014-01-01}-> Old <-SUPPORTS- Birch", {}, "not_known", NOTHING,
    ),
    "its predecessor does not support it": (
        "Ash -SUCCEEDS-> Old{closed: 2013-09-01} -SUPPORTS-> Ash", {}, "not_known", NOTHING,
    ),
    "a supporter under two names in turn is one": (
        "Cedar -SUCCEEDS-> Birch{closed: 2013-09-01} -SUPPORTS-> Ash <-SUPPORTS- Cedar", {}, "linked", ONE,
    ),
    "a federation whose other member has closed": (
        "Ash -MEMBER_OF-> Fed:Partnership{kind: federation, purpose: governance} <-MEMBER_OF- "
        "Birch{closed: 2013-09-01}", {"count": ("federation",)}, "not_known", NOTHING,
    ),
    "a trust whose other member has closed": (
        "Ash -MEMBER_OF-> Oak:Trust <-MEMBER_OF- Birch{closed: 2013-09-01}", {"count": ("trust",)}, "not_known",
        NOTHING,
    ),
    "a trust with a body is no company": (
        "Ash -MEMBER_OF-> Oak:Trust <-MEMBER_OF- Corp:Body", {"count": ("trust",)}, "not_known", NOTHING,
    ),
    "an alliance whose lead has closed": (
        "Ash -MEMBER_OF-> Elms:Alliance <-LEADS- Birch{closed: 2013-09-01}", {}, "not_known", NOTHING,
    ),
    "an alliance led by the school itself": (
        "Elms:Alliance <-MEMBER_OF- Ash -LEADS-> Elms", {}, "not_known", ["only_gives"],
    ),
    "a proposed mate is no company": (
        "Ash -MEMBER_OF-> Elms:Alliance <-MEMBER_OF{status: proposed}- Birch", {}, "not_known", NOTHING,
    ),
    "a partner in another council": ("Ash <-PARTNERS_WITH- Birch -IN_AREA_OF-> Kestrel:Council#998", {}, "linked", ONE),
    "its own council as a partner": ("Exemplar:Council#999 -PARTNERS_WITH-> Ash", {}, "not_known", ["only_council"]),
    "support from a trust that it has left": (
        "Ash -MEMBER_OF{start_max: 2008-01-01, end_min: 2009-01-01, end_max: 2009-06-01}-> Oak:Trust -SUPPORTS-> Ash",
        {}, "linked", ONE,
    ),
    "a cohort and a board support nobody": (
        "Some:Cohort{count: 15} -SUPPORTS-> Ash <-SUPPORTS- B:Board", {}, "not_known", NOTHING,
    ),
    "a research school is a hub": (
        "Ash -MEMBER_OF-> R:Alliance{kind: research school} <-LEADS- Birch", {}, "not_known", ["only_represented"],
    ),
    "a hub may support": ("R:Alliance{kind: maths hub} -SUPPORTS-> Ash", {}, "linked", ONE),
    "a proposal with dates to come says nothing": (
        "Birch -SUPPORTS{status: proposed, start_min: 2014-01-01}-> Ash", {}, "not_known", NOTHING,
    ),
    "a proposal whose time is over says nothing": (
        "Birch -SUPPORTS{status: proposed, start_max: 2012-01-01, end_min: 2012-06-01, end_max: 2012-06-01}-> Ash", {},
        "not_known", NOTHING,
    ),
    "each reason once, in their order": (
        "Birch -SUPPORTS{status: proposed}-> Ash <-SUPPORTS{confidence: tentative}- Cedar -SPONSORS-> Ash\n"
        "Elm -SUPPORTS{status: proposed}-> Ash -SUPPORTS-> Dale\nAsh -REPRESENTED_IN-> Forum:Board", {}, "not_known",
        ["only_proposed", "only_tentative", "only_gives", "only_sponsor", "only_represented"],
    ),
    "a school that is internal": ("Ash{visibility: internal}", {}, None, []),
    "a supporter that is internal": ("Birch{visibility: internal} -SUPPORTS-> Ash", {}, "not_known", NOTHING),
    "a supporter that has closed, nobody says when": (
        "Birch{status: Closed} -SUPPORTS-> Ash", {}, "not_known", ["supporter_closed"],
    ),
    "a supporter whose successor was itself succeeded": (
        "Dale -SUCCEEDS-> Cedar{closed: 2013-10-01} -SUCCEEDS-> Birch{closed: 2013-09-01} -SUPPORTS-> Ash", {},
        "linked", ONE,
    ),
    "a proposed merger stops no succession": (
        "Elder <-SUCCEEDS{status: proposed}- Ash -SUCCEEDS-> Old{closed: 2013-09-01} <-SUPPORTS- Birch", {},
        "linked", ONE,
    ),
}  # fmt: skip

# What the Cypher of queries/gaps/states_of_a_council.cypher does not take.
PYTHON_ONLY = {"count", "direct_only", "focus"}
BOTH = [name for name, case in CASES.items() if not case[1].keys() & PYTHON_ONLY]


def ask(store: Store, **options: Any) -> Gaps:
    asked = {"council": "Exemplar", "as_of": TOLD} | {k: v for k, v in options.items() if k != "area"}
    return gaps(store, GapsQuery(**asked))


def picture_of(name: str) -> str:
    picture, options, *_ = CASES[name]
    return f"{picture}\n{AREA.format(options.get('area', TOLD))}"


@pytest.mark.parametrize("name", CASES)
def test_state_and_reasons(name: str, drawn: Callable[..., Store]) -> None:
    _, options, state, reasons = CASES[name]
    rows = {row.id: row for row in ask(drawn(picture_of(name)), **options).schools}
    found = rows.get("Ash")
    assert (found and found.state, [reason.code for reason in found.reasons] if found else []) == (state, reasons)


@pytest.mark.parametrize("name", BOTH)
def test_cypher_counts_the_same(name: str, drawn: Callable[..., Store]) -> None:
    _, options, state, _ = CASES[name]
    given = {"council": "Exemplar", "as_of": TOLD} | {k: v for k, v in options.items() if k != "area"}
    rows = asked_of(drawn(picture_of(name)), "gaps/states_of_a_council", given).rows
    assert rows == ([{"state": state, "schools": 1}] if state else [])
