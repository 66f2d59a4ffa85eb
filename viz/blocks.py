"""A map without a centre: each group stands over its members, and schools without support stand apart at one side."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

import networkx as nx

from graph.projection import Network
from viz import words
from viz.palette import ORDER
from viz.plan import Area, Place, Plan

CELL = 52  # pixels between members
RADIUS = 22  # pixels that a member may have
HEAD = 74  # pixels from a group to its members
NAMES = ((8, 190), (4, 64), (0, 0))  # with at least so many members, so many pixels above it for its name
ASIDE, MARGIN = 150, 40
WIDE = 1.35  # width to height of the whole
# Which group a thing stands with, where it has several: alliances and partnerships say most about support.
_GROUPS = ("Alliance", "Partnership", "Trust", "Body", "Programme", "Board", "Council", "Leader", "Cohort", "School")
_RANK = {label: place for place, label in enumerate(_GROUPS)}
_STATES = {"linked": 0, "confirmed_none": 1, "not_known": 2}
_GAPS = {"not_known": "not known", "confirmed_none": "told that they have none"}


@dataclass(frozen=True)
class _Block:
    """A group's id, or None where its members have none, and its members in order."""

    head: str | None
    members: list[str]

    @property
    def ids(self) -> list[str]:
        return [*([self.head] if self.head else []), *self.members]

    @property
    def columns(self) -> int:
        return max(1, ceil(sqrt(WIDE * len(self.members))))

    @property
    def top(self) -> int:
        """Pixels from the upper edge to the first row of members."""
        if not self.head:
            return CELL
        return HEAD + CELL + next(room for least, room in NAMES if len(self.members) >= least)

    @property
    def width(self) -> int:
        return CELL * (self.columns + 1)

    @property
    def height(self) -> int:
        return self.top + CELL * ceil(len(self.members) / self.columns)


def blocks(network: Network) -> Plan:
    """Place groups over their members; what has no support recorded stands apart at the right.

    A group is an alliance, else a partnership, else a trust, else whoever has most links. It stands at the left where
    any of its members has support recorded; schools without support stand at the right all the same.
    """
    heads = _heads(network)
    gaps = {node for node, data in network.nodes(data=True) if data.get("state") in _GAPS}
    linked = {node for node, data in network.nodes(data=True) if data.get("state") == "linked"}
    lively = {heads[node] for node in linked} if gaps else set(network)
    left = _side(network, [node for node in network if heads[node] in lively and node not in gaps], heads)
    right = _side(network, [node for node in network if heads[node] not in lively or node in gaps], heads)
    areas = [sum(block.width * block.height for block in side) for side in (left, right)]
    height = sqrt(sum(areas) / WIDE) or 1.0  # of a map with nothing on it
    places: dict[str, Place] = {}
    edge = _pack(left, 0, areas[0] / height, places)
    _pack(right, edge + ASIDE if left else 0, areas[1] / height, places)
    above = frozenset(block.head for block in left + right if block.head)
    titled = [_area(title, [places[node] for node in ids]) for title, ids in _titled(network, left, right)]
    return Plan({node: places[node] for node in network}, titled, above, RADIUS)


def _heads(network: Network) -> dict[str, str]:
    """Give for each node the group that it stands with: itself, or one that it is linked to.

    A body that is linked to members of groups only, such as a sponsor, stands with the group of most of these.
    """
    degree = dict(network.degree())
    order = sorted(network, key=lambda node: (_rank(network, node), -degree[node], node))
    heads: dict[str, str] = {}
    for node in order:
        near = {other for other in nx.all_neighbors(network, node) if heads.get(other) == other}
        heads[node] = min(near, key=lambda other: (_rank(network, other), -degree[other], other), default=node)
    followed = {head for node, head in heads.items() if head != node}
    for node in order:
        if heads[node] == node and node not in followed and degree[node]:
            found = Counter(heads[other] for other in nx.all_neighbors(network, node))
            heads[node] = min(found, key=lambda head: (-found[head], head))
    return heads


def _rank(network: Network, node: str) -> int:
    return _RANK.get(str(network.nodes[node].get("label")), len(_RANK))


def _side(network: Network, nodes: Sequence[str], heads: dict[str, str]) -> list[_Block]:
    """Make the blocks of one side, the largest first; what has no group here stands together, last."""
    here, found, loose = set(nodes), dict[str, list[str]](), list[str]()
    for node in sorted(nodes, key=lambda node: _order(network, node)):
        head = heads[node]
        if head in here:
            found.setdefault(head, []).extend([node] if node != head else [])
        else:
            loose.append(node)
    loose += [head for head, members in found.items() if not members]
    loose.sort(key=lambda node: _order(network, node))
    made = [_Block(head, members) for head, members in found.items() if members]
    made.sort(key=lambda block: (-len(block.members), str(block.head)))
    return made + ([_Block(None, loose)] if loose else [])


def _order(network: Network, node: str) -> tuple[int, int, str, str]:
    data = network.nodes[node]
    kind = ORDER.get(str(data.get("label")), len(ORDER))
    return _STATES.get(str(data.get("state")), len(_STATES)), kind, str(data.get("name", "")), node


def _pack(side: Sequence[_Block], left: int, wanted: float, places: dict[str, Place]) -> int:
    """Place blocks on shelves of about a width from the left edge on; give the right edge, pixels."""
    most = max([wanted, *(block.width for block in side)])
    x, y, shelf, right = left, 0, 0, left
    for block in side:
        if x > left and x + block.width > left + most:
            x, y, shelf = left, y + shelf, 0
        _place(block, x, y, places)
        x, shelf = x + block.width, max(shelf, block.height)
        right = max(right, x)
    return right


def _place(block: _Block, x: int, y: int, places: dict[str, Place]) -> None:
    if block.head:
        places[block.head] = (x + block.width // 2, y + block.top - HEAD)
    for index, node in enumerate(block.members):
        row, column = divmod(index, block.columns)
        aside = CELL // 4 if row % 2 else 0  # so that lines to a lower row pass between those above
        places[node] = (x + CELL * (column + 1) - aside, y + block.top + CELL * row)


def _titled(network: Network, left: list[_Block], right: list[_Block]) -> list[tuple[str, list[str]]]:
    """Give each side that has anything with its title; a map without states needs no words."""
    sides = [[node for block in side for node in block.ids] for side in (left, right)]
    counts = Counter[str]()
    for node in sides[1]:
        data = network.nodes[node]
        counts[str(data.get("state"))] += int(data["count"]) if "parts" in data else 1
    told = [f"{words.grouped(n)} {said}" for state, said in _GAPS.items() if (n := counts[state])]
    titles = ("Support recorded, and who gives it", f"No support recorded: {', '.join(told)}")
    return [(title, ids) for title, ids in zip(titles, sides, strict=True) if ids and told]


def _area(title: str, places: Sequence[Place]) -> Area:
    xs, ys = [x for x, _ in places], [y for _, y in places]
    x, y = min(xs) - MARGIN, -MARGIN
    return Area(title, x, y, max(xs) + MARGIN - x, max(ys) + MARGIN - y)
