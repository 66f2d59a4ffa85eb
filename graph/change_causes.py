"""Why a school is linked on one day and not on another: the network changed, our records did, or nobody can tell.

The network changed only where a claim, or a school's record, tells that something began or ended between the two days
(both included: a register's silence bounds a link by the snapshot's own day). Nothing else is progress or loss.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.change_shapes import Why
from graph.dates import carry, last_confirmed, span
from graph.scene import Scene, Told
from graph.support import Evidence, in_company

# Of several claims of one link the one that tells most speaks for it.
_TELLING: tuple[Why, ...] = ("network", "cannot_tell", "records")
_TOLD = 3  # sentences for one school; more are counted


@dataclass(frozen=True)
class Cause:
    """What changed, and a sentence."""

    why: Why
    text: str


@dataclass(frozen=True)
class Between:
    """The ground on an earlier and on a later day."""

    before: Scene
    after: Scene

    def within(self, day: date | None) -> bool:
        """Say whether a day lies after the earlier day and not after the later one."""
        return day is not None and self.before.day < day <= self.after.day


def written(day: date | None) -> str:
    """Write a day for a sentence."""
    return f"{day.day} {day:%B %Y}" if day else "a day that no source tells"


def together(causes: Iterable[Cause]) -> Cause:
    """Give one cause for several that all had to be: of one kind, else it cannot be told."""
    found = list(dict.fromkeys(causes))
    kinds = {cause.why for cause in found}
    more = f" And {len(found) - _TOLD} more." if len(found) > _TOLD else ""
    text = " ".join(cause.text for cause in found[:_TOLD]) + more
    if len(kinds) == 1:
        return Cause(kinds.pop(), text)
    return Cause("cannot_tell", f"{text} So it cannot be told which of these it was." if found else UNTOLD.text)


def over_links(scene: Scene, items: Iterable[Evidence], cause: Callable[[Evidence], Cause]) -> Cause:
    """Give one cause for all links that count on a day; parallel claims of one link are one."""
    found: dict[tuple[str, str], list[Cause]] = {}
    for item in items:
        found.setdefault((item.told["type"], scene.known.now(item.other)), []).append(cause(item))
    return together(min(causes, key=lambda one: _TELLING.index(one.why)) for causes in found.values())


UNTOLD = Cause("cannot_tell", "What is recorded of it differs, and no source dates the change.")


def start(here: Between, told: Told, what: str) -> Cause | None:
    """Say why a claim that certainly holds on the later day did not on the earlier one; None where it did."""
    low, high, day = told.get("start_min"), told.get("start_max"), here.before.day
    if here.before.holds(told) not in {"possibly", "not_yet"} or (high and high <= day):
        return None
    if low is None:
        source = here.after.network.graph["documents"].get(told["source"], told["source"])
        return Cause("records", f"{what} is first told of as at {written(high)} ({source}), not since when.")
    spell = written(low) if low == high else f"between {written(low)} and {written(high)}"
    if low < day:
        return Cause("cannot_tell", f"{what} began {spell}: before or after {written(day)} is not told.")
    return Cause("network", f"{what} began {'on ' if low == high else ''}{spell}.")


def end(here: Between, told: Told, what: str) -> Cause | None:
    """Say why a claim that certainly held on the earlier day does not on the later one; None where it does."""
    standing, day = here.after.holds(told), here.after.day
    if standing == "certainly":
        return None
    bounds = span(told, carry(told["type"], here.after.months))
    last = bounds.end_max
    if standing == "expired":
        confirmed = written(last_confirmed(told))
        return Cause("records", f"{what} was last confirmed on {confirmed}; nothing confirms it since.")
    if last is None:
        return UNTOLD
    if last > day:
        return Cause("cannot_tell", f"{what} ends by {written(last)}: before or after {written(day)} is not told.")
    return Cause("network", f"{what} ended by {written(last)}.")


def may_have_held(scene: Scene, told: Told) -> bool:
    """Say whether a claim, firm but not certain on the day, lapsed or may hold, by more than an untold start."""
    standing = scene.holds(told)
    begun = told.get("start_min") is not None or (told.get("start_max") or scene.day) < scene.day
    return scene.firm(told) and (standing == "expired" or (standing == "possibly" and begun))


def began(here: Between, school: str, records: Iterable[str], item: Evidence, shaky: set[str]) -> Cause:
    """Say why a link counts on the later day only.

    Args:
        here: The two days.
        school: As it is on the later day.
        records: The school on the earlier day; several where records became one.
        item: The evidence that counts.
        shaky: Counterparts of which a claim may have held, or had lapsed, on the earlier day.
    """
    what = f"The link with {here.after.name(item.other)}"
    found = start(here, item.told, what)
    if found and found.why == "network" and here.after.known.now(item.other) in shaky:
        return Cause("cannot_tell", f"{found.text} An earlier claim of it may have held before.")
    if found:
        return found
    turn = turned(here, here.after.network.nodes[item.other], "opened")
    if turn:
        return turn
    alone = [name for name in records if not in_company(here.before, name, item)]
    return _company(here, here.after, school, item) if alone else UNTOLD


def stopped(here: Between, school: str, item: Evidence) -> Cause:
    """Say why a link counts on the earlier day only."""
    name = here.before.name(item.other)
    found = end(here, item.told, f"The link with {name}")
    if found:
        return found
    turn = turned(here, here.after.network.nodes[here.after.one(item.other)], "closed")
    if turn:
        return turn
    alone = not in_company(here.after, school, item)
    return _company(here, here.before, school, item) if alone else UNTOLD


def _company(here: Between, there: Scene, school: str, item: Evidence) -> Cause:
    """Say why a group has others in it on one of the days (`there`) only."""
    event: Literal["opened", "closed"] = "opened" if there is here.after else "closed"
    own, causes = {school, *there.records(school)}, []
    for name, _, told in there.network.in_edges(item.other, data=True):
        is_member = told["type"] in {"MEMBER_OF", "LEADS"} and there.certain(told) and there.open_self(name)
        if name in own or not is_member or (item.channel != "membership" and there.label(name) != "School"):
            continue
        what = f"The place of {there.name(name)} in {there.name(item.other)}"
        found = start(here, told, what) if there is here.after else end(here, told, what)
        causes.append(found or turned(here, there.network.nodes[name], event) or UNTOLD)
    return together(causes)


def turned(here: Between, told: Told, event: Literal["opened", "closed"]) -> Cause | None:
    """Say that a school or body opened or closed between the days; None where its record tells no such day."""
    day = told.get(event)
    return Cause("network", f"{told['name']} {event} on {written(day)}.") if here.within(day) else None
