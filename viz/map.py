"""A network as a map: nodes with shapes and fixed places, links with lines, and a sentence about it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from math import log2
from textwrap import fill
from typing import Any

from graph.answers import Headline
from graph.projection import Network
from graph.schema import LINKS
from viz import words
from viz.layout import MOST_ON_RINGS, plan
from viz.palette import INK, MARKS, ORDER, STATE_MARKS, UNJUDGED
from viz.plan import Area, Plan

SIZES = ((2, 16), (6, 20), (10**9, 26))  # at most so many links: this size, pixels
SCHOOLS = ((20, 12), (100, 18), (10**9, 26))  # the same, of councils and trusts that stand for so many schools
DASHES: dict[str, bool | list[int]] = {"actual": False, "proposed": [12, 8], "ended": [2, 7]}
LABEL = 20, 3  # characters in a line, and lines
TOLD = 4  # kinds of links that the sentence names
THICK = 9  # pixels, at most


@dataclass(frozen=True)
class Drawing:
    """A map ready to be drawn: nodes and links as vis-network takes them, and what is said of it."""

    name: str
    kind: str
    centre: str | None
    as_of: date | None
    nodes: list[dict[str, Any]]
    links: list[dict[str, Any]]
    illustrative: bool = False
    withheld: int = 0
    past: int = 0
    things: int = 0
    left_out_trusts: int = 0
    headline: Headline | None = None
    areas: list[Area] = field(default_factory=list)

    @property
    def kinds(self) -> list[str]:
        """Give the kinds of things on the map, in the legend's order."""
        return sorted({str(node["kind"]) for node in self.nodes}, key=lambda kind: ORDER[kind])

    @property
    def is_summarised(self) -> bool:
        """Say whether the map shows fewer things than there are."""
        return self.things > len(self.nodes) or self.left_out_trusts > 0

    @property
    def sentence(self) -> str:
        """Say what the picture shows, for those who do not see it and those who do."""
        others = len(self.nodes) - (self.centre is not None)
        if not others:
            return f"The map shows {self.name} alone: no link of it is recorded for this day."
        counts: Counter[str] = Counter()
        for link in self.links:
            counts[str(link["label"])] += int(link.get("n", 1))
        number = sum(counts.values())
        often = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        told = ", ".join(f"{words.grouped(n)} “{says}”" for says, n in often[:TOLD])
        if len(often) > TOLD:
            told += f", and {words.grouped(sum(n for _, n in often[TOLD:]))} of {len(often) - TOLD} other kinds"
        shown = f"with {words.grouped(number)} {'link' if number == 1 else 'links'}: {told}" if told else "with no link"
        return f"The map shows {self._what(others)}, {shown}."

    def _what(self, others: int) -> str:
        many = words.grouped(others)
        if self.centre is not None:
            where = "in the middle" if others < MOST_ON_RINGS else "with the thickest edge"
            return f"{self.name} {where} and {many} other{'' if others == 1 else 's'} round it"
        if self.kind == "answer":
            return f"the nodes of {self.name}, {many} in all"
        if self.kind == "nation":
            return f"the councils of {self.name} and the trusts with most schools there, {many} in all"
        return f"the schools of {self.name} and who is linked to them, {many} in all"


def draw(network: Network, by: str | None = None) -> Drawing:
    """Draw a network.

    Args:
        network: As `graph.maps.map_network` gives it: n nodes with `label` and `name`; m links keyed by claim id.
        by: Laid out by `links` or by `place`; what suits the kind if absent.
    """
    told = network.graph
    placed = plan(network, by)
    return Drawing(
        name=str(told["name"]),
        kind=str(told["kind"]),
        centre=told.get("centre"),
        as_of=told.get("as_of"),
        nodes=_nodes(network, placed),
        links=_links(network),
        illustrative=any(data.get("illustrative") for _, data in network.nodes(data=True)),
        withheld=len(told.get("withheld_ids", ())),
        past=int(told.get("past", 0)),
        things=int(told.get("things", len(network))),
        left_out_trusts=int(told.get("left_out_trusts", 0)),
        headline=told.get("headline"),
        areas=placed.areas,
    )


def _nodes(network: Network, placed: Plan) -> list[dict[str, Any]]:
    """Give the nodes in the order in which they are given their labels: the centre, then the biggest."""
    centre, degree = network.graph.get("centre"), dict(network.degree())
    judged = any(data.get("state") for _, data in network.nodes(data=True))
    nodes = [
        _node(node, data, degree[node], placed, judged=judged) | ({"main": True} if node == centre else {})
        for node, data in network.nodes(data=True)
    ]
    weight = {node: int(data.get("schools", degree[node])) for node, data in network.nodes(data=True)}
    heads = placed.above
    return sorted(nodes, key=lambda n: (n["id"] != centre, n["id"] not in heads, -weight[n["id"]], -n["size"], n["id"]))


def _node(node: str, data: Mapping[str, Any], degree: int, placed: Plan, *, judged: bool) -> dict[str, Any]:
    kind, name = str(data["label"]), str(data.get("name", node))
    mark, (x, y) = MARKS[kind], placed.places[node]
    inside = kind == "Cohort" and "parts" not in data
    look = _look_of_school(data, mark.colour, judged=judged) if kind == "School" else {"fill": mark.colour}
    told = {key: data[key] for key in ("state", "why", "phase", "schools", "parts") if data.get(key)}
    return told | {
        "id": node,
        "label": str(data.get("count") or "…") if inside else short(name),
        "name": name,
        "kind": kind,
        "shape": mark.shape,
        "color": {"background": look["fill"], "border": INK},
        "size": round(min(_size(data, degree), placed.largest(node)) * mark.scale),
        "x": x,
        "y": y,
        **({"above": True} if node in placed.above else {}),
        **({"letter": look["letter"], "ink": look["ink"]} if "letter" in look else {}),
        **({"count": data["count"]} if "parts" in data else {}),
    }


def short(name: str) -> str:
    r"""Write a name in a few short lines for the map; the whole name stands in the table and where it is chosen.

    >>> short("The Made-up Academy of Somewhere with a Name that does not End anywhere")
    'The Made-up Academy\nof Somewhere with a\nName that does not…'
    """
    width, most = LABEL
    lines = fill(name, width).split("\n")
    return "\n".join(lines[:most]) + ("…" if len(lines) > most else "")


def _size(data: Mapping[str, Any], degree: int) -> int:
    number, sizes = (int(data["schools"]), SCHOOLS) if "schools" in data else (degree, SIZES)
    return SIZES[-1][1] if "parts" in data else next(size for most, size in sizes if number <= most)


def _look_of_school(data: Mapping[str, Any], colour: str, *, judged: bool) -> dict[str, str]:
    state = data.get("state")
    if not state:
        return {"fill": UNJUDGED if judged else colour}
    fill_, letter, ink = STATE_MARKS[str(state)]
    return {"fill": fill_, "letter": letter, "ink": ink}


def _links(network: Network) -> list[dict[str, Any]]:
    edges = sorted(network.edges(keys=True, data=True), key=lambda edge: (edge[0], edge[1], str(edge[2])))
    pairs: Counter[frozenset[str]] = Counter()
    drawn = []
    for start, end, key, data in edges:
        pair = frozenset((start, end))
        drawn.append(_link((start, end), str(key), data) | _bend(pairs[pair]))
        pairs[pair] += 1
    return drawn


def _link(ends: tuple[str, str], key: str, data: Mapping[str, Any]) -> dict[str, Any]:
    rel, n = str(data["type"]), int(data.get("n", 1))
    look = words.standing(data)
    both_ways = LINKS[rel].says[0] == LINKS[rel].says[1]
    return {
        "id": key,
        "from": ends[0],
        "to": ends[1],
        "type": rel,
        "label": words.reads(data),
        "status": look,
        "confidence": data.get("confidence", "stated"),
        "dashes": DASHES[look],
        "width": 1 if data.get("confidence") == "tentative" else 3 if n == 1 else min(THICK, round(3 + log2(n))),
        "arrows": "" if both_ways else "to",
        **({"n": n} if n > 1 else {}),
    }


def _bend(before: int) -> dict[str, Any]:
    """Bend the second and further claims between two things, so that each is seen."""
    if not before:
        return {"smooth": False}
    return {"smooth": {"enabled": True, "type": "curvedCW", "roundness": round(0.2 * before, 2)}}
