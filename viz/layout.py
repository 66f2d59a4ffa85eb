"""Fixed places on a map: the same network always gives the same picture, computed once and rounded."""

from collections.abc import Iterable, Mapping
from math import atan2, cos, pi, sin

import networkx as nx

from graph.projection import Network
from viz.blocks import blocks
from viz.palette import ORDER
from viz.places import is_located, on_the_ground
from viz.plan import Place, Plan
from viz.stress import settled

RING = 210  # pixels from the centre to the first ring
STEP = 150  # pixels between rings: two lines of a label and a shape
MOST_ON_RINGS = 60  # things; more are settled by the steps between them, for rings would be too wide
GAP = 30  # pixels that links to neighbouring things keep between them on the first ring
CROWD = 20  # things for which one ring more is used
STRETCH = 1.6  # maps are wider than high, and labels too


def plan(network: Network, by: str | None = None) -> Plan:
    """Lay a map out: by place on the ground, on rings or settled round its centre, or in blocks.

    Args:
        network: n nodes keyed by id, with `label` and `name`; its attribute `centre` is an id or None.
        by: `place` or `links`; where nothing is said, a map of the nation is by place if half of it is located.

    Returns:
        n places in network order: x to the right and y down, whole pixels.
    """
    located = [node for node, data in network.nodes(data=True) if is_located(data)]
    nation = network.graph.get("kind") == "nation" and 2 * len(located) > len(network)
    if located and (by == "place" or (by is None and nation)):
        return on_the_ground(network)
    centre = network.graph.get("centre")
    if centre is None:
        return blocks(network)
    places = rings(network, centre)
    return Plan(settled(network, centre, places) if len(network) > MOST_ON_RINGS else places)


def rings(network: Network, centre: str) -> dict[str, Place]:
    """Place every node on rings round one of them: nearer by links is nearer on the map.

    Within a ring nodes of one kind stand together, then by name; further rings stay behind what they hang on.

    Args:
        network: n nodes keyed by id, with the attributes `label` and `name`.
        centre: The id that stands in the middle.

    Returns:
        n places in network order: x to the right and y down, whole pixels, the centre at (0, 0).
    """
    steps = nx.single_source_shortest_path_length(network.to_undirected(as_view=True), centre)
    far = max(steps.values()) + 1
    places: dict[str, Place] = {centre: (0, 0)}
    radius = 0.0
    for step in range(1, far + 1):
        members = [node for node in network if steps.get(node, far) == step]
        radius = _spread(sorted(members, key=lambda node: _rank(network, node, places)), radius, places)
    return {node: places[node] for node in network}


def _rank(network: Network, node: str, places: Mapping[str, Place]) -> tuple[float, int, str, str]:
    """Behind what it hangs on, then with its kind, then by name, then by id: a total order."""
    held = [places[other] for other in nx.all_neighbors(network, node) if places.get(other, (0, 0)) != (0, 0)]
    data = network.nodes[node]
    return (_angle(held), ORDER.get(str(data.get("label")), len(ORDER)), str(data.get("name", "")), node)


def _angle(places: Iterable[Place]) -> float:
    """Mean direction of places seen from the centre, in radians from the top clockwise, rounded; -1 without any."""
    points = list(places)
    if not points:
        return -1.0
    x, y = sum(p[0] / STRETCH for p in points), sum(p[1] for p in points)
    return round(atan2(x, -y) % (2 * pi), 6)


def _spread(members: list[str], within: float, places: dict[str, Place]) -> float:
    """Place the members outside a radius, each at an angle of its own: no link then runs under another thing.

    They take turns on as many rings as their number asks for.

    Returns:
        The radius that they need, pixels.
    """
    many = len(members)
    if not many:
        return within
    first = within + max(RING, GAP * many / (2 * pi))
    around = 1 if many <= CROWD // 2 else 1 + -(-many // CROWD)
    for index, node in enumerate(members):
        turn, radius = 2 * pi * (index + 0.5) / many, first + STEP * (index % around)
        places[node] = (round(STRETCH * radius * sin(turn)), round(-radius * cos(turn)))
    return first + STEP * (around - 1)
