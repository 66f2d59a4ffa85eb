"""From a match to action: asked, agreed, started, ended, declined."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from desk import linked
from served import Ask, served

from graph.claims import read_between, read_story
from graph.matching import match
from graph.matching_shapes import MatchQuery
from graph.store import Store

PICTURE = """
Ash#900001{phase: Primary, easting: 400000, northing: 300000} -IN_AREA_OF-> North:Council#999
Elm#900004{phase: Primary, easting: 403000, northing: 300000} -IN_AREA_OF-> North
Elm -LEADS-> Pact:Alliance
Oak#900005{phase: Primary, easting: 409000, northing: 300000} -IN_AREA_OF-> North
Oak -LEADS-> Ring:Alliance
"""
DAY = date(2013, 12, 10)


@pytest.fixture
def held(drawn: Callable[..., Store]) -> Store:
    """A school without support, and two that could help, one nearer."""
    return drawn(PICTURE)


def proposed(store: Store, day: date = DAY) -> dict[str, tuple[str, str | None]]:
    """Give for each school who is proposed, and what came of it."""
    told = match(store, MatchQuery(council="999", as_of=day))
    return {one.school.id: (one.supporter.id, one.step) for one in told.proposals}


def _record(ask: Ask, stage: str, *more: str, supporter: str = "900004") -> dict[str, object]:
    said = ask("proposal", stage, supporter, "900001", "--source-date", "2014-01-31", *more, "--json")
    assert said.code == 0, said.err
    found: dict[str, object] = json.loads(said.out)
    return found


def test_a_proposal_goes_from_asked_to_support_and_its_end(held: Store, asking: Callable[[Store], Ask]) -> None:
    ask = asking(held)
    assert proposed(held)["Ash"] == ("Elm", None)
    _record(ask, "asked", "--on", "1 January 2014")
    assert proposed(held, date(2014, 1, 2))["Ash"] == ("Elm", "asked")
    agreed = _record(ask, "agreed", "--on", "10 January 2014")
    assert proposed(held, date(2014, 1, 11))["Ash"] == ("Elm", "agreed")
    assert linked(held, date(2014, 1, 20)) == []
    started = _record(ask, "started", "--on", "15 January 2014", "--focus", "maths")
    assert "Ash" in linked(held, date(2014, 1, 20))
    assert "Ash" not in proposed(held, date(2014, 1, 20))
    told = read_story(held, str(started["claim"]))[0]
    assert (told["amends"], told["focus"], told["reason"]) == (agreed["claim"], "maths", "It has begun")
    ended = ask("proposal", "ended", "900004", "900001", "--on", "July 2014", "--source-date", "2014-08-01", "--json")
    assert ended.code == 0, ended.err
    assert "Ash" not in linked(held, date(2014, 8, 1))
    assert len(read_story(held, str(started["claim"]))) == 4


def test_what_was_declined_is_not_proposed_again_for_the_stated_time(
    held: Store, asking: Callable[[Store], Ask]
) -> None:
    ask = asking(held)
    _record(ask, "asked", "--on", "1 January 2014")
    _record(ask, "declined", "--on", "10 January 2014", "--months", "6", "--reason", "No room this year")
    assert proposed(held, date(2014, 1, 9))["Ash"][0] == "Elm"
    assert proposed(held, date(2014, 7, 9))["Ash"][0] == "Oak"
    assert proposed(held, date(2014, 7, 10))["Ash"][0] == "Elm"
    (told,) = read_between(held, "Elm", "Ash", ("APPROACHED",))
    assert (told["stage"], told["until"], told["reason"]) == ("declined", date(2014, 7, 10), "No room this year")


def test_who_declined_can_be_asked_again(held: Store, asking: Callable[[Store], Ask]) -> None:
    ask = asking(held)
    _record(ask, "declined", "--on", "10 January 2014")
    _record(ask, "asked", "--on", "20 January 2014")
    assert proposed(held, date(2014, 1, 21))["Ash"] == ("Elm", "asked")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("ended", "900004", "900001"), "No support that has begun is on record between the two"),
        (("asked", "900001", "900001"), "--second '900001': is the supporter itself"),
        (("asked", "900004", "999"), "--second '999': is a council, which cannot stand here"),
        (("declined", "900004", "900001", "--months", "soon"), "--months 'soon': is not a whole number"),
        (("asked", "900004", "900001", "--on", "soon"), "--on 'soon': cannot be read as a date"),
    ],
)
def test_what_cannot_be_is_refused(
    held: Store, asking: Callable[[Store], Ask], words: tuple[str, ...], sentence: str
) -> None:
    assert sentence in asking(held)("proposal", *words).sentence


def test_the_form_records_the_same(held: Store, own_home: object) -> None:
    assert own_home
    with served(held) as site:
        text = site.get(f"/match?council=999&as_of={DAY}").text
        assert "/proposals/new?first=Elm+%28URN+900004%29&amp;second=Ash+%28URN+900001%29" in text
        form = {"first": "Elm (URN 900004)", "second": "Ash (URN 900001)", "stage": "asked", "on": "1 January 2014"}
        assert "What came of it" in site.get("/proposals/new").text
        done = site.post("/proposals/new", data=form)
        assert done.headers["location"] == "/imports/load:2"
        assert proposed(held, date(2026, 1, 1)) == {}  # the schools' place is not confirmed for so long
        assert proposed(held, date(2014, 1, 2))["Ash"] == ("Elm", "asked")
