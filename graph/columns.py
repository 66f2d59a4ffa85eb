"""What is held, as columns: the nodes and claims that measures of the nation read, for any day and audience.

Numbers cross from Neo4j as they are, days as numbers too, each column as one list: no node or claim is an object.
"""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from graph.network_of_day import TYPES
from graph.spans import Spans
from graph.store import Store

STATUSES, CONFIDENCES = ("ended", "actual", "proposed"), ("tentative", "inferred", "stated")
TEXTS = ("id", "name", "status", "council", "code", "phase", "sector", "urn", "uid")
_BOUNDS = tuple(field.name for field in fields(Spans))
_READERS = 2  # the database and this process share the work; more do not shorten it
_BITS = 9  # of the day of the year, below the year


def _day(name: str) -> str:
    return f"coalesce({name}.year * {1 << _BITS} + {name}.ordinalDay, 0)"


def _code(name: str, words: Iterable[str]) -> str:
    return f"CASE {name} {' '.join(f'WHEN {word!r} THEN {at}' for at, word in enumerate(words))} ELSE 0 END"


def _public(name: str) -> str:
    return f"coalesce({name}.visibility = 'public', NOT {name}.source IN hidden, true)"


def _collected(columns: Mapping[str, str]) -> str:
    return ", ".join(f"collect({text}) AS {name}" for name, text in columns.items())


_HIDDEN = "MATCH (d:Document) WHERE d.visibility <> 'public' WITH collect(d.id) AS hidden "
_NODE = {"number": "id(n)"} | {name: f"coalesce(n.{name}, '')" for name in TEXTS}
_NODE |= {"opened": _day("n.opened"), "closed": _day("n.closed"), "public": _public("n")}
_CLAIM = {"start": "id(a)", "end": "id(b)", "public": _public("r")} | {name: _day(f"r.{name}") for name in _BOUNDS}
_CLAIM |= {"status": _code("r.status", STATUSES), "confidence": _code("r.confidence", CONFIDENCES)}
NODES = (
    f"{_HIDDEN}MATCH (n:Entity) WHERE n.illustrative IS NULL "
    f"RETURN [l IN labels(n) WHERE l <> 'Entity'][0] AS label, {_collected(_NODE)}"
)
CLAIMS = {
    rel: f"{_HIDDEN}MATCH (a)-[r:{rel}]->(b) RETURN {_collected(_CLAIM)}"
    for rel in (*TYPES, "SUCCEEDS", "SAME_AS", "IN_AREA_OF")
}
# Where a school certainly was in two areas on a day, the ids say which one counts.
CLAIMS["IN_AREA_OF"] += ", collect(r.id) AS id"


@dataclass(frozen=True)
class Nodes:
    """n nodes in order of their numbers; every column has n values.

    number: the database's own, which links name; told: id, label and what else is text or a key, None where absent;
    opened, closed: days as `date.toordinal` counts them, 0 where absent; public: whether the public may see it.
    """

    number: Any
    told: Mapping[str, Any]
    opened: Any
    closed: Any
    public: Any

    @cached_property
    def place(self) -> dict[str, int]:
        """Give for each id its place in the columns."""
        return {name: at for at, name in enumerate(self.told["id"].tolist())}

    def row(self, at: int) -> dict[str, Any]:
        """Give what is told of one node, as a projection would."""
        days = {"opened": _date(int(self.opened[at])), "closed": _date(int(self.closed[at]))}
        told = {name: column[at] for name, column in self.told.items()} | days
        return {name: value for name, value in told.items() if value is not None}


@dataclass(frozen=True)
class Claims:
    """m claims of one type between nodes that are held; every column has m values.

    start, end: places in the columns of nodes; public: whether the public may see it; status, confidence: places in
    `STATUSES` and `CONFIDENCES`; spans: their bounds; id: only where the type needs it.
    """

    start: Any
    end: Any
    public: Any
    status: Any
    confidence: Any
    spans: Spans
    id: Any = None

    def __getitem__(self, which: Any) -> "Claims":
        """Give those that a mask of m truth values, or an order, picks."""
        spans = Spans(*(getattr(self.spans, name)[which] for name in _BOUNDS))
        picked = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "spans"}
        return Claims(spans=spans, **{name: None if told is None else told[which] for name, told in picked.items()})

    def between(self, start: Any, end: Any) -> "Claims":
        """Give the same claims with other ends."""
        return replace(self, start=start, end=end)

    def rows(self) -> Iterator[tuple[int, int, dict[str, Any]]]:
        """Give start, end and properties of each claim, as a projection would."""
        days = (map(_date, getattr(self.spans, name).tolist()) for name in _BOUNDS)
        codes = ([STATUSES[at] for at in self.status], [CONFIDENCES[at] for at in self.confidence])
        names = ("status", "confidence", *_BOUNDS)
        for start, end, *told in zip(self.start.tolist(), self.end.tolist(), *codes, *days, strict=True):
            yield start, end, dict(zip(names, told, strict=True))


@dataclass(frozen=True)
class Columns:
    """What is held of the nation, made-up councils apart: nodes, and claims by type."""

    nodes: Nodes
    claims: Mapping[str, Claims]


def columns(store: Store) -> Columns:
    """Read what measures of the nation need, whatever the day and audience; kept until the database changes."""
    return store.keep("columns", lambda: _columns(store))


def _columns(store: Store) -> Columns:
    with ThreadPoolExecutor(_READERS) as pool:
        rows, *claims = pool.map(store.read, (NODES, *CLAIMS.values()))
        nodes = _nodes(rows)
        return Columns(nodes, {rel: _claims(nodes, found[0]) for rel, found in zip(CLAIMS, claims, strict=True)})


def _nodes(rows: Iterable[Mapping[str, Any]]) -> Nodes:
    """Put the columns of each label behind one another, and all in order of the numbers."""
    found: dict[str, list[Any]] = {name: [] for name in ("label", *_NODE)}
    for row in rows:
        found["label"] += [row["label"]] * len(row["number"])
        for name in _NODE:
            found[name] += row[name]
    number = _numbers(found["number"])
    order = np.argsort(number)
    told = {name: _texts(found[name])[order] for name in ("label", *TEXTS)}
    opened, closed = (_days(found[name])[order] for name in ("opened", "closed"))
    return Nodes(number[order], told, opened, closed, np.array(found["public"], bool)[order])


def _claims(nodes: Nodes, row: Mapping[str, Any]) -> Claims:
    start, end = (np.searchsorted(nodes.number, _numbers(row[name])) for name in ("start", "end"))
    held = np.append(nodes.number, -1)
    known = (held[start] == _numbers(row["start"])) & (held[end] == _numbers(row["end"]))
    spans = Spans(*(_days(row[name]) for name in _BOUNDS))
    status, confidence = (np.array(row[name], np.int8) for name in ("status", "confidence"))
    ids = np.array(row["id"], object) if "id" in row else None
    return Claims(start, end, np.array(row["public"], bool), status, confidence, spans, ids)[known]


def _date(day: int) -> date | None:
    return date.fromordinal(day) if day else None


def _numbers(values: list[int]) -> Any:
    return np.fromiter(values, np.int64, len(values))


def _texts(values: list[Any]) -> Any:
    """Keep texts as they are; an empty one is an absent one."""
    found = np.empty(len(values), object)
    found[:] = [None if value == "" else value for value in values]
    return found


def _days(values: list[int]) -> Any:
    """Turn years and days of the year into days, as `date.toordinal` counts them; 0 stays 0."""
    told = _numbers(values)
    before = (told >> _BITS) - 1
    days = 365 * before + before // 4 - before // 100 + before // 400 + (told & ((1 << _BITS) - 1))
    return np.where(told > 0, days, 0)
