"""`partnerships link`: what an officer records from a shell."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from desk import HELD, PICTURE, types
from served import Ask

from graph.claims import read_story
from graph.store import Store


@pytest.fixture
def held(drawn: Callable[..., Store]) -> Store:
    """A council of three schools, one of which a trust supports."""
    return drawn(PICTURE)


def _done(ask: Ask, *words: str) -> dict[str, object]:
    said = ask("link", *words, "--json")
    assert said.code == 0, said.err
    found: dict[str, object] = json.loads(said.out)
    return found


def test_a_link_is_recorded_confirmed_corrected_ended_and_retracted(
    held: Store, asking: Callable[[Store], Ask]
) -> None:
    ask = asking(held)
    one = ("--first", "900003", "--second", "900002", "--relationship", "supports", "--source-date", "1/9/2013")
    made = _done(ask, "add", *one)
    confirmed = _done(ask, "confirm", str(made["claim"]), "--on", "March 2014", "--source-date", "1/4/2014")
    assert types(held) == dict.fromkeys((HELD, str(made["claim"]), str(confirmed["claim"])), "SUPPORTS")
    corrected = _done(ask, "correct", str(made["claim"]), "--focus", "maths", "--reason", "It is for maths")
    ended = _done(ask, "end", str(corrected["claim"]), "--on", "summer 2014", "--reason", "The plan was fulfilled")
    assert {name for name, kind in types(held).items() if kind == "SUPPORTS"} == {HELD, ended["claim"]}
    assert read_story(held, str(ended["claim"]))[0]["start_max"] == date(2013, 9, 1)
    wrong = _done(ask, "retract", HELD, "--reason", "A slip")
    assert (wrong["load"], types(held)[HELD]) == ("load:6", "STRUCK")
    assert ask("undo", "load:6").code == 0
    assert types(held)[HELD] == "SUPPORTS"


def test_it_says_what_it_did_and_how_to_take_it_back(held: Store, asking: Callable[[Store], Ask]) -> None:
    ask = asking(held)
    told = ask("link", "retract", HELD, "--reason", "A slip").out.decode()
    assert told.startswith(f"{HELD} is retracted by entry:")
    assert told.endswith("`partnerships undo load:2` takes it back.\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("end", HELD, "--on", "1/1/2013"), "--on '1/1/2013': is before 10 December 2013, when it was still so"),
        (("retract", HELD, "--reason", " "), "--reason: is missing; say why the claim is wrong"),
        (("add", "--first", "900009", "--second", "900002", "--relationship", "supports"), "--first '900009'"),
        (("add", "--first", "900001", "--second", "900002"), "--relationship: the row says no kind of link"),
        (("confirm", "nothing"), "No claim 'nothing' is held"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    held: Store, asking: Callable[[Store], Ask], words: tuple[str, ...], sentence: str
) -> None:
    said = asking(held)("link", *words)
    assert sentence in said.sentence
    assert types(held) == {HELD: "SUPPORTS"}
