"""Small networks drawn as text, for tests, examples and docs.

A line is a chain of nodes and links: `Ash -SUPPORTS-> Birch <-MEMBER_OF- Cedar`. A node is an open school unless it
says otherwise (`Oak:Trust`, `Thurrock:Council#883`): its name is its id, `#` gives its key (urn, uid or code), and
properties stand in braces: `Elm{closed: 2012-08-31}`. A link is an actual, stated claim, held from `start_max` to
`end_min`; it takes properties in braces too: `-SUPPORTS{status: proposed}->`.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.errors import BadInput
from graph.kinds import Link, Node
from graph.projection import Network
from graph.schema import LINKS, NODES, Document

KEYS = {"School": "urn", "Trust": "uid", "Council": "code"}
_BRACES = r"(?:\{(?P<props>[^}]*)\})?"
_NODE = re.compile(rf"\s*(?P<id>[\w:.'-]+?)(?::(?P<label>[A-Z]\w+))?(?:#(?P<key>\w+))?{_BRACES}\s*(?=$|<?-[A-Z])")
_LINK = re.compile(rf"(?P<back><)?-(?P<rel>[A-Z_]+){_BRACES}-(?P<forth>>)?")


@dataclass(frozen=True)
class Picture:
    """The nodes and claims of a drawing."""

    nodes: list[Node]
    claims: list[Link]


def _value(text: str) -> Any:
    text = text.strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    if text.startswith("["):
        return [_value(part) for part in text.strip("[]").split(";")]
    if text in {"true", "false"}:
        return text == "true"
    return int(text) if re.fullmatch(r"-?\d+", text) else float(text) if re.fullmatch(r"-?\d+\.\d+", text) else text


def _properties(text: str | None) -> dict[str, Any]:
    pairs = (part.split(":", 1) for part in (text or "").split(",") if part.strip())
    return {name.strip(): _value(value) for name, value in pairs}


def _keyed(label: str, key: str | None) -> dict[str, Any]:
    if key is None:
        return {}
    name = KEYS[label]
    return {name: key if name == "code" else int(key)}


def _read_node(line: str, at: int, nodes: dict[str, dict[str, Any]]) -> tuple[str, int]:
    found = _NODE.match(line, at)
    if not found:
        raise BadInput(f"No node can be read at column {at + 1} of {line!r}: write a name such as Ash or Oak:Trust.")
    told = nodes.setdefault(found["id"], {"label": None})
    told["label"] = found["label"] or told["label"]
    told.update(_keyed(told["label"] or "School", found["key"]), **_properties(found["props"]))
    return found["id"], found.end()


def _read_link(line: str, at: int) -> tuple[re.Match[str], int]:
    found = _LINK.match(line, at)
    if not found or bool(found["back"]) == bool(found["forth"]):
        raise BadInput(f"No link can be read at column {at + 1} of {line!r}: write -SUPPORTS-> or <-SUPPORTS-.")
    return found, found.end()


def draw(picture: str, day: date = date(2013, 12, 10), source: str = "document:drawing") -> Picture:
    """Read a drawing into nodes and claims that fit the schema.

    Args:
        picture: Lines of chains; a node may occur many times and is described once.
        day: The day for which each link is told (its start_max and end_min) unless it says otherwise.
        source: The Document that every claim names; it is drawn too.

    Raises:
        BadInput: A line cannot be read, or names a kind that the schema does not have.

    >>> [claim.id for claim in draw("Ash -SUPPORTS-> Birch <-MEMBER_OF- Oak:Trust").claims]
    ['SUPPORTS:Ash:Birch', 'MEMBER_OF:Oak:Birch']
    """
    nodes: dict[str, dict[str, Any]] = {source: {"label": "Document", "kind": "paper", "date": day}}
    claims: list[Link] = []
    for line in filter(None, (raw.split("//")[0].strip() for raw in picture.splitlines())):
        left, at = _read_node(line, 0, nodes)
        while at < len(line):
            link, at = _read_link(line, at)
            right, at = _read_node(line, at, nodes)
            ends = (left, right) if link["forth"] else (right, left)
            claims.append(_claim(link, ends, day, source, claims))
            left = right
    return Picture([_node(name, told, source) for name, told in nodes.items()], claims)


def as_network(picture: Picture) -> Network:
    """Give a drawing as the network that a projection of it would be, without a database.

    >>> as_network(draw("Ash -SUPPORTS-> Birch")).edges["Ash", "Birch", "SUPPORTS:Ash:Birch"]["type"]
    'SUPPORTS'
    """
    papers = [node for node in picture.nodes if isinstance(node, Document)]
    network = Network()
    network.graph |= {"audience": "public", "withheld_ids": set(), "withheld_ends": set(), "secret": set()}
    network.graph |= {"days": {d.id: d.date for d in papers}, "documents": {d.id: d.name for d in papers}}
    for node in picture.nodes:
        network.add_node(node.id, **node.model_dump(exclude_none=True), label=node.label)
    for claim in picture.claims:
        network.add_edge(claim.from_id, claim.to_id, claim.id, **claim.model_dump(exclude_none=True), type=claim.rel)
    return network


def _node(name: str, told: dict[str, Any], source: str) -> Node:
    label = told.pop("label") or "School"
    extra = {} if label == "Document" else {"source": source}
    if label == "School":
        extra |= {"status": "Open", "sector": "maintained"}
    if label == "Inspection":
        return NODES[label](**({"id": name} | told))
    return NODES[label](**({"id": name, "name": name} | extra | told))


def _claim(link: re.Match[str], ends: tuple[str, str], day: date, source: str, claims: list[Link]) -> Link:
    rel = link["rel"]
    if rel not in LINKS:
        raise BadInput(f"The schema has no relationship type {rel}: use one of {', '.join(LINKS)}.")
    told = _properties(link["props"])
    dates = {} if told.keys() & {"start_min", "start_max", "end_min", "end_max"} else {"start_max": day, "end_min": day}
    name = f"{rel}:{ends[0]}:{ends[1]}"
    again = sum(c.id == name or c.id.startswith(f"{name}~") for c in claims)
    base = {"id": f"{name}~{again + 1}" if again else name, "source": source}
    return LINKS[rel](**(base | {"from_id": ends[0], "to_id": ends[1]} | dates | told))
