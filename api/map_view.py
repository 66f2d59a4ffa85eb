"""What the map of one school or organisation shows: found, projected, kept to a day and to what is asked for."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from pydantic import BaseModel, Field

from api.frame import map_address
from graph.answers import MapKind
from graph.errors import UnknownThing
from graph.kinds import Confidence, Status
from graph.lookup import find_entity
from graph.projection import Network, ego
from graph.schema import LINKS
from graph.store import Store
from viz.map import Drawing, draw, on_day
from viz.table import link_rows

KINDS: dict[str, str | None] = {kind: kind.title() for kind in get_args(MapKind)} | {"organisation": None}
KIND_OF = {label: kind for kind, label in KINDS.items() if label}


class MapQuery(BaseModel):
    """Which links of it to draw."""

    as_of: date | None = Field(None, description="the day asked about; default: the newest source that tells of it")
    carry: int | None = Field(None, ge=0, le=1200, description="months for which a link counts after its last word")
    hops: Literal["1", "2"] = Field("1", description="how many steps from it, never through a council")
    type: tuple[str, ...] = Field((), description="only links of these types, such as SUPPORTS")
    status: tuple[Status, ...] = Field((), description="only links of this status")
    confidence: tuple[Confidence, ...] = Field((), description="only links of this confidence")
    audience: Literal["public", "internal"] = Field("public", description="what is internal is left out for the public")


@dataclass(frozen=True)
class MapView:
    """A map with its rows and the addresses of the things on it."""

    centre: dict[str, Any]
    drawing: Drawing
    rows: list[dict[str, Any]]
    addresses: dict[str, str]


def view(store: Store, kind: str, text: str, query: MapQuery) -> MapView:
    """Find a thing and draw its links.

    Raises:
        UnknownThing: There is no such kind of map, or nothing held answers to the id.
        AmbiguousThing: Several things do.
        BadInput: There would be too much to draw.
    """
    if kind not in KINDS:
        raise UnknownThing(f"There is no map of the kind {kind!r}: the kinds are {', '.join(KINDS)}.")
    centre = find_entity(store, text, KINDS[kind])
    network = _chosen(ego(store, centre["id"], int(query.hops), query.audience), query)
    shown = on_day(network, centre["id"], query.as_of, query.carry)
    drawing = draw(shown, centre["id"])
    addresses = {
        node["id"]: map_address(KIND_OF.get(node["kind"], "organisation"), node["id"], drawing.as_of)
        for node in drawing.nodes
        if node["id"] != centre["id"]
    }
    return MapView(centre, drawing, link_rows(shown), addresses)


def _chosen(network: Network, query: MapQuery) -> Network:
    """Drop the links that are not asked for."""
    dropped = [
        (start, end, key)
        for start, end, key, claim in network.edges(keys=True, data=True)
        if (query.type and claim["type"] not in query.type)
        or (query.status and claim.get("status") not in query.status)
        or (query.confidence and claim.get("confidence") not in query.confidence)
    ]
    network.remove_edges_from(dropped)
    return network


def types() -> list[tuple[str, str]]:
    """Give the types of links that a map can draw, with their words."""
    return [(rel, kind.says[0]) for rel, kind in sorted(LINKS.items()) if rel != "INSPECTED"]
