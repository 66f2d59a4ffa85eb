"""What is told of one school or organisation: what it is, each claim on it as at a day, and a school's state."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from graph.coverage import near, row
from graph.dates import carry, holds, is_open
from graph.hidden import NOTHING, Hidden, hidden
from graph.lookup import default_day, find_entity
from graph.nearby import could_help
from graph.party_more import losses, on_day, over_time, selves
from graph.party_shapes import Link, OrganisationParty, PartyQuery, Record, SchoolParty, StruckLink
from graph.projection import around_schools
from graph.scene import Scene, scene
from graph.schema import LINKS
from graph.store import Rows, Store
from graph.struck import amended_by

_COUNCIL = (
    "MATCH (n:Entity {id: $id}) OPTIONAL MATCH (n)-[r:IN_AREA_OF]->(a:Council) WHERE NOT $public "
    "OR r.visibility = 'public' OPTIONAL MATCH (c:Council {code: n.council}) WITH r, coalesce(a, c) AS c "
    "RETURN c.id AS id, c.name AS name ORDER BY r.end_min DESC, id LIMIT 1"
)
_CLAIMS = (
    "MATCH (n:Entity)-[r]-(o) WHERE n.id IN $ids WITH DISTINCT r RETURN collect(r {.*, type: type(r), "
    "from: startNode(r).id, to: endNode(r).id, from_name: coalesce(startNode(r).name, startNode(r).id), "
    "to_name: coalesce(endNode(r).name, endNode(r).id), from_labels: labels(startNode(r)), "
    "to_labels: labels(endNode(r))}) AS found"
)
_NODES = (
    "MATCH (n:Entity) WHERE n.id IN $ids RETURN collect(n {.*, label: [l IN labels(n) WHERE l <> 'Entity'][0]}) AS n"
)
_APART = frozenset({"id", "name", "label", "load", "told", "visibility", "illustrative", "withheld"})
_OWN = frozenset({"id", "name", "label", "source", "load"})  # of a thing that may be shown, these may be too
_STANDING = ("certainly", "possibly", "not_yet", "expired", "ended")
Told = Mapping[str, Any]


def school(store: Store, text: str, query: PartyQuery) -> SchoolParty:
    """Tell of one school: by id, URN or exact name.

    Raises:
        UnknownThing: No school held answers to it.
        AmbiguousThing: Several do.
    """
    thing = find_entity(store, text, "School", _secret(store, query).things)
    here, party = _party(store, thing, query)
    time = over_time(store, here, party["id"], {link.source for link in party["links"]}, query)
    if not party["open"]:
        return SchoolParty(**party, coverage=None, over_time=time)
    asked = on_day(store, here, party["id"], query)
    found = near(store, asked, [party["id"]]).get(party["id"])
    told = here.network.nodes[party["id"]]
    help_near = could_help(store, here, told, asked.query.km, public=query.audience == "public")
    coverage = row(asked, party["id"], found)
    return SchoolParty(**party, coverage=coverage, over_time=time, could_help=help_near)


def organisation(store: Store, text: str, query: PartyQuery) -> OrganisationParty:
    """Tell of one organisation, or of anything else that is held: by id, UID, code or exact name.

    Raises:
        UnknownThing: Nothing held answers to it.
        AmbiguousThing: Several things do.
    """
    thing = find_entity(store, text, but_not=_secret(store, query).things)
    here, party = _party(store, thing, query)
    return OrganisationParty(**party, losses=losses(store, here, party["id"], query))


def _secret(store: Store, query: PartyQuery) -> Hidden:
    return hidden(store) if query.audience == "public" else NOTHING


def _party(store: Store, thing: Told, query: PartyQuery) -> tuple[Scene, dict[str, Any]]:
    """Give the ground of the day, and what is common to schools and organisations."""
    council, council_name = _council(store, thing, query)
    day = query.as_of or default_day(store, council, query.audience)
    here = scene(around_schools(store, [thing["id"]], query.audience), day, query.carry)
    secret = _secret(store, query)
    ids = sorted(selves(here, thing["id"]) - secret.things)
    nodes = {node["id"]: _shown(node, secret) for node in store.read(_NODES, ids=ids)[0]["n"]}
    name = here.known.now(here.one(thing["id"]))
    told = nodes.get(name) or nodes[thing["id"]]
    claims = store.read(_CLAIMS, ids=ids)[0]["found"]
    shown = [claim for claim in claims if not secret or not secret.is_named_in(claim)]
    documents = here.network.graph["documents"]
    return here, {
        **{key: told[key] for key in ("id", "name", "label")},
        "as_of": day,
        "options": query.model_dump(mode="json", exclude={"as_of"}),
        "open": is_open(told, day),
        "illustrative": bool(told.get("illustrative")),
        "properties": {key: value for key, value in sorted(told.items()) if key not in _APART and value is not None},
        "records": [Record(**{key: node.get(key) for key in Record.model_fields}) for _, node in sorted(nodes.items())],
        **_standing_and_struck(store, shown, lambda some: _links(some, set(ids), day, query, documents)),
        "withheld": len(claims) - len(shown) + sum(node["withheld"] for node in nodes.values()),
        "council_id": council,
        "council": council_name,
        "newest_source": documents.get(told.get("source")),
    }


def _standing_and_struck(store: Store, claims: Rows, read: Callable[[Rows], list[Link]]) -> dict[str, Any]:
    """Tell the claims that count apart from those that a later one ended, corrected or retracted."""
    away = amended_by(store, claims)
    struck = [claim | {"type": claim["was"]} for claim in claims if claim["id"] in away]
    return {
        "links": read([claim for claim in claims if claim["type"] != "STRUCK"]),
        "struck": [StruckLink(**link.model_dump(), struck=away[link.id]) for link in read(struck)],
    }


def _shown(node: Told, secret: Hidden) -> dict[str, Any]:
    """Leave out what a property tells of somebody hidden, and count it."""
    told = {key: value for key, value in node.items() if key in _OWN or not secret or not secret.is_named_in(value)}
    return told | {"withheld": len(node) - len(told)}


def _council(store: Store, thing: Told, query: PartyQuery) -> tuple[str | None, str | None]:
    """Give the id and the name of the council that a thing is, or is in the area of."""
    if thing["label"] == "Council":
        return thing["id"], thing["name"]
    found = store.read(_COUNCIL, id=thing["id"], public=query.audience == "public")
    return (found[0]["id"], found[0]["name"]) if found else (None, None)


def _links(claims: Rows, own: set[str], day: date, query: PartyQuery, documents: Mapping[str, str]) -> list[Link]:
    return sorted((_link(claim, own, day, query, documents.get(claim["source"])) for claim in claims), key=_order)


def _link(claim: Told, own: set[str], day: date, query: PartyQuery, source: str | None) -> Link:
    forth = claim["from"] in own
    end = "to" if forth else "from"
    return Link(
        **{key: claim.get(key) for key in Link.model_fields.keys() & claim.keys()},
        reads=LINKS[claim["type"]].says[not forth],
        other=claim[end],
        other_name=claim[f"{end}_name"],
        other_label=next(label for label in claim[f"{end}_labels"] if label != "Entity"),
        holds=holds(claim, day, carry(claim["type"], query.carry)),
        source_name=source,
    )


def _order(link: Link) -> tuple[int, str, str, str]:
    return _STANDING.index(link.holds), link.type, link.other_name, link.id
