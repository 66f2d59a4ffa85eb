"""Who is given to whom: the best assignment under capacities, exactly, on numbers alone."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

Integers = NDArray[np.int64]
Whole = Sequence[int] | Integers


def optimum(school: Whole, helper: Whole, cost: Whole, capacity: Whole) -> list[int]:
    """Choose pairs so that as many schools as can be have one helper each, at the least sum of costs.

    A helper is as many places as it has capacity; what has fewer, schools or places, gets a dear way out each, and
    the sparse Jonker-Volgenant algorithm (Jonker and Volgenant 1987, Computing 38, 325-340; SciPy) finds the optimum.
    Costs are whole, so that sums are exact, and pairs are put in order first: the order of input changes nothing.

    Args:
        school: For each pair the number of its school.
        helper: For each pair the number of its helper; no pair occurs twice.
        cost: For each pair its cost; may be negative.
        capacity: For each helper how many schools it may have.

    Returns:
        The indexes of the chosen pairs, in order of school.

    >>> optimum([0, 0, 1], [0, 1, 0], [1, 5, 2], [1, 1])  # the greedy 0-0 would leave school 1 without
    [1, 2]
    """
    order = np.lexsort((np.asarray(helper), np.asarray(school)))
    s, h, c = (np.asarray(values, dtype=np.int64)[order] for values in (school, helper, cost))
    places = np.minimum(np.asarray(capacity, dtype=np.int64), np.bincount(h, minlength=len(capacity)))
    pair = np.repeat(np.arange(len(s)), places[h])
    if not len(pair):
        return []
    first = np.cumsum(places) - places
    within = np.arange(len(pair)) - np.repeat(np.cumsum(places[h]) - places[h], places[h])
    place, owner = first[h[pair]] + within, np.unique(s[pair], return_inverse=True)[1]
    chosen = pair[_least(place, owner, c[pair])]
    return [int(order[at]) for at in chosen[np.argsort(s[chosen])]]


def _least(place: Integers, owner: Integers, cost: Integers) -> Integers:
    """Choose entries so that no place and no owner occurs twice: as many as can be, at the least sum of costs."""
    rows, columns = (place, owner) if place.max() <= owner.max() else (owner, place)
    height, width = int(rows.max()) + 1, int(columns.max()) + 1
    worth = cost - cost.min() + 1  # a sparse matrix holds no zeros
    dear = int(worth.max()) * (height + 1)  # more than whatever giving one row something could save others
    ways_out = np.arange(height)
    matrix = csr_array(
        (
            np.concatenate([worth, np.full(height, dear)]).astype(float),
            (np.concatenate([rows, ways_out]), np.concatenate([columns, width + ways_out])),
        ),
        shape=(height, width + height),
    )
    found = min_weight_full_bipartite_matching(matrix)
    keys = rows * (width + height) + columns
    wanted = found[0].astype(np.int64) * (width + height) + found[1]
    return np.flatnonzero(np.isin(keys, wanted))
