"""A map by place: grid references as positions, pushed apart where things would cover each other."""

from collections.abc import Mapping, Sequence
from math import ceil, sqrt
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.projection import Network
from viz import words
from viz.plan import Area, Plan
from viz.stress import apart

APART = 42  # pixels between two things, at least
PER_THING = 95  # pixels of width or height for each in a row of a square of all things
CELL = 80
SPARE = (5, 95)  # percentiles that the frame is made for; who lies far away is drawn at its edge
BEYOND = 1.0  # of the frame's width or height, that things may lie outside it
Points = NDArray[np.float64]


def is_located(data: Mapping[str, Any]) -> bool:
    """Say whether a thing has a grid reference."""
    return bool(data.get("easting") and data.get("northing"))


def on_the_ground(network: Network) -> Plan:
    """Place what is located where it is, north up; the rest with what it is linked to, else in rows below.

    Things are moved by a few pixels where they would cover each other. Who lies far from the others is drawn at the
    edge: the scale would else be lost.
    """
    located = sorted(node for node, data in network.nodes(data=True) if is_located(data))
    raw = np.array([[network.nodes[n]["easting"], -network.nodes[n]["northing"]] for n in located], np.float64)
    low, high = np.percentile(raw, SPARE[0], axis=0), np.percentile(raw, SPARE[1], axis=0)
    size = np.maximum(high - low, 1_000.0)  # metres
    scale = PER_THING * max(sqrt(len(network)), 4) / float(size.max())  # pixels a metre
    kept = np.clip(raw, low - BEYOND * size, high + BEYOND * size)
    points = dict(zip(located, (kept - low) * scale, strict=True))
    away = int((kept != raw).any(axis=1).sum())
    beside = _beside(network, points)
    ids = [*located, *beside]
    found = apart(np.array([(points | beside)[node] for node in ids]), APART)
    placed = dict(zip(ids, found.round().astype(int).tolist(), strict=True))
    bottom, left = int(found[:, 1].max()) + 4 * CELL, int(found[:, 0].min())
    width = max(int(found[:, 0].max()) - left, 8 * CELL)
    rest = [node for node in network if node not in placed]
    areas = [_scale_bar(scale, left, int(found[:, 1].min()) - 2 * CELL, away)]
    areas += _rows(network, rest, placed, (left, bottom, width))
    return Plan({node: (placed[node][0], placed[node][1]) for node in network}, areas)


def _beside(network: Network, points: Mapping[str, Points]) -> dict[str, Points]:
    """Give what has no grid reference the middle of what it is linked to that has one."""
    found = {}
    for node in sorted(network):
        near = sorted({other for other in nx.all_neighbors(network, node) if other in points})
        if node not in points and near:
            found[node] = np.mean([points[other] for other in near], axis=0)
    return found


def _scale_bar(scale: float, x: int, y: int, away: int) -> Area:
    """Give a bar of a round number of kilometres, and say who is drawn nearer than it is."""
    km = next(km for km in (100, 50, 20, 10, 5, 2, 1, 0.5, 0) if km * 1000 * scale <= 6 * CELL)
    moved = f"; {words.grouped(away)} farther away, at the edge" if away else ""
    return Area(f"{km:g} km, north up{moved}", x, y, round(km * 1000 * scale), 0, scale=True)


def _rows(network: Network, rest: Sequence[str], placed: dict[str, Any], at: tuple[int, int, int]) -> list[Area]:
    """Place in rows what nothing locates."""
    if not rest:
        return []
    left, top, width = at
    columns = max(1, width // CELL)
    for index, node in enumerate(sorted(rest, key=lambda node: (str(network.nodes[node].get("name")), node))):
        row, column = divmod(index, columns)
        placed[node] = (left + CELL * column, top + CELL * row)
    height = CELL * ceil(len(rest) / columns)
    return [Area("No grid reference is held of these", left - CELL // 2, top - CELL // 2, width + CELL, height)]
