"""What an import costs against the bare driver writing the same rows in the same run.

    python benchmarks/load.py FILE [FILE...]

Each file is imported into an empty database (reading, checks, comparison, journal and all), then what came of it is
written into an empty database again by the driver alone: UNWIND batches of the same size, CREATE, one transaction.
Target: at most 2 times, per row.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j

from graph.embedded import ensure_running, stop
from graph.store import Store
from seed.load import CHUNK, load, make_constraints
from seed.sources import intakes, read_known

NODES = "MATCH (n:Entity|Inspection) RETURN labels(n) AS labels, collect(properties(n)) AS rows"
CLAIMS = "MATCH (a)-[r]->(b) RETURN type(r) AS type, collect({a: a.id, b: b.id, told: properties(r)}) AS rows"
EMPTY = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS"


def quiet(_: str) -> None:
    """Say nothing."""


def ours(store: Store, path: Path) -> float:
    """Import a file as the command does; seconds."""
    began = time.perf_counter()
    (intake,) = intakes("auto", [path], None, lambda: read_known(store))
    load(store, intake.batch, quiet, intake.tally)
    return time.perf_counter() - began


def bare(store: Store, session: neo4j.Session) -> tuple[float, int]:
    """Write by the driver alone what is held; seconds, and how many rows."""
    nodes, claims = store.read(NODES), store.read(CLAIMS)
    store.command(EMPTY)
    began = time.perf_counter()
    with session.begin_transaction() as tx:
        for found in nodes:
            statement = f"UNWIND $rows AS row CREATE (n:{':'.join(found['labels'])}) SET n = row"
            for rows in _batches(found["rows"]):
                tx.run(statement, rows=rows).consume()
        for found in claims:
            end = "Inspection" if found["type"] == "INSPECTED" else "Entity"
            statement = (
                f"UNWIND $rows AS row MATCH (a:Entity {{id: row.a}}) MATCH (b:{end} {{id: row.b}}) "
                f"CREATE (a)-[r:{found['type']}]->(b) SET r = row.told"
            )
            for rows in _batches(found["rows"]):
                tx.run(statement, rows=rows).consume()
        tx.commit()
    return time.perf_counter() - began, sum(len(found["rows"]) for found in [*nodes, *claims])


def _batches(rows: list[Any]) -> Iterator[list[Any]]:
    return (rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK))


def main(paths: list[Path]) -> None:
    """Time each file; the order is ours, bare, ours, bare, and the smaller time of each counts."""
    with tempfile.TemporaryDirectory() as home:
        connection = ensure_running(Path(home), quiet)
        login = (connection.username, connection.password)
        with Store(connection) as store, neo4j.GraphDatabase.driver(connection.uri, auth=login) as driver:
            make_constraints(store)
            for path in paths:
                times, count = [], 0
                for _ in range(2):
                    store.command(EMPTY)
                    mine = ours(store, path)
                    with driver.session(database="neo4j") as session:
                        alone, count = bare(store, session)
                    times.append((mine, alone))
                mine, alone = (min(pair) for pair in zip(*times, strict=True))
                print(
                    f"{path.name}: {count:,} rows; import {mine:.1f} s, driver {alone:.1f} s, {mine / alone:.2f} times"
                )
        stop(Path(home))


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
