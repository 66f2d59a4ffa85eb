"""Councils side by side: as at one day, with how much is not known, and no ranking where that is too much."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from served import Ask, served

from graph.beside import BesideQuery, beside
from graph.store import Store

PICTURE = """
A1 -IN_AREA_OF-> North:Council#991
A2 -IN_AREA_OF-> North
B1 -IN_AREA_OF-> South:Council#992
B2 -IN_AREA_OF-> South
C1 -IN_AREA_OF-> East:Council#993
Oak:Trust -SUPPORTS-> A1
Oak -SUPPORTS-> A2
Oak -SUPPORTS-> B1
Oak -SUPPORTS-> B2
B2 -ANSWERED_NONE-> Return:Document{kind: return}
"""
DAY = date(2013, 12, 10)


@pytest.fixture
def held(drawn: Callable[..., Store]) -> Store:
    """Three councils, of one of which nothing is known."""
    return drawn(PICTURE)


def test_a_council_of_which_too_much_is_not_known_is_not_ranked(held: Store) -> None:
    told = beside(held, BesideQuery(councils=("991", "992", "East"), as_of=DAY))
    assert [(one.name, one.not_known_share, one.rank) for one in told.councils] == [
        ("East", 1.0, None), ("North", 0.0, 1), ("South", 0.0, 1),
    ]  # fmt: skip
    assert "at most 20% of its schools are not known; 1 of 3 are not ranked" in told.note
    lax = beside(held, BesideQuery(councils=("991", "East"), as_of=DAY, threshold=1))
    assert [one.rank for one in lax.councils] == [2, 1]


def test_command_page_and_address_say_the_same(held: Store, asking: Callable[[Store], Ask]) -> None:
    ask = asking(held)
    told = json.loads(ask("beside", "991", "992", "--as-of", "2013-12-10", "--format", "json").out)
    with served(held) as site:
        where = "councils=991&councils=992&as_of=2013-12-10"
        assert site.get(f"/api/beside?{where}").json() == told
        text = site.get(f"/beside?{where}").text
        assert "Share not known" in text
        assert "not ranked" not in text.partition("<table")[2]
        assert site.get("/beside").status_code == 200
    assert "name two councils or more" in ask("beside", "991", "--as-of", "2013-12-10").sentence
