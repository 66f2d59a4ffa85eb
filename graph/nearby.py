"""The nearest school that is on record as supporting others: as the crow flies, on the British National Grid."""

from collections.abc import Mapping, Sequence
from math import hypot
from typing import Any

from graph.answers import Nearest
from graph.dates import is_open
from graph.need import concern_of
from graph.scene import Scene
from graph.store import Store

_CANDIDATES = (
    "MATCH (s:School) WHERE s.easting > 0 AND s.northing > 0 AND EXISTS { (s)-[:SUPPORTS|LEADS]->() } "
    "MATCH (s)-[r:SUPPORTS|LEADS]->(o) WHERE (type(r) = 'SUPPORTS' OR o:Alliance) "
    "AND ($public = false OR r.visibility = 'public') AND ($made_up OR s.illustrative IS NULL) "
    "RETURN s {.id, .name, .easting, .northing, .opened, .closed, .status} AS school, "
    "collect(r {.*, type: type(r)}) AS claims, "
    "[(s)-[:INSPECTED]->(i) | i {.*}] AS inspections ORDER BY school.id"
)


def supporters(store: Store, scene: Scene, *, public: bool, made_up: bool) -> list[dict[str, Any]]:
    """Give the open, located schools that certainly support others or lead an alliance, and are not in need themselves.

    In need is: a concern of 1, that is grade 4 or a category of concern at the newest inspection.
    """
    rows = store.read(_CANDIDATES, public=public, made_up=made_up)
    return [
        row["school"]
        for row in rows
        if is_open(row["school"], scene.day)
        and any(scene.certain(told) for told in row["claims"])
        and concern_of(row["inspections"], scene.day) != 1.0
    ]


def nearest(school: Mapping[str, Any], candidates: Sequence[Mapping[str, Any]]) -> Nearest | None:
    """Give the nearest candidate that is not the school itself; None where it has no grid reference."""
    if not school.get("easting") or not school.get("northing"):
        return None
    others = [other for other in candidates if other["id"] != school["id"]]
    if not others:
        return None
    best = min(others, key=lambda other: (_km(school, other), other["id"]))
    return Nearest(id=best["id"], name=best["name"], km=round(_km(school, best), 3))


def _km(one: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    return hypot(one["easting"] - other["easting"], one["northing"] - other["northing"]) / 1000
