"""Writing one batch as one load: compared with what is held, checked against the schema, all of it or nothing."""

import contextlib
import gc
import json
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from graph import cypher
from graph.errors import Clash, SchemaViolation
from graph.kinds import Link, Node
from graph.names import user_name
from graph.schema import Document, Load
from graph.store import Say, Store
from graph.transaction import Transaction
from seed.batches import Tally
from seed.journal import Journal
from seed.report import Report
from seed.source import Batch, Item
from seed.striking import amending, without_struck
from seed.threads import end_absent, held_threads, is_sighting, write_sightings
from seed.writing import (
    Register,
    T,
    Writing,
    grouped,
    held_claims,
    held_nodes,
    learn_kinds,
    write_claims,
    write_nodes,
)

CHUNK = 5_000
AHEAD = 3  # chunks that are read while one is written

_SAME = "MATCH (l:Load {kind: $kind, sha256: $sha256}) WHERE l.undone_at IS NULL RETURN l.id AS id"
# Two loads take the same number, and the unique id makes the later one wait for the earlier.
_NEXT = (
    "OPTIONAL MATCH (l:Load) WITH coalesce(max(toInteger(split(l.id, ':')[1])), 0) + 1 AS number "
    "CREATE (n:Load {id: 'load:' + toString(number)}) RETURN n.id AS id"
)


@dataclass(frozen=True)
class Switches:
    """How to load.

    dry_run: work out what would change and take it back; strict: take it back where a row was rejected;
    journal: fills with what the load did to each node and claim.
    """

    dry_run: bool = False
    strict: bool = False
    journal: Journal = field(default_factory=Journal)


def load(store: Store, batch: Batch, say: Say, tally: Tally | None = None, switches: Switches | None = None) -> Report:
    """Write a batch in one transaction and leave a Load record; two loads at once queue.

    The same bytes again change nothing and give the earlier load's id with zeros.

    Args:
        store: The database.
        batch: What to write; nodes come before the claims on them, or are held already.
        say: Gets progress sentences.
        tally: Counts rows while the batch is read; without one each node and claim is a row.
        switches: Whether to keep it, and who is told what it did.

    Raises:
        SchemaViolation: A claim's end is unknown or of a kind that the schema does not allow; nothing was written.
    """
    make_constraints(store)
    while True:
        with contextlib.suppress(Clash), _few_collections():  # another load took the number: by now it has ended
            return _load_once(store, batch, say, tally, switches or Switches())


@contextlib.contextmanager
def _few_collections() -> Iterator[None]:
    """Look for rings of garbage rarely: a load makes millions of objects, hardly a ring, and is a sixth faster so."""
    usual = gc.get_threshold()
    gc.set_threshold(200_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _load_once(store: Store, batch: Batch, say: Say, tally: Tally | None, switches: Switches) -> Report:
    with store.transaction() as tx:
        report = Report(load=take_number(tx, say))
        earlier = tx.run(_SAME, kind=batch.kind, sha256=batch.sha256)
        if earlier:
            tx.take_back()
            say(f"The same bytes were loaded before, as {earlier[0]['id']}: nothing to do.")
            return Report(load=earlier[0]["id"])
        writing = _writing(tx, batch, report, switches)
        _write(writing, batch, say, tally or Tally())
        report.count_rows(tally)
        _leave_record(tx, batch, report, switches.journal)
        if switches.dry_run or (switches.strict and report.rejected):
            report.load = None
            tx.take_back()
    return report


def take_number(tx: Transaction, say: Say) -> str:
    """Take the next number; while another load holds it, wait for that one to end."""
    waiting = threading.Timer(2, say, ["Another load is under way: waiting for it to end …"])
    waiting.start()
    try:
        return str(tx.run(_NEXT)[0]["id"])
    finally:
        waiting.cancel()


def number_of(load: str) -> int:
    """Give the number of a load.

    >>> number_of("load:12")
    12
    """
    return int(load.partition(":")[2])


def make_constraints(store: Store) -> None:
    """Make what constraints and indexes are missing."""
    held = {row["name"] for row in store.read("SHOW INDEXES YIELD name")}  # a constraint has an index of its name
    for name, statement in cypher.constraints().items():
        if name not in held:
            store.command(statement)


def _writing(tx: Transaction, batch: Batch, report: Report, switches: Switches) -> Writing:
    held = [Register(**row) for row in tx.run(cypher.READ_REGISTERS)]
    documents = {d.id: d for d in [*held, *map(_register, batch.documents)]}
    return Writing(tx, str(report.load), report, documents, switches.journal)


def _write(writing: Writing, batch: Batch, say: Say, tally: Tally) -> None:
    began = time.monotonic()
    with amending(writing, batch.amendings, say):
        _take(writing, list(batch.documents))
        for chunk in _chunks(batch.items):
            _take(writing, chunk)
            writing.report.accepted += len(chunk)
            say(so_far(writing.report.accepted, tally.meter.part(), time.monotonic() - began))
        _take_waiting(writing)
    for document in batch.documents:
        end_absent(writing, writing.documents[document.id])


def so_far(done: int, part: float, seconds: float) -> str:
    """Say how much is written, how fast, and for how long it will go on.

    Args:
        done: Nodes and claims written.
        part: How much of the file has been read, 0 to 1; 0 where that is not known.
        seconds: Since the beginning.

    >>> so_far(40_000, 0.5, 8.0)
    '40,000 nodes and claims written, 5,000 a second, about 8 s left …'
    """
    left = f", about {seconds * (1 - part) / part:.0f} s left" if 0 < part < 1 else ""
    return f"{done:,} nodes and claims written, {done / max(seconds, 0.001):,.0f} a second{left} …"


def _register(document: Document) -> Register:
    series = document.series if document.kind == "register" else None
    told = document.scope, document.types, document.listed_only
    return Register(document.id, document.date or date.min, series, *told)


def _leave_record(tx: Transaction, batch: Batch, report: Report, journal: Journal) -> None:
    record = Load(
        id=str(report.load),
        at=datetime.now(UTC),
        user=user_name(),
        kind=batch.kind,
        files=batch.files,
        sha256=batch.sha256,
        counts=json.dumps(report.model_dump()),
        name=batch.name,
        journal=journal.packed(),
        visibility="internal" if journal.keeps_hidden else None,
    )
    tx.run(cypher.merge_nodes("Load"), rows=[{"id": record.id, "properties": record.model_dump(exclude_none=True)}])


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Give the items in chunks; while one is written, the next ones are read."""
    stream = iter(items)
    with ThreadPoolExecutor(1) as reader:
        coming = deque(reader.submit(lambda: list(islice(stream, CHUNK))) for _ in range(AHEAD))
        while chunk := coming.popleft().result():
            coming.append(reader.submit(lambda: list(islice(stream, CHUNK))))
            yield chunk


def _take(writing: Writing, chunk: Sequence[Item]) -> None:
    """Write the nodes of a chunk, then the claims whose ends are there by now."""
    writing.fresh.clear()
    _in_turn(writing, grouped(item for item in chunk if isinstance(item, Node)), held_nodes, write_nodes)
    claims = [item for item in chunk if isinstance(item, Link)]
    learn_kinds(writing, ((c.from_id, c.to_id) for c in claims))
    ready = [c for c in claims if c.from_id in writing.kinds and c.to_id in writing.kinds]
    if len(ready) < len(claims):
        writing.waiting += [c for c in claims if c.from_id not in writing.kinds or c.to_id not in writing.kinds]
    parts: tuple[list[Link], list[Link]] = [], []
    for claim in without_struck(writing, ready):
        parts[is_sighting(writing, claim)].append(claim)
    _in_turn(writing, grouped(parts[1]), held_threads, write_sightings)
    _in_turn(writing, grouped(parts[0]), held_claims, write_claims)


def _in_turn(
    writing: Writing, groups: list[tuple[str, list[T]]], held: Callable[..., Any], write: Callable[..., None]
) -> None:
    """Read what is held of every group, then write each: while one is written, the next is worked out."""
    for (kind, items), before in zip(groups, [held(writing, kind, items) for kind, items in groups], strict=True):
        write(writing, kind, items, before)


def _take_waiting(writing: Writing) -> None:
    waiting, writing.waiting = writing.waiting, []
    _take(writing, waiting)
    if writing.waiting:
        claim = writing.waiting[0]
        missing = claim.to_id if claim.from_id in writing.kinds else claim.from_id
        raise SchemaViolation(
            f"The claim {claim.id} names {missing}, which is neither in this load nor in the database: "
            "load the source that describes it first; nothing was written."
        )
