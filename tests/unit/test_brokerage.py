"""Measures of brokerage, against drawn networks whose answer can be counted, R's sna and NetworkX."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.brokerage import articulation_points, betweenness, bridges, burt, frame, gould_fernandez
from graph.drawing import as_network, draw
from graph.errors import BadInput
from graph.roles import ROLES
from graph.simple import Simple, simple

# Only Birch stands in chains; Dale supports itself, and Gorse nobody.
PICTURE = """
Ash{phase: A} -SUPPORTS-> Birch{phase: A} -SUPPORTS-> Cedar{phase: A}
Dale{phase: B} -SUPPORTS-> Birch -SUPPORTS-> Elm{phase: B}
Birch -SUPPORTS-> Fir{phase: C}
Ash -SUPPORTS-> Elm
Dale -SUPPORTS-> Dale
Gorse{phase: A}
"""


def counts(*numbers: int) -> dict[str, int]:
    """Give roles in their order, and the total."""
    return dict(zip((*ROLES, "total"), (*numbers, sum(numbers)), strict=True))


def test_each_chain_of_a_drawing_has_its_role() -> None:
    found = gould_fernandez(as_network(draw(PICTURE)), "phase")
    # Into Birch (A): Ash (A), Dale (B); out: Cedar (A), Elm (B), Fir (C). Ash has its own arc to Elm.
    # Ash-Cedar AAA coordinator; Ash-Fir AAC representative; Dale-Cedar BAA gatekeeper; Dale-Elm BAB itinerant;
    # Dale-Fir BAC liaison.
    assert found["Birch"] == counts(1, 1, 1, 1, 1)
    assert {name: row for name, row in found.items() if name != "Birch"} == {
        name: counts(0, 0, 0, 0, 0) for name in ("document:drawing", "Ash", "Cedar", "Dale", "Elm", "Fir", "Gorse")
    }


def test_a_node_without_a_group_is_a_class_of_its_own() -> None:
    chain = nx.DiGraph([("a", "b"), ("b", "c")])
    assert gould_fernandez(chain, {})["b"] == counts(0, 0, 0, 0, 1)
    assert gould_fernandez(chain, {"a": 1, "b": None, "c": 1})["b"] == counts(0, 1, 0, 0, 0)


def test_partners_and_members_are_two_arcs_and_other_links_one() -> None:
    network = as_network(draw("Ash -MEMBER_OF-> Yews:Alliance <-MEMBER_OF- Birch\nCedar -SUPPORTS-> Yews"))
    # Through Yews: Ash to Birch and back, Cedar to both; not to Cedar.
    assert gould_fernandez(network, {})["Yews"]["total"] == 4
    assert gould_fernandez(nx.DiGraph(network), {})["Yews"]["total"] == 4
    assert gould_fernandez(nx.Graph(network), {})["Yews"]["total"] == 6


def test_loops_and_parallels_change_nothing() -> None:
    once, more = "Ash -SUPPORTS-> Birch -SUPPORTS-> Cedar", "\nAsh -SUPPORTS-> Birch\nBirch -SPONSORS-> Birch" * 150
    one, other = as_network(draw(once)), as_network(draw(once + more))
    assert gould_fernandez(one, {}) == gould_fernandez(other, {})
    assert betweenness(one) == betweenness(other)
    assert burt(one) == burt(other)
    assert bridges(one) == bridges(other) == [("Ash", "Birch"), ("Birch", "Cedar")]


def test_structural_holes_and_cut_points_of_a_drawing() -> None:
    # Ash, Birch and Cedar know each other; Dale hangs on Cedar, Elm on Dale; Fir is alone.
    network = nx.Graph([("Ash", "Birch"), ("Birch", "Cedar"), ("Ash", "Cedar"), ("Cedar", "Dale"), ("Dale", "Elm")])
    network.add_node("Fir")
    found = burt(network)
    # Ash puts 1/2 on Birch, and by way of Cedar (who puts 1/3 there) 1/2·1/3 more; 1/2 on Cedar, by Birch 1/2·1/2 more.
    assert found["Ash"]["constraint"] == pytest.approx((2 / 3) ** 2 + (3 / 4) ** 2)
    # Three contacts, of which two know each other: 3 - 2·1/3.
    assert found["Cedar"]["effective_size"] == pytest.approx(7 / 3)
    assert found["Cedar"]["efficiency"] == pytest.approx(7 / 9)
    assert found["Elm"] == {"constraint": 1.0, "effective_size": 1.0, "efficiency": 1.0}
    assert found["Fir"] == {"constraint": None, "effective_size": 0.0, "efficiency": None}
    assert articulation_points(network) == ["Cedar", "Dale"]
    assert bridges(network) == [("Cedar", "Dale"), ("Dale", "Elm")]
    # Of the ten pairs of the five others, four pass Cedar (Ash and Birch to Dale and Elm), three Dale.
    assert betweenness(network) == pytest.approx(
        {"Ash": 0, "Birch": 0, "Cedar": 4 / 10, "Dale": 3 / 10, "Elm": 0, "Fir": 0}
    )


@pytest.mark.parametrize("size", [0, 1, 2])
def test_small_networks_have_right_answers(size: int) -> None:
    network = nx.empty_graph(size, nx.MultiDiGraph)
    network.add_edges_from((name, name) for name in list(network))
    assert gould_fernandez(network, "phase") == {name: counts(0, 0, 0, 0, 0) for name in range(size)}
    assert betweenness(network) == betweenness(network, 0.1) == dict.fromkeys(range(size), 0.0)
    assert [row["constraint"] for row in burt(network).values()] == [None] * size
    assert (articulation_points(network), bridges(network)) == ([], [])


def test_a_giant_alliance_is_counted_and_not_listed() -> None:
    members = 5000
    network = nx.MultiDiGraph((f"s{at}", "Alliance", {"type": "MEMBER_OF"}) for at in range(members))
    groups = {f"s{at}": at % 2 for at in range(members)}
    found = gould_fernandez(network, groups)["Alliance"]
    # Ordered pairs of two of one half: itinerant; of one of each: liaison.
    assert (found["itinerant"], found["liaison"]) == (2 * 2500 * 2499, 2 * 2500 * 2500)
    assert burt(network)["Alliance"]["effective_size"] == members


def test_arrays_serve_as_well_as_a_network_and_results_make_a_data_frame() -> None:
    network = as_network(draw(PICTURE))
    arrays = simple(network)
    phases = dict(network.nodes(data="phase"))
    assert isinstance(arrays, Simple)
    assert gould_fernandez(arrays, phases) == gould_fernandez(network, "phase")
    assert (burt(arrays), betweenness(arrays)) == (burt(network), betweenness(network))
    table = frame(gould_fernandez(arrays, phases))
    assert (list(table.index), list(table.columns)) == (list(network), [*ROLES, "total"])
    assert frame(betweenness(arrays), "betweenness").loc["Birch", "betweenness"] == betweenness(network)["Birch"]
    with pytest.raises(BadInput, match="Arrays have no property 'phase'"):
        gould_fernandez(arrays, "phase")


def test_roles_are_those_of_sna(repository: Path) -> None:
    arcs, nodes = (
        _rows(repository / "tests" / "reference" / f"sna_brokerage_{name}.csv") for name in ("arcs", "roles")
    )
    names = ("w_I", "w_O", "b_IO", "b_OI", "b_O", "t")
    for number in sorted({row["network"] for row in nodes}):
        here = [row for row in nodes if row["network"] == number]
        network: nx.DiGraph[int] = nx.empty_graph((row["node"] for row in here), nx.DiGraph)
        network.add_edges_from((row["from"], row["to"]) for row in arcs if row["network"] == number)
        found = gould_fernandez(network, {row["node"]: row["class"] for row in here})
        assert {name: tuple(row.values()) for name, row in found.items()} == {
            row["node"]: tuple(row[name] for name in names) for row in here
        }


def _rows(path: Path) -> list[dict[str, int]]:
    with path.open(encoding="utf-8") as file:
        return [{name: int(value) for name, value in row.items()} for row in csv.DictReader(file)]


@st.composite
def networks(draw: Callable[..., Any]) -> "nx.MultiDiGraph[int]":
    """Draw up to 12 nodes with loops, parallels, isolates and groups, some without one."""
    size = draw(st.integers(0, 12))
    network: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    for name in range(size):
        network.add_node(name, group=draw(st.sampled_from(["x", "y", "z", None])))
    ends = st.tuples(st.integers(0, max(size - 1, 0)), st.integers(0, max(size - 1, 0)))
    network.add_edges_from(draw(st.lists(ends, max_size=40)) if size else [])
    return network


@given(networks())
def test_measures_are_those_of_networkx(network: "nx.MultiDiGraph[int]") -> None:
    plain = nx.Graph(network)
    plain.remove_edges_from(list(nx.selfloop_edges(plain)))
    assert betweenness(network) == pytest.approx(nx.betweenness_centrality(plain), abs=1e-9)
    linked = [name for name in plain if plain.degree[name]]
    expected = nx.constraint(plain, linked), nx.effective_size(plain, linked)
    found = burt(network)
    assert {name: found[name]["constraint"] for name in linked} == pytest.approx(expected[0])
    assert {name: found[name]["effective_size"] for name in linked} == pytest.approx(expected[1])
    assert set(articulation_points(network)) == set(nx.articulation_points(plain))
    assert {frozenset(pair) for pair in bridges(network)} == {frozenset(pair) for pair in nx.bridges(plain)}


@given(networks(), st.randoms(use_true_random=False))
def test_laws_of_brokerage(network: "nx.MultiDiGraph[int]", dice: Any) -> None:
    found = gould_fernandez(network, "group")
    assert all(sum(row[role] for role in ROLES) == row["total"] for row in found.values())
    assert _total(found) == sum(len(_brokers(network, a, c)) for a in network for c in network)
    names = list(network)
    dice.shuffle(names)
    other = nx.relabel_nodes(network, dict(enumerate(names)))
    assert {names[name]: row for name, row in found.items()} == gould_fernandez(other, "group")
    assert {names[name]: score for name, score in betweenness(network).items()} == pytest.approx(betweenness(other))
    for a, c in [(a, c) for a in network for c in network if _brokers(network, a, c)][:5]:
        closer = network.copy()
        closer.add_edge(a, c)
        for b in _brokers(network, a, c):  # the new arc may open chains, but none with b in the middle
            after = gould_fernandez(closer, "group")[b]
            assert after["total"] == found[b]["total"] - 1


def _brokers(network: "nx.MultiDiGraph[int]", a: int, c: int) -> list[int]:
    if a == c or network.has_edge(a, c):
        return []
    return [b for b in network if b not in {a, c} and network.has_edge(a, b) and network.has_edge(b, c)]


def _total(found: Mapping[int, Any]) -> int:
    return sum(int(row["total"]) for row in found.values())


def test_ids_are_in_network_order_and_values_are_plain() -> None:
    network = nx.DiGraph([("Cedar", "Birch"), ("Birch", "Ash")])
    for found in (gould_fernandez(network, {}), burt(network), betweenness(network)):
        assert list(found) == ["Cedar", "Birch", "Ash"]
    assert {type(value) for row in gould_fernandez(network, {}).values() for value in row.values()} == {int}
    assert not any(isinstance(value, np.generic) for value in betweenness(network).values())
