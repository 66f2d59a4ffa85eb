"""How many steps off each node is from the nearest of some."""

from typing import Any

import numpy as np

from graph.compiled import compiled


def steps(arcs: Any, sources: Any) -> Any:
    """Count the arcs of the shortest way to each node from the nearest of some.

    Args:
        arcs: n×n `csr_array`.
        sources: Places of nodes.

    Returns:
        n numbers: 0 for the sources, -1 where no way leads.
    """
    return _search(arcs.indptr, arcs.indices, np.unique(sources).astype(np.int32))


@compiled
def _search(starts: Any, ends: Any, sources: Any) -> Any:
    found = np.full(len(starts) - 1, -1, np.int32)
    queue = np.empty(len(starts) - 1, np.int32)
    last = len(sources)
    queue[:last] = sources
    found[sources] = 0
    at = 0
    while at < last:
        node = queue[at]
        at += 1
        for link in range(starts[node], starts[node + 1]):
            other = ends[link]
            if found[other] < 0:
                found[other] = found[node] + 1
                queue[last] = other
                last += 1
    return found
