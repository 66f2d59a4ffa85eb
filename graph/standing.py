"""What of a network stands on a day, round one node: the ground that a map is drawn on."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import networkx as nx

from graph.dates import Holds, carry, holds
from graph.errors import UnknownThing
from graph.lookup import today
from graph.projection import Network
from graph.schema import NODES

STANDS: frozenset[Holds] = frozenset({"certainly", "possibly"})


def on_day(
    network: Network, centre: str, day: date | None, carry_months: int | None = None, *, past: bool = False
) -> Network:
    """Keep what stands on a day round one node, and what it is connected to; count the rest as `past`.

    Kept are the links that certainly or possibly hold on the day, proposed ones, and those told as past without a
    date; each link says how it stands (`holds`). Without a day it is that of the newest source that tells of the
    centre. What only hidden links lead to goes as well: its name would tell of them.

    Args:
        network: As `graph.projection.ego` gives it.
        centre: The id that everything shown is connected to.
        day: The day asked about.
        carry_months: For how long a link counts after its last word, where it is not the type's own.
        past: Keep what had ended or lapsed by the day too.

    Raises:
        UnknownThing: The centre is not in the network: it is not held, or not for this audience.
    """
    if centre not in network:
        raise UnknownThing(f"Nothing that may be shown has the id {centre!r}: give the id, URN or exact name.")
    shown: Network = nx.MultiDiGraph(network)
    shown.remove_nodes_from([node for node, data in network.nodes(data=True) if not _is_entity(data)])
    day = day or newest_day(shown, centre)
    gone = []
    for start, end, key, claim in shown.edges(keys=True, data=True):
        claim["holds"] = standing(claim, day, carry_months)
        if claim["holds"] not in STANDS and not (past and claim["holds"] != "not_yet"):
            gone.append((start, end, key))
    shown.remove_edges_from(gone)
    near = nx.node_connected_component(shown.to_undirected(as_view=True), centre)
    shown = shown.subgraph(near).copy()
    shown.graph |= {"as_of": day, "past": len(gone)}
    return shown


def _is_entity(data: Mapping[str, Any]) -> bool:
    label = str(data.get("label"))
    return label in NODES and NODES[label].entity


def standing(claim: Mapping[str, Any], day: date | None, carry_months: int | None) -> Holds:
    """Say how a claim stands on a day; without any day all are as if they held."""
    return holds(claim, day, carry(str(claim["type"]), carry_months)) if day else "certainly"


def newest_day(network: Network, centre: str) -> date | None:
    """Give the newest day, not after today, of the Documents that tell a link of the centre; None without any.

    Args:
        network: Its attribute `days` gives the day of each Document by id.
        centre: The id whose links are asked about.
    """
    days, now = network.graph.get("days", {}), today()
    told = (
        claim.get("source") for near in (network.in_edges, network.out_edges) for *_, claim in near(centre, data=True)
    )
    return max((day for name in told if (day := days.get(name)) and day <= now), default=None)
