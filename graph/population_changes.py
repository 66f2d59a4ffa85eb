"""Why a school is asked about on one of two days only: it opened, closed or moved, or our records cover it or not."""

from graph.asked import Asked, Query
from graph.change_causes import UNTOLD, Between, Cause, end, start, turned
from graph.scene import Scene


def entered(before: Asked[Query], after: Asked[Query], school: str) -> Cause:
    """Say why a school is asked about on the later day only."""
    here = Between(before.scene, after.scene)
    opened = turned(here, after.scene.network.nodes[school], "opened")
    return opened or _place(here, before, after, school, gone=False) or _registered(before, after) or UNTOLD


def gone(before: Asked[Query], after: Asked[Query], school: str) -> Cause:
    """Say why a school is asked about on the earlier day only."""
    here = Between(before.scene, after.scene)
    closed = turned(here, before.scene.network.nodes[school], "closed")
    return closed or _place(here, before, after, school, gone=True) or _registered(before, after) or UNTOLD


def _place(here: Between, before: Asked[Query], after: Asked[Query], school: str, *, gone: bool) -> Cause | None:
    """Say what a claim tells of a school's coming to, or going from, the council or the trust that is asked about."""
    there = here.before if gone else here.after
    asked = before if gone else after
    for rel, place in (("IN_AREA_OF", asked.council_id), ("MEMBER_OF", asked.trust)):
        for told, other, outward in there.claims(school):
            if place is None or not outward or told["type"] != rel or not _is(there, other, place):
                continue
            if there.certain(told):
                what = f"Its place in {there.name(place)}"
                found = end(here, told, what) if gone else start(here, told, what)
                if found:
                    return found
    return None


def _is(scene: Scene, name: str, place: str) -> bool:
    return scene.known.now(name) == scene.known.now(scene.one(place))


def _registered(before: Asked[Query], after: Asked[Query]) -> Cause | None:
    """Say that a register came to cover, or no longer covers, the schools asked about."""
    if before.registered == after.registered:
        return None
    day = "later" if after.registered else "earlier"
    return Cause("records", f"A register covers the schools asked about on the {day} day only: who is counted changed.")
