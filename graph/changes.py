"""Coverage over time: the figures of each day, and who joined or left the linked schools from one to the next."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from graph.answers import Headline
from graph.asked import Asked, ask_on
from graph.change_causes import Between, Cause, began, may_have_held, over_links, stopped
from graph.change_shapes import Change, Changes, ChangesQuery, DayFigures, Step
from graph.coverage_options import SupportQuery
from graph.headline import headline
from graph.population_changes import entered, gone
from graph.reasons import Judged
from graph.scene import Scene
from graph.store import Store
from graph.support import evidence


@dataclass(frozen=True)
class Day:
    """One day: its ground, how each school asked about is judged, and the figures."""

    asked: Asked[SupportQuery]
    judged: dict[str, Judged]
    figures: Headline

    def linked(self, school: str) -> bool:
        """Say whether a school is asked about and linked."""
        return school in self.judged and self.judged[school].state == "linked"


def changes(store: Store, query: ChangesQuery) -> Changes:
    """Tell the coverage at each day asked for, in order of time, and what changed between each and the next.

    Raises:
        UnknownThing: No such council or trust is held.
        AmbiguousThing: Several answer to the name.
    """
    return compared(query, ask_on(store, query, sorted(set(query.at))))


def compared(query: ChangesQuery, grounds: Iterable[Asked[ChangesQuery]]) -> Changes:
    """Compare the grounds of several days, given in any order."""
    days = sorted(map(judged_on, grounds), key=lambda day: day.asked.scene.day)
    first = days[0].asked
    return Changes(
        council=first.council["name"] if first.council else None,
        council_id=first.council_id,
        options=query.options(),
        days=[DayFigures(as_of=day.asked.scene.day, **dict(day.figures)) for day in days],
        steps=[step(before, after) for before, after in pairwise(days)],
        withheld=len(first.scene.network.graph["withheld_ids"]),
        illustrative=bool(first.council and first.council["illustrative"]),
    )


def judged_on(asked: Asked[SupportQuery]) -> Day:
    """Judge every school that is asked about on a day."""
    judged = {
        school: asked.judged(school, list(evidence(asked.scene, school, asked.query)))
        for school in asked.people.schools
    }
    return Day(asked, judged, headline(asked, [(found.state, found.reasons) for found in judged.values()]))


def step(before: Day, after: Day) -> Step:
    """Tell who joined or left the linked schools from one day to another, and why."""
    found = sorted([*_joined(before, after), *_left(before, after)], key=lambda c: (c.change, c.why, c.name, c.id))
    return Step(
        from_day=before.asked.scene.day,
        to_day=after.asked.scene.day,
        joined=dict(Counter(change.why for change in found if change.change == "joined")),
        left=dict(Counter(change.why for change in found if change.change == "left")),
        notes=list(_notes(before, after)),
        schools=found,
    )


def _selves(before: Day, after: Day) -> dict[str, list[str]]:
    """Give for each record of the later day those of the earlier day that are read as it."""
    later, found = after.asked.scene, dict[str, list[str]]()
    for school in before.judged:
        found.setdefault(later.known.now(later.one(school)), []).append(school)
    return found


def _joined(before: Day, after: Day) -> Iterator[Change]:
    selves = _selves(before, after)
    for school in after.judged:
        earlier = selves.get(school, [])
        if not after.linked(school) or any(before.linked(name) for name in earlier):
            continue
        cause = _beginning(before, after, school, earlier) if earlier else entered(before.asked, after.asked, school)
        yield _change(after.asked.scene, school, cause, joined=True)


def _beginning(before: Day, after: Day, school: str, earlier: Iterable[str]) -> Cause:
    here, query = Between(before.asked.scene, after.asked.scene), before.asked.query
    items = after.judged[school].linked_by
    counting = {item.told["id"] for item in items}
    shaky = {
        here.after.known.now(here.after.one(item.other))
        for name in earlier
        for item in evidence(here.before, name, query)
        if item.told["id"] not in counting and may_have_held(here.before, item.told)
    }
    return over_links(here.after, items, lambda item: began(here, school, earlier, item, shaky))


def _left(before: Day, after: Day) -> Iterator[Change]:
    here = Between(before.asked.scene, after.asked.scene)
    for name in before.judged:
        school = here.after.known.now(here.after.one(name))
        if not before.linked(name) or after.linked(school):
            continue
        asked_still = school in after.judged
        cause = _ending(here, before, name, school) if asked_still else gone(before.asked, after.asked, name)
        yield _change(here.before, name, cause, joined=False)


def _ending(here: Between, before: Day, name: str, school: str) -> Cause:
    return over_links(here.before, before.judged[name].linked_by, lambda item: stopped(here, school, item))


def _change(scene: Scene, school: str, cause: Cause, *, joined: bool) -> Change:
    told, council = scene.network.nodes[school], scene.council_of.get(school)
    return Change(
        id=school,
        urn=told.get("urn"),
        name=told["name"],
        council=scene.name(council) if council else None,
        change="joined" if joined else "left",
        why=cause.why,
        text=cause.text,
    )


def _notes(before: Day, after: Day) -> Iterator[str]:
    first, second = before.figures.counted_from, after.figures.counted_from
    if first != second:
        yield (
            f"The first day is counted from {first}, the second from {second}: a difference of their counts is a "
            "change of our records, and no progress."
        )
    elif first == "cohorts":
        yield "Both days are counted from cohorts, which name no schools: only named schools are listed as changed."
    if before.asked.registered != after.asked.registered:
        yield "A register covers the schools on one of the two days only: they are not the same schools."
