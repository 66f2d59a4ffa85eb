"""The default view of analyses: which organisations and schools are tied to which on the day."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from graph.network_of_day import Chosen, of_scene
from graph.scene import Scene
from graph.simple import BOTH_WAYS, Simple, from_pairs


@dataclass(frozen=True)
class View:
    """Who is tied to whom, as measures take it, and which ties only proposals tell.

    network: all ties of the view; actual: the same nodes with the actual ties alone.
    """

    network: Simple
    actual: Simple

    @cached_property
    def links(self) -> list[int]:
        """Give how many counterparts each node has."""
        return _degrees(self.network)

    @cached_property
    def proposed(self) -> list[int]:
        """Give how many of these are proposed only."""
        return [both - actual for both, actual in zip(self.links, _degrees(self.actual), strict=True)]


class Ties(NamedTuple):
    """Ties of a view: the places of their ends among its nodes, whether each is two arcs, and whether it is actual."""

    starts: Any
    ends: Any
    both: Any
    actual: Any


def described(*, proposed: bool = False) -> str:
    """Say in a sentence what the view shows."""
    statuses = "actual or proposed" if proposed else "actual"
    return (
        "View: organisations and schools (no posts, cohorts, documents or programmes), joined by links that are "
        f"{statuses}, stated or inferred and certain on the day: supports, sponsors, partners, membership, leads, "
        "brokers, commissions, hosts."
    )


def default_view(scene: Scene, *, proposed: bool = False, alone: Collection[str] | None = None) -> View:
    """Give who is tied to whom on the day of a scene.

    Nodes are the schools and organisations that are open on the day, in network order; records of one thing are one,
    claims on a predecessor are its successor's.

    Args:
        scene: The network with its day and carry.
        proposed: Take proposed ties too.
        alone: Who is a node though nothing ties it to others; all by default.
    """
    statuses = ("actual", "proposed") if proposed else ("actual",)
    network = of_scene(scene, Chosen(statuses=statuses), alone)
    at = {name: number for number, name in enumerate(network)}
    ties = [
        (at[start], at[end], told["type"] in BOTH_WAYS, told["status"] == "actual")
        for start, end, told in network.edges(data=True)
    ]
    starts, ends, both, actual = np.array(ties, np.int64).reshape(-1, 4).T
    return view_of(list(at), Ties(starts, ends, both.astype(bool), actual.astype(bool)), proposed=proposed)


def view_of(ids: Sequence[str], ties: Ties, *, proposed: bool) -> View:
    """Make a view of nodes in order and the ties between them."""
    network = from_pairs(ids, ties.starts, ties.ends, ties.both)
    if not proposed:
        return View(network, network)
    firm = ties.actual
    return View(network, from_pairs(ids, ties.starts[firm], ties.ends[firm], ties.both[firm]))


def _degrees(network: Simple) -> list[int]:
    found: list[int] = np.diff(network.links.indptr).tolist()
    return found
