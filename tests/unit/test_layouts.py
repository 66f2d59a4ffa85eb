from math import hypot

import pytest

from graph.drawing import as_network, draw
from graph.projection import Network
from viz.layout import plan

LINKED = ("Ash", "Birch", "Cedar")
PICTURE = """
Ash -MEMBER_OF-> Elms:Alliance <-MEMBER_OF- Birch
Lee:Leader -SUPPORTS-> Cedar
Dell -MEMBER_OF-> Oak:Trust <-MEMBER_OF- Fern
Gorse -MEMBER_OF-> Oak
Hazel -SUPPORTS{status: proposed}-> Ivy
Jay -MEMBER_OF{status: proposed}-> Elms
"""


def council(picture: str = PICTURE) -> Network:
    """A network without a centre; schools have support recorded if they are LINKED."""
    network = as_network(draw(picture))
    network.remove_nodes_from([name for name, told in network.nodes(data=True) if told["label"] == "Document"])
    for name, told in network.nodes(data=True):
        if told["label"] == "School":
            told["state"] = "linked" if name in LINKED else "not_known"
    network.graph |= {"centre": None, "kind": "council"}
    return network


def test_schools_without_support_stand_apart_at_one_side() -> None:
    network = council()
    places = plan(network).places
    gaps = [x for name, (x, _) in places.items() if network.nodes[name].get("state") == "not_known"]
    others = [places[name][0] for name in (*LINKED, "Elms", "Lee")]
    assert max(others) + 100 < min(gaps)  # Jay too, whom the alliance only may take


def test_a_group_stands_over_its_members() -> None:
    places = plan(council()).places
    for head, members in {"Elms": ("Ash", "Birch"), "Oak": ("Dell", "Fern", "Gorse")}.items():
        columns = [places[name][0] for name in members]
        assert min(columns) <= places[head][0] <= max(columns) + 52
        assert all(places[head][1] < places[name][1] for name in members)


def test_a_group_without_anybody_supported_stands_with_its_schools() -> None:
    places = plan(council()).places
    assert places["Oak"][0] > max(places[name][0] for name in LINKED)


def test_each_side_says_what_it_is_and_how_many_stand_there() -> None:
    titles = [area.title for area in plan(council()).areas]
    assert titles == ["Support recorded, and who gives it", "No support recorded: 6 not known"]


def test_every_thing_has_a_place_of_its_own_whole_and_always_the_same() -> None:
    one, other = plan(council()).places, plan(council("\n".join(reversed(PICTURE.splitlines())))).places
    assert one == other
    assert len(set(one.values())) == len(one) == len(council())
    assert all(isinstance(part, int) for place in one.values() for part in place)


def located(*places: tuple[int, int]) -> Network:
    network = as_network(draw("\n".join(f"S{n} -MEMBER_OF-> Oak:Trust" for n in range(len(places)))))
    network.remove_node("document:drawing")
    for number, (easting, northing) in enumerate(places):
        network.nodes[f"S{number}"].update(easting=easting, northing=northing)
    network.graph |= {"centre": "Oak", "kind": "trust"}
    return network


def test_by_place_north_is_up_and_east_is_right() -> None:
    places = plan(located((430_000, 430_000), (440_000, 430_000), (430_000, 450_000)), "place").places
    west, east, north = (places[name] for name in ("S0", "S1", "S2"))
    assert west[0] < east[0]
    assert north[1] < west[1]
    assert abs(west[0] - north[0]) < abs(west[0] - east[0])


def test_what_has_no_grid_reference_stands_with_what_it_is_linked_to_or_apart() -> None:
    network = located((430_000, 430_000), (440_000, 430_000))
    network.add_node("Elm", label="School", name="Elm")
    placed = plan(network, "place")
    assert placed.places["S0"][0] < placed.places["Oak"][0] < placed.places["S1"][0]
    assert placed.places["Elm"][1] > max(y for name, (_, y) in placed.places.items() if name != "Elm")
    assert any("No grid reference" in area.title for area in placed.areas)


def test_things_at_one_place_are_pushed_apart() -> None:
    places = list(plan(located(*[(430_000, 430_000)] * 40), "place").places.values())
    assert min(hypot(a[0] - b[0], a[1] - b[1]) for n, a in enumerate(places) for b in places[:n]) > 32


def test_a_bar_tells_the_scale() -> None:
    placed = plan(located((400_000, 400_000), (500_000, 400_000)), "place")
    bar = next(area for area in placed.areas if area.scale)
    km = float(bar.title.split(" km")[0])
    metres = 100_000 / (placed.places["S1"][0] - placed.places["S0"][0])  # a pixel
    assert bar.width * metres / 1000 == pytest.approx(km, rel=0.05)


def test_one_far_away_does_not_take_the_scale_from_the_others() -> None:
    near = [(430_000 + 500 * n, 430_000 + 700 * n) for n in range(40)]
    placed = plan(located(*near, (100_000, 10_000)), "place")
    xs = sorted(x for x, _ in placed.places.values())
    assert xs[-1] - xs[1] > (xs[-1] - xs[0]) / 3
    assert "1 farther away, at the edge" in placed.areas[0].title
