"""A network as measures take it: who has an arc to whom, as arrays; loops dropped, parallels merged."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

# Links that are told once and hold in both directions.
BOTH_WAYS = frozenset({"PARTNERS_WITH", "MEMBER_OF"})


@dataclass(frozen=True)
class Simple:
    """A directed network without loops and parallels.

    ids: the n nodes in order; arcs: n×n sparse rows (scipy `csr_array` of bool), row is the start, column the end.
    """

    ids: tuple[str, ...]
    arcs: Any

    @property
    def links(self) -> Any:
        """Give the same without direction: a symmetric n×n `csr_array`."""
        return (self.arcs + self.arcs.T).tocsr()


def simple(network: Any) -> Simple:
    """Read a NetworkX network of any class as arrays; what is one already is given back.

    In an undirected network each edge is two arcs, in a directed one those whose `type` is PARTNERS_WITH or MEMBER_OF.

    >>> import networkx as nx
    >>> simple(nx.DiGraph([("Ash", "Birch"), ("Ash", "Ash")])).arcs.toarray().astype(int)
    array([[0, 1],
           [0, 0]])
    """
    if isinstance(network, Simple):
        return network
    at = {name: number for number, name in enumerate(network)}
    edges = [(at[start], at[end], rel in BOTH_WAYS) for start, end, rel in network.edges(data="type")]
    starts, ends, both = np.array(edges, np.int64).reshape(-1, 3).T
    return from_pairs(tuple(at), starts, ends, both.astype(bool) if network.is_directed() else np.ones(len(both), bool))


def from_pairs(ids: Sequence[str], starts: Any, ends: Any, both: Any) -> Simple:
    """Make a network from the places of its ends.

    Args:
        ids: The n nodes in order.
        starts: For each arc, the place of its start in `ids` (m numbers); an arc may come twice or be a loop.
        ends: The place of its end.
        both: Whether it is two arcs, there and back (m truth values).
    """
    rows, columns = np.concatenate([starts, ends[both]]), np.concatenate([ends, starts[both]])
    apart = rows != columns
    rows, columns = (at[apart].astype(np.int32) for at in (rows, columns))  # half as much to read, for every measure
    arcs = sparse.coo_array((np.ones(len(rows), bool), (rows, columns)), shape=(len(ids), len(ids))).tocsr()
    return Simple(tuple(ids), arcs)
