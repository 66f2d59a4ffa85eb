"""Which supporter could be proposed to which school, how far it is, and what the pair costs: arrays over all pairs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import nan
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

from graph.approaches import declined
from graph.matching_shapes import PREFERENCES, MatchQuery
from graph.scene import Scene
from graph.supporters import Helper

Numbers = NDArray[np.int64]
Metres = NDArray[np.float64]
Mask = NDArray[np.bool_]

_STAGES = {
    "middle deemed primary": {"primary"},
    "middle deemed secondary": {"secondary"},
    "all-through": {"primary", "secondary"},
}


@dataclass(frozen=True)
class Sides:
    """The two sides that are matched: schools in order of id, and helpers; scores of need by school."""

    scene: Scene
    query: MatchQuery
    schools: Sequence[str]
    scores: Sequence[float]
    helpers: Sequence[Helper]
    registers: set[str]

    def place(self, name: str | None) -> tuple[float, float]:
        """Give easting and northing in metres; NaN where none is held."""
        told: Mapping[str, Any] = self.scene.network.nodes[name] if name else {}
        located = told.get("easting") and told.get("northing")
        return (float(told["easting"]), float(told["northing"])) if located else (nan, nan)

    def council(self, school: str | None) -> str | None:
        """Give the council of a school, as it is called on the day."""
        found = self.scene.council_of.get(school) if school else None
        return self.scene.known.now(found) if found else None

    @cached_property
    def school_places(self) -> Metres:
        """Give n places of schools."""
        return np.array([self.place(name) for name in self.schools], dtype=float).reshape(-1, 2)

    @cached_property
    def helper_places(self) -> Metres:
        """Give m places of helpers: of the schools that they are or sit at."""
        return np.array([self.place(helper.seat) for helper in self.helpers], dtype=float).reshape(-1, 2)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Give the number of each school."""
        return {name: at for at, name in enumerate(self.schools)}

    @cached_property
    def seats(self) -> Numbers:
        """Give for each helper the number of the school that it is or sits at; -1 where that is none of these."""
        return np.array([self.numbers.get(helper.seat or "", -1) for helper in self.helpers], dtype=np.int64)

    @cached_property
    def pools(self) -> dict[str | None, Numbers]:
        """Give for each council with a register the numbers of its helpers, and under None of those by rule."""
        offered = [helper.offered_to for helper in self.helpers]
        return {
            council: np.array([at for at, to in enumerate(offered) if to == council], dtype=np.int64)
            for council in (None, *sorted(self.registers))
        }

    def pool(self, school: str) -> Numbers:
        """Give the helpers that a school's council allows: its register where it keeps one, else those by rule."""
        council = self.council(school)
        return self.pools[council if council in self.registers else None]


@dataclass(frozen=True)
class Pairs:
    """The pairs that are possible, in order of school: numbers of both ends, metres (NaN: not known), cost.

    near: for each school how many helpers of its pool are near enough, allowed or not.
    """

    school: Numbers
    helper: Numbers
    metres: Metres
    cost: Numbers
    near: Numbers


def possible(sides: Sides) -> Pairs:
    """Give every pair that distance, registers and `not with` allow, each with its cost in metres."""
    school, helper, metres = _near(sides)
    order = np.lexsort((helper, school))
    order = order[sides.seats[helper[order]] != school[order]]  # nobody supports itself
    school, helper, metres = school[order], helper[order], metres[order]
    near = np.bincount(school, minlength=len(sides.schools))
    allowed = ~_barred(sides, school, helper)
    school, helper, metres = school[allowed], helper[allowed], metres[allowed]
    return Pairs(school, helper, metres, _cost(sides, school, helper, metres), near)


def _near(sides: Sides) -> tuple[Numbers, Numbers, Metres]:
    """Give the pairs near enough, those with a register's helper of which one has no place included."""
    limit = sides.query.km * 1000
    parts: list[tuple[Numbers, Numbers, Metres]] = []
    members: dict[str | None, list[int]] = {}
    for at, name in enumerate(sides.schools):
        council = sides.council(name)
        members.setdefault(council if council in sides.registers else None, []).append(at)
    for council, pool in sides.pools.items():
        schools = np.array(members.get(council, []), dtype=np.int64)
        parts.append(_within(sides, schools, pool, limit))
        if council is not None:
            parts.append(_unplaced(sides, schools, pool))
    school, helper, metres = (np.concatenate(column) for column in zip(*parts, strict=True))
    return school, helper, metres


def _within(sides: Sides, schools: Numbers, pool: Numbers, limit: float) -> tuple[Numbers, Numbers, Metres]:
    """Give the pairs with places up to `limit` metres apart, by two k-d trees."""
    here = schools[~np.isnan(sides.school_places[schools, 0])]
    there = pool[~np.isnan(sides.helper_places[pool, 0])]
    if not len(here) or not len(there):
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0)
    trees = KDTree(sides.school_places[here]), KDTree(sides.helper_places[there])
    found = trees[0].sparse_distance_matrix(trees[1], limit, output_type="ndarray")
    return here[found["i"]], there[found["j"]], found["v"]


def _unplaced(sides: Sides, schools: Numbers, pool: Numbers) -> tuple[Numbers, Numbers, Metres]:
    """Give the pairs of which one has no place: a register is for all schools of its council."""
    school, helper = (column.ravel() for column in np.meshgrid(schools, pool, indexing="ij"))
    unknown = np.isnan(sides.school_places[school, 0]) | np.isnan(sides.helper_places[helper, 0])
    return school[unknown], helper[unknown], np.full(int(unknown.sum()), nan)


def _barred(sides: Sides, school: Numbers, helper: Numbers) -> Mask:
    """Say of each pair whether the helper must not be sent there, or is the school's own trust or council."""
    barred = np.zeros(len(school), dtype=bool)
    for at, who in enumerate(sides.helpers):
        own = {who.id} if sides.scene.label(who.id) in {"Trust", "Council"} else set()
        if not_with := who.not_with | own:
            banned = np.array([bool(not_with & _ties(sides, name)) for name in sides.schools], dtype=bool)
            barred |= (helper == at) & banned[school]
    away = declined(sides.scene)
    for at, who in enumerate(sides.helpers):
        for name in {end for start, end in away if start == sides.scene.known.now(who.id)} & sides.numbers.keys():
            barred |= (helper == at) & (school == sides.numbers[name])
    return barred


def _ties(sides: Sides, school: str) -> set[str]:
    """Give what a school answers to where somebody must not be sent: itself, its trusts and its council."""
    here = sides.scene
    own = {here.known.now(name) for name in here.records(school)} | here.trusts_of.get(school, set())
    return own | {school, sides.council(school) or school}


def _cost(sides: Sides, school: Numbers, helper: Numbers, metres: Metres) -> Numbers:
    """Add up whole metres: the way, what each preference that is not met counts for, less what need counts for."""
    prefer = PREFERENCES | sides.query.prefer
    way = np.where(np.isnan(metres), sides.query.km * 1000, metres)
    differ = {
        "phase": (_phases(sides)[0][school] & _phases(sides)[1][helper]) == 0,
        "council": _differ(_councils(sides), school, helper),
        "trust": _differ(_trusts(sides), school, helper),
    }
    unmet = sum(1000 * prefer[name] * mask for name, mask in differ.items())  # type: ignore[index]
    need = 10 * prefer["need"] * np.asarray(sides.scores, dtype=float)[school]
    return np.rint(way + unmet - need).astype(np.int64)


def stages(phase: str | None) -> set[str]:
    """Give the stages of schooling of a phase: a middle school deemed primary is primary, an all-through one both.

    >>> sorted(stages("All-through")), stages(None)
    (['primary', 'secondary'], set())
    """
    word = (phase or "").casefold()
    return _STAGES.get(word, {word} - {""})


def phase_of(sides: Sides, school: str | None) -> str | None:
    """Give the phase of a school; None where it is not held."""
    found = sides.scene.network.nodes[school].get("phase") if school else None
    return str(found) if found else None


def _phases(sides: Sides) -> tuple[Numbers, Numbers]:
    """Give both sides' stages, one bit for each."""
    both = (sides.schools, [helper.seat for helper in sides.helpers])
    told = [[stages(phase_of(sides, name)) for name in side] for side in both]
    bits = {word: 1 << at for at, word in enumerate(sorted(set().union(*told[0], *told[1])))}
    schools, helpers = (np.array([sum(bits[w] for w in words) for words in side], dtype=np.int64) for side in told)
    return schools, helpers


def _councils(sides: Sides) -> tuple[list[str | None], list[str | None]]:
    mine = [sides.council(name) for name in sides.schools]
    return mine, [sides.council(helper.seat) if helper.seat else helper.offered_to for helper in sides.helpers]


def _trusts(sides: Sides) -> tuple[list[str | None], list[str | None]]:
    def trust(name: str | None) -> str | None:
        return min(sides.scene.trusts_of.get(name or "", ()), default=None)

    return [trust(name) for name in sides.schools], [trust(helper.seat) for helper in sides.helpers]


def _differ(words: tuple[Iterable[str | None], Iterable[str | None]], school: Numbers, helper: Numbers) -> Mask:
    """Say of each pair whether the two ends have not the same word; an unknown one is the same as none."""
    numbers = {word: at for at, word in enumerate(dict.fromkeys(word for side in words for word in side if word))}
    mine = np.array([numbers.get(word, -1) if word else -1 for word in words[0]], dtype=np.int64)
    theirs = np.array([numbers.get(word, -2) if word else -2 for word in words[1]], dtype=np.int64)
    return np.asarray(mine[school] != theirs[helper])
