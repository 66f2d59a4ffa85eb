"""What holds together when somebody goes: connected parts of the network of organisations and schools."""

from collections import Counter
from collections.abc import Collection
from itertools import chain
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph.default_view import held
from graph.scene import Scene

if TYPE_CHECKING:
    Ties = nx.Graph[str]
else:
    Ties = nx.Graph


def ties(scene: Scene) -> Ties:
    """Give who is tied to whom on the day, without direction: loops dropped, parallels merged, the closed left out."""
    found = Ties()
    found.add_edges_from((one, other) for one, other, _ in held(scene))
    return found


def parts_without(network: Ties, gone: Collection[str]) -> tuple[list[list[str]], list[str]]:
    """Give what the parts that some belong to fall into when these go.

    Returns:
        The islands (two or more nodes each, cut off from the largest part that is left, largest first), and the
        nodes left without any tie; all in order of id.

    >>> parts_without(nx.Graph(["XA", "XB", "BC", "XD", "DE", "EF"]), {"X"})
    ([['B', 'C']], ['A'])
    """
    here = set(gone) & set(network)
    touched = {name for root in here for name in nx.node_connected_component(network, root)} - here
    parts = [sorted(part) for part in nx.connected_components(network.subgraph(touched))]
    groups = sorted((part for part in parts if len(part) > 1), key=lambda part: (-len(part), part))
    return groups[1:], sorted(part[0] for part in parts if len(part) == 1)


def falls_into(network: Ties) -> dict[str, tuple[int, int]]:
    """Give for each node how many islands and how many nodes without a tie its going would leave.

    A node is in as many blocks (biconnected components) as its part falls into without it (Hopcroft and Tarjan 1973,
    Communications of the ACM 16(6), 372-378): one pass for all.

    >>> falls_into(nx.Graph(["XA", "XB", "BC", "XD", "DE", "EF"]))["X"]
    (1, 1)
    """
    blocks: Counter[Any] = Counter(chain.from_iterable(nx.biconnected_components(network)))
    lone = {name: sum(network.degree[other] == 1 for other in network[name]) for name in network}
    return {name: (max(0, blocks[name] - lone[name] - 1), lone[name]) for name in network}
