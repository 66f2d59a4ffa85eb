"""Which schools are asked about on a day, and how many are left out and why."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.coverage_options import NEVER, SCOPES, SupportQuery
from graph.dates import is_open
from graph.scene import Scene


@dataclass(frozen=True)
class Population:
    """The ids of the schools asked about, in order of id, and counts of those left out by why."""

    schools: list[str]
    left_out: dict[str, int]


def population(
    scene: Scene, query: SupportQuery, council: str | None, trust: str | None, *, registered: bool
) -> Population:
    """Give the open schools in scope on the scene's day.

    Args:
        scene: The day and the network.
        query: Scope, phases and sectors.
        council: Only schools of this council; the nation if absent.
        trust: Only schools that certainly belong to this trust.
        registered: A register covers the council that day: schools without a URN are left out and counted.
    """
    chosen: list[str] = []
    left_out: Counter[str] = Counter()
    for name, told in sorted(scene.network.nodes.items()):
        if told.get("label") != "School" or (council and scene.council_of.get(name) != council):
            continue
        if trust and trust not in scene.trusts_of.get(name, ()):
            continue
        why = _why_not(scene, told, query, registered=registered)
        if why is None:
            chosen.append(name)
        elif why:
            left_out[why] += 1
    return Population(chosen, dict(sorted(left_out.items())))


def _why_not(scene: Scene, told: Mapping[str, Any], query: SupportQuery, *, registered: bool) -> str | None:
    """Give None for a school that is asked about, "" for one that is simply not open or filtered, else why not."""
    status = str(told.get("status") or "")
    if status.startswith("Closed") and told.get("closed") is None:
        return "closed_without_date"
    if status.startswith("Proposed"):
        return "proposed"
    if not is_open(told, scene.day):
        return ""
    sector = told.get("sector")
    if sector in NEVER or (query.scope != "all" and sector is not None and sector not in SCOPES[query.scope]):
        return str(sector)
    if registered and told.get("urn") is None:
        return "not_in_register"
    return "" if _filtered(told, query) else None


def _filtered(told: Mapping[str, Any], query: SupportQuery) -> bool:
    phase = bool(query.phase) and told.get("phase") not in query.phase
    return phase or (bool(query.sector) and told.get("sector") not in query.sector)
