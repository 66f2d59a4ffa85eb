"""Why a supporter is proposed to a school, and why nobody is."""

from collections.abc import Mapping
from math import isnan

import numpy as np

from graph.approaches import Approach
from graph.matching_pairs import Pairs, Sides, phase_of, stages
from graph.matching_shapes import MatchSchool, MatchSupporter, Obstacle, Proposal, Unmatched
from graph.supporters import Helper


def proposal(
    sides: Sides, pairs: Pairs, at: int, school: MatchSchool, steps: Mapping[tuple[str, str], Approach]
) -> Proposal:
    """Describe the pair number `at` as a proposal, with what came of it so far."""
    helper, metres = sides.helpers[pairs.helper[at]], float(pairs.metres[at])
    km = None if isnan(metres) else round(metres / 1000, 3)
    last = steps.get((sides.scene.known.now(helper.id), school.id))
    return Proposal(
        supporter=_supporter(sides, helper),
        school=school,
        km=km,
        why=" ".join([helper.why, *_focus(sides, helper), _fit(sides, helper, school, km), *_better(sides, pairs, at)]),
        possible_not_asked=helper.offered_to is None,
        source=helper.source,
        step=last.step if last else None,
        step_on=last.on if last else None,
    )


def _supporter(sides: Sides, helper: Helper) -> MatchSupporter:
    told = sides.scene.network.nodes[helper.id]
    council = sides.council(helper.seat) or helper.offered_to
    return MatchSupporter(
        id=helper.id,
        name=sides.scene.name(helper.id),
        kind=sides.scene.label(helper.id),
        urn=told.get("urn"),
        council=sides.scene.name(council) if council else None,
        phase=phase_of(sides, helper.seat),
        capacity=helper.capacity,
    )


def _focus(sides: Sides, helper: Helper) -> list[str]:
    """Say that a rule tells nothing of what somebody can help with."""
    unknown = sides.query.focus is not None and helper.offered_to is None
    return [f"Whether it can help with {sides.query.focus} is not known."] if unknown else []


def _fit(sides: Sides, helper: Helper, school: MatchSchool, km: float | None) -> str:
    same = stages(phase_of(sides, helper.seat)) & stages(school.phase)
    council, trusts = sides.council(helper.seat) or helper.offered_to, sides.scene.trusts_of
    shared = trusts.get(helper.seat or "", set()) & trusts.get(school.id, set())
    parts = [
        "distance not known" if km is None else f"{km:.1f} km away",
        "same phase" if same else "another phase",
        "same council" if council and council == sides.council(school.id) else "another council",
        *(["same trust"] if shared else []),
    ]
    return f"{', '.join(parts).capitalize()}."


def _better(sides: Sides, pairs: Pairs, at: int) -> list[str]:
    """Name the one that would suit better, if any: at an optimum it is full."""
    first, last = np.searchsorted(pairs.school, [pairs.school[at], pairs.school[at] + 1])
    best = int(first + np.argmin(pairs.cost[first:last]))
    if pairs.cost[best] == pairs.cost[at]:
        return []
    name = sides.scene.name(sides.helpers[pairs.helper[best]].id)
    return [f"{name} would suit better, but is proposed to as many as it may be."]


def unmatched(sides: Sides, pairs: Pairs, school: MatchSchool) -> Unmatched:
    """Say why nobody is proposed to a school."""
    code, why = _obstacle(sides, pairs, sides.numbers[school.id])
    return Unmatched(school=school, code=code, why=why)


def _obstacle(sides: Sides, pairs: Pairs, number: int) -> tuple[Obstacle, str]:
    school, km = sides.schools[number], sides.query.km
    pool, near = sides.pool(school), int(pairs.near[number])
    council = sides.council(school)
    listed = council in sides.registers
    if not listed and isnan(sides.school_places[number, 0]):
        return "no_place", "No place on the map is held for it, so nobody can be said to be near."
    if not len(pool):
        return "nobody_eligible", _nobody(sides, council if listed else None)
    if not near:
        return "none_near", f"No possible supporter lies within {km:g} km{_nearest(sides, number)}."
    possible = int(np.searchsorted(pairs.school, number + 1) - np.searchsorted(pairs.school, number))
    if not possible:
        why = "they have said so, or are its own trust or council, whose help is not support from elsewhere"
        return "not_allowed", f"Nobody of the {near} within {km:g} km may be proposed to it: {why}."
    are = "possible supporter is" if possible == 1 else "possible supporters are"
    return "capacity_used", f"Its {possible} {are} proposed to as many other schools as capacity allows."


def _nobody(sides: Sides, council: str | None) -> str:
    focus = f" with {sides.query.focus}" if sides.query.focus else ""
    if council is None:
        where = f"within {sides.query.km:g} km of the council's schools" if sides.query.council else "that is held"
        return f"Nobody {where} meets the rule for a possible supporter on the day."
    return f"The register of {sides.scene.name(council)} names nobody who is able to help{focus} on the day."


def _nearest(sides: Sides, number: int) -> str:
    """Name the nearest that is too far, for a sentence; nothing where there is none but the school itself."""
    pool = sides.pool(sides.schools[number])
    pool = pool[(sides.seats[pool] != number) & ~np.isnan(sides.helper_places[pool, 0])]
    if not len(pool) or isnan(sides.school_places[number, 0]):
        return ""
    metres = np.hypot(*(sides.helper_places[pool] - sides.school_places[number]).T)
    best = int(np.argmin(metres))
    return f"; the nearest, {sides.scene.name(sides.helpers[pool[best]].id)}, is {metres[best] / 1000:.1f} km away"
