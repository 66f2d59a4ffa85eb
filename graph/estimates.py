"""Betweenness estimated from drawn shortest paths, with an error that holds.

A draw is an ordered pair of different nodes and one of its shortest paths, each as likely as any other; the share of
the draws whose path has a node inside is that node's betweenness but for chance. Compiled by numba.
"""

import math
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from scipy.sparse import csgraph

from graph.compiled import compiled
from graph.errors import BadInput

_FIRST = 16  # of this many parts of what would do without knowing anything, one is drawn first
_CHUNKS = 32  # each with its own seed, so that the number of threads makes no difference


def estimate(links: Any, error: float, confidence: float) -> Any:
    """Estimate betweenness: with the probability `confidence`, no node is off by more than `error`.

    The same network in the same order gives the same values.

    Args:
        links: n×n `csr_array`, symmetric, without a diagonal.
        error: Between 0 and 1.
        confidence: Between 0 and 1.

    Returns:
        n numbers.

    Raises:
        BadInput: An argument is out of range.
    """
    for what, value in (("An error", error), ("A confidence", confidence)):
        if not 0 < value < 1:
            raise BadInput(f"{what} of {value} is impossible: give a number between 0 and 1, both excluded.")
    size = links.shape[0]
    if size < 3 or not links.nnz:  # noqa: PLR2004 - it takes three to have one between
        return np.zeros(size)
    _, parts = csgraph.connected_components(links, directed=False)
    share = (size - 2) / size  # of draws, for each unit of betweenness: the ends of a path are not inside it
    inside, failure = _longest_mean(links, parts), 1 - confidence
    arrays = [array.astype(np.int32) for array in (links.indptr, links.indices, parts)]
    # The first draws tell how large a share can be at all; small shares need fewer draws, of their own.
    first = math.ceil(draws(size, inside, error * share, failure) / _FIRST)
    most = at_most(float(_shares(arrays, first, 0).max()), first, inside, failure / 4)
    return _shares(arrays, draws(size, inside, error * share, failure * 3 / 4, most), 1) / share


def _shares(arrays: Sequence[Any], number: int, turn: int) -> Any:
    """Give for each node the share of about so many draws whose path has it inside; another turn draws others."""
    size, each = len(arrays[2]), math.ceil(number / _CHUNKS)
    # Half as wide where the marks of all draws fit: more of them stay in the processor's cache.
    marks = np.int32 if (each + 1) * (size + 1) < np.iinfo(np.int32).max else np.int64
    with ThreadPoolExecutor(min(_CHUNKS, os.cpu_count() or 1)) as pool:
        seeds = range(turn * _CHUNKS, (turn + 1) * _CHUNKS)
        counts = pool.map(lambda seed: _count(*arrays, each, seed, np.zeros((size, 2), marks)), seeds)
        return sum(counts, np.zeros(size, np.int64)) / (each * _CHUNKS)


def at_most(seen: float, number: int, inside: float, failure: float) -> float:
    """Give what no share is above, but for a small probability of failure.

    By Bernstein's inequality a share b > s is seen as s or less with a probability of at most g(b) =
    exp(-k (b - s)² / (2 (b (1 - b) + (b - s) / 3))), and at most inside / b nodes have such a share.
    Source: as for `draws`.

    Args:
        seen: s, the greatest share among the draws.
        number: k, how many draws there were.
        inside: At least the mean number of nodes inside a path.
        failure: Probability that some share is above all the same.

    >>> round(at_most(0.05, 10_000, 8.0, 0.0125), 3), at_most(0.9, 10, 8.0, 0.0125)
    (0.061, 1.0)
    """
    share = np.linspace(seen, 1, 10_001)[1:]
    above = share - seen
    told = inside / share * np.exp(-number * above**2 / (2 * (share * (1 - share) + above / 3)))
    return float(share[told <= failure].min(initial=1.0))


def draws(size: int, inside: float, error: float, failure: float, most: float = 1.0) -> int:
    """Give how many draws make every share right to within an error, but for a small probability of failure.

    By Bernstein's inequality a node of share b is off by more with a probability of at most f(b) =
    2 exp(-k error² / (2 (b (1 - b) + error / 3))). The shares of all nodes sum to at most `inside`, so the sum of f(b)
    over the nodes with b >= 1/n is at most inside × the greatest f(b) / b, and over the others at most f(1/n) n.
    Source: Boucheron, Lugosi and Massart (2013), Concentration Inequalities, sec. 2.8.

    Args:
        size: n, how many nodes.
        inside: At least the mean number of nodes inside a path.
        error: Of each share.
        failure: Probability that some node is off by more.
        most: What no share is above.

    For b = 0.45 by hand: 2 (0.2475 + 0.0017) / 0.005² × ln(18 / 0.0225) = 19,933 × 6.68, and no b needs many more.

    >>> draws(55_000, 8.0, 0.005, 0.05) // 1000
    133
    """
    share = np.geomspace(1 / size, max(most, 1 / size), 10_000)
    spread = 2 * (share * (1 - share) + error / 3) / error**2
    return math.ceil(1.001 * float(np.max(spread * np.log(2 * (inside + 1) / (share * failure)))))


def _longest_mean(links: Any, parts: Any) -> float:
    """Bound the mean number of nodes inside a shortest path: none is longer than by way of the part's best linked."""
    degree = np.diff(links.indptr)
    order = np.lexsort((-degree, parts))
    hubs = order[np.unique(parts[order], return_index=True)[1]]
    return 2 * float(csgraph.dijkstra(links, indices=hubs, unweighted=True, min_only=True).mean())


# Below, `seen` holds for each node and side (0: from the first of the pair, 1: from the second) base + steps in the
# draw that has this base, something smaller in any other; `paths` the number of shortest paths to it.


@compiled
def _grow(starts: Any, ends: Any, side: int, front: Any, base: int, seen: Any, paths: Any, queue: Any) -> bool:  # noqa: PLR0913, PLR0917
    """Take one step more on one side; say whether the other side was met. front: begin, end, links, steps by side."""
    begin, end = front[0, side], front[1, side]
    front[3, side] += 1
    step, last, work, met = base + front[3, side], end, 0, False
    for at in range(begin, end):
        node = queue[side, at]
        for link in range(starts[node], starts[node + 1]):
            other = ends[link]
            if seen[other, side] < base:
                seen[other, side], paths[other, side] = step, paths[node, side]
                queue[side, last] = other
                last += 1
                work += starts[other + 1] - starts[other]
                met |= seen[other, 1 - side] >= base
            elif seen[other, side] == step:
                paths[other, side] += paths[node, side]
    front[0, side], front[1, side], front[2, side] = end, last, work
    return met


@compiled
def _middle(side: int, front: Any, base: int, seen: Any, paths: Any, queue: Any) -> int:  # noqa: PLR0913, PLR0917
    """Draw where the two sides meet: every shortest path has exactly one node there."""
    total = 0.0
    for at in range(front[0, side], front[1, side]):
        node = queue[side, at]
        if seen[node, 1 - side] >= base:
            total += paths[node, 0] * paths[node, 1]
    left, found = np.random.random() * total, -1  # noqa: NPY002 - the generator that numba compiles
    for at in range(front[0, side], front[1, side]):
        node = queue[side, at]
        if left >= 0 and seen[node, 1 - side] >= base:
            left -= paths[node, 0] * paths[node, 1]
            found = node
    return found


@compiled
def _back(starts: Any, ends: Any, node: int, side: int, base: int, seen: Any, paths: Any, visits: Any) -> None:  # noqa: PLR0913, PLR0917
    """Draw the way from the middle back to one end, and count each node inside."""
    while seen[node, side] > base + 1:
        before, left, found = seen[node, side] - 1, np.random.random() * paths[node, side], -1  # noqa: NPY002
        for link in range(starts[node], starts[node + 1]):
            other = ends[link]
            if left >= 0 and seen[other, side] == before:
                left -= paths[other, side]
                found = other
        node = found
        visits[node] += 1


@compiled
def _draw(starts: Any, ends: Any, pair: Any, base: int, seen: Any, paths: Any, queue: Any, visits: Any) -> None:  # noqa: PLR0913, PLR0917
    """Draw one shortest path between a connected pair: whole steps from the side with fewer links, until they meet."""
    front = np.zeros((4, 2), np.int64)
    for side in range(2):
        node = pair[side]
        queue[side, 0], seen[node, side], paths[node, side] = node, base, 1.0
        front[1, side], front[2, side] = 1, starts[node + 1] - starts[node]
    side = 0
    met = False
    while not met:
        side = 0 if front[2, 0] <= front[2, 1] else 1
        met = _grow(starts, ends, side, front, base, seen, paths, queue)
    node = _middle(side, front, base, seen, paths, queue)
    if node != pair[0] and node != pair[1]:
        visits[node] += 1
    for way in range(2):
        _back(starts, ends, node, way, base, seen, paths, visits)


@compiled
def _count(starts: Any, ends: Any, parts: Any, number: int, seed: int, seen: Any) -> Any:  # noqa: PLR0913, PLR0917
    """Draw so many pairs, and count how often each node lies inside a path; a pair in two parts has none."""
    np.random.seed(seed)  # noqa: NPY002 - numba's own generator, one a thread; NumPy's is left alone
    size = len(parts)
    visits, paths = np.zeros(size, np.int64), np.zeros((size, 2))
    queue = np.zeros((2, size), np.int32)
    for draw in range(1, number + 1):
        one, other = np.random.randint(size), np.random.randint(size - 1)  # noqa: NPY002
        if other >= one:
            other += 1
        if parts[one] == parts[other]:
            _draw(starts, ends, (one, other), draw * (size + 1), seen, paths, queue, visits)
    return visits
