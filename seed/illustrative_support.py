"""The claims of support of an illustrative council: who has it, and why the others are not known to."""

from collections.abc import Callable, Iterator

from graph.kinds import Link
from graph.schema import AnsweredNone, Offers, PartnersWith, SameAs, Supports
from seed.illustrative_days import ENTRY, PAPER, RETURN, Bounds, back, seen, spell
from seed.illustrative_groups import Scene
from seed.illustrative_links import TEACHING_END, TEACHING_SPELL, claim
from seed.illustrative_schools import Actor

FOCUSES = (
    "leadership", "governance", "teaching", "teaching", "English", "maths", "maths", "SEND",
    "attendance and behaviour", "early years", "finance", "other", "not stated",
)  # fmt: skip
INTENSITIES = (None, None, "half a day a week", "one day a fortnight", "six days a term", "ten days a year")
SUPPORTERS = ((1, 8), (2, 12), (3, 14), (4, 16), (5, 16), (6, 14), (8, 12), (11, 8))
GIVERS = (
    ("schools", 45), ("nle", 12), ("partner-head", 8), ("alliance", 8), ("company", 7), ("cluster", 4),
    ("programme", 4), ("trusts", 8), ("neighbour", 4),
)  # fmt: skip


def support(scene: Scene) -> Iterator[Link]:
    """Give every claim of support of a council: first each part's own, then partnerships."""
    pool = _pool(scene)
    for actor in scene.actors:
        if actor.shows == "linked":
            yield from _helped(scene, actor, pool)
        elif actor.shows in PARTS and scene.linked:
            yield from PARTS[actor.shows](scene, actor, scene.setting.dice.choice(scene.linked).id)
    yield from _partners(scene)
    yield from _closed_supporters(scene)
    yield from _one_body_twice(scene)
    yield from _offers(scene)


def _pool(scene: Scene) -> dict[str, list[str]]:
    """Collect who can give support, by the words of GIVERS."""
    schools = [actor.id for actor in scene.playing("linked", "single_support")]
    return {**scene.groups, "schools": schools, "trusts": scene.trusts, "neighbour": [scene.neighbour]}


def _givers(scene: Scene, actor: Actor, pool: dict[str, list[str]], count: int) -> list[str]:
    """Draw different givers for one school: never itself, its own trust, or a post that is based at it."""
    dice, found = scene.setting.dice, dict[str, None]()
    for word in dice.choices([word for word, _ in GIVERS], [weight for _, weight in GIVERS], k=count):
        giver = dice.choice(pool[word]) if pool[word] else scene.neighbour
        if actor.id not in {giver, scene.bases.get(giver)} and giver != actor.trust:
            found[giver] = None
    return list(found) or [scene.neighbour]


def _helped(scene: Scene, actor: Actor, pool: dict[str, list[str]]) -> Iterator[Link]:
    """Give a school with support its supporters of today, told once or twice, and some of earlier years."""
    dice = scene.setting.dice
    (count,) = dice.choices([number for number, _ in SUPPORTERS], [weight for _, weight in SUPPORTERS])
    for number, giver in enumerate(_givers(scene, actor, pool, count)):
        source, bounds = _today(scene)
        internal = {"visibility": "internal"} if number and not dice.randrange(12) else {}
        yield help_(scene, giver, actor.id, source, bounds, **internal)
        if source == RETURN and not dice.randrange(8):
            yield help_(scene, giver, actor.id, ENTRY, seen(scene.setting.days.entered))
    if not dice.randrange(4):
        yield help_(scene, scene.setting.council.id, actor.id, *_today(scene))
    yield from _earlier(scene, actor, pool)


def _today(scene: Scene) -> tuple[str, Bounds]:
    """Draw how support of today is told: an answer of the return, a dated entry, or an entry that says "is"."""
    days, dice = scene.setting.days, scene.setting.dice
    drawn = dice.randrange(4)
    if drawn > 1 or scene.complete:
        source, asked = scene.returned
        return source, seen(asked, back(asked, 365) if drawn > 1 else None)
    begun = back(days.day, dice.randint(40, 400))
    return ENTRY, spell(begun, back(days.day, -dice.randint(30, 500))) if drawn else seen(days.entered)


def _earlier(scene: Scene, actor: Actor, pool: dict[str, list[str]]) -> Iterator[Link]:
    """Give support that is over: spells with dates, an undated past, and a teaching school alliance's."""
    dice, days = scene.setting.dice, scene.setting.days
    for giver in dict.fromkeys(dice.choices(pool["schools"], k=dice.randrange(6))):
        if giver != actor.id:
            begun = back(days.paper, dice.randint(60, 900))
            over = spell(begun, back(begun, -dice.randint(200, 800)))
            yield help_(scene, giver, actor.id, PAPER, over)
    if not dice.randrange(3):
        alliance = dice.choice(scene.groups["past-alliance"])
        told = seen(days.paper) | TEACHING_SPELL
        yield help_(scene, alliance, actor.id, PAPER, told, kind_ended=TEACHING_END)
    if not dice.randrange(4):
        post = dice.choice(scene.groups["lle"])
        yield help_(scene, post, actor.id, PAPER, {"end_max": days.paper}, status="ended", as_given="in the past")


def help_(scene: Scene, giver: str, receiver: str, source: str, bounds: Bounds, **more: object) -> Link:
    """Make one claim of support, with a focus and perhaps an intensity."""
    dice = scene.setting.dice
    told = {"focus": dice.choice(FOCUSES), "intensity": dice.choice(INTENSITIES)}
    return claim(Supports, giver, receiver, source, bounds, **(told | more))


def _proposed(scene: Scene, actor: Actor, giver: str) -> Iterator[Link]:
    told = {"status": "proposed", "quote": "is to be supported from next term", "as_given": "from next term"}
    yield help_(scene, giver, actor.id, ENTRY, seen(scene.setting.days.entered), **told)


def _tentative(scene: Scene, actor: Actor, giver: str) -> Iterator[Link]:
    told = {"confidence": "tentative", "quote": "we understand that it may be receiving some help"}
    yield help_(scene, giver, actor.id, RETURN, seen(scene.setting.days.asked), **told)


def _expired(scene: Scene, actor: Actor, giver: str) -> Iterator[Link]:
    day = scene.setting.days.day
    yield help_(scene, giver, actor.id, RETURN, spell(back(day, 800), back(day, 430)))


def _lapsed(scene: Scene, actor: Actor, giver: str) -> Iterator[Link]:
    yield help_(scene, giver, actor.id, PAPER, seen(scene.setting.days.paper), quote="is supported by a partner school")


def _possible(scene: Scene, actor: Actor, giver: str) -> Iterator[Link]:
    day = scene.setting.days.day
    bounds = {"start_max": back(day, 500), "end_min": back(day, 135), "end_max": back(day, -230)}
    yield help_(scene, giver, actor.id, RETURN, bounds, as_given="for one to two years")


def _possibly_begun(scene: Scene, actor: Actor, giver: str) -> Iterator[Link]:
    day, asked = scene.setting.days.day, scene.setting.days.asked
    bounds = {"start_min": asked, "start_max": back(day, -60), "end_min": back(day, -60), "end_max": back(day, -400)}
    yield help_(scene, giver, actor.id, RETURN, bounds, as_given="begins this year")


def _gives(scene: Scene, actor: Actor, other: str) -> Iterator[Link]:
    yield help_(scene, actor.id, other, *_today(scene))


def _receives(scene: Scene, actor: Actor, giver: str) -> Iterator[Link]:
    yield help_(scene, giver, actor.id, *_today(scene))


def _from_own_trust(scene: Scene, actor: Actor, _: str) -> Iterator[Link]:
    yield help_(scene, actor.trust or scene.neighbour, actor.id, *_today(scene))


def _from_own_council(scene: Scene, actor: Actor, _: str) -> Iterator[Link]:
    yield help_(scene, scene.setting.council.id, actor.id, *_today(scene))


def _answered_none(scene: Scene, actor: Actor, _: str) -> Iterator[Link]:
    quote = "We have no support from outside at present."
    yield claim(AnsweredNone, actor.id, RETURN, RETURN, seen(scene.setting.days.asked), quote=quote)


def _answered_but_linked(scene: Scene, actor: Actor, giver: str) -> Iterator[Link]:
    yield from _answered_none(scene, actor, giver)
    yield help_(scene, giver, actor.id, ENTRY, seen(scene.setting.days.entered))


def _before(scene: Scene, actor: Actor, giver: str) -> Iterator[Link]:
    yield help_(scene, giver, actor.id, RETURN, seen(scene.setting.days.asked))


PARTS: dict[str, Callable[[Scene, Actor, str], Iterator[Link]]] = {
    "only_proposed": _proposed,
    "only_tentative": _tentative,
    "only_expired": _expired,
    "only_lapsed": _lapsed,
    "only_possible": _possible,
    "only_possibly_begun": _possibly_begun,
    "only_gives": _gives,
    "only_own_trust_helps": _from_own_trust,
    "only_council": _from_own_council,
    "answered_none": _answered_none,
    "answered_but_linked": _answered_but_linked,
    "single_support": _receives,
    "supported_before": _before,
    "expired_before": _lapsed,
}


def _partners(scene: Scene) -> Iterator[Link]:
    """Pair schools that have support with the next or the next but one in the list, so that no pair comes twice."""
    dice = scene.setting.dice
    for steps, share in ((1, 0.7), (2, 0.4)):
        for one, other in zip(scene.linked, scene.linked[steps:], strict=False):
            if dice.random() < share:
                yield claim(PartnersWith, one.id, other.id, *_today(scene))


def _closed_supporters(scene: Scene) -> Iterator[Link]:
    """Let a school that has closed since, without a successor, stand as the only supporter of another."""
    pairs = zip(scene.playing("closed_supporter"), scene.playing("supporter_closed"), strict=True)
    for closed, school in pairs:
        yield help_(scene, closed.id, school.id, RETURN, seen(scene.setting.days.asked))


def _one_body_twice(scene: Scene) -> Iterator[Link]:
    """Record one company twice, as a return and an entry wrote it: its help is one counterpart."""
    days, records = scene.setting.days, (scene.groups["company"][0], scene.groups["company-ltd"][0])
    note = "The entry gives the company's full name; both give the same office."
    yield claim(SameAs, *records, ENTRY, seen(days.entered), note=note)
    for actor in scene.playing("one_body_twice"):
        yield help_(scene, records[0], actor.id, RETURN, seen(days.asked))
        yield help_(scene, records[1], actor.id, ENTRY, seen(days.entered))


def _offers(scene: Scene) -> Iterator[Link]:
    """Let one in eight of the ordinary schools that have support be willing to support others of their council."""
    dice, council = scene.setting.dice, scene.setting.council.id
    for actor in scene.linked[::8]:
        told = {"focus": dice.choice(FOCUSES), "capacity": dice.randint(1, 3)}
        yield claim(Offers, actor.id, council, ENTRY, seen(scene.setting.days.entered), **told)
