"""What is held of a council or the nation, whole: nodes and claims with all that sources tell, for other tools."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import Field

from graph.bookkeeping import KEPT_BESIDE
from graph.coverage_options import DayQuery
from graph.dates import carry, holds
from graph.hidden import NOTHING, Hidden, hidden
from graph.lookup import default_day, find_council
from graph.projection import Network, around_council
from graph.schema import LINKS, NODES
from graph.store import Rows, Store

Row = dict[str, Any]
_NODE = "n {.*, label: [l IN labels(n) WHERE l <> 'Entity'][0]}"
_CLAIM = "r {.*, type: type(r), from: startNode(r).id, to: endNode(r).id}"
_STRUCK = (  # no network has these; what is retracted may lead to the Document that told it
    "MATCH (a)-[r:STRUCK]->(b) WHERE a.id IN $ids AND (b.id IN $ids OR b:Document) RETURN collect(r.id) AS ids"
)
_STANDING = ("certainly", "possibly")


class ExportQuery(DayQuery):
    """Of which council or the nation, as at which day, for whom, and whether with what is over."""

    past: bool = Field(default=False, description="also claims that are over, lapsed, not begun on the day, or struck")


@dataclass(frozen=True)
class Export:
    """Nodes and claims, in order of id.

    nodes: properties of each, with `label`.
    claims: properties of each, with `type`, `from` and `to` (ids) and `holds` (certainly, possibly, expired, ended or
        not_yet on the day, as `graph.dates.holds` says; struck where a later claim ended, corrected or retracted it).
    left_out: claims that are over, lapsed, not begun or struck.
    withheld: nodes and claims that are not for the audience.
    """

    as_of: date
    council: str | None
    nodes: list[Row]
    claims: list[Row]
    left_out: int
    withheld: int


def export(store: Store, query: ExportQuery) -> Export:
    """Read what is held: of a council's schools and cohorts and of what bears on them, or of the nation.

    Made-up councils are apart, as everywhere: theirs come when they are named. The Documents of claims come too.

    Raises:
        UnknownThing: No such council is held.
        AmbiguousThing: Several answer to the name.
        BadInput: The database holds no source to date the answer by.
    """
    council = find_council(store, query.council) if query.council else None
    day = query.as_of or default_day(store, council["id"] if council else None, query.audience)
    secret = hidden(store) if query.audience == "public" else NOTHING
    about = around_council(store, council, "internal") if council else None
    told = _open_to(secret, _claims(store, about))
    claims = [claim | {"holds": _holds(claim, day, query)} for claim in told.rows]
    shown = [claim for claim in claims if query.past or claim["holds"] in _STANDING]
    ids = None if about is None else {*about.nodes, *(claim[name] for claim in shown for name in ("source", "to"))}
    nodes = _open_to(secret, _nodes(store, ids))
    withheld = told.withheld + nodes.withheld
    return Export(day, council["name"] if council else None, nodes.rows, shown, len(claims) - len(shown), withheld)


@dataclass(frozen=True)
class _Open:
    rows: list[Row]
    withheld: int


def _open_to(secret: Hidden, rows: Iterable[Row]) -> _Open:
    """Leave out what is hidden, is tied to it, or names it."""
    found = sorted(rows, key=lambda row: str(row["id"]))
    shown = [row for row in found if not secret or not secret.is_named_in(row)]
    return _Open(shown, len(found) - len(shown))


def _holds(claim: Mapping[str, Any], day: date, query: ExportQuery) -> str:
    struck = claim["type"] == "STRUCK"
    return "struck" if struck else holds(claim, day, carry(claim["type"], query.carry))


def _nodes(store: Store, ids: set[str] | None) -> Iterator[Row]:
    """Read nodes label by label; all but the made-up ones where no ids are given."""
    which = "n.illustrative IS NULL" if ids is None else "n.id IN $ids"
    for label in NODES:
        if label not in KEPT_BESIDE:
            query = f"MATCH (n:{label}) WHERE {which} RETURN collect({_NODE}) AS found"
            yield from store.read(query, ids=list(ids or ()))[0]["found"]


def _claims(store: Store, about: Network | None) -> Iterator[Row]:
    """Read claims type by type; all but those of made-up things where there is no network."""
    if about is None:
        for rel in LINKS:
            yield from _of_type(store, rel, None)
        return
    ids = {"STRUCK": store.read(_STRUCK, ids=list(about.nodes))[0]["ids"]}
    for _, _, key, told in about.edges(keys=True, data=True):
        ids.setdefault(told["type"], []).append(key)
    for rel, wanted in ids.items():
        yield from _of_type(store, rel, wanted)


def _of_type(store: Store, rel: str, ids: list[str] | None) -> Rows:
    which = "a.illustrative IS NULL AND b.illustrative IS NULL" if ids is None else "r.id IN $ids"
    query = f"MATCH (a)-[r:{rel}]->(b) WHERE {which} RETURN collect({_CLAIM}) AS found"
    found: Rows = store.read(query, ids=ids or [])[0]["found"]
    return found
