"""The bodies of an illustrative council: trusts of skewed sizes, alliances, partnerships, posts and others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from random import Random

from graph.kinds import Node
from graph.schema import Alliance, Board, Body, Leader, Partnership, Programme, Trust
from seed.illustrative_days import COMPLETE, REGISTER, RETURN, months_back
from seed.illustrative_names import ident
from seed.illustrative_schools import Actor, Setting

# Kind of node, word in ids, name, how many (per 120 schools, or 1 for a council), own properties.
GROUPS: tuple[tuple[type[Node], str, str, int, bool, dict[str, str]], ...] = (
    (Alliance, "past-alliance", "Teaching School Alliance", 1, True, {"kind": "teaching school alliance"}),
    (Alliance, "alliance", "School Improvement Alliance", 2, True, {"kind": "school improvement alliance"}),
    (Alliance, "hub", "Teaching School Hub", 1, False, {"kind": "teaching school hub"}),
    (Alliance, "maths-hub", "Curriculum Hub for Maths", 1, False, {"kind": "curriculum hub"}),
    (Partnership, "association", "Association of All Schools", 1, False,
     {"kind": "association", "purpose": "representation"}),
    (Partnership, "cluster", "Improvement Cluster", 2, True, {"kind": "cluster", "purpose": "improvement"}),
    (Partnership, "federation", "Federation", 2, True, {"kind": "federation", "purpose": "governance"}),
    (Partnership, "consortium", "Buying Consortium", 1, False, {"kind": "consortium", "purpose": "procurement"}),
    (Board, "forum", "Schools Forum", 1, False, {"kind": "forum"}),
    (Programme, "programme", "Reading Project", 1, True, {"kind": "project", "purpose": "reading in every phase"}),
    (Body, "diocese", "Diocese", 1, False, {"kind": "diocese"}),
    (Body, "sponsor", "Sponsor", 1, True, {"kind": "sponsor"}),
    (Body, "company", "Learning Company", 1, True, {"kind": "company"}),
    (Body, "company-ltd", "Learning Company Ltd", 1, True, {"kind": "company"}),
    (Leader, "nle", "National leader of education", 4, True, {"designation": "NLE"}),
    (Leader, "lle", "Local leader of education", 2, True, {"designation": "LLE"}),
    (Leader, "partner-head", "Partner headteacher", 2, True, {"designation": "partner headteacher"}),
    (Leader, "adviser", "School improvement adviser", 1, True, {"designation": "adviser"}),
    (Leader, "chair", "Chair of the association", 1, False, {"designation": "chair"}),
)  # fmt: skip
TRUST_SIZES = ((1, 56), (2, 14), (3, 10), (5, 10), (8, 7), (14, 3))
WIDE_SHARE = 0.2


@dataclass
class Scene:
    """One council with all that plays in it: schools, bodies by their word, trusts, neighbour, and where posts sit."""

    setting: Setting
    actors: list[Actor]
    groups: dict[str, list[str]]
    trusts: list[str]
    neighbour: str
    complete: bool
    bases: dict[str, str]

    @property
    def returned(self) -> tuple[str, date]:
        """Give the return that covers the council, and the day it speaks of."""
        days = self.setting.days
        return (COMPLETE, days.day) if self.complete else (RETURN, days.asked)

    @cached_property
    def linked(self) -> list[Actor]:
        """Give the ordinary schools that have support."""
        return [actor for actor in self.actors if actor.shows == "linked"]

    def playing(self, *parts: str) -> list[Actor]:
        """Give the schools that play one of some parts."""
        return [actor for actor in self.actors if actor.shows in parts]


def groups(scene: Setting, schools: int) -> Iterator[tuple[str, Node]]:
    """Make the bodies of one council, each with the word that it is found by; more where there are more schools."""
    for kind, word, name, number, grows, more in GROUPS:
        count = number * max(1, schools // 120) if grows else number
        for index in range(1, count + 1):
            number_shown = f" {index}" if count > 1 else ""
            yield word, kind.model_validate({
                "id": ident(kind.label.lower(), scene.code, word, f"{index:02d}"),
                "name": f"{scene.place} Example {name}{number_shown} (illustrative)",
                "source": REGISTER,
                "illustrative": True,
                **more,
            })  # fmt: skip


def bases(scene_groups: dict[str, list[str]], actors: list[Actor]) -> dict[str, str]:
    """Seat the posts of leaders of education at schools that have support: id of the post -> id of the school."""
    hosts = [actor.id for actor in actors if actor.shows == "linked"]
    posts = [post for word in ("nle", "lle", "partner-head") for post in scene_groups[word]]
    return dict(zip(posts, hosts, strict=False))


def trusts(scenes: list[Scene], dice: Random) -> list[Trust]:
    """Put every academy that is to have a trust into one, and make the trusts.

    Sizes are skewed: most trusts have one school, a few have many; a fifth of the draws send an
    academy to a wide trust that has schools in several councils.
    """
    rosters: dict[tuple[str, str], int] = {}
    academies = sum(_in_trust(actor) for scene in scenes for actor in scene.actors)
    wide = 1 + academies // 100 if len(scenes) > 1 else 0
    for scene in scenes:
        for key, members in _rosters(scene, wide, dice):
            rosters[key] = rosters.get(key, 0) + len(members)
            _seat(scene, members, key[0], dice)
    return [_trust(uid, *key, size) for uid, (key, size) in enumerate(rosters.items(), 900_001)]


def _in_trust(actor: Actor) -> bool:
    """Say whether a school is an open academy; the one that shows a sponsor alone stands in no trust."""
    return actor.school.sector == "academy" and actor.shows not in {"only_sponsor", "to_open"}


def _rosters(scene: Scene, wide: int, dice: Random) -> Iterator[tuple[tuple[str, str], list[Actor]]]:
    """Cut the academies of a council into trusts: id and name, and who is in it.

    The parts that show a trust as the only link come first, together in one trust of five.
    """
    waiting = sorted(filter(_in_trust, scene.actors), key=lambda actor: "trust" not in actor.shows)
    number = 0
    while waiting:
        if number and wide and dice.random() < WIDE_SHARE:
            chosen, size = 1 + min(dice.randrange(wide) for _ in range(2)), 1
            key = ident("trust", f"wide-{chosen:04d}"), f"Farflung Example Trust {chosen:04d} (illustrative)"
        else:
            number += 1
            size = dice.choices(*zip(*TRUST_SIZES, strict=True))[0] if number > 1 else 5
            name = f"{scene.setting.place} Example Trust {number:03d} (illustrative)"
            key = ident("trust", scene.setting.code, f"{number:03d}"), name
        yield key, waiting[:size]
        waiting = waiting[size:]


def _seat(scene: Scene, members: list[Actor], trust: str, dice: Random) -> None:
    """Note who is in a trust since when: since it opened, or since a later day when it changed trusts."""
    day = scene.setting.days.day
    if trust not in scene.trusts:
        scene.trusts.append(trust)
    for actor in members:
        opened = actor.school.opened or months_back(day, 48)
        later = months_back(day, dice.randint(3, 30))
        moved = actor.shows == "linked" and opened < months_back(day, 60) and not dice.randrange(5)
        actor.trust, actor.joined = trust, later if moved else opened


def _trust(uid: int, id_: str, name: str, size: int) -> Trust:
    """Make one trust, as the register has it."""
    kind = "multi-academy" if size > 1 else "single-academy"
    return Trust(id=id_, name=name, source=REGISTER, illustrative=True, uid=uid, kind=kind, status="Open")
