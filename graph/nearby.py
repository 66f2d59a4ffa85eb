"""The nearest school that is on record as supporting others: as the crow flies, on the British National Grid."""

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

from scipy.spatial import KDTree

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


def nearest(schools: Sequence[Mapping[str, Any]], candidates: Sequence[Mapping[str, Any]]) -> dict[str, Nearest]:
    """Give for each school with a grid reference the nearest candidate other than itself, by id of the school.

    A k-d tree over the candidates: n schools cost about n log m.
    """
    located = [school for school in schools if school.get("easting") and school.get("northing")]
    if not located or not candidates:
        return {}
    tree = KDTree([(c["easting"], c["northing"]) for c in candidates])
    metres, places = tree.query([(s["easting"], s["northing"]) for s in located], k=2)
    found = {}
    for school, distances, indexes in zip(located, metres.tolist(), places.tolist(), strict=True):
        for distance, index in zip(distances, indexes, strict=True):
            if isfinite(distance) and candidates[index]["id"] != school["id"]:
                other = candidates[index]
                found[school["id"]] = Nearest(id=other["id"], name=other["name"], km=round(distance / 1000, 3))
                break
    return found
