"""Nodes and claims as they cross from the database: each property one list, put together again on this side."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, get_args

from graph.bookkeeping import KEPT_BESIDE
from graph.schema import LINKS, NODES

# The loader's own: which snapshots have a claim, who wrote it, and why it names another.
_KEPT_BACK = {"seen", "spells", "load", "from_id", "to_id", "amends", "amendment", "reason"}
CLAIM_FIELDS = {
    rel: tuple(name for name in kind.model_fields if name not in _KEPT_BACK)
    for rel, kind in LINKS.items()
    if rel != "STRUCK"
}
ANY_CLAIM = tuple(dict.fromkeys(name for names in CLAIM_FIELDS.values() for name in names))
NODE_FIELDS = {label: tuple(kind.model_fields) for label, kind in NODES.items() if label not in KEPT_BESIDE}
# Days come as text, each read once: the driver takes longer over its own dates than over all the rest.
_DAYS = frozenset(
    name
    for kind in (*LINKS.values(), *NODES.values())
    for name, field in kind.model_fields.items()
    if date in (field.annotation, *get_args(field.annotation))
)


def claims_by_type(names: Sequence[str]) -> str:
    """Say in Cypher, after what finds claims `r`: a row for each type, a column for each end and property."""
    ends = "[r IN found | startNode(r).id] AS start, [r IN found | endNode(r).id] AS end"
    return f"WITH type(r) AS rel, collect(r) AS found RETURN rel, {ends}, {_columns('r', names)}"


def nodes(names: Sequence[str]) -> str:
    """Say in Cypher, after what finds nodes `n`: one row, with a column for each property."""
    return f"WITH collect(n) AS found RETURN {_columns('n', names)}"


def told(row: Mapping[str, Any], names: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Give the properties of each, without those that it has not.

    >>> list(told({"id": ["a", "b"], "end_max": [None, "2013-12-10"]}, ("id", "end_max")))
    [{'id': 'a'}, {'id': 'b', 'end_max': datetime.date(2013, 12, 10)}]
    """
    columns = (map(_day, row[name]) if name in _DAYS else row[name] for name in names)
    for values in zip(*columns, strict=True):
        yield {name: value for name, value in zip(names, values, strict=True) if value is not None}


def _columns(one: str, names: Sequence[str]) -> str:
    texts = (f"toString({one}.{name})" if name in _DAYS else f"{one}.{name}" for name in names)
    return ", ".join(f"[{one} IN found | {text}] AS {name}" for text, name in zip(texts, names, strict=True))


@lru_cache(maxsize=16_384)
def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


_LABEL = "WITH [l IN labels(n) WHERE l <> 'Entity'][0] AS label, collect(n) AS found RETURN label"
_ENTITY = tuple(dict.fromkeys(name for label, names in NODE_FIELDS.items() if label != "Inspection" for name in names))
# Properties, and what reads the nodes that have them by `ids`: a row for each label, a column for each property.
NODES_BY_ID = tuple(
    (names, f"MATCH (n:{kind}) WHERE n.id IN $ids {_LABEL}, {_columns('n', names)}")
    for kind, names in (("Entity", _ENTITY), ("Inspection", NODE_FIELDS["Inspection"]))
)
