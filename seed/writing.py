"""Writing nodes and claims inside one transaction: compared with what is held, and written only where they differ."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from graph import cypher
from graph.errors import SchemaViolation
from graph.kinds import Link, Node
from graph.schema import LINKS
from graph.transaction import Transaction
from seed.journal import Journal
from seed.merge import Properties, change, kind_ended, merge_claim, merge_node
from seed.report import Report

T = TypeVar("T", bound=Node | Link)
Held = dict[str, Properties]  # what is held, by id


class Kind(NamedTuple):
    """What a load must know of a node at the end of a claim."""

    label: str
    kind: str | None = None
    council: str | None = None


class Register(NamedTuple):
    """A Document with a day; series, scope, types and listed_only where it is a snapshot of a register."""

    id: str
    day: date
    series: str | None = None
    scope: Sequence[str] | None = None
    types: Sequence[str] | None = None
    listed_only: bool | None = None


@dataclass
class Writing:
    """The state of one load inside its transaction."""

    tx: Transaction
    load: str
    report: Report
    documents: dict[str, Register]
    journal: Journal = field(default_factory=Journal)
    kinds: dict[str, Kind] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)  # nodes of this chunk that were not held: no claim on them is
    waiting: list[Link] = field(default_factory=list)
    struck: set[str] = field(default_factory=set)  # claims that a later one ended, corrected or retracted
    passed: int = 0  # claims that are struck and were told again

    @cached_property
    def struck_bases(self) -> set[str]:
        """Give the ids of struck claims without the number of a spell, which those of registers end in."""
        return {name.rpartition(":")[0] for name in self.struck}

    def rank(self, document: str) -> tuple[date, str]:
        """Order Documents: by day, then by id; one that is not held comes first."""
        known = self.documents.get(document)
        return known.day if known else date.min, document


def grouped(items: Iterable[T]) -> list[tuple[str, list[T]]]:
    """Sort nodes by label, claims by type."""
    groups: dict[str, list[T]] = {}
    for item in items:
        groups.setdefault(item.label if isinstance(item, Node) else item.rel, []).append(item)
    return list(groups.items())


def held_nodes(writing: Writing, label: str, nodes: Sequence[Node]) -> Held:
    """Read what is held of nodes of one kind, by id.

    Raises:
        SchemaViolation: An id is held by a node of another kind.
    """
    rows = writing.tx.run(cypher.read_nodes(label), ids=[node.id for node in nodes])
    return {told["id"]: _same_label(told, label) for told in rows[0]["held"]}


def write_nodes(writing: Writing, label: str, nodes: Sequence[Node], held: Held) -> None:
    """Write nodes of one kind; `held` as `held_nodes` gives it, and brought up to date."""
    known = set(held)
    writing.fresh.update(node.id for node in nodes if node.id not in known)
    rows: dict[str, Properties] = {}
    for node in nodes:
        before = held.get(node.id)
        new = merge_node(before, node, writing.rank)
        new.setdefault("load", writing.load)
        writing.kinds[node.id] = Kind(label, new.get("kind") or new.get("designation"), new.get("council"))
        kind = change(before, new, claim=False)
        writing.report.count(kind, claim=False)
        held[node.id] = new
        if kind != "unchanged":
            writing.journal.node(label, node.id, before, new)
            rows[node.id] = new
        else:
            writing.journal.told(label, node.id)
    told = [{"id": name, "properties": properties} for name, properties in rows.items()]
    write_rows(writing.tx, (cypher.create_nodes(label), cypher.merge_nodes(label)), told, known)


def write_rows(
    tx: Transaction, statements: tuple[str, str], rows: Iterable[Mapping[str, Any]], known: Container[str]
) -> None:
    """Write rows: those that are not held by the first statement, the others by the second."""
    parts: tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]] = [], []
    for row in rows:
        parts[row["id"] in known].append(row)
    for statement, part in zip(statements, parts, strict=True):
        if part:
            tx.write(statement, rows=part)


def _same_label(held: dict[str, Any], label: str) -> Properties:
    labels = held.pop("_labels")
    if label not in labels:
        raise SchemaViolation(
            f"{held['id']} is held as {labels[0]} and cannot become {label} too: give it another id; "
            "nothing was written."
        )
    return held


def learn_kinds(writing: Writing, ends: Iterable[tuple[str, str]]) -> None:
    """Look up the kinds of ends of claims that this load has not met."""
    unknown = {end for pair in ends for end in pair} - writing.kinds.keys()
    if unknown:
        for name, *told in writing.tx.run(cypher.READ_KINDS, ids=list(unknown))[0]["kinds"]:
            writing.kinds[name] = Kind(*told)


def held_claims(writing: Writing, rel: str, claims: Sequence[Link]) -> Held:
    """Read what is held of claims of one type, by id; their ends stand under _from and _to."""
    return read_held(writing, rel, [claim.id for claim in claims])


def write_claims(writing: Writing, rel: str, claims: Sequence[Link], held: Held) -> None:
    """Write claims of one type that are no sightings of a register; `held` is brought up to date.

    Raises:
        SchemaViolation: An end is of a kind that the type does not allow, or the id is held between other ends.
    """
    known = set(held)
    rows: dict[str, dict[str, Any]] = {}
    for claim in claims:
        before = same_ends(held.get(claim.id), claim)
        new = merge_claim(before, claim, checked_ends(writing, claim), writing.rank)
        row = put_claim(writing, Place(rel, claim.id, (claim.from_id, claim.to_id)), before, new)
        held[claim.id] = new | {"_from": claim.from_id, "_to": claim.to_id}
        rows |= {claim.id: row} if row else {}
    write_rows(writing.tx, claim_statements(rel), rows.values(), known)


def claim_statements(rel: str) -> tuple[str, str]:
    """Give what writes claims of one type: those that are not held, and the others."""
    return cypher.create_claims(rel), cypher.merge_claims(rel)


def read_held(writing: Writing, rel: str, ids: Sequence[str]) -> Held:
    """Read claims of one type by id; their ends stand under _from and _to."""
    return {h["id"]: h for h in writing.tx.run(cypher.read_claims(rel), ids=list(ids))[0]["held"]} if ids else {}


class Place(NamedTuple):
    """Where a claim stands: its type, id and ends."""

    rel: str
    id: str
    ends: tuple[str, str]


def put_claim(writing: Writing, place: Place, before: Properties | None, new: Properties) -> dict[str, Any] | None:
    """Count and journal one claim; give its row where it is to be written."""
    new.setdefault("load", (before or {}).get("load") or writing.load)
    kind = change(before, new, claim=True)
    writing.report.count(kind, claim=True)
    if kind == "unchanged":
        writing.journal.told(place.rel, place.id, place.ends)
        return None
    writing.journal.claim(*place, before, new)
    return {"id": place.id, "a": place.ends[0], "b": place.ends[1], "properties": new}


def same_ends(held: Mapping[str, Any] | None, claim: Link) -> Properties | None:
    """Give what is held of a claim without its ends, after making sure that they are the same."""
    if held is None:
        return None
    if (held["_from"], held["_to"]) != (claim.from_id, claim.to_id):
        raise SchemaViolation(
            f"The claim {claim.id} is held between other ends: give the new claim another id; nothing was written."
        )
    return bare(held)


def bare(held: Mapping[str, Any]) -> Properties:
    """Leave out what is not a property."""
    return {k: v for k, v in held.items() if not k.startswith("_")}


def checked_ends(writing: Writing, claim: Link) -> date | None:
    """Make sure that the schema allows a claim's ends; give the day on which a kind at an end has ended, if any."""
    (start, start_kind, _), (end, end_kind, _) = writing.kinds[claim.from_id], writing.kinds[claim.to_id]
    allowed, says = LINKS[claim.rel].ends, LINKS[claim.rel].says[0]
    if start not in allowed[0] or end not in allowed[1]:
        raise SchemaViolation(
            f"The claim {claim.id} says that a {start} {says} a {end}, which {claim.rel} does not allow: "
            "use another relationship type; nothing was written."
        )
    return kind_ended((start_kind, end_kind))
