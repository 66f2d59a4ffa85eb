"""Every triangle of a network, at a cost that hubs do not drive up.

Each link is read from its end of lower degree to that of higher; the two others of a triangle are then links of its
lowest node, and a hub with 5,000 members that have no other links is nobody's lowest: it costs nothing.
Source: Chiba and Nishizeki (1985), SIAM Journal on Computing 14(1), 210-223.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

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
    ways = (arcs.astype(np.int8) + 2 * arcs.T.astype(np.int8)).tocoo()
    rank = np.empty(size, np.int64)
    rank[np.argsort(np.bincount(ways.row, minlength=size), kind="stable")] = np.arange(size)
    upward = rank[ways.row] < rank[ways.col]
    low, high, way = ways.row[upward], ways.col[upward], ways.data[upward]
    order = np.argsort(rank[low] * size + rank[high])
    low, high, way = low[order], high[order], way[order]
    return Links(low, high, way & 1 > 0, way & 2 > 0, rank)


def triangles(found: Links) -> Iterator[tuple[Any, Any, Any]]:
    """Give every triangle once, in batches of three arrays of places in `found`.

    Returns:
        For each triangle of ranks a < b < c the links ab, ac and bc.
    """
    size = len(found.rank)
    keys = found.rank[found.low] * size + found.rank[found.high]
    last = np.searchsorted(found.rank[found.low], found.rank[found.low], side="right") - 1
    later = last - np.arange(len(keys))  # links of the same lower end that come after each
    total = np.cumsum(later)
    begin = 0
    while begin < len(keys):
        done = total[begin] - later[begin]
        end = max(begin + 1, int(np.searchsorted(total, done + _AT_ONCE, side="right")))
        yield _closed(found, keys, later[begin:end], begin)
        begin = end


def _closed(found: Links, keys: Any, later: Any, begin: int) -> tuple[Any, Any, Any]:
    """Pair each link from `begin` on with the later ones of its lower end, and keep the pairs whose ends are linked."""
    one = np.repeat(np.arange(begin, begin + len(later)), later)
    step = np.arange(len(one)) - np.repeat(np.cumsum(later) - later, later)
    other = one + 1 + step
    wanted = found.rank[found.high[one]] * len(found.rank) + found.rank[found.high[other]]
    third = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    closed = keys[third] == wanted
    return one[closed], other[closed], third[closed]
