"""What a node or a claim becomes when one more source tells of it; pure functions on property maps."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Literal

from graph.kinds import Link, Node
from graph.provenance import KEPT_APART, told_by
from graph.schema import KIND_ENDS

Properties = dict[str, Any]
Rank = Callable[[str], tuple[date, str]]
Change = Literal["created", "changed", "ended", "confirmed", "unchanged"]


def _told_lines(told: Mapping[str, str], values: Properties, source: str) -> list[str]:
    apart: dict[str, list[str]] = {}
    for name, document in told.items():
        if document != source or name not in values:
            apart.setdefault(document, []).append(name)
    return sorted(f"{document} {','.join(sorted(names))}" for document, names in apart.items())


def _first_told(fresh: Properties, source: str) -> Properties:
    """Give the properties of a node that was not held: as `merge_node` would, without comparing."""
    absent = sorted(name for name, value in fresh.items() if value is None and name not in KEPT_APART)
    told = {k: v for k, v in fresh.items() if v is not None and (k in {"id", "source"} or k not in KEPT_APART)}
    return told | ({"told": [f"{source} {','.join(absent)}"]} if absent else {})


def merge_node(held: Mapping[str, Any] | None, node: Node, rank: Rank) -> Properties:
    """Give the properties of a node after one more Document: for each property, the newest Document that tells it.

    Only fields that were set count as told; one set to None is told to be absent. The result does not depend on
    the order in which Documents are loaded.
    """
    fresh = node.model_dump(exclude_unset=True)
    source = str(fresh.get("source") or "")
    if not held and source:
        return _first_told(fresh, source)
    values = {k: v for k, v in (held or {}).items() if k not in KEPT_APART}
    told = told_by(held) if held else {}
    for name, value in fresh.items():
        if name not in KEPT_APART and (name not in told or rank(told[name]) <= rank(source)):
            told[name] = source
            values[name] = value
    values = {k: v for k, v in values.items() if v is not None}
    newest = max([*told.values(), source], key=rank)
    lines = _told_lines(told, values, newest)
    kept = {"id": fresh["id"], "source": newest or None, "told": lines or None, "load": (held or {}).get("load")}
    return values | {k: v for k, v in kept.items() if v is not None}


def kind_ended(kinds: tuple[str | None, str | None]) -> date | None:
    """Give the last day on which a claim between two kinds (or designations) can hold, if one has ended."""
    days = [KIND_ENDS[kind] for kind in kinds if kind in KIND_ENDS]
    return min(days, default=None)


def merge_claim(held: Mapping[str, Any] | None, claim: Link, ended: date | None, rank: Rank) -> Properties:
    """Give the properties of a claim that is told again: the words of the newest Document stand.

    Links of a register widen instead: see `seed/threads.py`.
    """
    fresh = claim.model_dump(exclude_none=True)
    if ended:
        fresh["kind_ended"] = ended
    if not held:
        return fresh
    if held.get("load"):
        fresh["load"] = held["load"]
    return fresh if rank(str(held["source"])) <= rank(claim.source) else dict(held)


def change(held: Mapping[str, Any] | None, new: Mapping[str, Any], *, claim: bool) -> Change:
    """Say what a write would do.

    Confirmed, not changed: a claim whose last-confirmed day alone moved, a node that a newer Document tells alike.
    Ended: a claim that had no told end has one now.
    """
    if held is None:
        return "created"
    moved = {k for k in held.keys() | new.keys() if held.get(k) != new.get(k)}
    if not moved:
        return "unchanged"
    if moved <= ({"end_min", "source", "seen"} if claim else {"source", "told"}):
        return "confirmed"
    return "ended" if claim and held.get("end_max") is None and new.get("end_max") else "changed"
