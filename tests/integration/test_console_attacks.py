"""Attacks on the console: each is refused or cut short, nothing is changed or fetched, and the server answers on."""

import contextlib
import json
import re
import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest
from attacks import COMMANDS, FILES, GREEDY, HIDDEN, REFUSED, WRITES

from graph.console import Console
from graph.console_answer import Desk
from graph.console_shapes import CypherQuestion, Limits
from graph.errors import CutShort, PartnershipsError, Refused
from graph.store import Store
from queries import catalogue

RING = "UNWIND range(1, 14) AS i CREATE (:Ring {id: i})"
TURNS = "MATCH (a:Ring), (b:Ring) WHERE a.id <> b.id CREATE (a)-[:TURNS]->(b)"
STATE = "MATCH (n) WITH count(n) AS nodes, count(n.evil) AS evil RETURN nodes, evil, COUNT { ()-->() } AS links"
LEFT_RUNNING = "SHOW TRANSACTIONS YIELD elapsedTime WHERE elapsedTime.milliseconds > 2000 RETURN elapsedTime"
LIMITS = Limits(seconds=1, memory=200_000_000, size=100_000)


@pytest.fixture(scope="module")
def held(server: Store) -> Iterator[Store]:
    """A database with something to change, and a ring of links in which paths never end."""
    server.command("MATCH (n) DETACH DELETE n")
    server.command(RING)
    server.command(TURNS)
    yield server
    server.command("MATCH (n) DETACH DELETE n")


@pytest.fixture(scope="module")
def console(held: Store) -> Iterator[Console]:
    """A console whose questions may take a second."""
    with Console(held, LIMITS) as console:
        yield console


@pytest.fixture
def web() -> Iterator[str]:
    """The address of a listener that must see no request."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/secret.csv"
        with pytest.raises(BlockingIOError):
            listener.accept()


def ask(console: Console, query: str, **params: Any) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(console.ask(CypherQuestion(query=query, params=params)))
    return told


def state(store: Store) -> list[Any]:
    names = store.read("SHOW INDEXES YIELD name RETURN collect(name) AS names")
    return [store.read(STATE), store.read("CALL db.labels() YIELD label RETURN count(label) AS n"), names]


def test_the_table_has_at_least_sixty_attacks_each_with_a_name_of_its_own() -> None:
    assert len({name for name, *_ in REFUSED} | {name for name, _ in GREEDY}) == len(REFUSED) + len(GREEDY) >= 60


@pytest.mark.parametrize(("query", "word"), [told[1:] for told in REFUSED], ids=[told[0] for told in REFUSED])
def test_an_attack_is_refused_with_a_reason(console: Console, held: Store, web: str, query: str, word: str) -> None:
    before = state(held)
    with pytest.raises(Refused, match=re.escape(word)):
        ask(console, query.replace("{web}", web))
    assert ask(console, "RETURN 1 AS x")["rows"] == [{"x": 1}]
    assert state(held) == before


PLAIN = [
    told for told in [*WRITES, *COMMANDS, *FILES] if "plan hides it" not in told[0] and "allowed name" not in told[0]
]


@pytest.mark.parametrize("query", [told[1] for told in PLAIN], ids=[told[0] for told in PLAIN])
def test_what_the_words_would_let_pass_the_plan_or_the_server_refuses(held: Store, web: str, query: str) -> None:
    before = state(held)
    with pytest.raises(PartnershipsError):
        Desk(held).answer(CypherQuestion(query=query.replace("{web}", web)), LIMITS, "attack")
    assert state(held) == before


@pytest.mark.parametrize("query", [told[1] for told in HIDDEN], ids=[told[0] for told in HIDDEN])
def test_what_is_hidden_from_the_words_changes_nothing(held: Store, query: str) -> None:
    before = state(held)
    with contextlib.suppress(PartnershipsError, UnicodeError):
        Desk(held).answer(CypherQuestion(query=query), LIMITS, "attack")
    assert state(held) == before


@pytest.mark.parametrize("query", [told[1] for told in GREEDY], ids=[told[0] for told in GREEDY])
def test_what_would_not_end_is_cut_short(console: Console, query: str) -> None:
    began = time.monotonic()
    with pytest.raises(CutShort, match=r"stopped|nested"):
        ask(console, query)
    assert ask(console, "RETURN 1 AS x")["rows"] == [{"x": 1}]
    assert time.monotonic() - began < 60


@pytest.mark.parametrize(
    "query",
    [
        "RETURN '" + "x" * 1_000_000 + "' AS x",
        "RETURN " + "(" * 20_000 + "1" + ")" * 20_000 + " AS x",
        "RETURN " + "[" * 5_000 + "]" * 5_000 + " AS x",
        "RETURN " + " + ".join(["1"] * 12_000) + " AS x",
        "RETURN " + "NOT " * 10_000 + "true AS x",
        " UNION ".join(["RETURN 1 AS x"] * 2_500),
        "RETURN " + ", ".join(f"{n} AS x{n}" for n in range(1_001)),
        "RETURN " + "CASE WHEN true THEN " * 2_000 + "1" + " END" * 2_000 + " AS x",
        "'" * 49_999,
        "/*" * 24_999,
        "RETURN " + "`" * 40_001,
    ],
    ids=["long", "brackets", "lists", "sum", "nots", "unions", "columns", "cases", "quotes", "comments", "backticks"],
)
def test_a_monstrous_text_is_refused_or_answered_and_does_no_harm(console: Console, held: Store, query: str) -> None:
    with contextlib.suppress(Refused, CutShort):
        assert ask(console, query)["count"] <= 1
    assert held.read(LEFT_RUNNING) == []  # nor is it still being planned
    assert ask(console, "RETURN 1 AS x")["rows"] == [{"x": 1}]


def _deep(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("params", "word"),
    [
        ({"x": "x" * 1_000_001}, "at most 1,000,000"),
        ({"x": [1] * 400_000}, "at most 1,000,000"),
        ({"x": _deep(500)}, "nested deeper"),
        ({"x": 2**63}, "beyond 64 bits"),
        ({"x": {"y": -(2**63) - 1}}, "beyond 64 bits"),
        ({"x": float("nan")}, "a number that is none"),
        ({"x": float("-inf")}, "a number that is none"),
        ({"x": "\ud800"}, "half a character"),
        ({"\ud800": 1}, "half a character"),
    ],
)
def test_monstrous_parameters_are_refused(console: Console, params: dict[str, Any], word: str) -> None:
    with pytest.raises(Refused, match=word):
        console.ask(CypherQuestion(query="RETURN $x AS x", params=params))
    assert ask(console, "RETURN 1 AS x")["rows"] == [{"x": 1}]


EVIL = [
    "' OR true //",
    "'}) DETACH DELETE n //",
    "`) SET n.evil = 1 //",
    "$x",
    r"\u0027 CREATE (:Evil) //",
    "1; CREATE (:E)",
]


@pytest.mark.parametrize("text", EVIL)
def test_a_parameter_is_a_value_and_never_cypher(console: Console, held: Store, text: str) -> None:
    before = state(held)
    assert ask(console, "MATCH (n:Ring {name: $x}) RETURN count(n) AS n", x=text)["rows"] == [{"n": 0}]
    assert ask(console, "RETURN $x AS x", x=text)["rows"] == [{"x": text}]
    assert state(held) == before


@pytest.mark.parametrize("text", EVIL)
@pytest.mark.parametrize("name", [path.stem for path in catalogue.paths() if path.parent.name == "gaps"])
def test_a_parameter_of_a_catalogue_question_is_a_value_and_never_cypher(held: Store, name: str, text: str) -> None:
    before = state(held)
    cypher = catalogue.question(f"gaps/{name}").cypher
    params = dict.fromkeys(re.findall(r"\$(\w+)", cypher), text)
    with contextlib.suppress(PartnershipsError):  # a text where a day should be
        assert held.read(cypher, **params) == []
    assert state(held) == before
