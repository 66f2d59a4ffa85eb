"""The nearest school that is on record as supporting others: as the crow flies, on the British National Grid."""

from collections.abc import Iterable, Mapping, Sequence
from math import hypot, isfinite
from typing import Any

from scipy.spatial import KDTree

from graph.answers import Nearest
from graph.dates import is_open
from graph.need import concern_of
from graph.scene import Scene
from graph.store import Rows, Store

_CANDIDATES = (
    "MATCH (s:School) WHERE $west <= s.easting <= $east AND $south <= s.northing <= $north AND s.easting > 0 "
    "AND ($made_up OR s.illustrative IS NULL) "
    "MATCH (s)-[r:SUPPORTS|LEADS]->(o) WHERE (type(r) = 'SUPPORTS' OR o:Alliance) "
    "AND ($public = false OR (r.visibility = 'public' AND coalesce(s.visibility, o.visibility, 'public') = 'public')) "
    "WITH s, collect([type(r), r.status, r.confidence, r.start_max, r.end_min, r.end_max, r.kind_ended]) AS claims "
    "RETURN s {.id, .name, .easting, .northing, .opened, .closed, .status} AS school, claims, "
    "[(s)-[:INSPECTED]->(i) | i {.id, .date, .overall, .category}] AS inspections ORDER BY school.id"
)
_FIELDS = ("type", "status", "confidence", "start_max", "end_min", "end_max", "kind_ended")
_FIRST_MARGIN, _LAST_MARGIN = 25_000, 1_600_000  # metres; the last one reaches across the whole grid


def located(schools: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Give the schools that have a grid reference."""
    return [school for school in schools if school.get("easting") and school.get("northing")]


def nearest_supporters(
    store: Store, here: Scene, schools: Iterable[Mapping[str, Any]], *, public: bool, made_up: bool
) -> tuple[dict[str, Nearest], bool]:
    """Give by id of school its nearest possible supporter, and whether any is held at all.

    A possible supporter is an open, located school that certainly supports others or leads an alliance, and is not in
    need itself (a concern of 1: grade 4 or a category of concern at the newest inspection). The search begins in a
    box round the schools and widens until every nearest is surely the nearest.
    """
    wanted = located(schools)
    margin, found, any_held = _FIRST_MARGIN, dict[str, Nearest](), False
    while wanted and margin <= _LAST_MARGIN:
        box = box_round(wanted, margin)
        candidates = _supporters(store.read(_CANDIDATES, public=public, made_up=made_up, **box), here)
        found, any_held = nearest(wanted, candidates), bool(candidates)
        if all(school["id"] in found and found[school["id"]].km * 1000 <= margin for school in wanted):
            break
        margin *= 8
    return found, any_held


def could_help(store: Store, here: Scene, school: Mapping[str, Any], km: float, *, public: bool) -> list[Nearest]:
    """Give the possible supporters of one school within so many kilometres, the nearest first."""
    if not located([school]):
        return []
    made_up, box = bool(school.get("illustrative")), box_round([school], km * 1000)
    candidates = _supporters(store.read(_CANDIDATES, public=public, made_up=made_up, **box), here)
    own = set(here.records(school["id"]))
    told = [_at(one, school) for one in candidates if one["id"] not in own]
    return sorted((one for one in told if one.km <= km), key=lambda one: (one.km, one.name, one.id))


def _at(one: Mapping[str, Any], school: Mapping[str, Any]) -> Nearest:
    metres = hypot(one["easting"] - school["easting"], one["northing"] - school["northing"])
    return Nearest(id=one["id"], name=one["name"], km=round(metres / 1000, 3))


def box_round(schools: Sequence[Mapping[str, Any]], margin: float) -> dict[str, float]:
    """Give the box that reaches `margin` metres beyond schools, all with a grid reference."""
    east, north = [s["easting"] for s in schools], [s["northing"] for s in schools]
    return {
        "west": min(east) - margin,
        "east": max(east) + margin,
        "south": min(north) - margin,
        "north": max(north) + margin,
    }


def _supporters(rows: Rows, here: Scene) -> list[dict[str, Any]]:
    return [
        row["school"]
        for row in rows
        if is_open(row["school"], here.day)
        and any(here.certain(dict(zip(_FIELDS, told, strict=True))) for told in row["claims"])
        and concern_of(row["inspections"], here.day) != 1.0
    ]


def nearest(schools: Sequence[Mapping[str, Any]], candidates: Sequence[Mapping[str, Any]]) -> dict[str, Nearest]:
    """Give for each school (all with a grid reference) the nearest candidate other than itself, by id of the school.

    A k-d tree over the candidates: n schools cost about n log m.
    """
    if not schools or not candidates:
        return {}
    tree = KDTree([(c["easting"], c["northing"]) for c in candidates])
    metres, places = tree.query([(s["easting"], s["northing"]) for s in schools], k=2)
    found = {}
    for school, distances, indexes in zip(schools, metres.tolist(), places.tolist(), strict=True):
        for distance, index in zip(distances, indexes, strict=True):
            if isfinite(distance) and candidates[index]["id"] != school["id"]:
                other = candidates[index]
                found[school["id"]] = Nearest(id=other["id"], name=other["name"], km=distance / 1000)
                break
    return found
