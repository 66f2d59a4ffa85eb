"""Coverage by group: a drawn network, and the lines that a reader can work out by hand; the same from Cypher."""

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
# Four schools of two councils: Ash is supported, Birch said none, of Cedar and Dale nothing is told.
FOUR = """
Ash{phase: Primary, sector: academy} -IN_AREA_OF-> Exemplar:Council#999{region: London}
Birch{phase: Primary} -IN_AREA_OF-> Exemplar
Cedar{phase: Secondary} -IN_AREA_OF-> Kestrel:Council#998{region: South East} <-IN_AREA_OF- Dale
Birch -ANSWERED_NONE-> Return:Document{kind: return}
Ash -MEMBER_OF-> Oak:Trust <-MEMBER_OF- Cedar
Cedar -MEMBER_OF-> Elm:Trust
Lee:Leader -SUPPORTS-> Ash
"""

Line = tuple[str | None, str, int, int, int]  # id, name; how many are linked, confirmed none, not known
CASES: dict[str, tuple[str, dict[str, Any], list[Line]]] = {
    "council": (
        FOUR, {"by": "council"}, [("Exemplar", "Exemplar", 1, 1, 0), ("Kestrel", "Kestrel", 0, 0, 2)],
    ),
    "phase, with one that is not told": (
        FOUR, {"by": "phase"},
        [(None, "Primary", 1, 1, 0), (None, "Secondary", 0, 0, 1), (None, "no phase on record", 0, 0, 1)],
    ),
    "two trusts at once are a group of both": (
        FOUR, {"by": "trust"},
        [("Elm Oak", "Elm and Oak", 0, 0, 1), ("Oak", "Oak", 1, 0, 0), (None, "no trust on record", 0, 1, 1)],
    ),
    "region is the council's": (
        FOUR, {"by": "region"}, [(None, "London", 1, 1, 0), (None, "South East", 0, 0, 2)],
    ),
    "sector": (FOUR, {"by": "sector"}, [(None, "academy", 1, 0, 0), (None, "maintained", 0, 1, 2)]),
    "within one council": (
        FOUR, {"by": "phase", "council": "Exemplar"}, [(None, "Primary", 1, 1, 0)],
    ),
    "a school that is closed is in no group": (
        "Ash{closed: 2013-01-01} -IN_AREA_OF-> Exemplar:Council#999", {"by": "council"}, [],
    ),
    "a council without a region": (
        "Ash -IN_AREA_OF-> Exemplar:Council#999", {"by": "region"}, [(None, "no region on record", 0, 0, 1)],
    ),
    "a school in no council": ("Ash", {"by": "council"}, [(None, "no council on record", 0, 0, 1)]),
    "support across a council's border": (
        "Ash -IN_AREA_OF-> Exemplar:Council#999 -SUPPORTS-> Birch -IN_AREA_OF-> Kestrel:Council#998\n"
        "Exemplar -SUPPORTS-> Ash",
        {"by": "council"}, [("Exemplar", "Exemplar", 0, 0, 1), ("Kestrel", "Kestrel", 1, 0, 0)],
    ),
}  # fmt: skip


def ask(store: Store, **options: Any) -> Gaps:
    return gaps(store, GapsQuery(**({"as_of": TOLD} | options)))


@pytest.mark.parametrize("name", CASES)
def test_by_group_in_order_of_name(name: str, drawn: Callable[..., Store]) -> None:
    picture, options, lines = CASES[name]
    answer = ask(drawn(picture), **options)
    found = [(g.id, g.name, g.linked, g.confirmed_none, g.not_known) for g in answer.groups or ()]
    assert found == lines
    assert sum(g.schools for g in answer.groups or ()) == len(answer.schools)


def test_a_group_has_its_reasons_and_its_share_not_known(drawn: Callable[..., Store]) -> None:
    answer = ask(drawn(FOUR), by="region")
    london, south_east = answer.groups or ()
    assert (london.reasons, london.not_known_share) == ({"answered_none": 1, "single_support": 1}, 0.0)
    assert (south_east.reasons, south_east.not_known_share) == ({"no_link_recorded": 1, "only_through_trust": 1}, 1.0)


def test_groups_are_there_only_where_asked_for(drawn: Callable[..., Store]) -> None:
    store = drawn(FOUR)
    assert "groups" not in ask(store).model_dump(mode="json")
    assert ask(store, by="trust", state=("linked",)).groups == ask(store, by="trust").groups


@pytest.mark.parametrize("name", CASES)
def test_cypher_counts_the_same(name: str, drawn: Callable[..., Store]) -> None:
    picture, options, lines = CASES[name]
    rows = asked_of(drawn(picture), "gaps/states_by_group", {"as_of": TOLD} | options).rows
    assert [(row["id"], row["name"], row["linked"], row["confirmed_none"], row["not_known"]) for row in rows] == lines
