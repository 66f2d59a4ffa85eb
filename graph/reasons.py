"""Why a school is in its state: a code and a sentence for each reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.answers import Reason, State
from graph.coverage_options import SupportQuery
from graph.scene import Scene
from graph.support import USUAL, Evidence, confirmed, counterparts, counts

_WEIGHTS: tuple[tuple[str, str, str], ...] = (
    ("proposed", "only_proposed", "Support from {name} is proposed, and no source tells that it happens."),
    ("tentative", "only_tentative", "The only word of support, from {name}, is tentative."),
    ("expired", "only_expired", "Support from {name} was last confirmed on {day}; nothing confirms it since."),
    ("possible", "only_possible", "Support from {name} may hold on the day, but its dates do not make it certain."),
    ("closed", "supporter_closed", "Its supporter {name} has closed, and no one open school succeeds it."),
)
_CHANNELS: tuple[tuple[str, str, str], ...] = (
    ("gives", "only_gives", "It supports or leads {name}, but no support to it is recorded."),
    ("trust", "only_through_trust", "It is in {name} with other open schools: governance, not counted as support."),
    ("sponsor", "only_sponsor", "{name} sponsors it: governance, not counted as support."),
    ("council", "only_council", "Its own council, {name}, supports it: not counted as support from elsewhere."),
    ("represented", "only_represented", "It is represented in or belongs to {name}, which is not support."),
)


@dataclass(frozen=True)
class Judged:
    """The state of one school, why, and the evidence that makes it linked."""

    state: State
    reasons: list[Reason]
    linked_by: list[Evidence]


def judge(scene: Scene, school: str, items: Sequence[Evidence], query: SupportQuery, *, complete: bool) -> Judged:
    """Give a school's state and its reasons.

    Args:
        scene: The day and the network.
        school: Its id.
        items: The evidence on it.
        query: What counts.
        complete: Sources declared complete for its council would hold its support, had it any.
    """
    linked_by = [item for item in items if counts(item, query)]
    answered = [item for item in items if item.channel == "answered" and item.weight == "certain"]
    if linked_by:
        return Judged("linked", _linked(scene, linked_by), linked_by)
    why = _unlinked(scene, items, query)
    if answered or complete:
        return Judged("confirmed_none", _none(answered, complete=complete) + why, [])
    return Judged("not_known", why or [_nothing(scene, school)], [])


def _linked(scene: Scene, linked_by: list[Evidence]) -> list[Reason]:
    reasons = []
    others = counterparts(scene, linked_by)
    if len(others) == 1:
        name = scene.name(others.pop())
        reasons.append(Reason(code="single_support", text=f"All recorded support rests on {name}."))
    if all(item.channel == "membership" for item in linked_by):
        reasons.append(Reason(code="membership_only", text="Support is recorded by membership only."))
    return reasons


def _none(answered: Iterable[Evidence], *, complete: bool) -> list[Reason]:
    reasons = [
        Reason(code="answered_none", text=f"The school told us on {confirmed(item)} that it has no support.")
        for item in answered
    ][:1]
    if complete:
        text = "Sources declared complete for its council hold no support for it."
        reasons.append(Reason(code="register_complete", text=text))
    return reasons


def _unlinked(scene: Scene, items: Sequence[Evidence], query: SupportQuery) -> list[Reason]:
    reasons = []
    for weight, code, sentence in _WEIGHTS:
        fitting = [item for item in items if item.weight == weight and _is_support(item, query)]
        reasons += _newest(scene, fitting, code, sentence)
    for way, code, sentence in _CHANNELS:
        fitting = [item for item in items if item.channel == way and item.weight == "certain"]
        reasons += _newest(scene, fitting, code, sentence)
    return reasons


def _is_support(item: Evidence, query: SupportQuery) -> bool:
    return item.channel in USUAL or item.channel in query.count


def _newest(scene: Scene, fitting: Sequence[Evidence], code: str, sentence: str) -> list[Reason]:
    """Give one reason for the evidence that fits: the one confirmed last speaks for all."""
    if not fitting:
        return []
    item = max(fitting, key=lambda i: (str(i.told.get("end_min") or ""), str(i.told["id"])))
    return [Reason(code=code, text=sentence.format(name=scene.name(item.other), day=confirmed(item)))]


def _nothing(scene: Scene, school: str) -> Reason:
    text = "No source loaded says either way."
    broken = scene.known.broken.get(school)
    if broken:
        text += f" Links of {' and '.join(broken)}, which split or merged, are not carried."
    return Reason(code="no_link_recorded", text=text)
