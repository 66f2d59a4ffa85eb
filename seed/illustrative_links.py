"""The claims of an illustrative council that are not support: register, governance, membership, posts, work."""

from collections.abc import Iterator
from datetime import date

from graph.kinds import Link
from graph.schema import (
    KIND_ENDS,
    BasedAt,
    Brokers,
    Commissions,
    Consults,
    Funds,
    Governs,
    Hosts,
    InAreaOf,
    Inspected,
    Leads,
    Maintains,
    MemberOf,
    Oversees,
    RepresentedIn,
    Sponsors,
    Succeeds,
)
from seed.illustrative_days import ENTRY, INSPECTIONS, PAPER, REGISTER, Bounds, back, joined, registered, seen, spell
from seed.illustrative_groups import Scene
from seed.illustrative_schools import Actor

AREA_WORDS = (
    "past-alliance",
    "alliance",
    "hub",
    "maths-hub",
    "association",
    "cluster",
    "consortium",
    "forum",
    "diocese",
)
TEACHING_END = KIND_ENDS["teaching school alliance"]
TEACHING_SPELL = {"start_min": date(2014, 9, 1), "end_max": TEACHING_END}


def claim(kind: type[Link], start: str, end: str, source: str, bounds: Bounds, **more: object) -> Link:
    """Make one claim; its id tells type, ends, document and, where known, the first day of its spell."""
    since = bounds.get("start_min")
    tails = (start.removeprefix("illustrative:"), end.removeprefix("illustrative:"), source.rsplit(":", 1)[-1])
    id_ = ":".join(["illustrative", kind.rel.lower(), *tails, *([since.isoformat()] if since else [])])
    told = {"id": id_, "from_id": start, "to_id": end, "source": source}
    return kind.model_validate(told | bounds | more)


def structure(scene: Scene) -> Iterator[Link]:
    """Give every claim of a council but those of support."""
    for part in (_area, _upkeep, _trust_seats, _inspected, _governed, _members, _alliances, _posts, _work):
        yield from part(scene)


def _area(scene: Scene) -> Iterator[Link]:
    """Place schools and bodies in the area of the council."""
    days, council = scene.setting.days, scene.setting.council.id
    for actor in scene.actors:
        yield claim(InAreaOf, actor.id, council, REGISTER, _while_open(scene, actor))
    for trust in scene.trusts:
        yield claim(InAreaOf, trust, council, REGISTER, registered(days, None, None))
    for word in AREA_WORDS:
        for body in scene.groups[word]:
            past = word == "past-alliance"
            bounds = seen(days.paper) | TEACHING_SPELL if past else registered(days, None, None)
            more = {"kind_ended": TEACHING_END} if past else {}
            yield claim(InAreaOf, body, council, PAPER if past else REGISTER, bounds, **more)


def _while_open(scene: Scene, actor: Actor) -> Bounds:
    """Bound a register's claim on a school by its own days; one that is to open later has its site already."""
    days, school = scene.setting.days, actor.school
    if actor.shows == "no_close_date":
        return {"start_max": days.first, "end_min": days.first, "end_max": days.day}
    planned = school.opened is not None and school.opened > days.day
    return registered(days, None if planned else school.opened, school.closed)


def _upkeep(scene: Scene) -> Iterator[Link]:
    """Let the council maintain its maintained schools, and successors follow their predecessors."""
    council, days = scene.setting.council.id, scene.setting.days
    for actor in scene.actors:
        if actor.school.sector == "maintained":
            yield claim(Maintains, council, actor.id, REGISTER, _while_open(scene, actor))
        for predecessor in actor.predecessors:
            opened = actor.school.opened or days.first
            yield claim(Succeeds, actor.id, predecessor, REGISTER, joined(opened, days))


def _trust_seats(scene: Scene) -> Iterator[Link]:
    """Seat each academy in its trust, and for its earlier years in another where it has changed trusts."""
    days = scene.setting.days
    for actor in scene.actors:
        if not actor.trust or not actor.joined:
            continue
        yield claim(MemberOf, actor.id, actor.trust, REGISTER, joined(actor.joined, days))
        opened, others = actor.school.opened, [id_ for id_ in scene.trusts if id_ != actor.trust]
        if opened and opened < actor.joined and others:
            past = spell(opened, back(actor.joined, 1))
            yield claim(MemberOf, actor.id, scene.setting.dice.choice(others), REGISTER, past)


def _inspected(scene: Scene) -> Iterator[Link]:
    """Tie each inspection to its school."""
    for actor in scene.actors:
        for one in actor.inspections:
            yield claim(Inspected, actor.id, one.id, INSPECTIONS, spell(one.date, one.date))


def _governed(scene: Scene) -> Iterator[Link]:
    """Give church schools their diocese and sponsor-led academies their sponsor."""
    days, (diocese,), sponsors = scene.setting.days, scene.groups["diocese"], scene.groups["sponsor"]
    for number, actor in enumerate(scene.actors):
        bounds = _while_open(scene, actor)
        if actor.shows == "linked" and actor.school.religious_character in {"Church of England", "Roman Catholic"}:
            yield claim(Oversees, diocese, actor.id, REGISTER, bounds)
        if actor.shows in {"linked", "only_sponsor"} and actor.school.type == "Academy sponsor led":
            yield claim(Sponsors, sponsors[number % len(sponsors)], actor.id, REGISTER, bounds)
    for sponsor, trust in zip(sponsors, scene.trusts, strict=False):
        yield claim(Governs, sponsor, trust, ENTRY, seen(days.entered), qualifier="appoints two trustees")


def _members(scene: Scene) -> Iterator[Link]:
    """Fill the association, the forum, the buying consortium, the federations and the hub: no support in any."""
    (association,), (forum,), (consortium,) = (scene.groups[word] for word in ("association", "forum", "consortium"))
    source, day = scene.returned
    bounds, dice, federations = seen(day), scene.setting.dice, scene.groups["federation"]
    for actor in scene.playing("linked", "only_represented"):
        yield claim(MemberOf, actor.id, association, source, bounds)
        if dice.random() < 0.8:  # noqa: PLR2004 - most schools buy together
            yield claim(MemberOf, actor.id, consortium, source, bounds)
        if dice.randrange(2):
            yield claim(RepresentedIn, actor.id, forum, ENTRY, seen(scene.setting.days.entered))
    for actor in scene.playing("hub_member"):
        yield claim(MemberOf, actor.id, scene.groups["hub"][0], source, bounds, qualifier="partner school")
    pairs = scene.playing("federated") or [one for one in scene.linked if one.school.sector == "maintained"][:2]
    for number, actor in enumerate(pairs):
        yield claim(MemberOf, actor.id, federations[number // 2 % len(federations)], source, bounds)


def _alliances(scene: Scene) -> Iterator[Link]:
    """Fill and lead the alliances and clusters of today, and the teaching school alliances of the past."""
    dice, (source, day) = scene.setting.dice, scene.returned
    past = seen(scene.setting.days.paper) | TEACHING_SPELL
    for word, share in (("alliance", 0.5), ("cluster", 0.4)):
        members = [actor for actor in scene.linked if dice.random() < share]
        if word == "alliance":
            members += scene.playing("membership_only")
        for actor in members:
            yield claim(MemberOf, actor.id, dice.choice(scene.groups[word]), source, seen(day))
        for body, leader in zip(scene.groups[word], scene.linked, strict=False):
            yield claim(Leads, leader.id, body, source, seen(day))
    for actor in scene.linked:
        if dice.random() < 0.8:  # noqa: PLR2004 - most schools of today were in one
            body = dice.choice(scene.groups["past-alliance"])
            yield claim(MemberOf, actor.id, body, PAPER, past, kind_ended=TEACHING_END)
    for body, leader in zip(scene.groups["past-alliance"], scene.linked[2:], strict=False):
        yield claim(Leads, leader.id, body, PAPER, past, kind_ended=TEACHING_END)


def _posts(scene: Scene) -> Iterator[Link]:
    """Seat the posts at schools, or with the council, and let them lead."""
    entered = seen(scene.setting.days.entered)
    for post, base in scene.bases.items():
        past = ":lle:" in post
        yield claim(BasedAt, post, base, PAPER if past else ENTRY, _past_post(scene) if past else entered)
    (chair,), (association,) = scene.groups["chair"], scene.groups["association"]
    yield claim(Leads, chair, association, ENTRY, entered)
    for adviser, cluster in zip(scene.groups["adviser"], scene.groups["cluster"], strict=False):
        yield claim(BasedAt, adviser, scene.setting.council.id, ENTRY, entered)
        yield claim(Leads, adviser, cluster, ENTRY, entered, qualifier="jointly")
    for hub, leader in zip(scene.groups["hub"] + scene.groups["maths-hub"], scene.linked[3:], strict=False):
        yield claim(Leads, leader.id, hub, ENTRY, entered)


def _past_post(scene: Scene) -> Bounds:
    """Bound a designation that ended with the teaching schools."""
    return seen(scene.setting.days.paper) | {"end_max": TEACHING_END}


def _work(scene: Scene) -> Iterator[Link]:
    """Let the council and the alliances broker, buy, pay, house and talk."""
    council, dice, entered = scene.setting.council.id, scene.setting.dice, seen(scene.setting.days.entered)
    for actor in scene.linked:
        broker = dice.choice([council, council, *scene.groups["alliance"]])
        if dice.random() < 0.6:  # noqa: PLR2004 - of the schools with support, those whose broker is known
            yield claim(Brokers, broker, actor.id, ENTRY, entered)
        if dice.randrange(2):
            yield claim(Consults, council, actor.id, ENTRY, entered)
    for body in scene.groups["alliance"] + scene.groups["company"]:
        yield claim(Commissions, council, body, ENTRY, entered, amount_gbp=1000 * dice.randint(5, 60))
    for sponsor, programme in zip(scene.groups["sponsor"], scene.groups["programme"], strict=True):
        yield claim(Funds, sponsor, programme, ENTRY, entered, amount_gbp=1000 * dice.randint(10, 90))
        yield claim(Leads, council, programme, ENTRY, entered)
    for actor, forum in zip(scene.linked, scene.groups["forum"], strict=False):
        yield claim(Hosts, actor.id, forum, ENTRY, entered)
