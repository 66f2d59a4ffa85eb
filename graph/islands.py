"""What holds together when somebody goes: connected parts of a network, links read without direction."""

from collections.abc import Collection
from typing import Any

import numpy as np
import rustworkx
from scipy.sparse import csgraph

from graph.brokerage import compiled
from graph.simple import Simple


def parts_without(network: Simple, gone: Collection[str]) -> tuple[list[list[str]], list[str]]:
    """Give what the parts that some belong to fall into when these go.

    Returns:
        The islands (two or more nodes each, cut off from the largest part that is left, largest first), and the
        nodes left without any link; all in order of id.

    >>> import networkx as nx
    >>> from graph.simple import simple
    >>> parts_without(simple(nx.Graph(["XA", "XB", "BC", "XD", "DE", "EF"])), {"X"})
    ([['B', 'C']], ['A'])
    """
    links, ids = network.links, np.array(network.ids, object)
    going = np.array([name in gone for name in network.ids], bool)
    before = _parts(links)
    left = np.flatnonzero(np.isin(before, before[going]) & ~going)
    after = _parts(links[left][:, left])
    parts = [sorted(ids[left[after == part]].tolist()) for part in range(after.max(initial=-1) + 1)]
    islands = sorted((part for part in parts if len(part) > 1), key=lambda part: (-len(part), part))
    return islands[1:], sorted(part[0] for part in parts if len(part) == 1)


def falls_into(network: Simple) -> dict[str, tuple[int, int]]:
    """Give for each node how many islands and how many nodes without a link its going would leave.

    A node is in as many blocks (biconnected components) as its part falls into without it (Hopcroft and Tarjan 1973,
    Communications of the ACM 16(6), 372-378): one pass for all.

    >>> import networkx as nx
    >>> from graph.simple import simple
    >>> falls_into(simple(nx.Graph(["XA", "XB", "BC", "XD", "DE", "EF"])))["X"]
    (1, 1)
    """
    links, size = network.links, len(network.ids)
    found = rustworkx.biconnected_components(compiled(network))
    ends = [(node, block) for link, block in found.items() for node in link]
    member = np.unique(np.array(ends, np.int64).reshape(-1, 2), axis=0)[:, 0]
    blocks = np.bincount(member, minlength=size)
    lone = links.astype(np.int64) @ (np.diff(links.indptr) == 1)
    islands = np.maximum(0, blocks - lone - 1)
    return dict(zip(network.ids, zip(islands.tolist(), lone.tolist(), strict=True), strict=True))


def _parts(links: Any) -> Any:
    return csgraph.connected_components(links, directed=False)[1]
