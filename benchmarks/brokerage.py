"""What the measures cost beside what a user would pick instead, in one run, and whether both say the same.

    python benchmarks/brokerage.py [roles] [exact] [whole] [estimate] [burt] [distances]

All but `whole` (NetworkX at 5,600 nodes, which takes minutes for exact betweenness and more for Burt's measures) where
none is named; Burt's measures are then asked of NetworkX for one node in a hundred, and of us for all. The networks are
everything in illustrative councils, posts and inspections too, at about 1,000, 1,500, 5,600 and 55,000 nodes. R's sna,
networkit and igraph (GPL) are no dependencies: a row says how to get what is not at hand, and the run fails.
"""

import csv
import gc
import math
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import rustworkx
from rows import Rows, timed
from scipy import sparse

from graph.brokerage import betweenness, burt, gould_fernandez
from graph.brokerage import holes as measured
from graph.coverage import distances
from graph.kinds import Link, Node
from graph.simple import Simple, from_pairs
from graph.steps import steps
from seed.illustrative import illustrative, size

SAME = 1e-9
SMALL, MIDDLE, LARGE, NATION = 400, 600, 2_250, 22_000  # schools: about 1,000, 1,500, 5,600 and 55,000 nodes
WITHIN_A_TENTH, WITHIN_A_HALF = 1 / 1.1, 1 / 1.5
SNA = """
suppressMessages(library(sna))
arcs <- read.csv("arcs.csv"); class <- read.csv("class.csv")$class
m <- matrix(0, length(class), length(class)); m[cbind(arcs$start, arcs$end)] <- 1
taken <- min(replicate(3, system.time(found <<- brokerage(m, class)$raw.nli)["elapsed"]))
write.csv(found, "found.csv", row.names = FALSE); cat(taken)
"""


@cache
def network(schools: int) -> tuple[Simple, dict[str, str], list[Link]]:
    """Make everything in illustrative councils as arrays, with each node's kind and the claims."""
    items = list(illustrative(schools, size(schools)).items)
    kinds = {item.id: item.label for item in items if isinstance(item, Node)}
    at = {name: place for place, name in enumerate(kinds)}
    claims = [c for c in items if isinstance(c, Link) and {c.from_id, c.to_id} <= at.keys()]
    starts, stops = np.array([(at[claim.from_id], at[claim.to_id]) for claim in claims]).T
    gc.freeze()  # so that nobody's garbage collection walks through all this
    return from_pairs(list(kinds), starts, stops, np.zeros(len(claims), bool)), kinds, claims


def plain(view: Simple) -> "nx.Graph[int]":
    return nx.from_scipy_sparse_array(view.links)


def ends(view: Simple) -> list[tuple[int, int]]:
    upper = sparse.triu(view.links, format="coo")
    return list(zip(upper.row.tolist(), upper.col.tolist(), strict=True))


def roles(rows: Rows) -> None:
    view, kinds, _ = network(SMALL)
    work = f"Gould–Fernandez, {len(kinds):,} nodes in groups of five, the same numbers"
    if rows.at_hand("Rscript", work):
        classes = {name: place // 5 for place, name in enumerate(kinds)}  # R takes minutes for groups of one
        seconds, theirs = by_sna(view, classes)
        ((ours, found),) = timed(lambda: gould_fernandez(view, classes), rounds=30)
        assert [tuple(row.values()) for row in found.values()] == theirs
        rows.beside(work, ours, "R sna", seconds, 200)
    wide, kinds, _ = network(NATION)
    ((ours, _),) = timed(lambda: gould_fernandez(wide, kinds))
    rows.alone(f"Gould–Fernandez, {len(wide.ids):,} nodes, {wide.arcs.nnz:,} arcs", ours, under=1)


def by_sna(view: Simple, classes: dict[str, int]) -> tuple[float, list[tuple[int, ...]]]:
    """Let R count the roles: seconds, and the counts of each node."""
    with tempfile.TemporaryDirectory() as folder:
        starts, stops = view.arcs.nonzero()
        write(Path(folder, "arcs.csv"), ("start", "end"), zip(starts + 1, stops + 1, strict=True))
        write(Path(folder, "class.csv"), ("class",), ([of] for of in classes.values()))
        done = subprocess.run(["Rscript", "-e", SNA], cwd=folder, capture_output=True, text=True, check=True)  # noqa: S607
        with Path(folder, "found.csv").open() as file:
            return float(done.stdout), [tuple(map(int, row)) for row in list(csv.reader(file))[1:]]


def write(path: Path, header: tuple[str, ...], rows: Any) -> None:
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def exact(rows: Rows) -> None:
    for schools in (MIDDLE, LARGE):
        view, _, _ = network(schools)
        other: Any = rustworkx.PyGraph(multigraph=False)
        other.add_nodes_from(range(len(view.ids)))
        other.extend_from_edge_list(ends(view))
        (ours, _), (theirs, _) = timed(
            lambda view=view: betweenness(view), lambda other=other: rustworkx.betweenness_centrality(other), rounds=5
        )
        rows.beside(f"exact betweenness, {len(view.ids):,} nodes", ours, "rustworkx", theirs, WITHIN_A_TENTH)
    against_networkx(rows, MIDDLE)


def whole(rows: Rows) -> None:
    against_networkx(rows, LARGE)
    holes(rows, every=1)


def against_networkx(rows: Rows, schools: int) -> None:
    view, _, _ = network(schools)
    other = plain(view)
    ((theirs, expected),) = timed(lambda: nx.betweenness_centrality(other), rounds=1)
    ((ours, found),) = timed(lambda: betweenness(view), rounds=5)
    assert max(abs(a - b) for a, b in zip(found.values(), expected.values(), strict=True)) < SAME
    rows.beside(f"exact betweenness, {len(view.ids):,} nodes, equal to 1e-9", ours, "NetworkX", theirs, 30)


def estimate(rows: Rows) -> None:
    view, _, _ = network(NATION)
    work = f"betweenness to 0.005 at 95 %, {len(view.ids):,} nodes"
    ((first, _),) = timed(lambda: betweenness(view, 0.005), rounds=1)
    rows.alone(f"{work}, the first time (compiling or reading what was compiled)", first)
    if not rows.at_hand("networkit", work):
        return
    import networkit  # noqa: PLC0415

    networkit.setSeed(1, useThreadId=True)
    starts, stops = np.array(ends(view)).T
    other = networkit.GraphFromCoo((starts, stops), len(view.ids))
    (ours, _), (theirs, _) = timed(
        lambda: betweenness(view, 0.005),
        lambda: networkit.centrality.KadabraBetweenness(other, 0.005, 0.05, deterministic=True).run(),
        rounds=6,
    )
    rows.beside(work, ours, "networkit KADABRA, whose error does not hold", theirs, WITHIN_A_TENTH)


def holes(rows: Rows, every: int = 100) -> None:
    small, _, _ = network(LARGE)
    other = plain(small)
    linked = [node for node in other if other.degree[node]][::every]
    ((ours, found),) = timed(lambda: burt(small))
    (theirs, (constraint, effective)), *_ = timed(
        lambda: (nx.constraint(other, linked), nx.effective_size(other, linked)), rounds=1
    )
    assert all(abs(found[small.ids[node]]["constraint"] - constraint[node]) < SAME for node in linked)
    assert all(abs(found[small.ids[node]]["effective_size"] - effective[node]) < SAME for node in linked)
    part = f", for {len(linked)} of them" if every > 1 else ""
    rows.beside(f"constraint and effective size, {len(small.ids):,} nodes", ours, f"NetworkX{part}", theirs, 30)
    if every == 1:
        return
    view, _, _ = network(NATION)
    work = f"constraint (and effective size), {len(view.ids):,} nodes"
    if not rows.at_hand("igraph", work):
        return
    import igraph  # noqa: PLC0415

    wide = igraph.Graph(len(view.ids), ends(view))
    (arrays, _), (keyed, found), (theirs, expected) = timed(
        lambda: measured(view), lambda: burt(view), wide.constraint, rounds=9
    )
    pairs = zip((hole["constraint"] for hole in found.values()), expected, strict=True)
    assert all(a is None if math.isnan(b) else abs(a - b) < SAME for a, b in pairs)
    rows.beside(f"{work}, as arrays", arrays, "igraph, constraint alone, as a list", theirs, WITHIN_A_HALF)
    rows.beside(f"{work}, keyed by id, the same", keyed, "igraph, constraint alone, as a list", theirs, None)


def off(rows: Rows) -> None:
    """How far off help is: NetworkX on the multigraph that a projection gives, and on arrays, from all alliances."""
    view, kinds, claims = network(NATION)
    other = nx.MultiDiGraph((claim.from_id, claim.to_id, claim.id) for claim in claims)
    givers = [name for name, kind in kinds.items() if kind == "Alliance"]
    places = np.array([at for at, name in enumerate(view.ids) if kinds[name] == "Alliance"])
    (arrays, found), (keyed, told), (theirs, expected) = timed(
        lambda: steps(view.arcs, places),
        lambda: distances(view, givers),
        lambda: nx.multi_source_dijkstra_path_length(other, givers),
        rounds=15,
    )
    assert told == {name: expected.get(name) for name in view.ids}
    assert [None if step < 0 else step for step in found.tolist()] == list(told.values())
    work = f"coverage distances, {len(view.ids):,} nodes"
    rows.beside(f"{work}, as an array", arrays, "NetworkX multi-source", theirs, 100)
    rows.beside(f"{work}, keyed by id", keyed, "NetworkX multi-source", theirs, None)


PARTS = {"roles": roles, "exact": exact, "whole": whole, "estimate": estimate, "burt": holes, "distances": off}


def main() -> None:
    rows = Rows()
    for name in sys.argv[1:] or [name for name in PARTS if name != "whole"]:
        PARTS[name](rows)
    rows.end()


if __name__ == "__main__":
    main()
