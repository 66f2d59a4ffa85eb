"""Which schools would lose their last support if an organisation went, and what else would fall apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from graph.asked import Asked, ask
from graph.default_view import default_view, described
from graph.errors import BadInput, UnknownThing
from graph.hidden import secret_things
from graph.islands import falls_into, parts_without
from graph.lookup import find_entity
from graph.need import need
from graph.resilience_shapes import Change, Left, Loss, Party, Removed, Weight, Weights, WhatIf, WhatIfQuery
from graph.scene import Scene
from graph.schema import ORGANISATIONS
from graph.store import Store
from graph.support import Evidence, counterparts, counts, evidence, in_company

_MADE_UP = "MATCH (n:Entity {id: $id}) RETURN n.illustrative AS made_up"
Linked = Mapping[str, list[Evidence]]  # linked schools with what makes them so
_CHANGES: tuple[Change, ...] = ("lost", "to_one", "fewer")


def what_if(store: Store, query: WhatIfQuery) -> WhatIf:
    """Think one or several organisations away at once, with their claims and the posts based there.

    Nothing is written. An alliance that loses its lead stays, and is marked.

    Raises:
        UnknownThing: No such organisation or council is held.
        AmbiguousThing: Several answer to a name.
        BadInput: Nobody is named, or something that is no organisation.
    """
    found = named(store, query)
    asked = ask(store, query, also=found)
    here = asked.scene
    bodies = [_held(asked, name, text) for name, text in zip(found, query.bodies, strict=True)]
    gone = gone_with(here, bodies)
    losses = [loss for school in asked.people.schools if school not in gone and (loss := loss_of(asked, school, gone))]
    islands, isolates = parts_without(default_view(here).network, gone)
    return WhatIf(
        **_head(asked),
        removed=[_removed(here, name) for name in dict.fromkeys(bodies)],
        counts={change: sum(loss.change == change for loss in losses) for change in _CHANGES},
        schools=sorted(losses, key=heaviest_first),
        islands=[[party(here, name) for name in part] for part in islands],
        isolates=[party(here, name) for name in isolates],
        without_lead=[party(here, name) for name in sorted(here.led_by) if _without_lead(here, name, gone)],
    )


def weights(store: Store, query: WhatIfQuery) -> Weights:
    """Think away in turn every organisation that some school's last or last but one support rests on, and rank them.

    Raises:
        UnknownThing: No such council is held.
        AmbiguousThing: Several answer to its name.
    """
    asked = ask(store, query)
    here = asked.scene
    linked = {
        school: items
        for school in asked.people.schools
        if (items := [item for item in evidence(here, school, query) if counts(item, query)])
    }
    rests = {body: _changes(here, body, linked, schools) for body, schools in _resting_on(here, linked).items()}
    falls = falls_into(default_view(here).network)
    found = sorted((_weight(here, body, told, falls) for body, told in rests.items()), key=_heaviest)
    found = [body for body in found if body.lost or body.to_one]
    resting = set[str]().union(*(told["lost"] for told in rests.values()))
    shown, left_out = found[: query.top], max(0, len(found) - query.top)
    return Weights(**_head(asked), linked=len(linked), resting=len(resting), bodies=shown, left_out=left_out)


def gone_with(scene: Scene, bodies: Iterable[str]) -> frozenset[str]:
    """Give the ids that go with bodies: their own and earlier ones, and the posts based nowhere else."""
    own = {record for body in bodies for record in scene.records(scene.known.now(body))}
    posts = {post for record in own for post in scene.posts_at.get(record, ()) if scene.bases[post] <= own}
    return frozenset(own | {record for post in posts for record in scene.records(post)})


def remaining(scene: Scene, school: str, items: Iterable[Evidence], gone: AbstractSet[str]) -> list[Evidence]:
    """Give the evidence on a school that is left when some have gone: in a group, only while anybody else is in it."""
    return [
        item
        for item in items
        if item.other not in gone and (item.weight != "certain" or in_company(scene, school, item, gone))
    ]


def party(scene: Scene, name: str) -> Party:
    """Name a school or organisation."""
    return Party(id=name, name=scene.name(name), kind=scene.label(name))


def named(store: Store, query: WhatIfQuery) -> list[str]:
    """Give the ids of those that are to be thought away; takes no reading of the whole network.

    Raises:
        UnknownThing: No such organisation is held.
        AmbiguousThing: Several answer to a name.
        BadInput: Nobody is named, or something that is no organisation.
    """
    if not query.bodies:
        raise BadInput("Nobody is named: give one or more organisations by id, code, URN or exact name.")
    return [_found(store, text, query) for text in query.bodies]


def _found(store: Store, text: str, query: WhatIfQuery) -> str:
    found = find_entity(store, text, but_not=secret_things(store, query.audience))
    if found["label"] not in {kind.label for kind in ORGANISATIONS}:
        raise BadInput(
            f"{found['name']} ({found['id']}) is a {found['label'].lower()}: name a school, an organisation or a post."
        )
    if query.council is None and store.read(_MADE_UP, id=found["id"])[0]["made_up"]:
        raise BadInput(f"{found['name']} is made up and left out of the nation: name its council with --council.")
    return str(found["id"])


def _held(asked: Asked[WhatIfQuery], name: str, text: str) -> str:
    """Give the record that stands for a body on the day; to the public, what is withheld is not there."""
    now = asked.scene.known.now(asked.scene.one(name))
    if now not in asked.scene.network:
        raise UnknownThing(f"No school or organisation held answers to {text!r}: give its id, URN, UID or exact name.")
    return now


def _head(asked: Asked[WhatIfQuery]) -> dict[str, Any]:
    council = asked.council["name"] if asked.council else None
    place = f"what bears on schools of {council}" if council else "all that is held, made-up councils apart"
    return {
        "as_of": asked.scene.day,
        "council": council,
        "council_id": asked.council_id,
        "options": asked.query.options(),
        "note": f"{described()} Islands are told within {place}.",
        "withheld": len(asked.scene.network.graph["withheld_ids"]),
    }


def _removed(scene: Scene, body: str) -> Removed:
    posts = sorted(post for post in gone_with(scene, [body]) if scene.label(post) == "Leader" and post != body)
    return Removed(**party(scene, body).model_dump(), posts=[party(scene, post) for post in posts])


def loss_of(asked: Asked[WhatIfQuery], school: str, gone: AbstractSet[str]) -> Loss | None:
    """Tell what one school loses when some have gone; None where it loses nothing."""
    here, query, told = asked.scene, asked.query, asked.scene.network.nodes[school]
    items = list(evidence(here, school, query))
    kept = remaining(here, school, items, gone)
    before, after = ([item for item in part if counts(item, query)] for part in (items, kept))
    if len(before) == len(after):
        return None
    council = here.council_of.get(school)
    lost = dict.fromkeys(item.other for item in before if item not in after)
    return Loss(
        id=school,
        name=told["name"],
        **{name: told.get(name) for name in ("urn", "phase")},
        council=here.name(council) if council else None,
        change=_change(here, before, after),
        before="linked",
        after=asked.judged(school, kept).state,
        loses=[party(here, name) for name in lost],
        left=[_left(here, name, gone) for name in dict.fromkeys(item.other for item in after)],
        need=need(here.network, told, here.records(school), here.day, {}),
    )


def _change(scene: Scene, before: list[Evidence], after: list[Evidence]) -> Change:
    if not after:
        return "lost"
    left = len(counterparts(scene, after))
    return "to_one" if left == 1 < len(counterparts(scene, before)) else "fewer"


def _left(scene: Scene, name: str, gone: AbstractSet[str]) -> Left:
    return Left(**party(scene, name).model_dump(), without_lead=_without_lead(scene, name, gone))


def _without_lead(scene: Scene, name: str, gone: AbstractSet[str]) -> bool:
    """Say whether every lead that a group had has gone."""
    leads = scene.led_by.get(scene.known.now(name), set())
    return scene.label(name) in {"Alliance", "Partnership"} and name not in gone and bool(leads) and leads <= gone


def heaviest_first(loss: Loss) -> tuple[int, float, float, str, str]:
    """Give what orders losses: who is left without first, then by need."""
    known = loss.need.components
    return _CHANGES.index(loss.change), -known.get("concern", -1), -known.get("reach", -1), loss.name, loss.id


def _resting_on(scene: Scene, linked: Linked) -> dict[str, list[str]]:
    """Give for each body the linked schools of which some evidence would end with it."""
    found: dict[str, list[str]] = {}
    for school, items in linked.items():
        for body in {body for item in items for body in _rests_on(scene, school, item)} - {school}:
            found.setdefault(body, []).append(school)
    return found


def _changes(scene: Scene, body: str, linked: Linked, schools: Iterable[str]) -> dict[Change, set[str]]:
    """Give what would become of schools if one body went."""
    gone, found = gone_with(scene, [body]), defaultdict[Change, set[str]](set)
    for school in schools:
        found[_change(scene, linked[school], remaining(scene, school, linked[school], gone))].add(school)
    return found


def _rests_on(scene: Scene, school: str, item: Evidence) -> set[str]:
    """Give the bodies whose going alone would end a piece of evidence."""
    other = scene.known.now(item.other)
    alone = _without_whom_alone(scene, school, other) if item.told["type"] == "MEMBER_OF" else set()
    return scene.homes(other) | alone


def _without_whom_alone(scene: Scene, school: str, group: str) -> set[str]:
    """Give the bodies that everybody else in a group is, or is based at; a count, for a group may have thousands."""
    company, own = scene.company.get(group, set()), set(scene.records(school))
    another = next((name for name in company if name not in own), None)
    if another is None:
        return set()
    mine = [name for name in own if name in company]
    others = len(company) - len(mine)
    return {
        body
        for body in scene.homes(another)
        if scene.seated[group][body] - sum(body in scene.homes(name) for name in mine) == others
    }


def _weight(scene: Scene, body: str, told: dict[Change, set[str]], falls: dict[str, tuple[int, int]]) -> Weight:
    islands, isolates = falls.get(body, (0, 0))
    counted = {"lost": len(told["lost"]), "to_one": len(told["to_one"])}
    return Weight(**party(scene, body).model_dump(), **counted, islands=islands, isolates=isolates)


def _heaviest(body: Weight) -> tuple[int, int, str, str]:
    return -body.lost, -body.to_one, body.name, body.id
