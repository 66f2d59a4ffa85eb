"""Counting from cohorts: groups that a source counts but does not name."""

from graph.answers import CohortState, Counts, State
from graph.coverage_options import SupportQuery
from graph.scene import Scene
from graph.support import counts, evidence


def count_cohorts(scene: Scene, council: str, query: SupportQuery, *, complete: bool) -> Counts | None:
    """Count a council's schools from its cohorts on the scene's day; None where no total is certain then.

    The total is the cohort in the council's area that is a part of no other. Linked is the largest single
    sub-cohort with certain support: a lower bound, never a sum. The rest is not known, or confirmed none where
    sources are declared complete.
    """
    total = _total(scene, council)
    if total is None:
        return None
    size = int(scene.network.nodes[total]["count"])
    parts = _parts(scene, total)
    linked = min(size, max((_size(scene, part) for part in parts if _supported(scene, part, query)), default=0))
    told_none = max((_size(scene, part) for part in parts if _answered(scene, part, query)), default=0)
    none = size - linked if complete else min(size - linked, told_none)
    return Counts(linked=linked, confirmed_none=none, not_known=size - linked - none)


def cohorts(scene: Scene, council: str, query: SupportQuery) -> list[CohortState]:
    """Give every counted, unnamed group of schools in a council's area on the scene's day, totals first."""
    area = {
        start
        for start, end, told in scene.of_type("IN_AREA_OF")
        if end == council and scene.label(start) == "Cohort" and scene.certain(told)
    }
    inside = area | {part for total in area for part in _parts(scene, total)}
    return [
        _state(scene, name, query) for name in sorted(inside, key=lambda n: (bool(scene.network.nodes[n].get("of")), n))
    ]


def _total(scene: Scene, council: str) -> str | None:
    found = [
        start
        for start, end, told in scene.of_type("IN_AREA_OF")
        if end == council and scene.label(start) == "Cohort" and scene.certain(told)
        and _is_whole(scene, start)
    ]  # fmt: skip
    days = scene.network.graph["days"]
    return max(
        found, key=lambda name: (str(days.get(scene.network.nodes[name].get("source")) or ""), name), default=None
    )


def _parts(scene: Scene, total: str) -> list[str]:
    """Give the cohorts that are a part of the total, or of a part of it, in order of id."""
    inside = {total}
    cohorts = {
        name: scene.one(str(told.get("of")))
        for name, told in scene.network.nodes.items()
        if told.get("label") == "Cohort"
    }
    while more := {name for name, whole in cohorts.items() if whole in inside} - inside:
        inside |= more
    return sorted(inside - {total})


def _size(scene: Scene, cohort: str) -> int:
    return int(scene.network.nodes[cohort].get("count") or 0)


def _is_whole(scene: Scene, cohort: str) -> bool:
    told = scene.network.nodes[cohort]
    return not told.get("of") and told.get("count") is not None and _of_schools(scene, cohort)


def _of_schools(scene: Scene, cohort: str) -> bool:
    kind = scene.network.nodes[cohort].get("kind")
    return kind is None or any(word in kind.lower() for word in ("school", "academ", "college"))


def _supported(scene: Scene, cohort: str, query: SupportQuery) -> bool:
    return any(counts(item, query) for item in evidence(scene, cohort, query))


def _answered(scene: Scene, cohort: str, query: SupportQuery) -> bool:
    return any(item.channel == "answered" and item.weight == "certain" for item in evidence(scene, cohort, query))


def _state(scene: Scene, cohort: str, query: SupportQuery) -> CohortState:
    told = scene.network.nodes[cohort]
    state: State = "not_known"
    if _supported(scene, cohort, query):
        state = "linked"
    elif _answered(scene, cohort, query):
        state = "confirmed_none"
    return CohortState(id=cohort, name=told["name"], count=told.get("count"), state=state, quote=told.get("quote"))
