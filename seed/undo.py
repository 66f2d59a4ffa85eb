"""Taking a load back: everything it made, changed or ended is put back exactly, or nothing is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, NamedTuple

from graph import cypher
from graph.errors import BadInput, UnknownThing
from graph.store import Rows, Say, Store
from graph.transaction import Transaction
from seed.journal import Entry, Past, packed_again, unpacked
from seed.load import CHUNK, number_of, take_number

STANDING = (
    "MATCH (l:Load) WHERE l.undone_at IS NULL AND l.journal IS NOT NULL "
    "RETURN l.id AS id, l.name AS name ORDER BY toInteger(split(l.id, ':')[1]) DESC"
)
_JOURNAL = "MATCH (l:Load {id: $id}) RETURN l.journal AS journal"
_UNDONE = "MATCH (l:Load {id: $id}) SET l.undone_at = $at REMOVE l.journal"
_INHERIT = (
    "MATCH (l:Load {id: $id}) SET l.journal = $journal "
    "WITH l MATCH (d:Document) WHERE d.id IN $documents SET d.load = l.id"
)
_GIVE_BACK = "MATCH (l:Load {id: $id}) DELETE l"
_REGISTERS = (
    "MATCH (d:Document {kind: 'register'}) WHERE d.id IN $ids AND d.types IS NOT NULL "
    "RETURN d.series AS series, d.types AS types, d.scope AS scope"
)
_COUNCILS = "MATCH (s:School) WHERE s.id IN $ids RETURN collect(DISTINCT s.council) AS codes"


class Undone(NamedTuple):
    """What taking back one load did: how many nodes and claims went, and how many stand as they stood before."""

    load: str
    nodes_removed: int
    relationships_removed: int
    nodes_restored: int
    relationships_restored: int


def undo(store: Store, name: str, say: Say) -> list[Undone]:
    """Take back the load of an id (load:3 or 3), or every load of a name (demo), newest first, in one transaction.

    Raises:
        UnknownThing: There is no such load, or it was taken back already.
        BadInput: Later loads rest on it; they are told, and nothing is changed.
    """
    with store.transaction() as tx:
        own = take_number(tx, say)  # loads and undoings queue by it
        rows = tx.run(STANDING)
        wanted = _wanted(rows, name)
        done = [_take_back(tx, load, _later(rows, load, wanted), say) for load in wanted]
        tx.run(_GIVE_BACK, id=own)
    return done


def _wanted(rows: Rows, name: str) -> list[str]:
    text = name.strip()
    asked = {text, f"load:{text}"}
    found = [str(row["id"]) for row in rows if row["id"] in asked or row["name"] == text]
    if not found:
        raise UnknownThing(
            f"There is no load {name!r} to take back: see `partnerships loads` for their ids; one that was taken back "
            "already can be imported again."
        )
    return found


def _later(rows: Rows, load: str, without: Sequence[str]) -> list[str]:
    """Give the ids of later loads, oldest first."""
    later = [str(row["id"]) for row in rows if number_of(row["id"]) > number_of(load) and row["id"] not in without]
    return later[::-1]


def _take_back(tx: Transaction, load: str, later: Iterable[str], say: Say) -> Undone:
    past, others = past_of(tx, load), {other: past_of(tx, other) for other in later}
    heirs = _heirs(past, others)
    past = past._replace(changed=[entry for entry in past.changed if entry.id not in heirs])
    resting = [other for other, told in others.items() if _rests_on(tx, told, past)]
    if resting:
        raise BadInput(
            f"{load} cannot be taken back, for {_listed(resting)} on what it told: first take back "
            f"{resting[-1]} (partnerships undo {resting[-1]}); nothing was changed."
        )
    say(f"Taking back {load}: {len(past.changed):,} nodes and links …")
    for other in set(heirs.values()):
        _inherit(tx, other, others[other], {name for name, heir in heirs.items() if heir == other})
    done = put_back(tx, load, past.changed)
    tx.run(_UNDONE, id=load, at=datetime.now(UTC))
    return done


def _heirs(past: Past, later: Mapping[str, Past]) -> dict[str, str]:
    """Give for each Document of officers that this load made, and later ones told alike, the first of those."""
    made = {e.id for e in past.changed if e.kind == "Document" and e.before is None and e.id.startswith("entry:")}
    found: dict[str, str] = {}
    for load, told in later.items():
        for entry in told.told:
            if entry.id in made and not entry.ends:
                found.setdefault(entry.id, load)
    return found


def _inherit(tx: Transaction, load: str, past: Past, documents: set[str]) -> None:
    """Let a load have made Documents that it told alike, as it would have without the one that is taken back."""
    tx.run(_INHERIT, id=load, journal=packed_again(past, documents), documents=sorted(documents))


def _listed(loads: Sequence[str]) -> str:
    return f"{', '.join(loads)} {'rests' if len(loads) == 1 else 'rest'}"


def past_of(tx: Transaction, load: str) -> Past:
    """Read the journal of a load."""
    return unpacked(bytes(tx.run(_JOURNAL, id=load)[0]["journal"]))


def _rests_on(tx: Transaction, later: Past, past: Past) -> bool:
    """Say whether a later load touched what this one changed, or judged absences by a snapshot that it brought."""
    if not later.touched().isdisjoint(entry.id for entry in past.changed):
        return True
    documents = [entry.id for entry in past.changed if entry.kind == "Document" and entry.before is None]
    return any(_judged(tx, later, register) for register in tx.run(_REGISTERS, ids=documents))


def _judged(tx: Transaction, later: Past, register: Mapping[str, Any]) -> bool:
    """Say whether a load changed links of a register's series that a snapshot of it covers."""
    types = {entry.partition(">")[0] for entry in register["types"]}
    prefix = f"{register['series']}:"
    ends = {
        end
        for entry in later.changed
        if entry.kind in types and entry.id.startswith(prefix)
        for end in entry.ends or ()
    }
    scope = set(register["scope"] or ())
    return bool(ends) and ("*" in scope or bool(scope & set(tx.run(_COUNCILS, ids=list(ends))[0]["codes"])))


def put_back(tx: Transaction, load: str, entries: Sequence[Entry]) -> Undone:
    """Take away what a load made, and write what stood before it."""
    claims = [entry for entry in entries if entry.ends]
    nodes = [entry for entry in entries if not entry.ends]
    removed = _remove(tx, claims, cypher.delete_claims), _remove(tx, nodes, cypher.delete_nodes)
    restored = [_restore(tx, nodes, cypher.merge_nodes), _restore(tx, claims, cypher.merge_claims)]
    return Undone(load, removed[1], removed[0], *restored)


def _remove(tx: Transaction, entries: Iterable[Entry], statement: Any) -> int:
    """Take away what the load made."""
    count = 0
    for kind, ids in _by_kind((entry.kind, entry.id) for entry in entries if entry.before is None):
        tx.write(statement(kind), ids=ids)
        count += len(ids)
    return count


def _restore(tx: Transaction, entries: Iterable[Entry], statement: Any) -> int:
    """Write what stood before."""
    count = 0
    for kind, rows in _by_kind((entry.kind, _row(entry)) for entry in entries if entry.before is not None):
        tx.write(statement(kind), rows=rows)
        count += len(rows)
    return count


def _row(entry: Entry) -> dict[str, Any]:
    start, end = entry.ends or (None, None)
    return {"id": entry.id, "a": start, "b": end, "properties": entry.before}


def _by_kind(pairs: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, list[Any]]]:
    """Give batches of one kind each."""
    for kind, same in groupby(sorted(pairs, key=lambda pair: pair[0]), key=lambda pair: pair[0]):
        values = [value for _, value in same]
        for start in range(0, len(values), CHUNK):
            yield kind, values[start : start + CHUNK]
