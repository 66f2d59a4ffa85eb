"""What a question to POST /api/cypher costs over the bare driver, and how soon the database is back after a killer.

    python benchmarks/console.py

Data: illustrative councils of 6,000 schools. Pages are served by uvicorn in a process of its own, as `partnerships
serve` does; both sides ask the same questions in turn, over open connections, and read the answer whole. Small: one
row by an index; the first time of a text (each has a name of its own, so Neo4j plans it anew for both), then the same
text again. Large: 10,000 rows of five columns. The middle of the differences, or of the ratio of the times, counts.
Killers: reduce() over 10^12, and a list that fills the heap; from their time limit to the next page.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import neo4j

from graph.console_shapes import Limits
from graph.embedded import ensure_running, stop
from graph.server import free_port
from graph.store import Store
from seed.illustrative import illustrative
from seed.load import load, make_constraints

SCHOOLS, COUNCILS = 6_000, 40
TEXTS, AGAIN, LARGE = 60, 200, 15  # rounds
FEW = 5  # large questions that warm both sides
TARGETS = {"first": 80, "again": 15, "large": 1.5, "killer": 10}  # ms, ms, times, s
SMALL = "MATCH (s:School {{id: $id}})-[:IN_AREA_OF]->(c:Council) RETURN s.name AS name_{0}, c.name AS council"
ROWS = (
    "MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id AS a, type(r) AS link, b.id AS b, r.quote AS quote, "
    "r.start_max AS since LIMIT 10000"
)
KILLERS = {
    "endless": "RETURN reduce(s = 0, i IN range(1, 1000000000000) | (s + i) % 7) AS n",
    "starving": "RETURN [i IN range(1, 1000000000) WHERE i % 2 = 0 | toString(i)] AS n",
}
Ask = Callable[[str, dict[str, Any]], int]


def quiet(_: str) -> None:
    """Say nothing."""


def timed(ask: Ask, query: str, params: dict[str, Any]) -> float:
    """Ask once; seconds."""
    began = time.perf_counter()
    assert ask(query, params)
    return time.perf_counter() - began


def compared(ours: Ask, bare: Ask, name: str, asked: list[tuple[str, str, dict[str, Any]]]) -> None:
    """Ask both in turn, and print middle times with their difference and ratio; ours may have texts of its own."""
    pairs = [(timed(ours, mine, params), timed(bare, other, params)) for mine, other, params in asked]
    mine, other = (statistics.median(times) for times in zip(*pairs, strict=True))
    over = statistics.median(a - b for a, b in pairs)
    print(
        f"{name}: API {mine * 1000:.1f} ms, driver {other * 1000:.1f} ms, over it {over * 1000:.1f} ms "
        f"({mine / other:.2f} times); target {TARGETS[name]} {'times' if name == 'large' else 'ms'}"
    )


def ours_at(client: httpx.Client) -> Ask:
    """Ask the API; the answer is read and parsed."""

    def ask(query: str, params: dict[str, Any]) -> int:
        answer = client.post("/api/cypher", json={"query": query, "params": params, "audience": "internal"})
        return int(answer.json()["count"])

    return ask


def bare_at(driver: neo4j.Driver) -> Ask:
    """Ask the driver; records are made plain as its users do."""

    def ask(query: str, params: dict[str, Any]) -> int:
        with driver.session(database="neo4j", default_access_mode=neo4j.READ_ACCESS) as session:
            return len(session.execute_read(lambda tx: [record.data() for record in tx.run(query, params)]))

    return ask


def overhead(client: httpx.Client, driver: neo4j.Driver, ids: list[str]) -> None:
    """Print the three overheads, after some questions that warm both."""
    ours, bare = ours_at(client), bare_at(driver)
    for ask in (ours, bare):
        for n in range(30):
            ask(SMALL.format(f"warm{n}"), {"id": ids[n]})
            ask(ROWS, {}) if n < FEW else None
    texts = [(SMALL.format(f"a{n}"), SMALL.format(f"b{n}"), {"id": ids[n % len(ids)]}) for n in range(TEXTS)]
    compared(ours, bare, "first", texts)
    compared(ours, bare, "again", [(texts[0][0], texts[0][0], {"id": ids[n % len(ids)]}) for n in range(AGAIN)])
    compared(ours, bare, "large", [(ROWS, ROWS, {})] * LARGE)


def recovery(client: httpx.Client) -> None:
    """Print how long after its time limit a killer is gone and a page is there again, and what its asker is told."""
    for name, query in KILLERS.items():
        told: list[Any] = []
        asked = Thread(target=lambda query=query, told=told: told.append(client.post("/api/cypher", json=_of(query))))
        began = time.perf_counter()
        asked.start()
        longest = 0.0
        while asked.is_alive():
            longest = max(longest, _page(client))
        after = time.perf_counter() - began - Limits().seconds
        print(
            f"{name}: its asker is answered {after:.1f} s after the limit (status {told[0].status_code}); the longest "
            f"that a page took meanwhile {longest:.1f} s; target {TARGETS['killer']} s"
        )


def _of(query: str) -> dict[str, str]:
    return {"query": query, "audience": "internal"}


def _page(client: httpx.Client) -> float:
    began = time.perf_counter()
    assert client.get("/sources").is_success  # reads the database, and waits while it is started again
    time.sleep(0.1)
    return time.perf_counter() - began - 0.1


def main() -> None:
    """Load, serve, measure, stop."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        connection = ensure_running(home, quiet)
        login = (connection.username, connection.password)
        with Store(connection) as store:
            make_constraints(store)
            load(store, illustrative(SCHOOLS, COUNCILS), quiet)
            ids = [row["id"] for row in store.read("MATCH (s:School) RETURN s.id AS id ORDER BY id LIMIT 500")]
        port = free_port()
        told = os.environ | {"PARTNERSHIPS_HOME": str(home)}
        line = [str(Path(sys.executable).parent / "partnerships"), "serve", "--port", str(port)]
        serving = subprocess.Popen(line, env=told, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        address = f"http://127.0.0.1:{port}"
        with httpx.Client(base_url=address, timeout=120, transport=httpx.HTTPTransport(retries=60)) as client:
            while not _is_up(client):
                time.sleep(0.2)
            with neo4j.GraphDatabase.driver(connection.uri, auth=login) as driver:
                overhead(client, driver, ids)
            recovery(client)
        serving.terminate()
        serving.wait()
        stop(home)


def _is_up(client: httpx.Client) -> bool:
    try:
        return client.get("/readyz").is_success
    except httpx.TransportError:
        return False


if __name__ == "__main__":
    print(f"load of the machine over the last minute: {os.getloadavg()[0]:.1f}")
    main()
