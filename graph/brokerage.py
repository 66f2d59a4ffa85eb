"""Who stands between others: brokerage roles, betweenness, structural holes, and what would fall apart.

Every function takes a NetworkX network of any class or its arrays (`graph.simple.Simple`), and gives results keyed by
node in network order. Roles are directed, the rest is read without direction; loops are dropped, parallels merged.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict

import numpy as np
import rustworkx
from scipy import sparse

from graph.errors import BadInput
from graph.roles import chains, closed_chains
from graph.simple import Simple, simple
from graph.triangles import Links, links, triangles

if TYPE_CHECKING:
    import pandas as pd

CONFIDENCE = 0.95
Groups = str | Mapping[str, Any]


class Roles(TypedDict):
    """How often a node b stands in a chain a -> b -> c without an arc a -> c, by the groups of the three."""

    coordinator: int
    itinerant: int
    representative: int
    gatekeeper: int
    liaison: int
    total: int


class Hole(TypedDict):
    """How far the contacts of a node are contacts of each other; None where a node without links has no value."""

    constraint: float | None
    effective_size: float
    efficiency: float | None


def gould_fernandez(network: Any, group: Groups) -> dict[str, Roles]:
    """Count for each node the chains a -> b -> c that it brokers, where a has no arc to c itself.

    coordinator: all three of one group; itinerant: a and c of one group, b of another; representative: b speaks for
    the group of a and itself to c; gatekeeper: b lets a in to the group of itself and c; liaison: three groups.
    Source: Gould and Fernandez (1989), Sociological Methodology 19, 89-126; the counts are R's `sna::brokerage`.

    Args:
        network: Giver to receiver.
        group: The name of a node property, or each node's group; a node without one is a class of its own.

    Raises:
        BadInput: A property is named, but the network is arrays alone.

    >>> from graph.drawing import as_network, draw
    >>> found = gould_fernandez(as_network(draw("Ash -SUPPORTS-> Birch -SUPPORTS-> Cedar")), "phase")
    >>> found["Birch"]
    {'coordinator': 0, 'itinerant': 0, 'representative': 0, 'gatekeeper': 0, 'liaison': 1, 'total': 1}
    """
    view = simple(network)
    found, classes = links(view.arcs), _classes(network, view, group)
    counts = chains(found, classes) - closed_chains(found, classes)
    columns = np.vstack([counts.T, counts.sum(axis=1)]).tolist()
    return {
        name: {"coordinator": a, "itinerant": b, "representative": c, "gatekeeper": d, "liaison": e, "total": f}
        for name, a, b, c, d, e, f in zip(view.ids, *columns, strict=True)
    }


def betweenness(network: Any, error: float | None = None, confidence: float = CONFIDENCE) -> dict[str, float]:
    """Score each node by the share of shortest routes between others that pass through it.

    Source: Freeman (1977), Sociometry 40(1), 35-41; exact as in Brandes (2001). An estimate counts drawn shortest
    paths; how many it takes is in `graph/estimates.py`.

    Args:
        network: Links are read without direction and weight.
        error: None for exact values; else all are off by at most this, with the confidence given.
        confidence: Of an estimate.

    Returns:
        n scores from 0 to 1: share of the pairs of others; 0 for an isolate.

    Raises:
        BadInput: The error or the confidence does not lie between 0 and 1.

    >>> import networkx as nx
    >>> betweenness(nx.path_graph(["Ash", "Birch", "Cedar"]))
    {'Ash': 0.0, 'Birch': 1.0, 'Cedar': 0.0}
    """
    view = simple(network)
    if error is not None:
        from graph.estimates import estimate  # noqa: PLC0415 - the compiler behind it takes a second to read

        return dict(zip(view.ids, estimate(view.links, error, confidence).tolist(), strict=True))
    scores = rustworkx.betweenness_centrality(compiled(view))
    return {name: scores[at] for at, name in enumerate(view.ids)}


def burt(network: Any) -> dict[str, Hole]:
    """Measure the structural holes round each node.

    constraint: 0 to 2; high where all contacts know each other, low where a node spans holes. effective_size: contacts
    less the mean number of links that each has among the others; efficiency: its share of the contacts, 0 to 1.
    Source: Burt (1992), Structural Holes, ch. 2; effective size as in Borgatti (1997), Connections 20(1), 35-38.

    Args:
        network: Links are read without direction and weight.

    Returns:
        Without links: no constraint and efficiency (None), and effective size 0.

    >>> import networkx as nx
    >>> burt(nx.path_graph(["Ash", "Birch", "Cedar"]))["Birch"]
    {'constraint': 0.5, 'effective_size': 2.0, 'efficiency': 1.0}
    """
    view = simple(network)
    degree, *measured = holes(view)
    found: dict[str, Hole] = {
        name: {"constraint": one, "effective_size": two, "efficiency": three}
        for name, one, two, three in zip(view.ids, *(column.tolist() for column in measured), strict=True)
    }
    for at in np.flatnonzero(degree == 0).tolist():
        found[view.ids[at]] = {"constraint": None, "effective_size": 0.0, "efficiency": None}
    return found


def holes(view: Simple) -> tuple[Any, Any, Any, Any]:
    """Give how many contacts each node has, its constraint, effective size and efficiency, as `burt` means them.

    Returns:
        Four arrays of n numbers; where there are no contacts, all are 0.
    """
    found, size = links(view.arcs), len(view.ids)
    degree = np.bincount(found.low, minlength=size) + np.bincount(found.high, minlength=size)
    shared, among = _shared(found, degree)
    several = np.maximum(degree, 1)
    constraint = _at_ends(found, (1 + shared) ** 2, size) / several**2
    effective = degree - 2 * among / several
    return degree, constraint, effective, effective / several


def articulation_points(network: Any) -> list[str]:
    """Give the nodes without which some that are connected would not be, in network order.

    >>> import networkx as nx
    >>> articulation_points(nx.path_graph(["Ash", "Birch", "Cedar"]))
    ['Birch']
    """
    view = simple(network)
    return [view.ids[at] for at in sorted(rustworkx.articulation_points(compiled(view)))]


def bridges(network: Any) -> list[tuple[str, str]]:
    """Give the links without which their ends would not be connected, each in network order.

    >>> import networkx as nx
    >>> bridges(nx.path_graph(["Ash", "Birch", "Cedar"]))
    [('Ash', 'Birch'), ('Birch', 'Cedar')]
    """
    view = simple(network)
    found = sorted(tuple(sorted(pair)) for pair in rustworkx.bridges(compiled(view)))
    return [(view.ids[one], view.ids[other]) for one, other in found]


def frame(results: Mapping[str, Any], name: str = "value") -> "pd.DataFrame":
    """Give the results of a measure as a data frame, one row a node in the same order.

    Args:
        results: As a function of this module gives them.
        name: The column, where the results are single numbers.
    """
    import pandas as pd  # noqa: PLC0415 - half a second that only those who ask for it spend

    rows = [row if isinstance(row, Mapping) else {name: row} for row in results.values()]
    return pd.DataFrame(rows, index=pd.Index(list(results), name="id"))


def _classes(network: Any, view: Simple, group: Groups) -> Any:
    """Number the groups; a node without one has a number of its own."""
    if isinstance(group, str):
        if isinstance(network, Simple):
            raise BadInput(f"Arrays have no property {group!r}: give each node's group as a mapping.")
        group = {name: told.get(group) for name, told in network.nodes.items()}
    told = [("", name) if of is None else of for name, of in zip(view.ids, map(group.get, view.ids), strict=True)]
    numbers = {of: at for at, of in enumerate(dict.fromkeys(told))}
    return np.array([numbers[of] for of in told], np.int64)


def _shared(found: Links, degree: Any) -> tuple[Any, Any]:
    """Give for each link the sum of 1 / degree over the contacts that its ends share, and each node's triangles."""
    share = 1 / np.maximum(degree, 1)
    of_low, of_high = share[found.low], share[found.high]
    size = len(found.low)
    shared, count = np.zeros(size), np.zeros(size, np.int64)
    for one, other, third in triangles(found):
        for link, of_apex in ((third, of_low[one]), (other, of_high[one]), (one, of_high[other])):
            shared += np.bincount(link, of_apex, minlength=size)
            count += np.bincount(link, minlength=size)
    return shared, _at_ends(found, count, len(degree)) / 2


def _at_ends(found: Links, values: Any, size: int) -> Any:
    return np.bincount(found.low, values, minlength=size) + np.bincount(found.high, values, minlength=size)


def compiled(view: Simple) -> "rustworkx.PyGraph[int | None, None]":
    """Give the network to rustworkx, nodes by their place."""
    found = sparse.triu(view.links, format="coo")
    network: rustworkx.PyGraph[int | None, None] = rustworkx.PyGraph(multigraph=False)
    network.add_nodes_from(range(len(view.ids)))
    network.extend_from_edge_list(list(zip(found.row.tolist(), found.col.tolist(), strict=True)))
    return network
