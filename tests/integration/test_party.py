"""What is told of one school or organisation agrees with the list of gaps, and a search finds what may be found."""

from collections.abc import Callable, Iterator

import pytest

from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.errors import UnknownThing
from graph.party import organisation, school
from graph.party_shapes import PartyQuery, SearchQuery
from graph.resilience import what_if
from graph.resilience_shapes import WhatIfQuery
from graph.search import search
from graph.store import Store
from seed.claims import read_papers
from seed.illustrative import illustrative
from seed.load import load

PUBLIC = PartyQuery()
INSIDE = PartyQuery(audience="internal")
EMPTY = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS"


@pytest.fixture(scope="module")
def held(server: Store) -> Iterator[Store]:
    """The papers and the illustrative council, loaded once for all that only reads."""
    server.command(EMPTY)
    for batch in (read_papers(), illustrative()):
        load(server, batch, lambda _: None)
    yield server
    server.command(EMPTY)


@pytest.mark.parametrize("council", ["Thurrock", "Leeds", "Leicestershire", "Leicester", "X01"])
def test_a_school_is_told_of_as_on_the_list_of_its_council(held: Store, council: str) -> None:
    for row in gaps(held, GapsQuery(council=council, scope="all")).schools:
        told = school(held, row.id, PartyQuery(as_of=gaps(held, GapsQuery(council=council)).as_of))
        assert told.coverage == row
        assert told.over_time[0].state == row.state
        assert row.nearest is None or row.nearest.km > 15 or told.could_help[0] == row.nearest


def test_what_is_lost_with_an_organisation_is_what_thinking_it_away_tells(held: Store) -> None:
    asked = {"council": "X01", "scope": "all"}
    day = gaps(held, GapsQuery(council="X01")).as_of
    bodies = {one.id for row in gaps(held, GapsQuery(**asked)).schools for one in row.supporters}
    assert len(bodies) > 10
    for body in sorted(bodies):
        told = organisation(held, body, PartyQuery(as_of=day))
        expected = what_if(held, WhatIfQuery(bodies=(body,), as_of=day, **asked)).schools
        assert [loss for loss in told.losses if loss.council] == [loss for loss in expected if loss.council]


def test_earlier_records_are_told_as_one(drawn: Callable[..., Store]) -> None:
    store = drawn("Elm -SUPPORTS-> Old#1{closed: 2013-08-31}\nNew#2{opened: 2013-09-01} -SUCCEEDS-> Old")
    told = school(store, "1", PUBLIC)
    assert (told.id, {record.id for record in told.records}) == ("New", {"New", "Old"})
    assert ("is supported by", "Elm") in {(link.reads, link.other) for link in told.links}


def test_what_is_hidden_is_counted_and_neither_told_nor_found(drawn: Callable[..., Store]) -> None:
    store = drawn(
        "Elm -SUPPORTS{visibility: internal}-> Ash -SUPPORTS-> Birch\nOak:Trust{visibility: internal} -SPONSORS-> Ash"
    )
    public, inside = school(store, "Ash", PUBLIC), school(store, "Ash", INSIDE)
    assert ({link.other for link in public.links}, public.withheld) == ({"Birch"}, 2)
    assert ({link.other for link in inside.links}, inside.withheld) == ({"Birch", "Elm", "Oak"}, 0)
    assert [hit.id for hit in search(store, SearchQuery(q="oak", audience="internal")).hits] == ["Oak"]
    assert search(store, SearchQuery(q="oak")).hits == []
    with pytest.raises(UnknownThing):
        organisation(store, "Oak", PUBLIC)


def test_the_best_hit_comes_first(drawn: Callable[..., Store]) -> None:
    store = drawn("North-ash#7 -SUPPORTS-> Ash#8\nAsh-lane#9{closed: 2000-01-01} -SUPPORTS-> Ash-wood#10\nBirch#11")
    assert [hit.id for hit in search(store, SearchQuery(q="ash")).hits] == ["Ash", "Ash-wood", "Ash-lane", "North-ash"]
    assert [hit.id for hit in search(store, SearchQuery(q="11")).hits] == ["Birch"]
    assert search(store, SearchQuery(q="Ash-woods")).nearest[0] == "Ash-wood"
