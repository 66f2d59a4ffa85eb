"""Writing one batch as one load: compared with what is held, checked against the schema, all of it or nothing."""

import getpass
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any, TypeVar

from graph import cypher
from graph.errors import SchemaViolation
from graph.kinds import Link, Node
from graph.schema import LINKS, Load
from graph.store import Say, Store, Transaction
from seed.batches import Tally
from seed.merge import Properties, change, kind_ended, merge_claim, merge_node
from seed.report import Report
from seed.source import Batch, Item

CHUNK = 5_000

T = TypeVar("T", bound=Node | Link)


@dataclass
class _Loading:
    """The state of one load inside its transaction."""

    tx: Transaction
    load: str
    report: Report
    days: dict[str, date]
    kinds: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    waiting: list[Link] = field(default_factory=list)

    def rank(self, document: str) -> tuple[date, str]:
        """Order Documents: by day, then by id; one that is not held comes first."""
        return self.days.get(document, date.min), document


def load(  # noqa: PLR0913 - the switches are the command's own
    store: Store, batch: Batch, say: Say, *, tally: Tally | None = None, dry_run: bool = False, strict: bool = False
) -> Report:
    """Write a batch in one transaction and leave a Load record.

    The same bytes again change nothing and give the earlier load's id with zeros.

    Args:
        store: The database.
        batch: What to write; nodes come before the claims on them, or are held already.
        say: Gets progress sentences.
        tally: Counts rows while the batch is read; without one each node and claim is a row.
        dry_run: Work out the counts and take everything back.
        strict: Take everything back where a row was rejected.

    Raises:
        SchemaViolation: A claim's end is unknown or of a kind that the schema does not allow; nothing was written.
    """
    report = Report()
    _make_constraints(store)
    earlier = store.read(
        "MATCH (l:Load {kind: $kind, sha256: $sha256}) RETURN l.id AS id", kind=batch.kind, sha256=batch.sha256
    )
    if earlier:
        say(f"The same bytes were loaded before, as {earlier[0]['id']}: nothing to do.")
        return Report(load=earlier[0]["id"])
    with store.transaction() as tx:
        _write(tx, batch, report, say, tally)
        if dry_run or (strict and report.rejected):
            report.load = None
            tx.take_back()
    return report


def _make_constraints(store: Store) -> None:
    held = {row["name"] for row in store.read("SHOW INDEXES YIELD name")}  # a constraint has an index of its name
    for name, statement in cypher.constraints().items():
        if name not in held:
            store.command(statement)


def _write(tx: Transaction, batch: Batch, report: Report, say: Say, tally: Tally | None) -> None:
    number = tx.run("MATCH (l:Load) RETURN coalesce(max(toInteger(split(l.id, ':')[1])), 0) + 1 AS n")[0]["n"]
    report.load = f"load:{number}"
    held = tx.run("MATCH (d:Document) WHERE d.date IS NOT NULL RETURN d.id AS id, d.date AS day")
    days = {row["id"]: row["day"] for row in held} | {d.id: d.date for d in batch.documents if d.date}
    loading = _Loading(tx, report.load, report, days)
    _take(loading, list(batch.documents))
    done = 0
    for chunk in _chunks(batch.items):
        _take(loading, chunk)
        done += len(chunk)
        say(f"{done:,} nodes and claims read and written …")
    _take_waiting(loading)
    report.rows, report.accepted, report.rejected = (
        (tally.rows, tally.accepted, tally.rejected) if tally else (done, done, 0)
    )
    _leave_record(tx, batch, report)


def _leave_record(tx: Transaction, batch: Batch, report: Report) -> None:
    record = Load(
        id=str(report.load),
        at=datetime.now(UTC),
        user=_user(),
        kind=batch.kind,
        files=batch.files,
        sha256=batch.sha256,
        counts=json.dumps(report.model_dump()),
        name=batch.name,
    )
    tx.run(cypher.merge_nodes("Load"), rows=[{"id": record.id, "properties": record.model_dump(exclude_none=True)}])


def _user() -> str | None:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return None  # a container's user may have no name


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    stream = iter(items)
    while chunk := list(islice(stream, CHUNK)):
        yield chunk


def _take(loading: _Loading, chunk: Sequence[Item]) -> None:
    """Write the nodes of a chunk, then the claims whose ends are there by now."""
    for label, nodes in _grouped(item for item in chunk if isinstance(item, Node)):
        _write_nodes(loading, label, nodes)
    claims = [item for item in chunk if isinstance(item, Link)]
    _learn_kinds(loading, claims)
    ready = [c for c in claims if c.from_id in loading.kinds and c.to_id in loading.kinds]
    if len(ready) < len(claims):
        loading.waiting += [c for c in claims if c.from_id not in loading.kinds or c.to_id not in loading.kinds]
    for rel, same in _grouped(ready):
        _write_claims(loading, rel, same)


def _take_waiting(loading: _Loading) -> None:
    waiting, loading.waiting = loading.waiting, []
    _take(loading, waiting)
    if loading.waiting:
        claim = loading.waiting[0]
        missing = claim.to_id if claim.from_id in loading.kinds else claim.from_id
        raise SchemaViolation(
            f"The claim {claim.id} names {missing}, which is neither in this load nor in the database: "
            "load the source that describes it first; nothing was written."
        )


def _grouped(items: Iterable[T]) -> list[tuple[str, list[T]]]:
    groups: dict[str, list[T]] = {}
    for item in items:
        groups.setdefault(item.label if isinstance(item, Node) else item.rel, []).append(item)
    return list(groups.items())


def _write_nodes(loading: _Loading, label: str, nodes: Sequence[Node]) -> None:
    ids = [node.id for node in nodes]
    held = {h["id"]: _same_label(h, label) for h in loading.tx.run(cypher.read_nodes(label), ids=ids)[0]["held"]}
    rows: list[dict[str, Any]] = []
    for node in nodes:
        before = held.get(node.id)
        new = merge_node(before, node, loading.rank)
        new.setdefault("load", loading.load)
        loading.kinds[node.id] = label, new.get("kind") or new.get("designation")
        kind = change(before, new, claim=False)
        loading.report.count(kind, claim=False)
        held[node.id] = new
        if kind != "unchanged":
            rows.append({"id": node.id, "properties": new})
    if rows:
        loading.tx.run(cypher.merge_nodes(label), rows=rows)


def _same_label(held: dict[str, Any], label: str) -> Properties:
    labels = held.pop("_labels")
    if label not in labels:
        raise SchemaViolation(
            f"{held['id']} is held as {labels[0]} and cannot become {label} too: give it another id; "
            "nothing was written."
        )
    return held


def _learn_kinds(loading: _Loading, claims: Sequence[Link]) -> None:
    unknown = {end for c in claims for end in (c.from_id, c.to_id)} - loading.kinds.keys()
    if unknown:
        for name, label, kind in loading.tx.run(cypher.READ_KINDS, ids=list(unknown))[0]["kinds"]:
            loading.kinds[name] = label, kind


def _write_claims(loading: _Loading, rel: str, claims: Sequence[Link]) -> None:
    held = {h["id"]: h for h in loading.tx.run(cypher.read_claims(rel), ids=[c.id for c in claims])[0]["held"]}
    rows: list[dict[str, Any]] = []
    for claim in claims:
        before = _same_ends(held.get(claim.id), claim)
        new = merge_claim(before, claim, _checked_ends(loading, rel, claim), loading.rank)
        new.setdefault("load", loading.load)
        kind = change(before, new, claim=True)
        loading.report.count(kind, claim=True)
        held[claim.id] = new | {"_from": claim.from_id, "_to": claim.to_id}
        if kind != "unchanged":
            rows.append({"id": claim.id, "a": claim.from_id, "b": claim.to_id, "properties": new})
    if rows:
        loading.tx.run(cypher.merge_claims(rel), rows=rows)


def _same_ends(held: Mapping[str, Any] | None, claim: Link) -> Properties | None:
    if held is None:
        return None
    if (held["_from"], held["_to"]) != (claim.from_id, claim.to_id):
        raise SchemaViolation(
            f"The claim {claim.id} is held between other ends: give the new claim another id; nothing was written."
        )
    return {k: v for k, v in held.items() if not k.startswith("_")}


def _checked_ends(loading: _Loading, rel: str, claim: Link) -> date | None:
    (start, start_kind), (end, end_kind) = loading.kinds[claim.from_id], loading.kinds[claim.to_id]
    allowed = LINKS[rel].ends
    if start not in allowed[0] or end not in allowed[1]:
        raise SchemaViolation(
            f"The claim {claim.id} says that a {start} {LINKS[rel].says[0]} a {end}, which {rel} does not allow: "
            "use another relationship type; nothing was written."
        )
    return kind_ended((start_kind, end_kind))
