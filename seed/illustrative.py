"""Illustrative councils of any size: for first runs, pictures, tests and benchmarks; nothing in them is real.

The same parameters give the same nodes and claims. The modules beside this one hold the parts: names and
places, days and documents, the cast of schools, groups, links, and support.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from graph.errors import BadInput
from graph.kinds import Node
from graph.schema import Council
from seed.illustrative_days import EARLIEST_DAY, REGISTER, Days, calendar, documents
from seed.illustrative_groups import Scene, bases, groups, trusts
from seed.illustrative_links import structure
from seed.illustrative_names import MOST_COUNCILS, council_code, ident, place_name
from seed.illustrative_schools import FIRST_URN, cast, setting
from seed.illustrative_support import support
from seed.source import Batch, Item

VERSION = 2
PER_COUNCIL, SMALL = 120, 12


@dataclass(frozen=True)
class Plan:
    """What is to be made: how many schools in each council, from which seed, as at which day."""

    sizes: tuple[int, ...]
    seed: int
    days: Days

    @property
    def codes(self) -> list[str]:
        """Give the codes of the councils that have schools."""
        return [council_code(number) for number in range(1, len(self.sizes) + 1)]

    @property
    def complete(self) -> str | None:
        """Give the code of the council that a complete return covers: the last, where there are several."""
        return self.codes[-1] if len(self.sizes) > 1 else None


def illustrative(schools: int = 120, councils: int = 1, seed: int = 2013, day: date = date(2025, 9, 1)) -> Batch:
    """Make illustrative councils with schools, bodies and dated claims; every kind of gap occurs from 60 schools on.

    Args:
        schools: How many School nodes in all: open, closed and proposed ones.
        councils: How many councils share them evenly; the last of several is small, and a complete return covers it.
        seed: Where chance starts.
        day: Day of the newest register snapshot, on which the picture stands; 1 September 2022 or later.

    Returns:
        A batch named "demo" whose items, nodes first, are made as they are read (once).

    Raises:
        BadInput: A parameter is out of range.
    """
    if not 1 <= councils <= min(MOST_COUNCILS, schools):
        raise BadInput(
            f"{councils} councils for {schools} schools cannot be made: give 1 to {MOST_COUNCILS} councils, "
            "and at least one school for each."
        )
    if day < EARLIEST_DAY:
        raise BadInput(f"The histories do not fit before {day}: give a day from {EARLIEST_DAY} on.")
    told = json.dumps({"version": VERSION, "schools": schools, "councils": councils, "seed": seed, "day": str(day)})
    plan = Plan(_sizes(schools, councils), seed, calendar(day))
    return Batch(
        kind="illustrative",
        documents=documents(plan.days, plan.codes, plan.complete),
        items=_items(plan),
        sha256=hashlib.sha256(told.encode()).hexdigest(),
        name="demo",
    )


def size(schools: int) -> int:
    """Say how many councils suit a number of schools: one for each 120, as in England.

    >>> size(120), size(22_000)
    (1, 183)
    """
    return max(1, min(MOST_COUNCILS, round(schools / PER_COUNCIL)))


def _sizes(schools: int, councils: int) -> tuple[int, ...]:
    """Share the schools out: the last of several councils is small, the others as even as can be."""
    if councils == 1:
        return (schools,)
    small = min(SMALL, schools // councils)
    each, over = divmod(schools - small, councils - 1)
    return (*(each + (number < over) for number in range(councils - 1)), small)


def _items(plan: Plan) -> Iterator[Item]:
    """Make the nodes of all councils, then the claims, council by council."""
    dice = Random(plan.seed)  # noqa: S311 - no secret: the same seed must give the same schools
    scenes = []
    if len(plan.sizes) == 1:
        yield _neighbour()
    for number in range(len(plan.sizes)):
        scene, nodes = _scene(plan, number, Random(dice.getrandbits(64)))  # noqa: S311 - as above
        scenes.append(scene)
        yield from nodes
    yield from trusts(scenes, dice)
    for scene in scenes:
        yield from structure(scene)
        yield from support(scene)


def _neighbour() -> Council:
    """Make the council next to a single one: it has no schools here, and helps across the border."""
    name = f"Illustrative Neighbouring Council of {place_name(1)}"
    return Council(id=ident("council", "X00"), name=name, code="X00", illustrative=True, source=REGISTER)


def _scene(plan: Plan, number: int, dice: Random) -> tuple[Scene, list[Node]]:
    """Make one council with its schools, inspections and bodies."""
    code, schools = plan.codes[number], plan.sizes[number]
    complete = code == plan.complete
    place = setting(number, code, schools, plan.days, dice)
    actors = cast(place, schools, FIRST_URN + sum(plan.sizes[:number]), complete=complete)
    nodes: list[Node] = [place.council]
    nodes += [node for actor in actors for node in (actor.school, *actor.inspections)]
    words: dict[str, list[str]] = {}
    for word, node in groups(place, schools):
        words.setdefault(word, []).append(node.id)
        nodes.append(node)
    beside = plan.codes[(number + 1) % len(plan.codes)] if len(plan.codes) > 1 else "X00"
    return Scene(place, actors, words, [], ident("council", beside), complete, bases(words, actors)), nodes
