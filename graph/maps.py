"""The network of each kind of map: found, kept to a day and to what is asked for, summarised where it is too much."""

from typing import Any, get_args

from graph.council_map import add_states, council_network
from graph.errors import UnknownThing
from graph.folding import folded
from graph.hidden import secret_things
from graph.lookup import find_council, find_entity
from graph.map_options import MapKind, MapQuery
from graph.nation_map import ENGLAND, nation_network
from graph.projection import Network, ego
from graph.school_states import states_of
from graph.standing import on_day
from graph.store import Store

KINDS = get_args(MapKind)
LABELS: dict[str, str | None] = {"school": "School", "trust": "Trust", "alliance": "Alliance", "organisation": None}


def map_network(store: Store, kind: str, text: str, query: MapQuery) -> Network:
    """Give what a map shows.

    Args:
        store: The database.
        kind: school, trust, alliance, council, organisation or nation.
        text: Which: id, code, GSS, URN, UID or exact name; of the nation England or a region.
        query: Day, steps, and what to leave out.

    Returns:
        At most 500 nodes, with the attributes `name` (of the map), `kind`, `centre` (id or None), `as_of`, `past`,
        `withheld_ids`, `documents`, and `things`: how many nodes there were before any were folded.

    Raises:
        UnknownThing: There is no such kind of map, or nothing that may be shown answers to the id.
        AmbiguousThing: Several things do.
        BadInput: The database holds no source to date the answer by.
    """
    if kind not in KINDS:
        raise UnknownThing(f"There is no map of the kind {kind!r}: the kinds are {', '.join(KINDS)}.")
    if kind == "nation":
        network, about = nation_network(store, text, query), {"name": ENGLAND if text == ENGLAND else text, "id": text}
    elif kind == "council":
        about = find_council(store, text)
        network = council_network(store, about["id"], query)
    else:
        about = find_entity(store, text, LABELS[kind], secret_things(store, query.audience))
        network = _round(store, about["id"], query)
    network = _chosen(network, query)
    things = len(network)
    network = folded(network, {about["id"]} & set(network))
    network.graph |= {"name": about["name"], "kind": kind, "things": things, "id": about["id"]}
    return network


def _round(store: Store, centre: str, query: MapQuery) -> Network:
    """Give what lies within some steps of one thing, schools with their states."""
    found = ego(store, centre, int(query.hops), query.audience)
    network = on_day(found, centre, query.as_of, query.carry, past=query.past)
    day = network.graph["as_of"]
    schools = [name for name, told in network.nodes(data=True) if told["label"] == "School"]
    if day:
        add_states(network, states_of(store, schools, day, query.carry, query.audience))
    network.graph["centre"] = centre
    return network


def _chosen(network: Network, query: MapQuery) -> Network:
    """Drop the things and links that are not asked for; what is asked about stays."""
    centre = network.graph["centre"]
    dropped = [
        (start, end, key)
        for start, end, key, claim in network.edges(keys=True, data=True)
        if (query.type and claim["type"] not in query.type)
        or (query.status and claim.get("status") not in query.status)
        or (query.confidence and claim.get("confidence") not in query.confidence)
    ]
    network.remove_edges_from(dropped)
    network.remove_nodes_from([name for name, told in network.nodes(data=True) if name != centre and _out(told, query)])
    if dropped and centre is not None:  # what hung only on these links is no part of the answer
        alone = [name for name, degree in network.degree() if not degree and name != centre]
        network.remove_nodes_from(alone)
    return network


def _out(told: dict[str, Any], query: MapQuery) -> bool:
    if query.label and told.get("label") not in query.label:
        return True
    return bool(query.phase) and told.get("label") == "School" and told.get("phase") not in query.phase
