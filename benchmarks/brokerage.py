"""What measures of brokerage cost against what a user would pick instead, in one run, and whether both say the same.

    python benchmarks/brokerage.py [--nation]

The networks are everything in illustrative councils, posts and inspections too, at about 1,000, 1,500, 5,600 and 55,000
nodes. R's sna, networkit and igraph (GPL) are no dependencies: each is compared with where it is at hand. With --nation
the whole command is timed too, from a cold process, on 22,000 schools in a database of its own.
"""

import csv
import importlib.util
import math
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import rustworkx
from scipy import sparse

from graph.brokerage import betweenness, burt, gould_fernandez
from graph.kinds import Link, Node
from graph.simple import Simple, from_pairs
from seed.illustrative import illustrative, size

SAME = 1e-9
SNA = """
suppressMessages(library(sna))
arcs <- read.csv("arcs.csv"); class <- read.csv("class.csv")$class
m <- matrix(0, length(class), length(class)); m[cbind(arcs$start, arcs$end)] <- 1
taken <- system.time(found <- brokerage(m, class)$raw.nli)["elapsed"]
write.csv(found, "found.csv", row.names = FALSE); cat(taken)
"""


def network(schools: int) -> tuple[Simple, dict[str, str]]:
    """Make everything in illustrative councils as arrays, with each node's kind."""
    items = list(illustrative(schools, size(schools)).items)
    kinds = {item.id: item.label for item in items if isinstance(item, Node)}
    at = {name: place for place, name in enumerate(kinds)}
    ends = [(at[c.from_id], at[c.to_id]) for c in items if isinstance(c, Link) and {c.from_id, c.to_id} <= at.keys()]
    starts, stops = np.array(ends).T
    return from_pairs(list(kinds), starts, stops, np.zeros(len(ends), bool)), kinds


def timed(*calls: Callable[[], Any], rounds: int = 3) -> list[tuple[float, Any]]:
    """Time calls in turn, so many rounds; the smallest time of each counts."""
    found: list[tuple[float, Any]] = [(math.inf, None)] * len(calls)
    for _ in range(rounds):
        for place, call in enumerate(calls):
            began = time.perf_counter()
            answer = call()
            found[place] = min(found[place], (time.perf_counter() - began, answer), key=lambda told: told[0])
    return found


def told(what: str, ours: float, theirs: float, other: str, target: str) -> None:
    print(f"{what}: {ours:.3f} s, {other} {theirs:.3f} s: {theirs / ours:.1f} times as fast ({target})")


def plain(view: Simple) -> "nx.Graph[int]":
    return nx.from_scipy_sparse_array(view.links)


def roles_against_sna() -> None:
    view, kinds = network(400)
    classes = {name: place // 10 for place, name in enumerate(kinds)}  # R's time grows with the groups
    if not shutil.which("Rscript"):
        print("R is not at hand: roles are not compared.")
        return
    with tempfile.TemporaryDirectory() as folder:
        rows, columns = view.arcs.nonzero()
        _write(Path(folder, "arcs.csv"), ("start", "end"), zip(rows + 1, columns + 1, strict=True))
        _write(Path(folder, "class.csv"), ("class",), ([of] for of in classes.values()))
        done = subprocess.run(["Rscript", "-e", SNA], cwd=folder, capture_output=True, text=True, check=True)  # noqa: S607
        with Path(folder, "found.csv").open() as file:
            theirs = [tuple(map(int, row)) for row in list(csv.reader(file))[1:]]
    ((ours, found),) = timed(lambda: gould_fernandez(view, classes), rounds=10)
    assert [tuple(row.values()) for row in found.values()] == theirs
    told(
        f"Roles, {len(kinds):,} nodes in groups of ten, the same numbers",
        ours,
        float(done.stdout),
        "R sna",
        "at least 200",
    )


def _write(path: Path, header: tuple[str, ...], rows: Any) -> None:
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def exact_against_rustworkx(schools: int, *, networkx: bool) -> None:
    view, _ = network(schools)
    other = rustworkx.PyGraph(multigraph=False)
    other.add_nodes_from(range(len(view.ids)))
    upper = sparse.triu(view.links, format="coo")
    other.extend_from_edge_list(list(zip(upper.row.tolist(), upper.col.tolist(), strict=True)))
    (ours, found), (theirs, _) = timed(lambda: betweenness(view), lambda: rustworkx.betweenness_centrality(other))
    told(f"Exact betweenness, {len(view.ids):,} nodes", ours, theirs, "rustworkx", "at least 0.9")
    if networkx:
        ((slow, expected),) = timed(lambda: nx.betweenness_centrality(plain(view)), rounds=1)
        assert max(abs(a - b) for a, b in zip(found.values(), expected.values(), strict=True)) < SAME
        told("  the same to 1e-9", ours, slow, "NetworkX", "at least 30")


def estimate_against_networkit(view: Simple) -> None:
    ((first, _),) = timed(lambda: betweenness(view, 0.005), rounds=1)
    print(f"Estimated betweenness to 0.005, {len(view.ids):,} nodes: first time, perhaps compiling, {first:.1f} s")
    if not importlib.util.find_spec("networkit"):
        print("  networkit is not at hand")
        return
    import networkit  # noqa: PLC0415

    networkit.setSeed(1, useThreadId=True)
    upper = sparse.triu(view.links, format="coo")
    other = networkit.GraphFromCoo((upper.row, upper.col), len(view.ids))
    (ours, _), (theirs, _) = timed(
        lambda: betweenness(view, 0.005),
        lambda: networkit.centrality.KadabraBetweenness(other, 0.005, 0.05, deterministic=True).run(),
    )
    told("  again", ours, theirs, "networkit KADABRA (its error does not hold)", "at least 0.9")


def burt_against_others(view: Simple) -> None:
    small, _ = network(2_250)
    other = plain(small)
    linked = [node for node in other if other.degree[node]]
    ((ours, _),) = timed(lambda: burt(small))
    ((theirs, _),) = timed(lambda: (nx.constraint(other, linked), nx.effective_size(other, linked)), rounds=1)
    told(f"Constraint and effective size, {len(small.ids):,} nodes", ours, theirs, "NetworkX", "at least 30")
    ((ours, found),) = timed(lambda: burt(view))
    if not importlib.util.find_spec("igraph"):
        print(f"  {len(view.ids):,} nodes: {ours:.3f} s; igraph is not at hand")
        return
    import igraph  # noqa: PLC0415

    upper = sparse.triu(view.links, format="coo")
    wide = igraph.Graph(len(view.ids), list(zip(upper.row.tolist(), upper.col.tolist(), strict=True)))
    (ours, found), (theirs, expected) = timed(lambda: burt(view), wide.constraint)
    pairs = zip((hole["constraint"] for hole in found.values()), expected, strict=True)
    assert all(a is None if math.isnan(b) else abs(a - b) < SAME for a, b in pairs)
    told(
        f"  constraint and all, {len(view.ids):,} nodes, the same", ours, theirs, "igraph's constraint", "at least 0.7"
    )


def nation() -> None:
    """Time the command from a cold process on 22,000 schools, no longer marked as made up."""
    from graph.embedded import ensure_running, stop  # noqa: PLC0415 - only here is a database needed
    from graph.store import Store  # noqa: PLC0415
    from seed.load import load  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as home:
        with Store(ensure_running(Path(home), print)) as store:
            load(store, illustrative(22_000, size(22_000)), lambda _: None)
            store.command("MATCH (n:Entity) CALL (n) { REMOVE n.illustrative } IN TRANSACTIONS")
        command = [str(Path(sys.executable).parent / "partnerships"), "brokers", "--format", "json", "-o", f"{home}/x"]
        for _ in range(2):
            began = time.perf_counter()
            subprocess.run(command, env={"PARTNERSHIPS_HOME": home}, check=True)
            print(f"partnerships brokers: {time.perf_counter() - began:.1f} s (under 15)")
        stop(Path(home))


def main() -> None:
    roles_against_sna()
    wide, kinds = network(22_000)
    ((ours, _),) = timed(lambda: gould_fernandez(wide, kinds))
    print(f"Roles, {len(wide.ids):,} nodes, {wide.arcs.nnz:,} arcs: {ours:.3f} s (under 1)")
    exact_against_rustworkx(600, networkx=True)
    exact_against_rustworkx(2_250, networkx="--all" in sys.argv)
    estimate_against_networkit(wide)
    burt_against_others(wide)
    if "--nation" in sys.argv:
        nation()


if __name__ == "__main__":
    main()
