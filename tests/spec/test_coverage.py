"""Coverage: a drawn network, a question, and the answer that a reader can work out by hand.

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
AREA = "{0} -IN_AREA_OF-> Exemplar:Council#999"

# By name: a drawing, options, and the state and reasons of Ash.
CASES: dict[str, tuple[str, dict[str, Any], str, list[str]]] = {
    "nothing recorded is not known, never none": ("Ash", {}, "not_known", ["no_link_recorded"]),
    "support from a school": ("Birch -SUPPORTS-> Ash", {}, "linked", ["single_support"]),
    "support from a leader": ("Lee:Leader -SUPPORTS-> Ash", {}, "linked", ["single_support"]),
    "support from another council": ("Kestrel:Council#998 -SUPPORTS-> Ash", {}, "linked", ["single_support"]),
    "partners support each other": ("Ash -PARTNERS_WITH-> Birch", {}, "linked", ["single_support"]),
    "two supporters are not a single support": ("Birch -SUPPORTS-> Ash <-SUPPORTS- Cedar", {}, "linked", []),
    "giving support is not receiving it": ("Ash -SUPPORTS-> Birch", {}, "not_known", ["only_gives"]),
    "its own council does not count": ("Exemplar:Council#999 -SUPPORTS-> Ash", {}, "not_known", ["only_council"]),
    "its own council counts by name": (
        "Exemplar:Council#999 -SUPPORTS-> Ash", {"count": ("council",)}, "linked", ["single_support"],
    ),
    "a sponsor does not count": ("Corp:Body -SPONSORS-> Ash", {}, "not_known", ["only_sponsor"]),
    "a sponsor counts by name": ("Corp:Body -SPONSORS-> Ash", {"count": ("sponsor",)}, "linked", ["single_support"]),
    "its trust does not count": (
        "Ash -MEMBER_OF-> Oak:Trust <-MEMBER_OF- Birch", {}, "not_known", ["only_through_trust"],
    ),
    "its trust counts by name with another open school": (
        "Ash -MEMBER_OF-> Oak:Trust <-MEMBER_OF- Birch", {"count": ("trust",)}, "linked", ["single_support"],
    ),
    "a trust of one school is no company": (
        "Ash -MEMBER_OF-> Oak:Trust", {"count": ("trust",)}, "not_known", ["no_link_recorded"],
    ),
    "support from its own trust is through its trust": (
        "Birch -MEMBER_OF-> Oak:Trust <-MEMBER_OF- Ash <-SUPPORTS- Oak", {}, "not_known", ["only_through_trust"],
    ),
    "support from another trust counts": ("Elm:Trust -SUPPORTS-> Ash", {}, "linked", ["single_support"]),
    "a federation does not count": (
        "Ash -MEMBER_OF-> Fed:Partnership{kind: federation, purpose: governance} <-MEMBER_OF- Birch",
        {}, "not_known", ["no_link_recorded"],
    ),
    "a federation counts by name": (
        "Ash -MEMBER_OF-> Fed:Partnership{kind: federation, purpose: governance} <-MEMBER_OF- Birch",
        {"count": ("federation",)}, "linked", ["single_support"],
    ),
    "an alliance with another member": (
        "Ash -MEMBER_OF-> Elms:Alliance <-MEMBER_OF- Birch", {}, "linked", ["single_support", "membership_only"],
    ),
    "an alliance with a lead": (
        "Ash -MEMBER_OF-> Elms:Alliance <-LEADS- Birch", {}, "linked", ["single_support", "membership_only"],
    ),
    "an alliance with a cohort": (
        "Ash -MEMBER_OF-> Elms:Alliance <-MEMBER_OF- Some:Cohort{count: 15}", {}, "linked",
        ["single_support", "membership_only"],
    ),
    "an alliance of one is no company": ("Ash -MEMBER_OF-> Elms:Alliance", {}, "not_known", ["no_link_recorded"]),
    "membership is left out by direct only": (
        "Ash -MEMBER_OF-> Elms:Alliance <-LEADS- Birch", {"direct_only": True}, "not_known", ["no_link_recorded"],
    ),
    "an alliance is one supporter and its lead not another": (
        "Ash -MEMBER_OF-> Elms:Alliance <-LEADS- Birch -SUPPORTS-> Ash", {}, "linked", ["single_support"],
    ),
    "a hub serves its area": (
        "Ash -MEMBER_OF-> Hub:Alliance{kind: teaching school hub} <-LEADS- Birch", {}, "not_known",
        ["only_represented"],
    ),
    "a partnership for improvement": (
        "Ash -MEMBER_OF-> P:Partnership{purpose: improvement} <-MEMBER_OF- Birch", {}, "linked",
        ["single_support", "membership_only"],
    ),
    "an association of all schools represents": (
        "Ash -MEMBER_OF-> P:Partnership{purpose: representation} <-MEMBER_OF- Birch", {}, "not_known",
        ["only_represented"],
    ),
    "a seat is not support": ("Ash -REPRESENTED_IN-> Forum:Board", {}, "not_known", ["only_represented"]),
    "proposed support": ("Birch -SUPPORTS{status: proposed}-> Ash", {}, "not_known", ["only_proposed"]),
    "tentative support": ("Birch -SUPPORTS{confidence: tentative}-> Ash", {}, "not_known", ["only_tentative"]),
    "inferred support counts": ("Birch -SUPPORTS{confidence: inferred}-> Ash", {}, "linked", ["single_support"]),
    "support whose start is not certain by the day": (
        "Birch -SUPPORTS{start_min: 2013-01-01, start_max: 2014-01-01, end_min: 2014-06-01}-> Ash", {}, "not_known",
        ["only_possible"],
    ),
    "support without any date is only possible": (
        "Birch -SUPPORTS{start_min: 2013-01-01}-> Ash", {}, "not_known", ["only_possible"],
    ),
    "support told of as ended by a day before": (
        "Birch -SUPPORTS{start_max: 2012-01-01, end_min: 2013-01-01, end_max: 2013-02-01}-> Ash", {}, "not_known",
        ["only_expired"],
    ),
    "support that begins later says nothing": (
        "Birch -SUPPORTS{start_min: 2014-01-01, start_max: 2014-01-01, end_min: 2014-06-01}-> Ash", {}, "not_known",
        ["no_link_recorded"],
    ),
    "support last confirmed more than 12 months before": (
        "Birch -SUPPORTS{start_max: 2012-01-01, end_min: 2012-12-09}-> Ash", {}, "not_known", ["only_expired"],
    ),
    "support last confirmed 12 months before to the day": (
        "Birch -SUPPORTS{start_max: 2012-01-01, end_min: 2012-12-10}-> Ash", {}, "linked", ["single_support"],
    ),
    "a carry of none at all": (
        "Birch -SUPPORTS{start_max: 2012-01-01, end_min: 2013-12-09}-> Ash", {"carry": 0}, "not_known",
        ["only_expired"],
    ),
    "a stated lifespan wins over the carry": (
        "Birch -SUPPORTS{start_max: 2013-01-01, end_min: 2013-06-01, end_max: 2014-01-01}-> Ash", {"carry": 24},
        "not_known", ["only_possible"],
    ),
    "a supporter that has closed": ("Birch{closed: 2013-09-01} -SUPPORTS-> Ash", {}, "not_known", ["supporter_closed"]),
    "a supporter with one open successor": (
        "Cedar -SUCCEEDS-> Birch{closed: 2013-09-01} -SUPPORTS-> Ash", {}, "linked", ["single_support"],
    ),
    "a supporter that was split": (
        "Cedar -SUCCEEDS-> Birch{closed: 2013-09-01} -SUPPORTS-> Ash\nDale -SUCCEEDS-> Birch", {}, "not_known",
        ["supporter_closed"],
    ),
    "support for the predecessor is read as its successor's": (
        "Ash -SUCCEEDS-> Old{closed: 2013-09-01, status: Closed} <-SUPPORTS- Birch", {}, "linked", ["single_support"],
    ),
    "support for a predecessor that was merged is not carried": (
        "Ash -SUCCEEDS-> Old{closed: 2013-09-01} <-SUPPORTS- Birch\nAsh -SUCCEEDS-> Elder{closed: 2013-09-01}", {},
        "not_known", ["no_link_recorded"],
    ),
    "support for a predecessor that is open still, for it was split, is not carried": (
        "Ash -SUCCEEDS-> Old{status: Open} <-SUPPORTS- Birch", {}, "not_known", ["no_link_recorded"],
    ),
    "support for a school of which another was split off stays its own": (
        "Sprout -SUCCEEDS-> Ash{status: Open} <-SUPPORTS- Birch", {}, "linked", ["single_support"],
    ),
    "support for another record of the school": (
        "Ash#100001 -SAME_AS-> Paper <-SUPPORTS- Birch", {}, "linked", ["single_support"],
    ),
    "two records of one supporter are one": (
        "Ash <-SUPPORTS- Birch#100001 -SAME_AS-> Twin -SUPPORTS-> Ash", {}, "linked", ["single_support"],
    ),
    "a tentative identity contracts nothing": (
        "Ash#100001 -SAME_AS{confidence: tentative}-> Paper <-SUPPORTS- Birch", {}, "not_known", ["no_link_recorded"],
    ),
    "asked, and said none": (
        "Ash -ANSWERED_NONE-> Return:Document{kind: return}", {}, "confirmed_none", ["answered_none"],
    ),
    "a link wins over an answer of none": (
        "Birch -SUPPORTS-> Ash -ANSWERED_NONE-> Return:Document{kind: return}", {}, "linked", ["single_support"],
    ),
    "sources declared complete": (
        "Ash\nAll:Document{date: 2013-12-10, complete_for: [SUPPORTS@999;PARTNERS_WITH@Exemplar;MEMBER_OF@999]}", {},
        "confirmed_none", ["register_complete"],
    ),
    "sources complete for one type only": (
        "Ash\nAll:Document{kind: return, date: 2013-12-10, complete_for: [SUPPORTS@999]}", {}, "not_known",
        ["no_link_recorded"],
    ),
    "support with the focus asked for": (
        "Birch -SUPPORTS{focus: maths}-> Ash", {"focus": "maths"}, "linked", ["single_support"],
    ),
    "support without a stated focus never satisfies one": (
        "Birch -SUPPORTS-> Ash", {"focus": "maths"}, "not_known", ["no_link_recorded"],
    ),
    "internal support is left out for the public": (
        "Birch -SUPPORTS{visibility: internal}-> Ash", {}, "not_known", ["no_link_recorded"],
    ),
    "internal support is shown inside": (
        "Birch -SUPPORTS{visibility: internal}-> Ash", {"audience": "internal"}, "linked", ["single_support"],
    ),
    "teaching school alliances have ended": (
        "Ash -MEMBER_OF{start_max: 2020-01-01, end_min: 2021-08-31}-> "
        "T:Alliance{kind: teaching school alliance} <-LEADS{start_max: 2020-01-01, end_min: 2021-08-31}- Birch\n"
        "Ash -IN_AREA_OF{start_max: 2021-01-01, end_min: 2021-08-31}-> Exemplar:Council#999",
        {"as_of": date(2021, 9, 1)}, "not_known", ["only_expired"],
    ),
    "a known supporter is near": (
        "Ash{easting: 500000, northing: 200000}\nBirch{easting: 515000, northing: 200000} -SUPPORTS-> Cedar", {},
        "not_known", ["no_link_recorded"],
    ),
    "no known supporter is near": (
        "Ash{easting: 500000, northing: 200000}\nBirch{easting: 515001, northing: 200000} -SUPPORTS-> Cedar", {},
        "not_known", ["no_link_recorded", "no_supporter_within_km"],
    ),
}  # fmt: skip


# What the Cypher of queries/gaps/states_of_a_council.cypher does not take.
PYTHON_ONLY = {"count", "direct_only", "focus", "audience"}


def ask(store: Store, **options: Any) -> Gaps:
    return gaps(store, GapsQuery(**({"council": "Exemplar", "as_of": TOLD} | options)))


@pytest.mark.parametrize("name", CASES)
def test_state_and_reasons(name: str, drawn: Callable[..., Store]) -> None:
    picture, options, state, reasons = CASES[name]
    answer = ask(drawn(f"{picture}\n{AREA.format('Ash')}"), **options)
    rows = {row.id: row for row in answer.schools}
    assert (rows["Ash"].state, [reason.code for reason in rows["Ash"].reasons]) == (state, reasons)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if not case[1].keys() & PYTHON_ONLY])
def test_cypher_counts_the_same(name: str, drawn: Callable[..., Store]) -> None:
    picture, options, state, _ = CASES[name]
    store = drawn(f"{picture}\n{AREA.format('Ash')}")
    given = {"council": "Exemplar", "as_of": options.get("as_of", TOLD), "carry": options.get("carry")}
    assert asked_of(store, "gaps/states_of_a_council", given).rows == [{"state": state, "schools": 1}]
    (group,) = asked_of(store, "gaps/states_by_group", {"by": "council"} | given).rows
    assert (group["name"], group["schools"], group[state]) == ("Exemplar", 1, 1)
