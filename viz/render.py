"""The one user of pyvis: the figure for a page, and the map as one file that works without any network."""

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network as Canvas

from graph.answers import ATTRIBUTION
from viz import words
from viz.legend import legend
from viz.map import Drawing
from viz.map_table import link_table
from viz.palette import INK, MARKS
from viz.table import Row

Addresses = Mapping[str, str]
SCRIPTS = ("map.js", "map_tools.js")

LINE, FAINT, CROWD = "#505a5f", 0.55, 150  # links beyond a crowd are drawn faint
LIBRARY = "lib/vis-9.1.2/vis-network.min.js"  # in pyvis's own package
USUAL = {"smooth": False, "dashes": False, "width": 3}  # of links; what differs is told of each
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {"hover": True, "zoomView": False, "tooltipDelay": 100, "dragNodes": False},
    "nodes": {"font": {"size": 18, "color": INK, "strokeWidth": 5, "strokeColor": "#ffffff"}, "borderWidth": 1.5},
    "edges": {
        **USUAL,
        "font": {"size": 14, "color": INK, "strokeWidth": 5, "strokeColor": "#ffffff", "align": "horizontal"},
        "color": {"color": LINE, "highlight": INK, "hover": INK},
        "arrows": {"to": {"scaleFactor": 0.6}},
    },
}
# Inside a script no text may end the script or the line: these are JSON's own escapes of the same characters.
ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
_templates = Environment(
    loader=PackageLoader("viz"), autoescape=True, undefined=StrictUndefined, trim_blocks=False, lstrip_blocks=False
)
_templates.globals.update(as_at=words.as_at, grouped=words.grouped, answer=words.answer, unknown=words.UNKNOWN)


def document(drawing: Drawing, rows: Sequence[Row]) -> str:
    """Give one self-contained HTML file: what the map shows in words, the table of its links, and the map.

    Args:
        drawing: As `viz.map.draw` gives it.
        rows: As `viz.map_table.link_rows` gives them.

    Returns:
        HTML that loads nothing, whose bytes depend on the network alone; of 200 things below 1.2 MB.
    """
    parts = {
        "style": static("file.css") + static("map.css"),
        "library": library(),
        "script": "".join(map(static, SCRIPTS)),
    }
    return _templates.get_template("file.html").render(
        drawing=drawing,
        figure=figure(drawing, rows),
        table=link_table(rows),
        attribution=ATTRIBUTION,
        **{name: Markup(part) for name, part in parts.items()},  # noqa: S704 our own files, and pyvis's
        **{f"{name}_hash": _hash(part) for name, part in parts.items()},
    )


def figure(
    drawing: Drawing, rows: Sequence[Row], addresses: Addresses | None = None, maps: Addresses | None = None
) -> Markup:
    """Give the map's part of a page; the page also needs `library()`, the scripts and the table of the rows.

    Args:
        drawing: As `viz.map.draw` gives it.
        rows: The rows of the table beside it, in its order.
        addresses: The page of each id.
        maps: The map of each id, or of what is drawn as one.
    """
    canvas = _canvas(drawing, rows, addresses or {}, maps or {})
    nodes, edges, _, _, _, options = canvas.get_network_data()
    data = {
        "nodes": nodes,
        "edges": edges,
        "options": json.loads(options),
        "faint": FAINT if len(drawing.links) > CROWD else 1,
        "areas": [asdict(area) for area in drawing.areas],
        "about": _about(drawing),
        "states": words.STATES,
        "kinds": {kind: MARKS[kind].legend for kind in drawing.kinds},
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).translate(ESCAPES)
    shown = _templates.get_template("figure.html").render(
        drawing=drawing,
        legend=legend(drawing),
        leads=bool(addresses),
        data=Markup(text),  # noqa: S704 escaped above
    )
    return Markup(shown)  # noqa: S704 rendered with autoescape


def _about(drawing: Drawing) -> dict[str, str]:
    """Give what stands in the picture beside the map: question, day, sentence, attribution."""
    return {
        "title": f"How is {drawing.name} linked?",
        "as_at": words.as_at(drawing.as_of, drawing.past, drawing.withheld),
        "says": drawing.sentence,
        "attribution": ATTRIBUTION,
    }


def said(drawing: Drawing) -> Markup:
    """Give what a map answers, in a sentence or two, for the head of its page."""
    return Markup(_templates.get_template("map_said.html").render(drawing=drawing))  # noqa: S704 rendered with autoescape


def _canvas(drawing: Drawing, rows: Sequence[Row], addresses: Addresses, maps: Addresses) -> Any:
    """Give nodes and links to pyvis: numbered, links as the rows of the table are, and without what is usual."""
    canvas = Canvas(directed=True, cdn_resources="in_line")
    number = {node["id"]: place for place, node in enumerate(drawing.nodes)}
    for node in drawing.nodes:
        where = {key: of[node["id"]] for key, of in (("address", addresses), ("map", maps)) if node["id"] in of}
        canvas.add_node(number[node["id"]], **{k: v for k, v in node.items() if k != "id"}, **where)
    row = {told["id"]: place for place, told in enumerate(rows)}
    for link in drawing.links:
        told = {k: v for k, v in link.items() if k not in {"id", "from", "to", "type"} and USUAL.get(k, ...) != v}
        canvas.add_edge(number[link["from"]], number[link["to"]], **told, id=row[link["id"]])
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
