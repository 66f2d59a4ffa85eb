"""Who could support a school: by a council's register of the willing, else by rule."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.asked import Asked
from graph.coverage_options import SupportQuery
from graph.dates import is_open, last_confirmed
from graph.matching_shapes import MatchQuery
from graph.need import concern_of, inspections
from graph.population import population
from graph.scene import Scene, Told

LEADERS = {"NLE", "LLE", "SLE", "NLG", "partner headteacher"}
_GRADES = {1: "Outstanding", 2: "Good"}


def rule(grade: int) -> str:
    """Say who is a possible supporter by rule."""
    return (
        "By rule a possible supporter is an open school with a place on the map, not itself in need (overall grade 4 "
        "or a category of concern), that leads an alliance, is the base of an NLE, LLE, SLE, NLG or partner "
        "headteacher, supports others already, or whose newest inspection "
        f"judged it {' or '.join(_GRADES[n] for n in range(1, grade + 1))}."
    )


@dataclass(frozen=True)
class Helper:
    """One that could support.

    seat: the school that it is, or sits at; None where none is known. offered_to: the council whose register it is
    on; None where it is there by rule.
    """

    id: str
    seat: str | None
    capacity: int
    why: str
    offered_to: str | None = None
    not_with: frozenset[str] = frozenset()
    source: str | None = None


def helpers(asked: Asked[MatchQuery]) -> tuple[list[Helper], set[str]]:
    """Give everyone that could support, in order of id, and the councils that keep a register on the day.

    Who has an offer in force is there by it alone: it has said where it is willing.
    """
    here = asked.scene
    offers = _newest_offers(here)
    willing = {giver for giver, _, _ in offers}
    registers = {council for _, council, _ in offers}
    found = [helper for offer in offers if (helper := _by_offer(asked, *offer))]
    found += [helper for helper in _by_rule(asked) if here.known.now(helper.id) not in willing]
    return sorted(found, key=lambda helper: (helper.id, helper.source or "", helper.why)), registers


def _newest_offers(scene: Scene) -> list[tuple[str, str, Told]]:
    """Give the offers in force: who, to which council, and the claim.

    Of several claims of one giver, council and focus the one of the newest source stands for all, so that no
    capacity counts twice and an offer that was taken back is over.
    """
    days, found = scene.network.graph["days"], dict[tuple[str, str, str], Told]()
    claims = [claim for claim in scene.of_type("OFFERS") if scene.holds(claim[2]) != "not_yet"]
    for start, end, told in sorted(claims, key=lambda claim: (str(days.get(claim[2]["source"]) or ""), claim[2]["id"])):
        if told["status"] != "proposed" and told["confidence"] != "tentative":
            found[scene.known.now(start), scene.known.now(end), str(told.get("focus") or "not stated")] = told
    return [
        (giver, council, told)
        for (giver, council, _), told in sorted(found.items(), key=lambda item: item[0])
        if scene.certain(told)
    ]


def _by_offer(asked: Asked[MatchQuery], start: str, council: str, told: Told) -> Helper | None:
    here, focus = asked.scene, asked.query.focus
    giver = here.open_self(start)
    if giver is None or (focus is not None and told.get("focus") != focus) or not _shown(asked, giver):
        return None
    seats = _seats(here, giver)
    able = [seat for seat in seats if _able(here, seat)]
    if seats and not able:
        return None
    on = last_confirmed(told)
    what = "" if told.get("focus", "not stated") == "not stated" else f", with {told['focus']}"
    capacity = told.get("capacity")
    return Helper(
        id=giver,
        seat=min(able, key=lambda seat: (not _located(here, seat), seat), default=None),
        capacity=asked.query.capacity if capacity is None else capacity,
        why=f"On the register of {here.name(council)}: willing to support{what}, last confirmed on {on}.",
        offered_to=council,
        not_with=frozenset(here.known.now(here.one(name)) for name in told.get("not_with") or ()),
        source=told["source"],
    )


def _seats(scene: Scene, giver: str) -> list[str]:
    """Give the schools that a supporter is or sits at: a post at its bases, a group at its leads."""
    if scene.label(giver) == "School":
        return [giver]
    at = scene.bases.get(scene.known.now(giver), set()) | scene.led_by.get(scene.known.now(giver), set())
    return sorted(name for name in at if scene.label(name) == "School")


def _able(scene: Scene, school: str) -> bool:
    """Say whether a school is open, and not in need itself."""
    told = inspections(scene.network, scene.records(school))
    return is_open(scene.network.nodes[school], scene.day) and concern_of(told, scene.day) != 1.0


def _located(scene: Scene, school: str) -> bool:
    told = scene.network.nodes[school]
    return bool(told.get("easting") and told.get("northing"))


def _shown(asked: Asked[MatchQuery], name: str) -> bool:
    """Say whether one is made up where the council is, and real where it is."""
    made_up = bool(asked.council and asked.council["illustrative"])
    return bool(asked.scene.network.nodes[name].get("illustrative")) == made_up


def _by_rule(asked: Asked[MatchQuery]) -> Iterator[Helper]:
    here, query = asked.scene, asked.query
    everyone = SupportQuery(scope=query.scope)
    for school in population(here, everyone, None, None, registered=False).schools:
        if _located(here, school) and _shown(asked, school) and _able(here, school):
            grounds = [ground for ground in _grounds(here, school, query.grade) if ground]
            if grounds:
                yield Helper(school, school, query.capacity, f"Possible, not asked: it {', and '.join(grounds)}.")


def _grounds(scene: Scene, school: str, grade: int) -> Iterator[str]:
    claims = [(told, other) for told, other, out in scene.claims(school) if out and scene.certain(told)]
    led = [scene.name(other) for told, other in claims if told["type"] == "LEADS" and scene.label(other) == "Alliance"]
    if led:
        yield f"leads {led[0]}"
    posts = [scene.network.nodes[post] for post, bases in _posts(scene) if school in bases]
    designated = sorted({str(post["designation"]) for post in posts if post.get("designation") in LEADERS})
    if designated:
        yield f"is the base of {' and '.join(designated)}"
    helped = {other for told, other in claims if told["type"] == "SUPPORTS"}
    if helped:
        yield f"supports {len(helped)} already"
    yield _graded(scene, school, grade)


def _posts(scene: Scene) -> Iterator[tuple[str, set[str]]]:
    return iter(sorted(scene.bases.items()))


def _graded(scene: Scene, school: str, grade: int) -> str:
    past = [told for told in inspections(scene.network, scene.records(school)) if told["date"] <= scene.day]
    newest = max(past, key=lambda told: (told["date"], told["id"]), default=None)
    overall = newest.get("overall") if newest else None
    if newest is None or overall is None or overall > grade:
        return ""
    return f"was judged {_GRADES[overall]} on {newest['date']}"
