"""Coverage where groups, cohorts and audiences meet: drawn cases, worked by hand.

Each school asked about is in the area of council 999 and each link holds on 10 December 2013, unless it says otherwise.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from graph.answers import Gaps
from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.store import Store

AREA = "Ash -IN_AREA_OF-> Exemplar:Council#999"
BOTH = ["single_support", "membership_only"]

SCHOOLS: dict[str, tuple[str, dict[str, Any], str, list[str]]] = {
    "a mate that has an open successor is company": (
        "Ash -MEMBER_OF-> Elms:Alliance <-MEMBER_OF- Birch{closed: 2013-09-01} <-SUCCEEDS- Cedar", {}, "linked", BOTH,
    ),
    "members of an alliance's successor are company": (
        "Ash -MEMBER_OF-> Old:Alliance <-SUCCEEDS- New:Alliance <-MEMBER_OF- Birch", {}, "linked", BOTH,
    ),
    "a trust that succeeds its own is its own": (
        "Birch -MEMBER_OF-> Oak:Trust{closed: 2013-09-01} <-MEMBER_OF- Ash <-SUPPORTS- Elm:Trust -SUCCEEDS-> Oak", {},
        "not_known", ["only_through_trust"],
    ),
    "its council's predecessor is its own council": (
        "Exemplar:Council#999 -SUCCEEDS-> Old:Council#998 -SUPPORTS-> Ash", {}, "not_known", ["only_council"],
    ),
    "a supporter and its successor are one": (
        "Cedar:Body -SUCCEEDS-> Birch:Body -SUPPORTS-> Ash <-SUPPORTS- Cedar", {}, "linked", ["single_support"],
    ),
    "a focus is asked of what counts by name too": (
        "Exemplar:Council#999 -SUPPORTS{focus: English}-> Ash", {"count": ("council",), "focus": "maths"},
        "not_known", ["only_council"],
    ),
    "a trust of one school that supports it is no company": (
        "Ash -MEMBER_OF-> Oak:Trust -SUPPORTS-> Ash", {"count": ("trust",)}, "not_known", ["no_link_recorded"],
    ),
    "an identity does not lapse": (
        "Ash#100001 -SAME_AS{start_max: 2011-01-01, end_min: 2011-01-01}-> Paper <-SUPPORTS- Birch", {}, "linked",
        ["single_support"],
    ),
    "a link that holds to the end of time": (
        "Birch -SUPPORTS{start_max: 2012-01-01, end_min: 9999-12-31}-> Ash", {}, "linked", ["single_support"],
    ),
    "a tentative word stays tentative when it is old": (
        "Birch -SUPPORTS{confidence: tentative, start_max: 2011-01-01, end_min: 2011-01-01}-> Ash", {}, "not_known",
        ["only_tentative"],
    ),
    "an internal school is no public supporter nearby": (
        "Ash{easting: 500000, northing: 200000}\nBirch{easting: 515000, northing: 200000, visibility: internal} "
        "-SUPPORTS-> Cedar\nDale{easting: 535000, northing: 200000} -SUPPORTS-> Cedar", {}, "not_known",
        ["no_link_recorded", "no_supporter_within_km"],
    ),
}  # fmt: skip

ALL = "All:Cohort{count: 53} -IN_AREA_OF-> Exemplar:Council#999\n"
COHORTS: dict[str, tuple[str, dict[str, Any], int]] = {
    "the council's own support of a group does not count": (
        "Exemplar:Council#999 -SUPPORTS-> Some:Cohort{count: 41, of: All}", {}, 0,
    ),
    "support from another council does": ("Other:Council#998 -SUPPORTS-> Some:Cohort{count: 41, of: All}", {}, 41),
    "a closed supporter supports nobody": (
        "Birch{closed: 2013-09-01} -SUPPORTS-> Some:Cohort{count: 41, of: All}", {}, 0,
    ),
    "membership counts": ("Some:Cohort{count: 41, of: All} -MEMBER_OF-> Elms:Alliance <-LEADS- Birch", {}, 41),
    "membership is left out by direct only": (
        "Some:Cohort{count: 41, of: All} -MEMBER_OF-> Elms:Alliance <-LEADS- Birch", {"direct_only": True}, 0,
    ),
    "another focus does not count": (
        "Birch -SUPPORTS{focus: English}-> Some:Cohort{count: 41, of: All}", {"focus": "maths"}, 0,
    ),
    "governors are no schools": ("Govs:Cohort{count: 900, kind: governors} -IN_AREA_OF-> Exemplar", {}, 0),
    "a part of another record of the whole": (
        "Twin:Cohort{count: 53} -SAME_AS-> All\nBirch -SUPPORTS-> Some:Cohort{count: 41, of: Twin}", {}, 41,
    ),
}  # fmt: skip


def ask(store: Store, **options: Any) -> Gaps:
    return gaps(store, GapsQuery(**({"council": "Exemplar", "as_of": date(2013, 12, 10)} | options)))


@pytest.mark.parametrize("name", SCHOOLS)
def test_state_and_reasons(name: str, drawn: Callable[..., Store]) -> None:
    picture, options, state, reasons = SCHOOLS[name]
    rows = {row.id: row for row in ask(drawn(f"{picture}\n{AREA}"), **options).schools}
    assert (rows["Ash"].state, [reason.code for reason in rows["Ash"].reasons]) == (state, reasons)


@pytest.mark.parametrize("name", COHORTS)
def test_counts_of_cohorts(name: str, drawn: Callable[..., Store]) -> None:
    picture, options, linked = COHORTS[name]
    answer = ask(drawn(ALL + picture), **options)
    assert (answer.counted_from, answer.counts.linked, answer.counts.not_known) == ("cohorts", linked, 53 - linked)


def test_a_school_lies_where_it_was_last_confirmed(drawn: Callable[..., Store]) -> None:
    moved = "Ash -IN_AREA_OF{start_max: 2010-01-01, end_min: 2012-12-01}-> Zeta:Council#998"
    store = drawn(f"{moved}\n{AREA}")
    assert [row.id for row in ask(store).schools] == ["Ash"]
    assert ask(store, council="Zeta").schools == []


def test_what_is_withheld_counts_once_and_denies_nothing(drawn: Callable[..., Store]) -> None:
    complete = "Full:Document{date: 2013-12-10, complete_for: [SUPPORTS@999;PARTNERS_WITH@999;MEMBER_OF@999]}"
    answer = ask(drawn(f"Birch -SUPPORTS{{visibility: internal}}-> Ash\n{complete}\n{AREA}"))
    assert (answer.withheld, answer.counts.not_known) == (1, 1)


@pytest.mark.parametrize("weight", [-1.0, float("nan"), float("inf")])
def test_weights_are_numbers_from_nought(weight: float) -> None:
    with pytest.raises(ValidationError):
        GapsQuery(weight={"concern": weight})
