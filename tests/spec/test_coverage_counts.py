"""Coverage counted: cohorts, need, order, days, what is withheld."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from graph.answers import Gaps
from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.need import concern_of
from graph.store import Store
from queries.ask import answer as asked_of

TOLD = date(2013, 12, 10)
IN = "-IN_AREA_OF-> Exemplar:Council#999"
ALL = f"All:Cohort{{count: 53}} {IN}"


def ask(store: Store, **options: Any) -> Gaps:
    return gaps(store, GapsQuery(**({"council": "Exemplar", "as_of": TOLD} | options)))


# By name: a drawing beside a total of 53, options, the counts linked, confirmed none and not known, and the reasons.
COHORTS: dict[str, tuple[str, dict[str, Any], tuple[int, int, int], dict[str, int]]] = {
    "nothing told of any part": ("", {}, (0, 0, 53), {"no_link_recorded": 53}),
    "the largest part, never the sum": (
        "Birch -SUPPORTS-> A:Cohort{count: 30, of: All}\nBirch -SUPPORTS-> B:Cohort{count: 20, of: All}", {},
        (30, 0, 23), {"no_link_recorded": 23},
    ),
    "a part of a part": (
        "A:Cohort{count: 30, of: All}\nBirch -SUPPORTS-> B:Cohort{count: 12, of: A}", {}, (12, 0, 41),
        {"no_link_recorded": 41},
    ),
    "support that is not certain": (
        "Birch -SUPPORTS{start_min: 2013-01-01}-> A:Cohort{count: 30, of: All}", {}, (0, 0, 53),
        {"no_link_recorded": 53},
    ),
    "proposed, tentative and given support": (
        "Birch -SUPPORTS{status: proposed}-> A:Cohort{count: 30, of: All} -SUPPORTS-> Cedar\n"
        "Birch -SUPPORTS{confidence: tentative}-> A", {}, (0, 0, 53), {"no_link_recorded": 53},
    ),
    "support past its carry": (
        "Birch -SUPPORTS{start_max: 2012-01-01, end_min: 2012-12-09}-> A:Cohort{count: 30, of: All}", {}, (0, 0, 53),
        {"no_link_recorded": 53},
    ),
    "a part that said none": (
        "A:Cohort{count: 5, of: All} -ANSWERED_NONE-> R:Document{kind: return}", {}, (0, 5, 48),
        {"answered_none": 5, "no_link_recorded": 48},
    ),
    "a link wins over an answer of none": (
        "R:Document{kind: return} <-ANSWERED_NONE- A:Cohort{count: 50, of: All} <-SUPPORTS- Birch", {}, (50, 3, 0),
        {"answered_none": 3},
    ),
    "a part that is larger than the total": (
        "Birch -SUPPORTS-> A:Cohort{count: 60, of: All}", {}, (53, 0, 0), {},
    ),
    "a part without a count": ("Birch -SUPPORTS-> A:Cohort{of: All}", {}, (0, 0, 53), {"no_link_recorded": 53}),
    "a part of another total": (
        "Other:Cohort{count: 90} -IN_AREA_OF-> Kestrel:Council#998\nBirch -SUPPORTS-> A:Cohort{count: 40, of: Other}",
        {}, (0, 0, 53), {"no_link_recorded": 53},
    ),
    "members of an alliance": (
        "A:Cohort{count: 41, of: All} -MEMBER_OF-> Elms:Alliance <-LEADS- Birch", {}, (41, 0, 12),
        {"no_link_recorded": 12},
    ),
    "members of a representing body": (
        "A:Cohort{count: 41, of: All} -MEMBER_OF-> P:Partnership{purpose: representation} <-LEADS- Birch", {},
        (0, 0, 53), {"no_link_recorded": 53},
    ),
    "its own council's support where the part is in its area": (
        f"Exemplar:Council#999 -SUPPORTS-> A:Cohort{{count: 41, of: All}} {IN}", {}, (0, 0, 53),
        {"no_link_recorded": 53},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", COHORTS)
def test_counted_from_cohorts(name: str, drawn: Callable[..., Store]) -> None:
    picture, options, counts, reasons = COHORTS[name]
    answer = ask(drawn(f"{ALL}\n{picture}"), **options)
    found = (answer.counts.linked, answer.counts.confirmed_none, answer.counts.not_known)
    assert (answer.counted_from, found, answer.reasons) == ("cohorts", counts, reasons)


# By name: a drawing, and the state and reasons of Ash.
NONE: dict[str, tuple[str, str, list[str]]] = {
    "an answer of none is carried for 24 months": (
        "Ash -ANSWERED_NONE{start_max: 2011-12-10, end_min: 2011-12-10}-> R:Document{kind: return}",
        "confirmed_none", ["answered_none"],
    ),
    "an answer of none lapses": (
        "Ash -ANSWERED_NONE{start_max: 2011-12-09, end_min: 2011-12-09}-> R:Document{kind: return}",
        "not_known", ["no_link_recorded"],
    ),
    "a tentative answer of none": (
        "Ash -ANSWERED_NONE{confidence: tentative}-> R:Document{kind: return}",
        "not_known", ["no_link_recorded"],
    ),
    "none confirmed beside a proposal": (
        "Birch -SUPPORTS{status: proposed}-> Ash -ANSWERED_NONE-> R:Document{kind: return}",
        "confirmed_none", ["answered_none", "only_proposed"],
    ),
    "completeness is carried as its type is": (
        "Ash\nA:Document{date: 2012-12-10, complete_for: [SUPPORTS@999]}\n"
        "B:Document{date: 2011-12-10, complete_for: [PARTNERS_WITH@999;MEMBER_OF@999]}",
        "confirmed_none", ["register_complete"],
    ),
    "completeness of support lapses after 12 months": (
        "Ash\nA:Document{date: 2012-12-09, complete_for: [SUPPORTS@999]}\n"
        "B:Document{date: 2011-12-10, complete_for: [PARTNERS_WITH@999;MEMBER_OF@999]}",
        "not_known", ["no_link_recorded"],
    ),
    "completeness of a day to come": (
        "Ash\nA:Document{date: 2013-12-11, complete_for: [SUPPORTS@999;PARTNERS_WITH@999;MEMBER_OF@999]}",
        "not_known", ["no_link_recorded"],
    ),
    "completeness of another council": (
        "Ash\nA:Document{date: 2013-12-10, complete_for: [SUPPORTS@998;PARTNERS_WITH@998;MEMBER_OF@998]}",
        "not_known", ["no_link_recorded"],
    ),
    "membership need not be complete for direct support": (
        "Ash\nA:Document{date: 2013-12-10, complete_for: [SUPPORTS@999;PARTNERS_WITH@999]}",
        "confirmed_none", ["register_complete"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NONE)
def test_confirmed_none_or_not(name: str, drawn: Callable[..., Store]) -> None:
    picture, state, reasons = NONE[name]
    store = drawn(f"{picture}\nAsh {IN}")
    row = ask(store, direct_only="direct" in name).schools[0]
    assert (row.state, [reason.code for reason in row.reasons]) == (state, reasons)
    if "direct" not in name:
        rows = asked_of(store, "gaps/states_of_a_council", {"council": "Exemplar", "as_of": TOLD}).rows
        assert rows == [{"state": state, "schools": 1}]


def test_a_register_of_the_day_is_counted_from_and_the_cohorts_stand_under_also(drawn: Callable[..., Store]) -> None:
    picture = f"{ALL}\nAsh#100001 {IN}\nPaper {IN}\nR:Document{{kind: register, scope: [*], date: 2011-12-10}}"
    answer = ask(drawn(picture))
    assert (answer.counted_from, answer.counts.not_known, answer.left_out) == ("schools", 1, {"not_in_register": 1})
    assert answer.also is not None and answer.also.counts.not_known == 53  # noqa: PT018
    assert ask(drawn(picture), as_of=date(2013, 12, 11)).counted_from == "cohorts"


def test_what_is_left_out_is_counted_by_why(drawn: Callable[..., Store]) -> None:
    lines = ["Ash", "A{sector: independent}", "B{status: Proposed to open}", "C{status: Closed}", "D{sector: Welsh}",
             "E{closed: 2013-01-01}"]  # fmt: skip
    answer = ask(drawn("\n".join(f"{line} {IN}" for line in lines)))
    assert answer.left_out == {"Welsh": 1, "closed_without_date": 1, "independent": 1, "proposed": 1}
    assert [row.id for row in answer.schools] == ["Ash"]
    assert [row.id for row in ask(drawn("\n".join(f"{line} {IN}" for line in lines)), scope="all").schools] == [
        "A",
        "Ash",
    ]


def test_need_is_bounded_by_what_is_missing(drawn: Callable[..., Store]) -> None:
    store = drawn(
        "Ash{fsm_percent: 25.0, census_date: 2013-12-11, pupils: 500} " + IN + "\n"
        "Ash -INSPECTED-> I1:Inspection{date: 2013-12-10, overall: 3}\n"
        "Ash -INSPECTED-> I2:Inspection{date: 2013-12-11, overall: 4}\n"
        "Birch{fsm_percent: 25.0, census_date: 2013-12-10, pupils: 500} " + IN
    )
    rows = {row.id: row.need for row in ask(store).schools}
    assert (rows["Ash"].components, rows["Ash"].missing) == ({"concern": 0.6667}, ["context", "reach"])
    assert (rows["Ash"].score_low, rows["Ash"].score_high) == (33.3, 83.3)
    assert (rows["Birch"].components, rows["Birch"].missing) == ({"context": 0.25, "reach": 0.25}, ["concern"])
    assert (rows["Birch"].score_low, rows["Birch"].score_high) == (12.5, 62.5)
    weighed = {row.id: row.need for row in ask(store, weight={"concern": 0, "reach": 3}).schools}
    assert (weighed["Birch"].score_low, weighed["Birch"].score_high) == (25.0, 25.0)
    assert (weighed["Ash"].score_low, weighed["Ash"].score_high) == (0.0, 100.0)


def test_a_grade_is_not_carried_past_a_newer_inspection_without_one() -> None:
    good = {"id": "1", "date": date(2024, 3, 1), "overall": 2}
    new = {"id": "2", "date": date(2025, 11, 20), "framework": "2025"}
    assert concern_of([new, good], date(2025, 11, 19)) == pytest.approx(1 / 3)
    assert concern_of([new, good], date(2025, 11, 20)) is None
    assert concern_of([new | {"category": "SM"}, good], date(2025, 11, 20)) == 1.0


def test_unlinked_first_then_concern_then_reach(drawn: Callable[..., Store]) -> None:
    lines = [
        "Linked -INSPECTED-> L:Inspection{date: 2013-01-01, overall: 4}\nBirch -SUPPORTS-> Linked",
        "Small{pupils: 10}\nLarge{pupils: 900}\nUnknown",
        "Good{pupils: 1} -INSPECTED-> G:Inspection{date: 2013-01-01, overall: 2}",
        "Weak -INSPECTED-> W:Inspection{date: 2013-01-01, overall: 3}",
    ]
    areas = [f"{name} {IN}" for name in ("Linked", "Small", "Large", "Unknown", "Good", "Weak")]
    answer = ask(drawn("\n".join(lines + areas)))
    assert [row.id for row in answer.schools] == ["Weak", "Good", "Large", "Small", "Unknown", "Linked"]
    assert [row.id for row in ask(drawn("\n".join(lines + areas)), state=("linked",)).schools] == ["Linked"]


def test_filters_of_the_list_leave_the_counts(drawn: Callable[..., Store]) -> None:
    store = drawn(f"Ash{{phase: Primary}} {IN}\nBirch{{phase: Secondary}} {IN}\nCedar -SUPPORTS-> Ash")
    listed, narrowed = ask(store, reason=("no_link_recorded",)), ask(store, phase=("Primary",))
    assert ([row.id for row in listed.schools], listed.counts.linked) == (["Birch"], 1)
    assert ([row.id for row in narrowed.schools], narrowed.counts.not_known) == (["Ash"], 0)
    assert narrowed.options == GapsQuery(phase=("Primary",)).options()
    assert {"council", "as_of"}.isdisjoint(narrowed.options)


def test_the_default_day_leaves_inspections_census_and_days_to_come_apart(drawn: Callable[..., Store]) -> None:
    drawn(f"Ash {IN}")
    for day, kind in ((date(2014, 1, 1), "inspections"), (date(2014, 2, 1), "census"), (date(2999, 1, 1), "paper")):
        store = drawn_more(drawn, f"S:Document{{kind: {kind}, date: {day}}}\nBirch -SUPPORTS{{source: S}}-> Ash", day)
    assert ask(store, as_of=None).as_of == TOLD
    store = drawn_more(drawn, "Cedar -SUPPORTS-> Ash", date(2014, 3, 1))
    assert ask(store, as_of=None).as_of == date(2014, 3, 1)
    store = drawn_more(drawn, "Cedar -SUPPORTS-> Elsewhere -IN_AREA_OF-> Kestrel:Council#998", date(2014, 4, 1))
    assert ask(store, as_of=None).as_of == date(2014, 3, 1)


def drawn_more(drawn: Callable[..., Store], picture: str, day: date) -> Store:
    return drawn(picture, day, f"document:{day}")


def test_items_withheld_are_counted(drawn: Callable[..., Store]) -> None:
    store = drawn(f"Ash {IN}\nBirch -SUPPORTS{{visibility: internal}}-> Ash\nCedar{{visibility: confidential}} {IN}")
    answer, inside = ask(store), ask(store, audience="internal")
    assert (answer.withheld, [row.id for row in answer.schools]) == (2, ["Ash"])
    assert (inside.withheld, sorted(row.id for row in inside.schools)) == (0, ["Ash", "Cedar"])


def test_the_nation_and_its_councils_agree(drawn: Callable[..., Store]) -> None:
    store = drawn(
        f"Ash {IN}\nBirch -IN_AREA_OF-> Kestrel:Council#998\nAsh -PARTNERS_WITH-> Birch\nCedar {IN}\n"
        "Elm -IN_AREA_OF-> Kestrel\nElm -MEMBER_OF-> Oaks:Alliance <-MEMBER_OF- Cedar"
    )
    nation = {row.id: row for row in gaps(store, GapsQuery(as_of=TOLD)).schools}
    for council in ("Exemplar", "Kestrel"):
        assert all(nation[row.id] == row for row in ask(store, council=council).schools)


def test_an_answer_is_plain_json(drawn: Callable[..., Store]) -> None:
    answer = ask(drawn(f"Ash {IN}"), weight={"concern": 0, "context": 0, "reach": 0})
    told = json.loads(answer.model_dump_json(), parse_constant=pytest.fail)
    assert (told["schools"][0]["need"]["score_low"], told["as_of"]) == (0.0, "2013-12-10")
