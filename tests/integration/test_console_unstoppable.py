"""What nothing in Neo4j can stop costs only its asker: the server is killed and restarted, and others only wait."""

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from served import served

from graph import turns
from graph.console import ENDING, GRACE, SILENT, Console
from graph.console_shapes import CypherQuestion, Limits
from graph.embedded import ensure_running, status, stop
from graph.errors import CutShort, DatabaseUnavailable, Loading
from graph.store import Store

LIMITS = Limits(seconds=1)
ENDLESS = "RETURN reduce(s = 0, i IN range(1, 1000000000000) | (s + i) % 7) AS n"
STARVING = "RETURN [i IN range(1, 1000000000) WHERE i % 2 = 0 | toString(i)] AS n"


@pytest.fixture(scope="module")
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home whose database is killed."""
    home = tmp_path_factory.mktemp("unstoppable")
    yield home
    stop(home)


@pytest.fixture
def held(own_home: Path) -> Iterator[Store]:
    """A database of its own that holds one thing."""
    with Store(ensure_running(own_home, lambda _: None)) as store:
        store.command("MERGE (:Council {id: 'kept', name: 'Kept'})")
        yield store


@pytest.fixture
def console(held: Store) -> Iterator[Console]:
    with Console(held, LIMITS) as console:
        yield console


def ask(console: Console, query: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(console.ask(CypherQuestion(query=query)))
    return told


def pid(home: Path) -> int:
    found = status(home).pid
    assert found is not None
    return found


@pytest.mark.parametrize("query", [ENDLESS, STARVING], ids=["endless", "starving"])
def test_it_is_killed_with_its_server_and_what_was_committed_is_kept(
    console: Console, held: Store, own_home: Path, query: str
) -> None:
    before = pid(own_home)
    assert ask(console, "MATCH (n) RETURN n.id AS id")["rows"] == [{"id": "kept"}]
    with ThreadPoolExecutor(2) as others:
        asked = others.submit(ask_on, console)
        read = others.submit(read_on, held)
        with pytest.raises(CutShort, match="stopped") as told:
            ask(console, query)
        assert ask(console, "MATCH (n) RETURN n.id AS id")["rows"] == [{"id": "kept"}]
        answers = [asked.result(), read.result()]
    assert answers == [True, True]
    assert ("restarted" in str(told.value)) == (pid(own_home) != before)
    assert query != ENDLESS or pid(own_home) != before


def ask_on(console: Console) -> bool:
    """Ask again and again, as somebody else would, until the server has been another for a moment."""
    give_up = time.monotonic() + 6
    while time.monotonic() < give_up:
        if ask(console, "RETURN 1 AS x")["rows"] != [{"x": 1}]:
            return False
    return True


def read_on(store: Store) -> bool:
    give_up = time.monotonic() + 6
    while time.monotonic() < give_up:
        if store.read("MATCH (n) RETURN count(n) AS n") != [{"n": 1}]:
            return False
    return True


def test_what_a_killed_program_left_running_is_ended_before_the_first_question(held: Store, own_home: Path) -> None:
    before = pid(own_home)
    with ThreadPoolExecutor(1) as other:
        left = other.submit(run_on, held)
        time.sleep(LIMITS.seconds + GRACE + ENDING + SILENT + 1)
        assert held.overrun(1)
        assert not held.overrun(3600)
        with Console(held, LIMITS) as console:
            assert ask(console, "MATCH (n) RETURN n.id AS id")["rows"] == [{"id": "kept"}]
        assert left.result()
    assert pid(own_home) != before


def run_on(store: Store) -> bool:
    """Ask what nothing stops, and say whether the database went away under it."""
    try:
        with store.question(ENDLESS, {}, 3600, "left") as (_, rows):
            return not list(rows)
    except DatabaseUnavailable:
        return True


def test_a_load_is_never_killed_for_it(console: Console, held: Store, own_home: Path) -> None:
    before = pid(own_home)
    with held.transaction() as tx:
        tx.run("MERGE (:Council {id: 'loaded'})")
        with pytest.raises(Loading, match="Loading is under way"):
            ask(console, ENDLESS)
        tx.run("MERGE (:Council {id: 'loaded too'})")
    assert pid(own_home) == before
    assert held.read("MATCH (n) RETURN count(n) AS n") == [{"n": 3}]
    held.command("MATCH (n) WHERE n.id <> 'kept' DELETE n")


def test_a_load_waits_until_the_question_has_ended(console: Console, held: Store, own_home: Path) -> None:
    home, began = own_home, threading.Event()
    with ThreadPoolExecutor(1) as others, turns.to_ask(home):
        loading = others.submit(load, held, began)
        assert not began.wait(0.5)
        with pytest.raises(Loading):
            ask(console, "RETURN 1 AS x")
    assert loading.result() is None
    assert began.is_set()
    assert ask(console, "MATCH (n) RETURN n.id AS id")["count"] == 1


def load(store: Store, began: threading.Event) -> None:
    with store.transaction() as tx:
        began.set()
        tx.take_back()


def test_pages_wait_while_it_is_restarted(held: Store, own_home: Path) -> None:
    before = pid(own_home)
    with served(held) as client, ThreadPoolExecutor(1) as others:
        asked = others.submit(client.post, "/api/cypher", json={"query": ENDLESS}, timeout=60)
        statuses = []
        while not asked.done():
            looked = client.get("/maps")
            statuses.append((looked.status_code, looked.text if looked.is_error else ""))
        assert set(statuses) == {(200, "")}
        told = asked.result().json()
        assert "the database was restarted; no data were lost" in told["detail"]
        assert told["status"] == 422
        assert client.get("/readyz").json() == {"status": "ready"}
    assert pid(own_home) != before


def test_who_goes_away_is_worked_for_no_longer(held: Store, own_home: Path) -> None:
    before = pid(own_home)
    with served(held) as client:
        with pytest.raises(httpx.ReadTimeout):
            client.post("/api/cypher", json={"query": "UNWIND range(1, 1000000000000) AS x RETURN max(x)"}, timeout=2)
        running = "SHOW TRANSACTIONS YIELD metaData WHERE metaData.question IS NOT NULL RETURN count(*) AS n"
        give_up = time.monotonic() + 8  # the question itself might take 10 s
        while held.read(running)[0]["n"] and time.monotonic() < give_up:
            time.sleep(0.1)
        assert held.read(running) == [{"n": 0}]
    assert pid(own_home) == before
