"""What a map shows and where it leads: found, drawn, with its rows and the addresses of the things on it."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, Field

from api.frame import address, map_address, thing_address
from graph.answers import ATTRIBUTION
from graph.behind import Behind
from graph.map_cypher import behind
from graph.map_options import MapQuery
from graph.maps import LABELS, map_network
from graph.projection import Network
from graph.schema import LINKS
from graph.store import Store
from viz.map import Drawing, draw
from viz.map_table import LINK_DATA, link_rows

KIND_OF = {label: kind for kind, label in LABELS.items() if label} | {"Council": "council"}


class MapForm(BaseModel):
    """In which order and form a map's links are wanted."""

    sort: Literal["from", "link", "to", "status", "dates"] = Field("from", description="the order of the links")
    format: Literal["json", "csv", "xlsx", "html"] | None = Field(None, description="default: as Accept asks, or json")


class MapAnswer(BaseModel):
    """A map as JSON: the things with their places, and the rows of its table."""

    as_of: date | None
    kind: str
    name: str
    centre: str | None
    sentence: str
    nodes: list[dict[str, Any]]
    links: list[dict[str, Any]]
    left_out: int
    withheld: int
    summarised: bool
    things: int = Field(description="how many things there are, drawn alone or as one")
    attribution: str


@dataclass(frozen=True)
class MapView:
    """A map with its rows, the page of each thing and source on it, and the map of each."""

    drawing: Drawing
    rows: list[dict[str, Any]]
    pages: dict[str, str]
    maps: dict[str, str]
    cypher: list[Behind]


def view(store: Store, kind: str, text: str, query: MapQuery, order: str = "from") -> MapView:
    """Find a thing and draw its links.

    Raises:
        UnknownThing: There is no such kind of map, or nothing held answers to the id.
        AmbiguousThing: Several things do.
        BadInput: The database holds no source to date the answer by.
    """
    key = key_of(kind, text, query, order)
    return store.answers.get(key, lambda: _view(store, kind, text, query, order), lambda made: len(made.rows))


def key_of(kind: str, text: str, query: MapQuery, order: str) -> Hashable:
    """Give what a map is kept by."""
    return "map", kind, text, query.model_dump_json(), order


def _view(store: Store, kind: str, text: str, query: MapQuery, order: str) -> MapView:
    network = map_network(store, kind, text, query)
    day, rows = network.graph["as_of"], link_rows(network, order)
    nodes = [(name, told) for name, told in network.nodes(data=True) if "parts" not in told]
    pages = {name: page_of(name, told, day) for name, told in nodes}
    pages |= {row["source_id"]: thing_address("Document", row["source_id"]) for row in rows}
    centre = network.graph["centre"]
    maps = {name: map_address(_kind(told), name, day) for name, told in nodes if name != centre}
    maps |= {name: _apart(network, name, query) for name, told in network.nodes(data=True) if "parts" in told}
    maps = {name: where for name, where in maps.items() if where}
    return MapView(draw(network, query.by), rows, pages, maps, behind(network, query))


def _kind(told: Mapping[str, Any]) -> str:
    return KIND_OF.get(told["label"], "organisation")


def page_of(name: str, told: Mapping[str, Any], day: object) -> str:
    """Give the page of a thing: of a school by its URN, where it has one."""
    return thing_address(told["label"], str(told.get("urn") or name) if told["label"] == "School" else name, day)


def _apart(network: Network, name: str, query: MapQuery) -> str:
    """Give where what is drawn as one is shown apart: the map of a group they share, else their council's gap list."""
    day, told = network.graph["as_of"], network.nodes[name]
    near = sorted({*network.successors(name), *network.predecessors(name)})
    groups = [one for one in near if "parts" not in network.nodes[one] and one != network.graph["centre"]]
    if groups:
        return map_address(_kind(network.nodes[groups[0]]), groups[0], day)
    asked = [("state", told.get("state")), ("phase", told.get("phase")), ("as_of", day), ("carry", query.carry)]
    council = network.graph["id"] if network.graph["kind"] == "council" else None
    if told["label"] != "School" or council is None:
        return ""
    return address("/gaps", [("council", str(council).removeprefix("council:")), *asked])


def told(found: MapView) -> dict[str, Any]:
    """Give a map as JSON: the things with their places, and the rows of its table."""
    drawing = found.drawing
    places = ("id", "name", "kind", "x", "y", "state", "count", "schools")
    return {
        "as_of": drawing.as_of and drawing.as_of.isoformat(),
        "kind": drawing.kind,
        "name": drawing.name,
        "centre": drawing.centre,
        "sentence": drawing.sentence,
        "nodes": [{key: node[key] for key in places if key in node} for node in drawing.nodes],
        "links": [{key: _plain(row.get(key)) for key in LINK_DATA} for row in found.rows],
        "left_out": drawing.past,
        "withheld": drawing.withheld,
        "summarised": drawing.is_summarised,
        "things": drawing.things,
        "attribution": ATTRIBUTION,
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def types() -> list[tuple[str, str]]:
    """Give the types of links that a map can draw, with their words."""
    return [(rel, kind.says[0]) for rel, kind in sorted(LINKS.items()) if rel not in {"INSPECTED", "STRUCK"}]
