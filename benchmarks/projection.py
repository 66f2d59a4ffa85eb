"""What it costs to get the nation out of the database, beside the bare driver, and the whole `brokers` from it.

    python benchmarks/projection.py FOLDER

FOLDER is a home for an embedded database, with national registers for example. Where it is empty, 22,000 illustrative
schools are loaded first (some minutes), no longer marked as made up: about 55,000 nodes and 225,000 links. The bare
driver runs the same statements, each column one collected list, and leaves the lists as they come.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import neo4j
from rows import Rows, timed

from graph.columns import CLAIMS, NODES, columns
from graph.embedded import Connection, ensure_running, stop
from graph.lookup import default_day
from graph.nationwide import nationwide
from graph.projection import nation
from graph.simple import Simple
from graph.store import Store
from seed.illustrative import illustrative, size
from seed.load import load

SCHOOLS = 22_000
HELD = "MATCH (n) WITH count(n) AS nodes MATCH ()-[r]->() RETURN nodes, count(r) AS links"


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def fill(store: Store) -> None:
    if not store.read("MATCH (n) RETURN count(n) AS nodes")[0]["nodes"]:
        load(store, illustrative(SCHOOLS, size(SCHOOLS)), lambda _: None)
        store.command("MATCH (n:Entity) CALL (n) { REMOVE n.illustrative } IN TRANSACTIONS")


def bare(connection: Connection) -> int:
    """Read the columns with the driver alone; how many values."""
    login = (connection.username, connection.password)
    driver = neo4j.GraphDatabase.driver(connection.uri, auth=login, notifications_min_severity="OFF")
    with driver, driver.session() as session:
        read = [session.run(statement).values() for statement in (NODES, *CLAIMS.values())]
    return sum(len(column) for rows in read for row in rows for column in row if isinstance(column, list))


def arrays(connection: Connection) -> Simple:
    """Read the same and go on up to the arrays that measures use, from a new connection."""
    with Store(connection) as store:
        return view(store)


def view(store: Store) -> Simple:
    return nationwide(columns(store), default_day(store, None)).view().network


def network(connection: Connection) -> int:
    with Store(connection) as store:
        return len(nation(store))


def projected(rows: Rows, connection: Connection) -> None:
    with Store(connection) as store:
        held = store.read(HELD)[0]
        (ours, found), (theirs, values) = timed(lambda: arrays(connection), lambda: bare(connection), rounds=5)
        part = sum(len(claims.start) for claims in columns(store).claims.values())
        say(f"Of {held['nodes']:,} nodes and {held['links']:,} links, {values:,} values of {part:,} links are read.")
        work = f"projection of {held['nodes']:,} nodes, {held['links']:,} links up to {found.arcs.nnz:,} arcs"
        rows.beside(work, ours, "bare driver, the same columns", theirs, 0.5)
        ((again, _),) = timed(lambda: view(store))
        rows.alone("  the next question, from what is kept", again)
    ((objects, _),) = timed(lambda: network(connection), rounds=1)
    rows.alone("  the NetworkX network of all of it, only where a question needs it", objects)


def command(rows: Rows, home: Path) -> None:
    """Time the whole command from a cold process, where the database runs and where it has to start it."""
    most = 0.0
    for work, before in (("", ensure_running), (", which starts Neo4j too", lambda home, _: stop(home))):
        taken = []
        for _ in range(3):
            before(home, say)
            seconds, megabytes = run(home)
            taken.append(seconds)
            most = max(most, megabytes)
        rows.alone(f"partnerships brokers for the nation, cold process{work}", min(taken), under=15)
    rows.memory("  its memory at most", most, under=1500)


def run(home: Path) -> tuple[float, float]:
    """Run the command as a user does: seconds, and megabytes of its process (Neo4j is another)."""
    line = [str(Path(sys.executable).parent / "partnerships"), "brokers", "--format", "json", "-o", f"{home}/x.json"]
    began = time.perf_counter()
    process = subprocess.Popen(line, env=os.environ | {"PARTNERSHIPS_HOME": str(home)})
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0
    return time.perf_counter() - began, used.ru_maxrss / 1024


def main() -> None:
    home, rows = Path(sys.argv[1]).absolute(), Rows()
    try:
        with Store(ensure_running(home, say)) as store:
            fill(store)
        command(rows, home)
        projected(rows, ensure_running(home, say))
    finally:
        stop(home)
    rows.end()


if __name__ == "__main__":
    main()
