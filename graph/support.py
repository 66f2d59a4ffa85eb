"""What each claim on a school is evidence of: support received, or why it is not."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Literal

from graph.coverage_options import SupportQuery
from graph.dates import last_confirmed
from graph.scene import Scene, Told

# How a claim reaches the school: the first three are support as such, the next are counted by name only.
Channel = Literal[
    "support", "partner", "membership", "trust", "sponsor", "federation", "council", "represented", "gives", "answered"
]  # fmt: skip
Weight = Literal["certain", "possible", "expired", "proposed", "tentative", "closed"]

_SUPPORTERS = {"School", "Leader", "Alliance", "Partnership", "Programme", "Body", "Council", "Trust"}
USUAL = {"support", "partner", "membership"}


@dataclass(frozen=True)
class Evidence:
    """One claim on a school: how it reaches the school, how much it weighs on the day, and the other end."""

    channel: Channel
    weight: Weight
    told: Told
    other: str


def is_hub(kind: str | None) -> bool:
    """Say whether an alliance of this kind is a hub that serves an area, not a body of members."""
    return kind is not None and ("hub" in kind.lower() or kind.lower() == "research school")


def _from_party(scene: Scene, school: str, told: Told, other: str) -> Channel | None:
    label = scene.label(other)
    now = scene.known.now(other)
    if label == "Council" and now == scene.known.now(scene.council_of.get(school, "")):
        return "council"
    if label == "Trust" and now in scene.trusts_of.get(school, ()):
        return "trust"
    if told["type"] == "PARTNERS_WITH":
        return "partner"
    return "support" if label in _SUPPORTERS else None


def _group_kind(told: Told) -> Channel:
    if told["label"] == "Trust":
        return "trust"
    if told.get("kind") == "federation" and told.get("purpose") != "improvement":
        return "federation"
    alliance = told["label"] == "Alliance" and not is_hub(told.get("kind"))
    improves = told["label"] == "Partnership" and told.get("purpose") == "improvement"
    return "membership" if alliance or improves else "represented"


def in_company(scene: Scene, school: str, item: Evidence, without: AbstractSet[str] = frozenset()) -> bool:
    """Say whether a group that a school belongs to has anybody else in it, `without` some; other claims need none."""
    if item.channel == "trust":
        return scene.has_others(item.other, school, schools_only=True, without=without)
    if item.told["type"] != "MEMBER_OF" or item.channel == "represented":
        return True
    return scene.has_others(item.other, school, schools_only=item.channel != "membership", without=without)


_OUTWARD: dict[str, Channel] = {"SUPPORTS": "gives", "REPRESENTED_IN": "represented", "ANSWERED_NONE": "answered"}
_TELLING = {"PARTNERS_WITH", "MEMBER_OF", "LEADS", "SPONSORS", *_OUTWARD}  # of support; a school has more of the others


def channel(scene: Scene, school: str, told: Told, other: str, *, outward: bool) -> Channel | None:
    """Say how a claim reaches a school; None where it says nothing about support."""
    rel = told["type"]
    if rel == "PARTNERS_WITH" or (rel == "SUPPORTS" and not outward):
        return _from_party(scene, school, told, other)
    if not outward:
        return "sponsor" if rel == "SPONSORS" else None
    if rel == "MEMBER_OF":
        return _group_kind(scene.network.nodes[other])
    return "gives" if rel == "LEADS" and scene.label(other) == "Alliance" else _OUTWARD.get(rel)


def _weight(scene: Scene, told: Told) -> Weight | None:
    standing = scene.holds(told)
    if standing == "not_yet":
        return None
    if told["status"] == "proposed":
        return None if standing == "ended" else "proposed"
    if told["confidence"] == "tentative":
        return None if standing == "ended" else "tentative"
    if told["status"] == "ended" or standing in {"expired", "ended"}:
        return "expired"
    return "certain" if standing == "certainly" else "possible"


def evidence(scene: Scene, school: str, query: SupportQuery) -> Iterator[Evidence]:
    """Give what each claim on a school is evidence of, under what was asked.

    A supporter that has closed is followed to its one open successor; without one its support weighs "closed".
    """
    for told, other, outward in scene.claims(school, _TELLING):
        way = channel(scene, school, told, other, outward=outward)
        if way is None or _not_asked_for(way, told, query) or scene.known.now(other) == school:
            continue
        weight = _weight(scene, told)
        if weight is None:
            continue
        now = scene.open_self(other)
        item = Evidence(way, weight, told, now or other)
        if weight == "certain" and not in_company(scene, school, item):
            continue
        yield replace(item, weight="closed") if weight == "certain" and now is None else item


def _not_asked_for(way: Channel, told: Told, query: SupportQuery) -> bool:
    if query.direct_only and way == "membership":
        return True
    return query.focus is not None and way in USUAL and told.get("focus") != query.focus


def counts(item: Evidence, query: SupportQuery) -> bool:
    """Say whether a piece of evidence makes a school linked."""
    focused = query.focus is None or item.told.get("focus") == query.focus
    return item.weight == "certain" and focused and (item.channel in USUAL or item.channel in query.count)


def counterparts(scene: Scene, items: list[Evidence]) -> set[str]:
    """Give the distinct counterparts of support: an alliance is one, and its lead not another."""
    found = {scene.known.now(item.other) for item in items}
    leads = {lead for group in found for lead in scene.led_by.get(group, ())}
    return (found - leads) or found


def confirmed(item: Evidence) -> str:
    """Give the day on which a claim was last confirmed, for a sentence."""
    day = last_confirmed(item.told)
    return f"{day.day} {day:%B %Y}" if day else "a day that no source tells"
