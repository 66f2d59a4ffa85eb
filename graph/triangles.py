"""Every triangle of a network, at a cost that hubs do not drive up.

Each link is read from its end of lower degree to that of higher; the two others of a triangle are then links of its
lowest node, and a hub with 5,000 members that have no other links is nobody's lowest: it costs nothing.
Source: Chiba and Nishizeki (1985), SIAM Journal on Computing 14(1), 210-223.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

_AT_ONCE = 2_000_000  # pairs of links looked at in one go: some 100 MB


@dataclass(frozen=True)
class Links:
    """The m links of n nodes, each once, in order of the ranks of its ends.

    low, high: places of its ends, low of the lower rank; forth, back: whether it has an arc low -> high, high -> low;
    rank: of each node, by degree.
    """

    low: Any
    high: Any
    forth: Any
    back: Any
    rank: Any


def links(arcs: Any) -> Links:
    """Read the links of a network from its arcs (n×n `csr_array` of bool without a diagonal)."""
    size = arcs.shape[0]
    found = arcs.astype(np.int8) + 2 * arcs.T.astype(np.int8).tocsr()
    rank = np.empty(size, np.int64)
    rank[np.argsort(np.diff(found.indptr), kind="stable")] = np.arange(size)
    ways = found.tocoo()
    one, other = rank[ways.row], rank[ways.col]
    upward = np.flatnonzero(one < other)
    order = upward[np.argsort(one[upward] * size + other[upward])]
    low, high, way = ways.row[order], ways.col[order], ways.data[order]
    return Links(low, high, way & 1 > 0, way & 2 > 0, rank)


def triangles(found: Links) -> Iterator[tuple[Any, Any, Any]]:
    """Give every triangle once, in batches of three arrays of places in `found`.

    Returns:
        For each triangle of ranks a < b < c the links ab, ac and bc.
    """
    size, many = len(found.rank), len(found.low)
    low, high = (found.rank[end].astype(np.int32) for end in (found.low, found.high))
    first = np.concatenate([[0], np.cumsum(np.bincount(low, minlength=size))]).astype(np.int32)
    place = sparse.csr_array((np.arange(1, many + 1, dtype=np.int32), high, first), shape=(size, size))
    later = first[1:][low] - 1 - np.arange(many)  # links of its lower end that come after each
    total = np.cumsum(later)
    begin = 0
    while begin < many and total[-1]:
        # Pair each link with the later ones of its lower end, and keep the pairs whose higher ends are linked.
        end = max(begin + 1, int(np.searchsorted(total, total[begin] - later[begin] + _AT_ONCE, side="right")))
        count = later[begin:end]
        one = np.repeat(np.arange(begin, end, dtype=np.int32), count)
        skipped = (np.arange(begin, end) - np.cumsum(count) + count + 1).astype(np.int32)
        other = np.arange(len(one), dtype=np.int32) + np.repeat(skipped, count)
        if len(one):
            third = place[np.repeat(high[begin:end], count), high[other]]
            closed = np.flatnonzero(third)
            yield one[closed], other[closed], third[closed] - 1
        begin = end
