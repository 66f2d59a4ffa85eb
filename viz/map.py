"""A network as a map: nodes with shapes and fixed places, links with lines and captions, and a sentence about it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import fill
from typing import Any

import networkx as nx

from graph.dates import carry, holds
from graph.errors import BadInput, UnknownThing
from graph.lookup import today
from graph.projection import Network
from graph.schema import LINKS
from viz import words
from viz.layout import rings
from viz.palette import INK, MARKS, ORDER, kind_of

SIZES = ((2, 14), (6, 20), (10**9, 26))  # at most so many links: this size, pixels
MOST = 600  # nodes that can be drawn so that anybody can read them
DASHES: dict[str, bool | list[int]] = {"actual": False, "proposed": [12, 8], "ended": [2, 7]}
LINE = "#505a5f"


@dataclass(frozen=True)
class Drawing:
    """A map ready to be drawn: nodes and links as vis-network takes them, and the sentence under it."""

    centre: str
    name: str
    as_of: date | None
    nodes: list[dict[str, Any]]
    links: list[dict[str, Any]]
    kinds: list[str]
    illustrative: bool
    withheld: int
    past: int

    @property
    def sentence(self) -> str:
        """Say what the picture shows, for those who do not see it and those who do."""
        others = len(self.nodes) - 1
        if not others:
            return f"The map shows {self.name} alone: no link of it is recorded for this day."
        counts = Counter(str(link["type"]) for link in self.links)
        told = ", ".join(f"{words.grouped(n)} “{LINKS[rel].says[0]}”" for rel, n in sorted(counts.items()))
        what = "link" if len(self.links) == 1 else "links"
        return (
            f"The map shows {self.name} in the middle and {words.grouped(others)} "
            f"other{'' if others == 1 else 's'} round it, with {words.grouped(len(self.links))} {what}: {told}."
        )


def on_day(network: Network, centre: str, day: date | None, carry_months: int | None = None) -> Network:
    """Keep what stands on a day round one node, and what it is connected to; count the rest as `past`.

    Drawn are the links that certainly or possibly hold on the day, proposed ones, and those told as past without a
    date. Without a day it is that of the newest source that tells of the centre. What only hidden links lead to goes
    as well: its name would tell of them.

    Raises:
        UnknownThing: The centre is not in the network: it is not held, or not for this audience.
    """
    if centre not in network:
        raise UnknownThing(f"Nothing that may be shown has the id {centre!r}: give the id, URN or exact name.")
    shown: Network = nx.MultiDiGraph(network)
    shown.remove_nodes_from([node for node, data in network.nodes(data=True) if data.get("label") not in MARKS])
    day = day or newest_day(shown, centre)
    links = list(shown.edges(keys=True, data=True))
    past = [link[:3] for link in links if day and not _stands(link[3], day, carry_months)]
    shown.remove_edges_from(past)
    near = nx.node_connected_component(shown.to_undirected(as_view=True), centre)
    shown = shown.subgraph(near).copy()
    shown.graph |= {"as_of": day, "past": len(past)}
    return shown


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


def _stands(claim: Mapping[str, Any], day: date, carry_months: int | None) -> bool:
    return holds(claim, day, carry(str(claim["type"]), carry_months)) in {"certainly", "possibly"}


def draw(network: Network, centre: str) -> Drawing:
    """Draw the network round one of its nodes.

    Args:
        network: As `on_day` gives it: n nodes with `label` and `name`; m links keyed by claim id with `type`.
        centre: The id that stands in the middle.

    Raises:
        BadInput: More than 600 nodes: nobody could read it.
    """
    if len(network) > MOST:
        raise BadInput(f"{len(network)} things are too many for one map (at most {MOST}): ask for one hop or one kind.")
    told = network.graph
    return Drawing(
        centre=centre,
        name=str(network.nodes[centre].get("name", centre)),
        as_of=told.get("as_of"),
        nodes=_nodes(network, centre),
        links=_links(network),
        kinds=sorted({str(data["label"]) for _, data in network.nodes(data=True)}, key=lambda kind: ORDER[kind]),
        illustrative=any(data.get("illustrative") for _, data in network.nodes(data=True)),
        withheld=len(told.get("withheld_ids", ())),
        past=int(told.get("past", 0)),
    )


def _nodes(network: Network, centre: str) -> list[dict[str, Any]]:
    """Give the nodes in the order in which they are given their labels: the centre, then by number of links."""
    places = rings(network, centre)
    degree = dict(network.degree())
    ranked = sorted(network, key=lambda node: (node != centre, -degree[node], places[node]))
    return [_node(node, network.nodes[node], places[node], degree[node]) for node in ranked]


def _node(node: str, data: Mapping[str, Any], place: tuple[int, int], degree: int) -> dict[str, Any]:
    kind, name = str(data["label"]), str(data.get("name", node))
    mark = MARKS[kind]
    size = next(size for most, size in SIZES if degree <= most)
    inside = kind == "Cohort"
    return {
        "id": node,
        "label": str(data.get("count") or "…") if inside else fill(name, 20),
        "name": name,
        "kind": kind,
        "title": f"{name} ({kind_of(kind)})",
        "shape": mark.shape,
        "color": {"background": mark.colour, "border": INK},
        "size": round(size * mark.scale),
        "x": place[0],
        "y": place[1],
    }


def _links(network: Network) -> list[dict[str, Any]]:
    edges = sorted(network.edges(keys=True, data=True), key=lambda edge: (edge[0], edge[1], str(edge[2])))
    pairs: Counter[frozenset[str]] = Counter()
    drawn = []
    for start, end, key, data in edges:
        pair = frozenset((start, end))
        names = (str(network.nodes[node].get("name", node)) for node in (start, end))
        drawn.append(_link((start, end), str(key), data, caption(data, *names)) | _bend(pairs[pair]))
        pairs[pair] += 1
    return drawn


def _link(ends: tuple[str, str], key: str, data: Mapping[str, Any], title: str) -> dict[str, Any]:
    rel = str(data["type"])
    return {
        "id": key,
        "from": ends[0],
        "to": ends[1],
        "type": rel,
        "label": LINKS[rel].says[0],
        "title": title,
        "dashes": DASHES[str(data.get("status", "actual"))],
        "width": 1 if data.get("confidence") == "tentative" else 3,
        "color": LINE,
        "arrows": "" if LINKS[rel].says[0] == LINKS[rel].says[1] else "to",
    }


def _bend(before: int) -> dict[str, Any]:
    """Bend the second and further claims between two things, so that each is seen."""
    if not before:
        return {"smooth": False}
    return {"smooth": {"enabled": True, "type": "curvedCW", "roundness": round(0.2 * before, 2)}}


def caption(claim: Mapping[str, Any], start: str, end: str) -> str:
    """Say a claim in a sentence: `Ash supports Birch (actual, stated by the source): still so on 1 May 2013 …`."""
    status, confidence = str(claim.get("status", "actual")), str(claim.get("confidence", "stated"))
    return (
        f"{start} {LINKS[str(claim['type'])].says[0]} {end} "
        f"({words.STATUSES[status]}, {words.CONFIDENCES[confidence]}): {words.dates(claim)}"
    )
