"""The optimum against trying all."""

import itertools
from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.assignment import optimum

pairs = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), unique=True, max_size=12)


@settings(max_examples=200, deadline=None)
@given(pairs, st.data(), st.lists(st.integers(0, 3), min_size=4, max_size=4), st.randoms())
def test_the_optimum_is_that_of_trying_all(
    ends: list[tuple[int, int]], data: st.DataObject, capacity: list[int], chance: Any
) -> None:
    costs = data.draw(st.lists(st.integers(-9, 9), min_size=len(ends), max_size=len(ends)))
    chosen = optimum([s for s, _ in ends], [h for _, h in ends], costs, capacity)
    assert all(n <= capacity[h] for h, n in Counter(ends[at][1] for at in chosen).items())
    assert len({ends[at][0] for at in chosen}) == len(chosen)
    assert (-len(chosen), sum(costs[at] for at in chosen)) == _by_trying(ends, costs, capacity)
    order = list(range(len(ends)))
    chance.shuffle(order)
    again = optimum([ends[n][0] for n in order], [ends[n][1] for n in order], [costs[n] for n in order], capacity)
    assert [order[at] for at in again] == chosen


def _by_trying(ends: list[tuple[int, int]], costs: list[int], capacity: list[int]) -> tuple[int, int]:
    """Give the most pairs (negative) and their least cost, over every choice that is possible."""
    choices = [[None, *(n for n, end in enumerate(ends) if end[0] == school)] for school in range(5)]
    best = (0, 0)
    for picked in itertools.product(*choices):
        taken = [n for n in picked if n is not None]
        used = Counter(ends[n][1] for n in taken)
        if all(used[h] <= capacity[h] for h in used):
            best = min(best, (-len(taken), sum(costs[n] for n in taken)))
    return best
