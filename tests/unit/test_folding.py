from graph.drawing import as_network, draw
from graph.folding import folded
from graph.projection import Network


def network(picture: str) -> Network:
    found = as_network(draw(picture))
    found.remove_node("document:drawing")
    found.graph["centre"] = None
    return found


MEMBERS = "\n".join(f"S{n} -MEMBER_OF-> Oak:Trust" for n in range(9))


def test_a_network_that_is_small_enough_is_left_as_it_is() -> None:
    small = network(MEMBERS)
    assert folded(small, most=10) is small


def test_what_is_tied_alike_becomes_one_with_its_count_and_its_links_one_with_theirs() -> None:
    whole = network(f"{MEMBERS}\nElm -SUPPORTS-> S8\nElm -LEADS-> Oak")
    found = folded(whole, most=6)
    (one,) = [name for name in found if "parts" in found.nodes[name]]
    assert set(found) == {"Oak", "Elm", "S8", one}
    assert (found.nodes[one]["count"], found.nodes[one]["name"], found.nodes[one]["label"]) == (
        8,
        "8 schools",
        "School",
    )
    assert [pair[0] for pair in found.nodes[one]["parts"]] == [f"S{n}" for n in range(8)]
    (link,) = found.get_edge_data(one, "Oak").values()
    assert (link["type"], link["n"], link["source"]) == ("MEMBER_OF", 8, "document:drawing")
    assert len(whole) == 11  # the caller's network stays as it was


def test_states_are_never_mixed() -> None:
    whole = network(MEMBERS)
    for name in ("S0", "S1"):
        whole.nodes[name]["state"] = "linked"
    counts = {told.get("state"): told["count"] for _, told in folded(whole, most=5).nodes(data=True) if "parts" in told}
    assert counts == {"linked": 2, None: 7}


def test_links_of_different_status_are_not_one() -> None:
    whole = network(f"{MEMBERS}\nT1 -MEMBER_OF{{status: proposed}}-> Oak\nT2 -MEMBER_OF{{status: proposed}}-> Oak")
    links = [(told["status"], told["n"]) for _, _, told in folded(whole, most=5).edges(data=True)]
    assert sorted(links) == [("actual", 9), ("proposed", 2)]


def test_there_are_never_more_than_most_and_nothing_is_lost() -> None:
    lines = [f"S{n} -MEMBER_OF-> T{n % 7}:Trust" for n in range(40)] + [f"S{n} -SUPPORTS-> S{n + 1}" for n in range(39)]
    whole = network("\n".join(lines))
    found = folded(whole, {"S0"}, most=12)
    assert len(found) <= 12
    assert "S0" in found
    assert sum(told.get("count", 1) for _, told in found.nodes(data=True)) == len(whole)
    inside = sum(told.get("n", 1) for _, _, told in found.edges(data=True))
    assert inside <= whole.number_of_edges()
