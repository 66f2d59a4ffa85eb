"""How the five brokerage roles are counted: all chains by group, less those that an arc closes.

No chain is ever listed: a hub of 5,000 members brokers 25 million, which are counted from its neighbours' groups.
"""

from collections.abc import Mapping
from itertools import permutations
from typing import Any

import numpy as np
from scipy import sparse

from graph.triangles import Links, links, triangles

ROLES = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison")
# Role by whether a and b, b and c, a and c are of one group; what else there is cannot be.
_ROLE = {(1, 1, 1): 0, (0, 0, 1): 1, (1, 0, 0): 2, (0, 1, 0): 3, (0, 0, 0): 4}


def chains(arcs: Any, classes: Any) -> Any:
    """Count by role the chains a -> b -> c with a and c apart, whether there is an arc a -> c or not: n×5."""
    size, pairs = len(classes), arcs.tocoo()
    start, end, same = pairs.row, pairs.col, classes[pairs.row] == classes[pairs.col]
    of_start, of_end = ((classes[pairs.row], pairs.col), (classes[pairs.col], pairs.row))
    comes, goes = (_by_class(node, of, size) for of, node in (of_start, of_end))
    own_in, own_out = (np.bincount(node[same], minlength=size) for node in (end, start))
    other_in, other_out = (np.bincount(node[~same], minlength=size) for node in (end, start))
    itinerant = np.asarray(comes.multiply(goes).sum(axis=1), np.int64).ravel() - own_in * own_out
    counts = np.column_stack(
        [own_in * own_out, itinerant, own_in * other_out, other_in * own_out, other_in * other_out - itinerant]
    )
    mutual = arcs.multiply(arcs.T).tocoo()  # a chain there and back is none
    there = classes[mutual.row] == classes[mutual.col]
    for role, which in ((0, there), (1, ~there)):
        counts[:, role] -= np.bincount(mutual.row[which], minlength=size)
    return counts


def _by_class(node: Any, of: Any, size: int) -> Any:
    return sparse.coo_array((np.ones(len(node), np.int64), (node, of)), shape=(size, size)).tocsr()


def closed_chains(arcs: Any, classes: Any) -> Any:
    """Count by role the chains a -> b -> c with an arc a -> c: n×5."""
    found, size = links(arcs), len(classes)
    counts = np.zeros(size * 5, np.int64)
    role = np.array([_ROLE.get((at >> 2, at >> 1 & 1, at & 1), 0) for at in range(8)])
    for one, other, third in triangles(found):
        nodes = found.low[one], found.high[one], found.high[other]
        arc = _arcs_of({(0, 1): one, (0, 2): other, (1, 2): third}, found)
        of = [classes[node] for node in nodes]
        for a, b, c in permutations(range(3)):
            chain = arc[a, b] & arc[b, c] & arc[a, c]
            kind = role[4 * (of[a] == of[b]) + 2 * (of[b] == of[c]) + (of[a] == of[c])]
            counts += np.bincount((nodes[b] * 5 + kind)[chain], minlength=size * 5)
    return counts.reshape(size, 5)


def _arcs_of(sides: Mapping[tuple[int, int], Any], found: Links) -> dict[tuple[int, int], Any]:
    forth = {ends: found.forth[link] for ends, link in sides.items()}
    return forth | {(ends[1], ends[0]): found.back[link] for ends, link in sides.items()}
