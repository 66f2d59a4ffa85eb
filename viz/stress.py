"""A large network round a centre: things lie as far apart as there are steps between them, as well as that can be."""

from collections.abc import Mapping

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import shortest_path
from scipy.spatial import cKDTree
from scipy.spatial.distance import cdist

from graph.projection import Network
from viz.plan import Place

ROUNDS = 60  # after these, places move by less than a pixel or two
STEP = 130  # pixels for each step between two things
APART = 62  # pixels between two things, at least
PUSHES = 150
GOLDEN = 2.399963  # the golden angle, radians: no two points are moved aside alike
Points = NDArray[np.float64]


def settled(network: Network, centre: str, start: Mapping[str, Place]) -> dict[str, Place]:
    """Move things from where they start until their distances agree best with the steps between them.

    Stress majorisation with weights of distance squared, each node in turn at the mean of where the others want it
    (Gansner, Koren and North 2004, Graph Drawing by Stress Majorization). It ends after a fixed number of rounds.

    Args:
        network: n nodes; time grows with n squared: 500 take some tenths of a second.
        centre: Stands at (0, 0).
        start: A first place for each.

    Returns:
        n places in network order, whole pixels.
    """
    nodes = sorted(network)
    links = nx.to_scipy_sparse_array(nx.Graph(network), nodes, weight=None, format="csr")
    steps = shortest_path(links, directed=False, unweighted=True)
    steps[~np.isfinite(steps)] = steps[np.isfinite(steps)].max() + 1
    np.fill_diagonal(steps, 1)
    weights = steps**-2.0
    np.fill_diagonal(weights, 0)
    points = np.array([start[node] for node in nodes], np.float64) / STEP
    for _ in range(ROUNDS):
        points = _round(points, steps, weights)
    points = apart(points * STEP, APART)
    points -= points[nodes.index(centre)]
    places = {node: (round(x), round(y)) for node, (x, y) in zip(nodes, points.tolist(), strict=True)}
    return {node: places[node] for node in network}


def _round(points: Points, steps: Points, weights: Points) -> Points:
    """Move each point to the mean of where the others want it: at its steps from them, on the side where it is."""
    length = np.maximum(cdist(points, points), 1e-6)
    pulls = weights * steps / length
    wanted = weights @ points + pulls.sum(axis=1)[:, None] * points - pulls @ points
    moved: Points = wanted / weights.sum(axis=1)[:, None]
    return moved


def apart(points: Points, least: float) -> Points:
    """Push points apart that are nearer than `least`, a little in each round, always the same way."""
    turns = GOLDEN * np.arange(len(points))
    points = points + np.stack([np.cos(turns), np.sin(turns)], axis=1)
    for _ in range(PUSHES):
        pairs = cKDTree(points).query_pairs(least, output_type="ndarray")
        if not len(pairs):
            break
        between = points[pairs[:, 0]] - points[pairs[:, 1]]
        length = np.maximum(np.linalg.norm(between, axis=1, keepdims=True), 0.01)
        push = between / length * (least - length + 0.5) / 2
        np.add.at(points, pairs[:, 0], push)
        np.add.at(points, pairs[:, 1], -push)
    return points
