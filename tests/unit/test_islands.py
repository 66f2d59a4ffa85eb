"""What falls apart when a node goes, against NetworkX: the node taken out, and the parts counted."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graph.islands import falls_into, parts_without
from graph.simple import simple

names = st.sampled_from("ABCDEFGHIJ")


@given(st.lists(st.tuples(names, names), max_size=16), st.sets(names, max_size=3))
def test_parts_are_those_of_the_network_without_the_nodes(pairs: list[tuple[str, str]], gone: set[str]) -> None:
    network: nx.Graph[str] = nx.Graph(pairs)
    network.remove_edges_from(list(nx.selfloop_edges(network)))
    islands, lone = parts_without(simple(network), gone)
    touched = {name for root in gone & set(network) for name in nx.node_connected_component(network, root)} - gone
    parts = [sorted(part) for part in nx.connected_components(network.subgraph(touched))]
    assert lone == sorted(part[0] for part in parts if len(part) == 1)
    assert islands == sorted((part for part in parts if len(part) > 1), key=lambda part: (-len(part), part))[1:]


@given(st.lists(st.tuples(names, names), max_size=16))
def test_one_pass_tells_what_each_node_leaves(pairs: list[tuple[str, str]]) -> None:
    network = simple(nx.Graph(pairs))
    told = {name: parts_without(network, {name}) for name in network.ids}
    assert falls_into(network) == {name: (len(islands), len(lone)) for name, (islands, lone) in told.items()}


def test_nothing_falls_apart_where_nothing_is() -> None:
    assert (parts_without(simple(nx.Graph()), {"A"}), falls_into(simple(nx.Graph()))) == (([], []), {})


def test_a_hub_of_five_thousand_leaves_them_all_alone() -> None:
    assert next(iter(falls_into(simple(nx.star_graph(5_000))).values())) == (0, 5_000)
