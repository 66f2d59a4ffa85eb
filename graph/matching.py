"""Who could support the schools without recorded support: an optimum under capacity, distance and rules."""

from collections.abc import Collection
from typing import Any

from scipy.spatial import KDTree

from graph.approaches import approaches
from graph.asked import Asked, ask
from graph.assignment import optimum
from graph.lookup import find_council
from graph.matching_pairs import Sides, possible
from graph.matching_reasons import proposal, unmatched
from graph.matching_shapes import PREFERENCES, Match, MatchQuery, MatchSchool
from graph.nearby import box_round
from graph.need import need
from graph.store import Store
from graph.support import evidence
from graph.supporters import helpers, rule

_OWN = (
    "MATCH (s:School) WHERE (s.council = $code OR (s)-[:IN_AREA_OF]->(:Council {id: $id})) "
    "AND s.easting > 0 AND s.northing > 0 RETURN s.easting AS easting, s.northing AS northing"
)
_BOX = (
    "MATCH (o:School) WHERE $west <= o.easting <= $east AND $south <= o.northing <= $north AND o.easting > 0 "
    "AND coalesce(o.illustrative, false) = $made_up "
    "RETURN o.id AS id, o.easting AS easting, o.northing AS northing ORDER BY id"
)
_WILLING = (
    "MATCH (o)-[:OFFERS]->(:Council {id: $id}) OPTIONAL MATCH (o)-[:BASED_AT]->(base:School) "
    "OPTIONAL MATCH (lead:School)-[:LEADS]->(o) "
    "RETURN collect(DISTINCT o.id) + collect(DISTINCT base.id) + collect(DISTINCT lead.id) AS ids"
)


def match(store: Store, query: MatchQuery) -> Match:
    """Propose supporters for the schools of a council or the nation that have no support recorded.

    As many schools as can be are given a supporter; of all ways to do so, the one with the least sum of kilometres,
    a preference that is not met counting as so many kilometres more, and need as so many fewer. Nothing is written.

    Raises:
        UnknownThing: No such council or trust is held.
        AmbiguousThing: Several answer to the name.
        BadInput: The database holds no source to date the answer by.
    """
    asked = ask(store, query, _around(store, query))
    told = {school.id: school for name in asked.people.schools if (school := _school(asked, name))}
    names = sorted(told)
    found, registers = helpers(asked)
    sides = Sides(asked.scene, query, names, [told[name].need.score_low for name in names], found, registers)
    pairs = possible(sides)
    chosen = optimum(pairs.school, pairs.helper, pairs.cost, [helper.capacity for helper in found])
    given = {names[pairs.school[at]]: at for at in chosen}
    schools, steps = sorted(told.values(), key=_order), approaches(asked.scene)
    return Match(
        **_head(asked, registers),
        supporters=len({helper.id for helper in found}),
        proposals=[proposal(sides, pairs, given[school.id], school, steps) for school in schools if school.id in given],
        unmatched=[unmatched(sides, pairs, school) for school in schools if school.id not in given],
    )


def _around(store: Store, query: MatchQuery) -> Collection[str]:
    """Give the schools near those of the council, and who is willing there; the nation has all without."""
    if query.council is None:
        return ()
    council = find_council(store, query.council)
    found = set(store.read(_WILLING, id=council["id"])[0]["ids"])
    own = store.read(_OWN, id=council["id"], code=council["code"])
    if own:
        metres = query.km * 1000
        box = store.read(_BOX, made_up=bool(council["illustrative"]), **box_round(own, metres))
        tree = KDTree([(school["easting"], school["northing"]) for school in own])
        far = [tree.query((school["easting"], school["northing"]))[0] for school in box]
        found |= {school["id"] for school, distance in zip(box, far, strict=True) if distance <= metres}
    return sorted(found)


def _school(asked: Asked[MatchQuery], name: str) -> MatchSchool | None:
    """Describe a school; None where it has support recorded."""
    here, told = asked.scene, asked.scene.network.nodes[name]
    state = asked.judged(name, list(evidence(here, name, asked.query))).state
    if state == "linked":
        return None
    council = here.council_of.get(name)
    return MatchSchool(
        id=name,
        name=told["name"],
        **{key: told.get(key) for key in ("urn", "phase")},
        council=here.name(council) if council else None,
        state=state,
        need=need(here.network, told, here.records(name), here.day, asked.query.weight),
    )


def _order(school: MatchSchool) -> tuple[float, float, str, str]:
    """Order as the gap list does: by concern, then by reach; what is missing counts as least."""
    known = school.need.components
    return -known.get("concern", -1), -known.get("reach", -1), school.name, school.id


def _head(asked: Asked[MatchQuery], registers: set[str]) -> dict[str, Any]:
    here, query = asked.scene, asked.query
    prefer = PREFERENCES | query.prefer
    met = ", ".join(f"the same {name} counts for {prefer[name]:g} km" for name in ("phase", "council", "trust"))
    note = (
        "Schools are those that `gaps` finds without recorded support; a proposal is no record of support and nothing "
        f"is written. {rule(query.grade)} Where a council keeps a register, only those on it are proposed. As many "
        f"schools as can be are given a supporter, up to {query.km:g} km away as the crow flies, with the least sum of "
        "kilometres; "
        f"{met} and 100 points of need for {prefer['need']:g} km."
    )
    return {
        "as_of": here.day,
        "council": asked.council["name"] if asked.council else None,
        "council_id": asked.council_id,
        "options": query.options() | {"prefer": prefer},
        "note": note,
        "registers": sorted(here.name(name) for name in registers),
        "withheld": len(here.network.graph["withheld_ids"]),
        "illustrative": bool(asked.council and asked.council["illustrative"]),
    }
