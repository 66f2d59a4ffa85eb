"""Estimated betweenness: its error holds, where shortest paths are many too."""

import math
from itertools import chain
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.brokerage import betweenness
from graph.errors import BadInput
from graph.estimates import draws
from graph.kinds import Link
from graph.simple import Simple, from_pairs
from seed.illustrative import illustrative, size

SCHOOLS = 2_250  # with bodies, posts and inspections some 5,600 nodes


@pytest.fixture(scope="module")
def made_up() -> Simple:
    """Everything in illustrative councils as arrays."""
    batch = illustrative(SCHOOLS, size(SCHOOLS))
    claims = [item for item in batch.items if isinstance(item, Link)]
    at: dict[str, int] = {}
    for name in chain.from_iterable((claim.from_id, claim.to_id) for claim in claims):
        at.setdefault(name, len(at))
    starts, ends = (np.array([at[getattr(c, end)] for c in claims]) for end in ("from_id", "to_id"))
    return from_pairs(list(at), starts, ends, np.zeros(len(claims), bool))


def _off(network: Any, error: float) -> float:
    exact, found = betweenness(network), betweenness(network, error)
    assert list(exact) == list(found)
    return max(abs(exact[name] - found[name]) for name in exact)


def test_the_error_holds_on_five_thousand_nodes_and_the_values_are_the_same_again(made_up: Simple) -> None:
    assert len(made_up.ids) > 5_500
    assert _off(made_up, 0.005) <= 0.005
    assert betweenness(made_up, 0.02) == betweenness(made_up, 0.02)


# In grids and ladders two nodes have many shortest paths, of which each must be as likely as any other.
@pytest.mark.parametrize(
    "network",
    [
        nx.grid_2d_graph(12, 12),
        nx.ladder_graph(60),
        nx.hypercube_graph(7),
        nx.star_graph(100),
        nx.path_graph(80),
        nx.complete_graph(12),
        nx.disjoint_union(nx.star_graph(30), nx.path_graph(30)),
        nx.compose(nx.grid_2d_graph(5, 5), nx.empty_graph(40)),
    ],
    ids=["grid", "ladder", "cube", "star", "path", "all linked", "two parts", "isolates"],
)
def test_the_error_holds_on_networks_of_every_shape(network: Any) -> None:
    assert _off(network, 0.01) <= 0.01


@settings(max_examples=30)
@given(st.integers(3, 30), st.integers(0, 80), st.integers(0, 10_000))
def test_the_error_holds_on_any_network(nodes: int, links: int, seed: int) -> None:
    assert _off(nx.gnm_random_graph(nodes, links, seed=seed), 0.05) <= 0.05


def test_draws_are_enough_for_any_shares() -> None:
    # Whatever the shares of 1,000 nodes that sum to 6: by Bernstein's inequality the failures sum to at most 5 %.
    size, inside, error, failure = 1_000, 6.0, 0.01, 0.05
    number = draws(size, inside, error, failure)
    for many in (1, 6, 8, 12, 13, 20, 50, 400, 1_000):
        share = min(1.0, inside / many)
        power = number * error**2 / (2 * (share * (1 - share) + error / 3))
        assert many * 2 * math.exp(-power) <= failure


@pytest.mark.parametrize("error", [0, 1, -0.1, 2, math.nan, math.inf])
def test_an_impossible_error_is_refused(error: float) -> None:
    with pytest.raises(BadInput, match="give a number between 0 and 1"):
        betweenness(nx.path_graph(4), error)


def test_an_impossible_confidence_is_refused() -> None:
    with pytest.raises(BadInput, match="A confidence of 1 is impossible"):
        betweenness(nx.path_graph(4), 0.1, 1)
