"""How the five brokerage roles are counted: all chains by group, less those that an arc closes.

No chain is ever listed: a hub of 5,000 members brokers 25 million, which are counted from its neighbours' groups.
"""

from collections.abc import Mapping
from itertools import permutations
from typing import Any

import numpy as np
from scipy import sparse

from graph.triangles import Links, triangles

ROLES = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison")
# Role by whether a and b, b and c, a and c are of one group; what else there is cannot be.
_ROLE = {(1, 1, 1): 0, (0, 0, 1): 1, (1, 0, 0): 2, (0, 1, 0): 3, (0, 0, 0): 4}


def chains(found: Links, classes: Any) -> Any:
    """Count by role the chains a -> b -> c with a and c apart, whether there is an arc a -> c or not: n×5."""
    size, (forth, back) = len(classes), map(np.flatnonzero, (found.forth, found.back))
    start = np.concatenate([found.low[forth], found.high[back]])
    end = np.concatenate([found.high[forth], found.low[back]])
    same = classes[start] == classes[end]
    comes, goes = _by_class(end, classes[start], size), _by_class(start, classes[end], size)
    all_in, all_out, own_in, own_out = (
        np.bincount(node, minlength=size) for node in (end, start, end[same], start[same])
    )
    other_in, other_out = all_in - own_in, all_out - own_out
    itinerant = np.asarray(comes.multiply(goes).sum(axis=1), np.int64).ravel() - own_in * own_out
    counts = np.column_stack(
        [own_in * own_out, itinerant, own_in * other_out, other_in * own_out, other_in * other_out - itinerant]
    )
    mutual = np.flatnonzero(found.forth & found.back)  # a chain there and back is none
    there = classes[found.low[mutual]] == classes[found.high[mutual]]
    for role, which in ((0, mutual[there]), (1, mutual[~there])):
        for node in (found.low[which], found.high[which]):
            counts[:, role] -= np.bincount(node, minlength=size)
    return counts


def _by_class(node: Any, of: Any, size: int) -> Any:
    return sparse.coo_array((np.ones(len(node), np.int64), (node, of)), shape=(size, size)).tocsr()


def closed_chains(found: Links, classes: Any) -> Any:
    """Count by role the chains a -> b -> c with an arc a -> c: n×5."""
    size = len(classes)
    counts = np.zeros(size * 5, np.int64)
    role = np.array([_ROLE.get((at >> 2, at >> 1 & 1, at & 1), 0) for at in range(8)])
    for one, other, third in triangles(found):
        nodes = found.low[one], found.high[one], found.high[other]
        arc = _arcs_of({(0, 1): one, (0, 2): other, (1, 2): third}, found)
        same = {(a, b): classes[nodes[a]] == classes[nodes[b]] for a, b in ((0, 1), (0, 2), (1, 2))}
        same |= {(b, a): of for (a, b), of in same.items()}
        for a, b, c in permutations(range(3)):
            chain = np.flatnonzero(arc[a, b] & arc[b, c] & arc[a, c])
            of = [same[pair][chain] for pair in ((a, b), (b, c), (a, c))]
            counts += np.bincount(nodes[b][chain] * 5 + role[4 * of[0] + 2 * of[1] + of[2]], minlength=size * 5)
    return counts.reshape(size, 5)


def _arcs_of(sides: Mapping[tuple[int, int], Any], found: Links) -> dict[tuple[int, int], Any]:
    forth = {ends: found.forth[link] for ends, link in sides.items()}
    return forth | {(ends[1], ends[0]): found.back[link] for ends, link in sides.items()}
