"""Who is proposed to whom: drawn networks, whose answers can be counted in the picture.

Schools asked about are in council 999, on a line: metres east of its first. Links hold on 10 December 2013.
"""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from graph.errors import UnknownThing
from graph.matching import match
from graph.matching_shapes import Match, MatchQuery
from graph.store import Store

DAY = date(2013, 12, 10)
IN = "-IN_AREA_OF-> Exemplar:Council#999"
GOOD = "-INSPECTED-> {}:Inspection{{date: 2013-01-01, overall: {}}}"


def at(name: str, km: float, *, council: str | None = None, more: str = "") -> str:
    """Draw a school so many kilometres east, in a council where one is given."""
    place = f"{name}{{easting: {400000 + round(km * 1000)}, northing: 400000{more}}}"
    return f"{place} -IN_AREA_OF-> {council}" if council else place


def top(name: str, km: float, grade: int = 1, more: str = "") -> str:
    """Draw a school of no council asked about, judged with a grade."""
    return f"{at(name, km, more=more)} {GOOD.format('I' + name, grade)}"


def need(name: str, km: float, more: str = "") -> str:
    """Draw a school of the council asked about."""
    return at(name, km, council="Exemplar:Council#999", more=more)


def ask(store: Store, **options: Any) -> Match:
    return match(store, MatchQuery(**({"council": "Exemplar", "as_of": DAY} | options)))


def told(answer: Match) -> tuple[dict[str, str], dict[str, str]]:
    """Give supporter by school, and the code by school left over."""
    given = {proposal.school.id: proposal.supporter.id for proposal in answer.proposals}
    return given, {left.school.id: left.code for left in answer.unmatched}


# picture, options, supporter by school, why by school left over
CASES: dict[str, tuple[list[str], dict[str, Any], dict[str, str], dict[str, str]]] = {
    "the nearer of two": ([need("Ash", 0), top("Elm", 3), top("Fir", 2)], {}, {"Ash": "Fir"}, {}),
    "greedy would leave one without": (
        # Elm is nearest to Ash (1 km); Birch reaches only Elm, Ash reaches Fir too
        [need("Ash", 10), need("Birch", 25), top("Elm", 11), top("Fir", 0)], {"capacity": 1},
        {"Ash": "Fir", "Birch": "Elm"}, {},
    ),
    "the least sum, not the least each": (
        # Ash-Elm 1 and Birch-Fir 9 is 10; Ash-Fir 4 and Birch-Elm 4 is 8
        [need("Ash", 4), need("Birch", 9), top("Elm", 5), top("Fir", 0)], {"capacity": 1},
        {"Ash": "Fir", "Birch": "Elm"}, {},
    ),
    "nobody has more than capacity": (
        [need("Ash", 1), need("Birch", 2), need("Cedar", 3), top("Elm", 0)], {"capacity": 2},
        {"Ash": "Elm", "Birch": "Elm"}, {"Cedar": "capacity_used"},
    ),
    "the same phase is worth ten kilometres": (
        [need("Ash", 0, ", phase: Primary"), top("Elm", 2, more=", phase: Secondary"),
         top("Fir", 11, more=", phase: Middle deemed primary")], {}, {"Ash": "Fir"}, {},
    ),
    "but no more than that": (
        [need("Ash", 0, ", phase: Primary"), top("Elm", 2, more=", phase: Secondary"),
         top("Fir", 13, more=", phase: Primary")], {}, {"Ash": "Elm"}, {},
    ),
    "the own council is worth five": (
        [need("Ash", 0), top("Elm", 2), top("Fir", 6), need("Fir", 6)], {"capacity": 1},
        {"Ash": "Fir", "Fir": "Elm"}, {},
    ),
    "the own trust is worth what is asked": (
        [need("Ash", 0), "Ash -MEMBER_OF-> Oak:Trust <-MEMBER_OF- Fir", top("Elm", 2), top("Fir", 6)],
        {"prefer": {"trust": 5}}, {"Ash": "Fir"}, {},
    ),
    "who needs it more is first": (
        [need("Ash", 1), need("Birch", 4), f"Birch {GOOD.format('IB', 4)}", top("Elm", 0)], {"capacity": 1},
        {"Birch": "Elm"}, {"Ash": "capacity_used"},
    ),
    "exactly as far as may be": ([need("Ash", 0), top("Elm", 15)], {}, {"Ash": "Elm"}, {}),
    "a metre too far": (
        [need("Ash", 0), need("Birch", 1), top("Elm", 15.001)], {}, {"Birch": "Elm"}, {"Ash": "none_near"},
    ),
    "nobody near the council": ([need("Ash", 0), top("Elm", 15.001)], {}, {}, {"Ash": "nobody_eligible"}),
    "two schools on one site": ([need("Ash", 0), top("Elm", 0)], {}, {"Ash": "Elm"}, {}),
    "closed on the day": (
        [need("Ash", 0), top("Elm", 1, more=", closed: 2013-12-10")], {}, {}, {"Ash": "nobody_eligible"},
    ),
    "in need itself, though it leads": (
        [need("Ash", 0), top("Elm", 1, grade=4), "Elm -LEADS-> Yews:Alliance"], {}, {}, {"Ash": "nobody_eligible"},
    ),
    "good is not outstanding": ([need("Ash", 0), top("Elm", 1, grade=2)], {}, {}, {"Ash": "nobody_eligible"}),
    "unless asked for": ([need("Ash", 0), top("Elm", 1, grade=2)], {"grade": 2}, {"Ash": "Elm"}, {}),
    "the base of a leader": (
        [need("Ash", 0), at("Elm", 1), "Lee:Leader{designation: NLE} -BASED_AT-> Elm"], {}, {"Ash": "Elm"}, {},
    ),
    "the base of a chair is not": (
        [need("Ash", 0), at("Elm", 1), "Lee:Leader{designation: chair} -BASED_AT-> Elm"], {}, {},
        {"Ash": "nobody_eligible"},
    ),
    "who supports others already": ([need("Ash", 0), at("Elm", 1), "Elm -SUPPORTS-> Gorse"], {}, {"Ash": "Elm"}, {}),
    "no school supports itself": ([need("Ash", 0), f"Ash {GOOD.format('IA', 1)}"], {}, {}, {"Ash": "none_near"}),
    "no place": ([f"Ash {IN}", top("Elm", 1)], {}, {}, {"Ash": "no_place"}),
    "who has support is not asked about": ([need("Ash", 0), "Elm -SUPPORTS-> Ash", top("Elm", 1)], {}, {}, {}),
    "a phase that is asked for": (
        [need("Ash", 0, ", phase: Primary"), need("Birch", 0, ", phase: Secondary"), top("Elm", 1)],
        {"phase": ("Primary",)}, {"Ash": "Elm"}, {},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_who_is_proposed(name: str, drawn: Callable[..., Store]) -> None:
    lines, options, given, left = CASES[name]
    answer = ask(drawn("\n".join(lines)), **options)
    assert told(answer) == (given, left)
    assert all(proposal.possible_not_asked and proposal.source is None for proposal in answer.proposals)
    assert all(proposal.why.startswith("Possible, not asked: it ") for proposal in answer.proposals)


HEATH = "Exemplar:Council#999"
OFFERS: dict[str, tuple[list[str], dict[str, Any], dict[str, str], dict[str, str]]] = {
    "a register is rested on, nearer ones are not": (
        [need("Ash", 0), top("Elm", 1), at("Fir", 5), f"Fir -OFFERS-> {HEATH}"], {}, {"Ash": "Fir"}, {},
    ),
    "its capacity is the offer's": (
        [need("Ash", 0), need("Birch", 1), need("Cedar", 2), at("Fir", 0), f"Fir -OFFERS{{capacity: 1}}-> {HEATH}"],
        {}, {"Ash": "Fir"}, {"Birch": "capacity_used", "Cedar": "capacity_used"},
    ),
    "two lists that tell one offer are one": (
        [need("Ash", 0), need("Birch", 1), at("Fir", 0), f"Fir -OFFERS{{capacity: 1}}-> {HEATH}",
         f"Fir -OFFERS{{capacity: 1}}-> {HEATH}"], {}, {"Ash": "Fir"}, {"Birch": "capacity_used"},
    ),
    "not with": (
        [need("Ash", 0), need("Birch", 1), at("Fir", 0), f"Fir -OFFERS{{not_with: [Ash]}}-> {HEATH}"], {},
        {"Birch": "Fir"}, {"Ash": "not_allowed"},
    ),
    "not with a trust": (
        [need("Ash", 0), "Ash -MEMBER_OF-> Oak:Trust", at("Fir", 0), f"Fir -OFFERS{{not_with: [Oak]}}-> {HEATH}"], {},
        {}, {"Ash": "not_allowed"},
    ),
    "the focus that is asked for": (
        [need("Ash", 0), at("Fir", 1), at("Gorse", 2), f"Fir -OFFERS{{focus: English}}-> {HEATH}",
         f"Gorse -OFFERS{{focus: maths}}-> {HEATH}"], {"focus": "maths"}, {"Ash": "Gorse"}, {},
    ),
    "a focus that nobody has said": (
        [need("Ash", 0), at("Fir", 1), f"Fir -OFFERS-> {HEATH}"], {"focus": "maths"}, {}, {"Ash": "nobody_eligible"},
    ),
    "closed since": (
        [need("Ash", 0), at("Fir", 1, more=", closed: 2013-11-01"), f"Fir -OFFERS-> {HEATH}"], {}, {},
        {"Ash": "nobody_eligible"},
    ),
    "in need itself since": (
        [need("Ash", 0), top("Fir", 1, grade=4), f"Fir -OFFERS-> {HEATH}"], {}, {}, {"Ash": "nobody_eligible"},
    ),
    "an offer that is over leaves the rule": (
        [need("Ash", 0), top("Elm", 9), at("Fir", 1),
         f"Fir -OFFERS{{start_max: 2010-01-01, end_min: 2010-06-01}}-> {HEATH}"],
        {}, {"Ash": "Elm"}, {},
    ),
    "a post where it is based": (
        [need("Ash", 0), at("Elm", 3), f"Lee:Leader -OFFERS-> {HEATH}", "Lee -BASED_AT-> Elm"], {}, {"Ash": "Lee"}, {},
    ),
    "a post at a school in need": (
        [need("Ash", 0), top("Elm", 3, grade=4), f"Lee:Leader -OFFERS-> {HEATH}", "Lee -BASED_AT-> Elm"], {}, {},
        {"Ash": "nobody_eligible"},
    ),
    "an alliance where its lead is, too far": (
        [need("Ash", 0), at("Elm", 30), f"Elm -LEADS-> Yews:Alliance -OFFERS-> {HEATH}"], {}, {}, {"Ash": "none_near"},
    ),
    "a body without a place is for the whole council": (
        [need("Ash", 0), f"Birch {IN}", f"Oaks:Partnership -OFFERS-> {HEATH}"], {},
        {"Ash": "Oaks", "Birch": "Oaks"}, {},
    ),
    # Help from the own council or trust is not support received, so it would not close the gap.
    "the own council and the own trust": (
        [need("Ash", 0), need("Birch", 0), "Ash -MEMBER_OF-> Oak:Trust", f"Oak -OFFERS-> {HEATH} -OFFERS-> {HEATH}"],
        {}, {"Birch": "Oak"}, {"Ash": "not_allowed"},
    ),
    "who is willing elsewhere is not proposed by rule": (
        [need("Ash", 0), top("Elm", 1), "Elm -OFFERS-> Other:Council#998"], {}, {}, {"Ash": "nobody_eligible"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", OFFERS)
def test_a_register_of_the_willing(name: str, drawn: Callable[..., Store]) -> None:
    lines, options, given, left = OFFERS[name]
    answer = ask(drawn("\n".join(lines)), **options)
    assert told(answer) == (given, left)
    for proposal in answer.proposals:
        assert proposal.possible_not_asked is (proposal.source is None) is (answer.registers == [])
        assert proposal.km is None or proposal.km <= 15
    assert all(left.why for left in answer.unmatched)


def test_the_order_of_rows_changes_nothing(drawn: Callable[..., Store], empty: Callable[[], None]) -> None:
    lines = [need(f"S{n}", n % 3) for n in range(6)] + [top(f"T{n}", 1 + n % 2) for n in range(3)]
    first = ask(drawn("\n".join(lines))).model_dump_json()
    empty()
    assert ask(drawn("\n".join(reversed(lines)))).model_dump_json() == first
    assert "NaN" not in first
    assert len(json.loads(first)["proposals"]) == 6


def test_the_nation_leaves_made_up_councils_out(drawn: Callable[..., Store]) -> None:
    made_up = at("Sham", 1, council="Toy:Council#X01{illustrative: true}", more=", illustrative: true")
    store = drawn("\n".join([need("Ash", 0), top("Elm", 1), made_up, f"Sham {GOOD.format('IS', 1)}"]))
    assert told(ask(store, council=None)) == ({"Ash": "Elm"}, {"Elm": "none_near"})
    assert told(ask(store, council="Toy")) == ({}, {"Sham": "none_near"})


def test_nobody_and_nothing(drawn: Callable[..., Store]) -> None:
    store = drawn(f"{need('Ash', 0)}\n{top('Elm', 1)}\nBare:Council#998")
    empty = ask(store, council="Bare")
    assert (empty.proposals, empty.unmatched) == ([], [])
    assert told(ask(store, as_of=date(1900, 1, 1))) == ({}, {"Ash": "nobody_eligible"})
    with pytest.raises(UnknownThing):
        ask(store, council="Atlantis")


@pytest.mark.parametrize("wrong", [{"km": 0}, {"capacity": 0}, {"prefer": {"phase": float("nan")}}, {"grade": 3}])
def test_what_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        MatchQuery(**wrong)
