"""The nodes and links in an answer to a question in Cypher, as a map draws them."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from graph.console_shapes import CypherAnswer, LinkValue, NodeValue, PathValue, as_thing
from graph.folding import folded
from graph.projection import Network
from graph.schema import LINKS
from viz import words
from viz.cypher_view import SHOWN
from viz.palette import MARKS

DAYS = ("start_min", "start_max", "end_min", "end_max")
TEXTS = ("as_given", "quote", "source")


def answer_network(told: CypherAnswer) -> Network:
    """Give the nodes that an answer's first rows hold, and the links among them that they hold too.

    Whatever a property holds, what comes out can be drawn: a question may make up any value.

    Returns:
        At most 500 nodes keyed by their own id, with `label` and `name`, and links with what a map tells of them; empty
        where no node of a kind that maps know is in the answer.
    """
    values = [value for row in told.rows[:SHOWN] for value in row.values()]
    things = list(_things(values))
    nodes = {thing.element_id: thing for thing in things if isinstance(thing, NodeValue) and _label(thing)}
    network = Network(name="the answer", kind="answer", centre=None, as_of=None)
    network.add_nodes_from((_id(node), _about(node)) for node in nodes.values())
    for link in things:
        if isinstance(link, LinkValue) and link.type in LINKS and link.start in nodes and link.end in nodes:
            network.add_edge(_id(nodes[link.start]), _id(nodes[link.end]), link.element_id, **_claim(link))
    network.graph["things"] = len(network)
    whole = folded(network)
    whole.graph["things"] = len(network)
    return whole


def _things(values: Iterable[Any]) -> Iterator[NodeValue | LinkValue]:
    """Find nodes and links, in lists, maps and paths too."""
    for value in values:
        if isinstance(value, list):
            yield from _things(value)
        elif isinstance(value, dict):
            thing = as_thing(value)
            if isinstance(thing, PathValue):
                yield from thing.nodes
                yield from thing.relationships
            elif thing:
                yield thing
            else:
                yield from _things(value.values())


def _label(node: NodeValue) -> str | None:
    return next((label for label in node.labels if label in MARKS), None)


def _id(node: NodeValue) -> str:
    return str(node.properties.get("id") or node.element_id)


def _about(node: NodeValue) -> dict[str, Any]:
    held = node.properties
    phase, count = held.get("phase"), held.get("count")
    return {
        "label": _label(node),
        "name": str(held.get("name") or _id(node)),
        "illustrative": bool(held.get("illustrative")),
        **({"phase": phase} if isinstance(phase, str) else {}),
        **({"urn": held["urn"]} if isinstance(held.get("urn"), int) else {}),
        **({"count": count} if isinstance(count, int) else {}),
    }


def _claim(link: LinkValue) -> dict[str, Any]:
    held = link.properties
    status, sure = str(held.get("status")), str(held.get("confidence"))
    return {
        "type": link.type,
        "status": status if status in words.STATUSES else "actual",
        "confidence": sure if sure in words.CONFIDENCES else "stated",
        **{name: _day(held.get(name)) for name in DAYS},
        **{name: str(held[name]) for name in TEXTS if held.get(name)},
    }


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        return None
