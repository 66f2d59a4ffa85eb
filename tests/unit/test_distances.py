"""How far off help is: counted in a drawing, and as NetworkX counts it."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graph.coverage import distances
from graph.drawing import as_network, draw

names = st.sampled_from("ABCDEFGHIJ")
ALL = [(name, name) for name in "ABCDEFGHIJ"]  # loops, which count for nothing
pairs = st.lists(st.tuples(names, names), max_size=25)


def test_a_school_is_as_far_as_its_nearest_giver() -> None:
    picture = """
    Ash -SUPPORTS-> Birch -SUPPORTS-> Cedar -SUPPORTS-> Dale
    Elm -SUPPORTS-> Dale
    Fir -MEMBER_OF-> Yews:Alliance
    Gorse -SUPPORTS-> Ash
    """
    told = distances(as_network(draw(picture)), ["Ash", "Elm", "Yews"])
    assert told == {
        "document:drawing": None, "Ash": 0, "Birch": 1, "Cedar": 2, "Dale": 1, "Elm": 0, "Fir": 1, "Yews": 0,
        "Gorse": None,
    }  # fmt: skip


@given(pairs, st.sets(names))
def test_steps_are_those_of_networkx(links: list[tuple[str, str]], givers: set[str]) -> None:
    network = nx.DiGraph([*ALL, *links])
    expected = nx.multi_source_dijkstra_path_length(network, givers) if givers else {}
    assert distances(network, givers) == {name: expected.get(name) for name in network}


@given(pairs, st.sets(names, min_size=1), st.tuples(names, names))
def test_one_more_link_takes_nobody_farther(
    links: list[tuple[str, str]], givers: set[str], more: tuple[str, str]
) -> None:
    before, after = (list(distances(nx.DiGraph([*ALL, *links, *extra]), givers).values()) for extra in ([], [more]))
    far = len(ALL) + 1  # farther than any
    assert all((far if b is None else b) >= (far if a is None else a) for b, a in zip(before, after, strict=True))


def test_a_hub_and_a_long_chain_are_walked_to_their_ends() -> None:
    assert set(distances(nx.star_graph(5_000), [1]).values()) == {0, 1, 2}
    assert max(step or 0 for step in distances(nx.path_graph(5_000), [0]).values()) == 4_999
