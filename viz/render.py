"""The one user of pyvis: the figure for a page, and the map as one file that works without any network."""

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network as Canvas

from graph.answers import ATTRIBUTION
from graph.projection import Network
from viz import words
from viz.map import Drawing, draw, on_day
from viz.palette import INK, MARKS, icon
from viz.table import Row, link_rows, link_table

LIBRARY = "lib/vis-9.1.2/vis-network.min.js"  # in pyvis's own package
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1},
    "interaction": {"hover": True, "zoomView": False, "tooltipDelay": 100, "dragNodes": False},
    "nodes": {"font": {"size": 18, "color": INK, "strokeWidth": 5, "strokeColor": "#ffffff"}, "borderWidth": 1.5},
    "edges": {"font": {"size": 14, "color": INK, "strokeWidth": 5, "strokeColor": "#ffffff", "align": "horizontal"}},
}
# Inside a script no text may end the script or the line: these are JSON's own escapes of the same characters.
ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
_templates = Environment(
    loader=PackageLoader("viz"), autoescape=True, undefined=StrictUndefined, trim_blocks=False, lstrip_blocks=False
)
_templates.globals.update(icon=icon, marks=MARKS, as_at=words.as_at)


def map_page(network: Network, centre_id: str, as_of: date | None = None) -> str:
    """Give one self-contained HTML file: the map, what it shows in words, and the table of the same links.

    Args:
        network: As `graph.projection.ego` gives it.
        centre_id: The id in the middle of the map.
        as_of: Draw what stands on that day; by default on that of the newest source that tells of the centre.

    Returns:
        HTML below 1.2 MB that loads nothing, whose bytes depend on the network alone.

    Raises:
        UnknownThing: The centre is not in the network.
        BadInput: More than 600 things: nobody could read it.
    """
    shown = on_day(network, centre_id, as_of)
    return document(draw(shown, centre_id), link_rows(shown))


def document(drawing: Drawing, rows: Iterable[Row]) -> str:
    """Give the file of a map that is drawn already, with the rows of its table."""
    parts = {"style": static("file.css") + static("map.css"), "library": library(), "script": static("map.js")}
    return _templates.get_template("file.html").render(
        drawing=drawing,
        figure=figure(drawing),
        table=link_table(rows),
        attribution=ATTRIBUTION,
        **{name: Markup(part) for name, part in parts.items()},  # noqa: S704 our own files, and pyvis's
        **{f"{name}_hash": _hash(part) for name, part in parts.items()},
    )


def figure(drawing: Drawing, addresses: Mapping[str, str] | None = None) -> Markup:
    """Give the map's part of a page; the page also needs `library()` and `map.js`.

    Args:
        drawing: As `viz.map.draw` gives it.
        addresses: Where to go from a double click on the node of each id.
    """
    canvas = _canvas(drawing, addresses or {})
    nodes, edges, _, _, _, options = canvas.get_network_data()
    data = {"nodes": nodes, "edges": edges, "options": json.loads(options)}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).translate(ESCAPES)
    shown = _templates.get_template("figure.html").render(drawing=drawing, data=Markup(text))  # noqa: S704 escaped above
    return Markup(shown)  # noqa: S704 rendered with autoescape


def _canvas(drawing: Drawing, addresses: Mapping[str, str]) -> Any:
    canvas = Canvas(directed=True, cdn_resources="in_line")
    for node in drawing.nodes:
        where = {"address": addresses[node["id"]]} if node["id"] in addresses else {}
        canvas.add_node(node["id"], **{k: v for k, v in node.items() if k != "id"}, **where)
    for link in drawing.links:
        canvas.add_edge(link["from"], link["to"], **{k: v for k, v in link.items() if k not in {"from", "to"}})
    canvas.set_options(json.dumps(OPTIONS))
    return canvas


@cache
def library() -> str:
    """Give the text of vis-network as pyvis brings it: about 470 kB of JavaScript."""
    return files("pyvis").joinpath(LIBRARY).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def static(name: str) -> str:
    """Give the text of a file in `viz/static`."""
    return files("viz").joinpath("static", name).read_text(encoding="utf-8")


def _hash(text: str) -> Markup:
    """Give the source expression that lets a content security policy run exactly this text."""
    digest = b64encode(sha256(text.encode()).digest()).decode()
    return Markup("'sha256-{}'").format(digest)
