"""Coverage over time: a drawn network, two days, and what a reader can say by hand of Ash between them.

Ash is in the area of council 999 on both days, unless the drawing says otherwise. The days are 1 September 2012 and
10 December 2013; a link without dates is told as at the second, not since when.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from graph.change_shapes import Changes, ChangesQuery
from graph.changes import changes
from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.store import Store

FIRST, SECOND = date(2012, 9, 1), date(2013, 12, 10)
AREA = "Ash -IN_AREA_OF{start_max: 2012-01-01, end_min: 2013-12-10}-> Exemplar:Council#999"
SINCE_LONG = "start_max: 2012-01-01, end_min: "
MEMBER = f"Ash -MEMBER_OF{{{SINCE_LONG}2013-12-10}}-> Elms:Alliance"
NETWORK, RECORDS, CANNOT = "network", "records", "cannot_tell"

# By name: a drawing, options, and whether Ash joined or left, and why (None: neither).
CASES: dict[str, tuple[str, dict[str, Any], tuple[str, str] | None]] = {
    "linked on neither day": ("", {}, None),
    "linked on both days": (f"Birch -SUPPORTS{{{SINCE_LONG}2013-12-10}}-> Ash", {}, None),
    "begun on a day told": (
        "Birch -SUPPORTS{start_min: 2013-01-01, start_max: 2013-01-01, end_min: 2013-12-10}-> Ash", {},
        ("joined", NETWORK),
    ),
    "begun in a time that is told": (
        "Birch -SUPPORTS{start_min: 2012-09-02, start_max: 2013-12-10, end_min: 2013-12-10}-> Ash", {},
        ("joined", NETWORK),
    ),
    "not there in the register of the first day, there in that of the second": (
        "Birch -SUPPORTS{start_min: 2012-09-01, start_max: 2013-12-10, end_min: 2013-12-10}-> Ash", {},
        ("joined", NETWORK),
    ),
    "begun in a time that reaches back before the first day": (
        "Birch -SUPPORTS{start_min: 2012-08-31, start_max: 2013-12-10, end_min: 2013-12-10}-> Ash", {},
        ("joined", CANNOT),
    ),
    "first told of, not since when": ("Birch -SUPPORTS-> Ash", {}, ("joined", RECORDS)),
    "one source tells since when, another does not": (
        "Birch -SUPPORTS{start_min: 2013-01-01, start_max: 2013-01-01, end_min: 2013-12-10}-> Ash <-SUPPORTS- Birch",
        {}, ("joined", NETWORK),
    ),
    "one link begun, another first told of": (
        "Birch -SUPPORTS{start_min: 2013-01-01, start_max: 2013-01-01, end_min: 2013-12-10}-> Ash <-SUPPORTS- Cedar",
        {}, ("joined", CANNOT),
    ),
    "begun on a day told, but an earlier claim of it had only lapsed": (
        "Birch -SUPPORTS{start_min: 2013-01-01, start_max: 2013-01-01, end_min: 2013-12-10}-> Ash\n"
        "Birch -SUPPORTS{start_max: 2010-01-01, end_min: 2010-01-01}-> Ash", {}, ("joined", CANNOT),
    ),
    "begun on a day told, after a spell that was told to end": (
        "Birch -SUPPORTS{start_min: 2013-01-01, start_max: 2013-01-01, end_min: 2013-12-10}-> Ash\n"
        "Birch -SUPPORTS{start_max: 2010-01-01, end_min: 2010-01-01, end_max: 2011-01-01}-> Ash", {},
        ("joined", NETWORK),
    ),
    "lapsed, then told of again": (
        "Birch -SUPPORTS{start_max: 2010-01-01, end_min: 2010-01-01}-> Ash <-SUPPORTS- Birch", {},
        ("joined", RECORDS),
    ),
    "nothing confirms it since": (
        f"Birch -SUPPORTS{{{SINCE_LONG}2012-01-01}}-> Ash", {}, ("left", RECORDS),
    ),
    "ended by a day told": (
        f"Birch -SUPPORTS{{{SINCE_LONG}2013-07-31, end_max: 2013-07-31}}-> Ash", {}, ("left", NETWORK),
    ),
    "ended in a time that reaches beyond the second day": (
        f"Birch -SUPPORTS{{{SINCE_LONG}2013-07-31, end_max: 2014-07-31}}-> Ash", {}, ("left", CANNOT),
    ),
    "not there in the register of the second day": (
        f"Birch -SUPPORTS{{{SINCE_LONG}2012-09-01, end_max: 2013-12-10}}-> Ash", {}, ("left", NETWORK),
    ),
    "one link ended, another lapsed": (
        f"Birch -SUPPORTS{{{SINCE_LONG}2013-07-31, end_max: 2013-07-31}}-> Ash\n"
        f"Cedar -SUPPORTS{{{SINCE_LONG}2012-01-01}}-> Ash", {}, ("left", CANNOT),
    ),
    "the supporter closed": (
        f"Birch{{closed: 2013-08-31}} -SUPPORTS{{{SINCE_LONG}2013-08-31}}-> Ash", {}, ("left", NETWORK),
    ),
    "the school closed": (
        f"Ash{{closed: 2013-08-31}} <-SUPPORTS{{{SINCE_LONG}2013-08-31}}- Birch", {}, ("left", NETWORK),
    ),
    "the school opened": ("Ash{opened: 2013-09-01} <-SUPPORTS- Birch", {}, ("joined", NETWORK)),
    "a successor takes over the link": (
        f"Ash{{closed: 2013-08-31}} <-SUPPORTS{{{SINCE_LONG}2013-08-31}}- Birch\n"
        "New{opened: 2013-09-01} -SUCCEEDS-> Ash\nNew -IN_AREA_OF-> Exemplar:Council#999", {}, None,
    ),
    "another member joined its alliance": (
        f"{MEMBER} <-MEMBER_OF{{start_min: 2013-01-01, start_max: 2013-01-01, end_min: 2013-12-10}}- Birch", {},
        ("joined", NETWORK),
    ),
    "of another member of its alliance we first hear": (
        f"{MEMBER} <-MEMBER_OF- Birch", {}, ("joined", RECORDS),
    ),
    "the other member of its alliance left": (
        f"{MEMBER} <-MEMBER_OF{{{SINCE_LONG}2013-01-01, end_max: 2013-01-01}}- Birch", {}, ("left", NETWORK),
    ),
    "the other member of its alliance closed": (
        f"{MEMBER} <-MEMBER_OF{{{SINCE_LONG}2013-08-31}}- Birch{{closed: 2013-08-31}}", {}, ("left", NETWORK),
    ),
    "the lead of its alliance was not confirmed": (
        f"{MEMBER} <-LEADS{{start_max: 2011-01-01, end_min: 2011-01-01}}- Birch", {}, ("left", RECORDS),
    ),
    "a proposal is no link": ("Birch -SUPPORTS{status: proposed}-> Ash", {}, None),
    "with no carry at all": (f"Birch -SUPPORTS{{{SINCE_LONG}2013-12-09}}-> Ash", {"carry": 0}, ("left", RECORDS)),
    "with a carry of three years": (f"Birch -SUPPORTS{{{SINCE_LONG}2012-01-01}}-> Ash", {"carry": 36}, None),
}  # fmt: skip


def ask(store: Store, **options: Any) -> Changes:
    return changes(store, ChangesQuery(**({"council": "Exemplar", "at": (FIRST, SECOND)} | options)))


@pytest.mark.parametrize("name", CASES)
def test_what_changed(name: str, drawn: Callable[..., Store]) -> None:
    picture, options, told = CASES[name]
    (step,) = ask(drawn(f"{AREA}\n{picture}"), **options).steps
    assert [(c.id, c.change, c.why) for c in step.schools] == ([("Ash", *told)] if told else [])


# By name: a drawing without an area, and what is said of Ash.
PLACES: dict[str, tuple[str, tuple[str, str]]] = {
    "it moved into the council": (
        "Ash -IN_AREA_OF{start_min: 2013-04-01, start_max: 2013-04-01, end_min: 2013-12-10}-> Exemplar:Council#999",
        ("joined", NETWORK),
    ),
    "it moved out of the council": (
        f"Ash -IN_AREA_OF{{{SINCE_LONG}2013-03-31, end_max: 2013-03-31}}-> Exemplar:Council#999", ("left", NETWORK),
    ),
    "its place in the council was not confirmed": (
        "Ash -IN_AREA_OF{start_max: 2011-01-01, end_min: 2011-01-01}-> Exemplar:Council#999", ("left", RECORDS),
    ),
    "a register came to cover the council, and lists it not": (
        f"{AREA}\nR:Document{{kind: register, date: 2013-12-10, scope: [*]}}", ("left", RECORDS),
    ),
    "a register no longer covers the council": (
        f"{AREA}\nR:Document{{kind: register, date: 2010-12-01, scope: [*]}}", ("joined", RECORDS),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_who_is_asked_about_changed(name: str, drawn: Callable[..., Store]) -> None:
    picture, told = PLACES[name]
    (step,) = ask(drawn(f"{picture}\nBirch -SUPPORTS{{{SINCE_LONG}2013-12-10}}-> Ash")).steps
    assert [(c.id, c.change, c.why) for c in step.schools] == [("Ash", *told)]


def test_each_day_has_the_figures_of_gaps(drawn: Callable[..., Store]) -> None:
    store = drawn(
        f"{AREA}\nBirch -SUPPORTS{{{SINCE_LONG}2012-01-01}}-> Ash\nAll:Cohort{{count: 53}} -IN_AREA_OF-> Exemplar\n"
        "A:Cohort{count: 41, of: All} <-SUPPORTS- Birch\nCedar -IN_AREA_OF-> Exemplar\n"
        "R:Document{kind: register, date: 2010-12-01, scope: [*]}"
    )
    answer = ask(store, at=(SECOND, FIRST, date(2016, 1, 1)))
    assert [day.as_of for day in answer.days] == [FIRST, SECOND, date(2016, 1, 1)]
    for day in answer.days:
        same = gaps(store, GapsQuery(council="Exemplar", as_of=day.as_of))
        assert day.model_dump() == {name: same.model_dump()[name] for name in day.model_dump()}
    first, second = answer.steps
    assert answer.days[1].counted_from == "cohorts"
    assert "change of our records" in first.notes[0]
    assert (second.joined, second.left) == ({}, {})


def test_the_order_of_the_days_and_a_day_twice_make_no_difference(drawn: Callable[..., Store]) -> None:
    store = drawn(f"{AREA}\nBirch -SUPPORTS-> Ash")
    assert ask(store, at=(SECOND, FIRST, SECOND)) == ask(store)


def test_a_sentence_tells_which_source_told_of_it_first(drawn: Callable[..., Store]) -> None:
    (step,) = ask(drawn(f"{AREA}\nBirch -SUPPORTS-> Ash")).steps
    text = "The link with Birch is first told of as at 10 December 2013 (document:drawing), not since when."
    assert [c.text for c in step.schools] == [text]
