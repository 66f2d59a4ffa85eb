"""How much it matters that a school has no support recorded: beside the state, never mixed into it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from graph.answers import Need
from graph.coverage_options import WEIGHTS
from graph.projection import Network
from graph.provenance import told_by

# A school of this many pupils or more counts as 1 for reach; few schools in England are larger.
FULL_REACH = 2_000
_CONCERN = {1: 0.0, 2: 1 / 3, 3: 2 / 3, 4: 1.0}


def concern_of(inspections: Iterable[Mapping[str, Any]], day: date) -> float | None:
    """Give 0 to 1 from the newest inspection on or before a day, under its own framework; None where it has no grade.

    Overall grades 1 to 4 are 0, 1/3, 2/3 and 1; a category of concern is 1. Frameworks from September 2024 have no
    overall grade and are not mapped onto one.
    """
    past = [i for i in inspections if i["date"] <= day]
    if not past:
        return None
    newest = max(past, key=lambda i: (i["date"], i["id"]))
    return 1.0 if newest.get("category") else _CONCERN.get(newest.get("overall") or 0)


def inspections(network: Network, records: Iterable[str]) -> list[Mapping[str, Any]]:
    """Give the inspections of a school under the ids that it has or had."""
    return [
        network.nodes[end] for name in records for _, end, told in network.out_edges(name, data=True)
        if told["type"] == "INSPECTED"
    ]  # fmt: skip


def _as_held(network: Network, school: Mapping[str, Any], name: str, day: date) -> float | None:
    """Give a value unless it is newer than the day asked about."""
    value = school.get(name)
    if value is None:
        return None
    told_on = school.get("census_date") or network.graph["days"].get(told_by(school).get(name, ""))
    return None if told_on and told_on > day else float(value)


def need(
    network: Network, school: Mapping[str, Any], records: Iterable[str], day: date, weights: Mapping[Any, float]
) -> Need:
    """Weigh concern (inspections), context (FSM %) and reach (pupils) of a school as at a day.

    Args:
        network: Holds the school's inspections.
        school: Its properties.
        records: Ids under which it was inspected: its own and its earlier ones.
        day: Values newer than this are missing.
        weights: Replace the default weights, by component.
    """
    fsm, pupils = _as_held(network, school, "fsm_percent", day), _as_held(network, school, "pupils", day)
    values = {
        "concern": concern_of(inspections(network, records), day),
        "context": None if fsm is None else fsm / 100,
        "reach": None if pupils is None else min(1.0, pupils / FULL_REACH),
    }
    return _weighed(values, WEIGHTS | dict(weights))


def _weighed(values: Mapping[str, float | None], weights: Mapping[str, float]) -> Need:
    whole = sum(weights.values())
    known = {name: value for name, value in values.items() if value is not None}
    missing = [name for name, value in values.items() if value is None]
    low = sum(weights[name] * value for name, value in known.items())
    high = low + sum(weights[name] for name in missing)
    return Need(
        components={name: round(value, 4) for name, value in known.items()},
        missing=missing,
        score_low=round(100 * low / whole, 1) if whole else 0.0,
        score_high=round(100 * high / whole, 1) if whole else 0.0,
    )
