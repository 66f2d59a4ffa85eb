"""Links of a register through time: every snapshot widens, splits or ends the spells of each link that it covers."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from graph import cypher
from graph.kinds import Link
from seed.history import Sighting, spells
from seed.merge import Properties
from seed.writing import (
    Kind,
    Place,
    Register,
    Writing,
    bare,
    checked_ends,
    claim_statements,
    learn_kinds,
    put_claim,
    read_held,
    same_ends,
    write_rows,
)

Threads = dict[str, dict[str, Properties]]  # the spells that are held of each link, by id
_NO_WORDS = {"start_min", "start_max", "end_min", "end_max", "seen", "spells", "source", "id", "load", "_from", "_to"}


def is_sighting(writing: Writing, claim: Link) -> bool:
    """Say whether a claim is a register's: told by a snapshot, with an id that ends in the number of its spell."""
    register = writing.documents.get(claim.source)
    return bool(register and register.series and claim.id.startswith(f"{register.series}:") and claim.id.endswith(":1"))


class _Thread(NamedTuple):
    """One link of a register: its ends, the spells that are held, and the words of its newest snapshot."""

    rel: str
    base: str
    ends: tuple[str, str]
    held: Mapping[str, Properties]
    words: Properties

    def sightings(self) -> Iterator[Sighting]:
        """Give every sighting that is held."""
        return (Sighting.read(text) for told in self.held.values() for text in told.get("seen") or ())


def held_threads(writing: Writing, rel: str, claims: Sequence[Link]) -> Threads:
    """Read the spells that are held of links of one type; one on a node that this chunk brought is not (see its id)."""
    fresh = writing.fresh
    return _held(writing, rel, [claim.id for claim in claims if not {claim.from_id, claim.to_id} & fresh])


def write_sightings(writing: Writing, rel: str, claims: Sequence[Link], held: Threads) -> None:
    """Add one snapshot's sightings of links of one type, and write the spells that come of them.

    `held` is as `held_threads` gives it, and brought up to date.
    """
    changes = _Changes(writing, rel, [(claim.from_id, claim.to_id) for claim in claims], held)
    for claim in claims:
        base = claim.id.removesuffix(":1")
        ended = checked_ends(writing, claim)
        for told in held.get(base, {}).values():
            same_ends(told, claim)
        fresh = claim.model_dump(exclude_none=True)
        fresh |= {"kind_ended": ended} if ended else {}
        words = _words(writing, held.get(base, {}), fresh)
        thread = _Thread(rel, base, (claim.from_id, claim.to_id), held.get(base, {}), words)
        seen = [s for s in thread.sightings() if s.document != claim.source]
        changes.write(thread, [*seen, Sighting.of(writing.documents[claim.source].day, fresh)])
        held[base] = changes.now[base]
    changes.flush()


def end_absent(writing: Writing, register: Register) -> None:
    """Write what the absence of links from a snapshot tells, inside its scope."""
    for entry in register.types or ():
        rel, _, other = entry.partition(">")
        label, _, kind = other.partition(":")
        rows = writing.tx.run(
            cypher.unseen(rel, label),
            series=f"{register.series}:",
            document=f"{register.id}|",
            kind=kind or None,
            scope=list(register.scope or ()),
            listed=bool(register.listed_only),
        )
        _end(writing, rel, rows[0]["held"], register)


def _end(writing: Writing, rel: str, found: Sequence[Properties], register: Register) -> None:
    bases = {str(told["id"]).rpartition(":")[0]: (told["_from"], told["_to"]) for told in found}
    bases = {base: ends for base, ends in bases.items() if base not in writing.struck_bases}
    held = _held(writing, rel, [f"{base}:1" for base in bases])
    learn_kinds(writing, bases.values())
    changes = _Changes(writing, rel, list(bases.values()), held)
    for base, ends in bases.items():
        newest = next(iter(held[base].values()))
        thread = _Thread(rel, base, ends, held[base], _words(writing, held[base], newest))
        seen = list(thread.sightings())
        if all(sighting.document != register.id for sighting in seen):
            changes.write(thread, seen)
    changes.flush()


def _held(writing: Writing, rel: str, first: Sequence[str]) -> Threads:
    """Give for each link the spells that are held, by id; $first: the ids of the first spells."""
    held = read_held(writing, rel, first)
    more = [
        f"{name.removesuffix(':1')}:{number}"
        for name, told in held.items()
        for number in range(2, int(told.get("spells") or 1) + 1)
    ]
    held |= read_held(writing, rel, more) if more else {}
    threads: Threads = {}
    for name, told in held.items():
        threads.setdefault(name.rpartition(":")[0], {})[name] = told
    return threads


def _words(writing: Writing, held: Mapping[str, Properties], fresh: Properties) -> Properties:
    """Give all but the bounds of a link, as its newest snapshot tells it."""
    newest = max(held.values(), key=lambda told: writing.rank(str(told["source"])), default=fresh)
    words = newest if writing.rank(str(newest["source"])) > writing.rank(str(fresh["source"])) else fresh
    return {k: v for k, v in words.items() if k not in _NO_WORDS}


class _Changes:
    """Spells to write and to take away, gathered for one statement each."""

    def __init__(self, writing: Writing, rel: str, ends: Collection[tuple[str, str]], held: Threads) -> None:
        self.writing, self.rel, self.ends = writing, rel, ends
        self.known = {name for told in held.values() for name in told}
        self.rows: dict[str, dict[str, Any]] = {}
        self.gone: set[str] = set()
        self.now: dict[str, dict[str, Properties]] = {}

    def write(self, thread: _Thread, seen: Sequence[Sighting]) -> None:
        """Work out the spells of one link anew."""
        found = spells(seen, self._absences(thread, {s.document for s in seen}))
        several = {"spells": len(found)} if len(found) > 1 else {}
        now: dict[str, Properties] = {}
        for number, spell in enumerate(found, 1):
            name = f"{thread.base}:{number}"
            new = thread.words | spell.properties() | several | {"id": name}
            held = thread.held.get(name)
            row = put_claim(self.writing, Place(self.rel, name, thread.ends), bare(held) if held else None, new)
            now[name] = new | {"_from": thread.ends[0], "_to": thread.ends[1]}
            self.gone.discard(name)
            self.rows |= {name: row} if row else {}
        for name in thread.held.keys() - now.keys():
            self.writing.journal.claim(self.rel, name, thread.ends, bare(thread.held[name]), None)
            self.gone.add(name)
            self.rows.pop(name, None)
        self.now[thread.base] = now

    def _absences(self, thread: _Thread, seen: set[str]) -> list[date]:
        series = thread.base.partition(":")[0]
        others = [r for r in self.writing.documents.values() if r.series == series and r.id not in seen]
        if not others:
            return []
        ends = [self.writing.kinds.get(end, Kind("")) for end in thread.ends]
        forth = ends[0].label == "School"
        school, other = (ends[0], ends[1]) if forth else (ends[1], ends[0])
        listed = self._listed.get(thread.ends[0 if forth else 1], set()) if any(r.listed_only for r in others) else ()
        return [
            register.day
            for register in others
            if (register.id in listed or not register.listed_only) and _covers(register, thread.rel, school, other)
        ]

    @cached_property
    def _listed(self) -> dict[str, set[str]]:
        """Give for each school the snapshots that list it: some tell only of those."""
        found: dict[str, set[str]] = {}
        ids = sorted({end for pair in self.ends for end in pair})
        for school, documents in self.writing.tx.run(cypher.READ_PLACED, ids=ids)[0]["placed"]:
            found.setdefault(school, set()).update(documents)
        return found

    def flush(self) -> None:
        """Write everything that was gathered."""
        if self.gone:
            self.writing.tx.write(cypher.delete_claims(self.rel), ids=sorted(self.gone))
        write_rows(self.writing.tx, claim_statements(self.rel), self.rows.values(), self.known - self.gone)


def _covers(register: Register, rel: str, school: Kind, other: Kind) -> bool:
    scope = register.scope or ()
    if "*" not in scope and school.council not in scope:
        return False
    wanted = {rel, f"{rel}>{other.label}", f"{rel}>{other.label}:{other.kind}"}
    return bool(wanted & set(register.types or ()))
