from collections.abc import Callable
from datetime import date
from itertools import combinations
from math import atan2, hypot

import pytest

from graph.drawing import as_network, draw
from graph.errors import UnknownThing
from graph.projection import Network
from graph.standing import newest_day, on_day
from viz.map import Drawing
from viz.map import draw as drawing
from viz.map_table import link_rows

DAY = date(2013, 12, 10)
Titled = Callable[..., Network]


def drawn(picture: str, day: date = DAY) -> Network:
    return as_network(draw(picture, day))


def mapped(picture: str, centre: str, *, past: bool = False) -> Drawing:
    network = on_day(drawn(picture), centre, DAY, past=past)
    network.graph |= {"name": centre, "kind": "organisation", "centre": centre}
    return drawing(network)


def test_the_one_asked_about_stands_in_the_middle_and_places_are_whole_pixels() -> None:
    found = mapped("Ash -SUPPORTS-> Birch <-MEMBER_OF- Oak:Trust", "Birch")
    places = {node["id"]: (node["x"], node["y"]) for node in found.nodes}
    assert places["Birch"] == (0, 0)
    assert all(isinstance(n, int) for place in places.values() for n in place)
    assert found.nodes[0]["id"] == "Birch"


@pytest.mark.parametrize("many", [30, 90])  # on rings, and settled
def test_the_same_network_is_drawn_the_same_whatever_its_order(many: int) -> None:
    lines = [f"S{n} -SUPPORTS-> Ash" for n in range(many)]
    one, other = mapped("\n".join(lines), "Ash"), mapped("\n".join(reversed(lines)), "Ash")
    assert one.nodes == other.nodes
    assert one.links == other.links


@pytest.mark.parametrize("many", [1, 7, 12, 59])
def test_no_link_to_the_middle_runs_under_another_thing(many: int) -> None:
    found = mapped("\n".join(f"S{n} -MEMBER_OF-> Oak:Trust" for n in range(many)), "Oak")
    around = [(node["x"], node["y"]) for node in found.nodes if node["id"] != "Oak"]
    assert len({round(atan2(y, x), 4) for x, y in around}) == many


@pytest.mark.parametrize("many", [7, 59, 60, 200, 500])
def test_no_thing_covers_another(many: int) -> None:
    found = mapped("\n".join(f"S{n} -MEMBER_OF-> Oak:Trust" for n in range(many)), "Oak")
    assert min(_distances(found)) > 0


def _distances(found: Drawing) -> list[float]:
    """Give the room between the edges of every two shapes, as if all were round."""
    pairs = combinations(found.nodes, 2)
    return [hypot(a["x"] - b["x"], a["y"] - b["y"]) - a["size"] - b["size"] for a, b in pairs]


def test_lines_tell_status_and_confidence_without_colour() -> None:
    picture = """
    A -SUPPORTS-> Ash
    B -SUPPORTS{status: proposed}-> Ash
    C -SUPPORTS{status: ended}-> Ash
    D -SUPPORTS{confidence: tentative}-> Ash
    """
    links = {link["from"]: link for link in mapped(picture, "Ash").links}
    assert links["A"]["dashes"] is False
    assert links["B"]["dashes"][0] > links["C"]["dashes"][0]  # dashes, and dots
    assert links["D"]["width"] < links["A"]["width"]
    assert not any("color" in link for link in links.values())


def test_a_cohort_shows_its_count_and_never_more_than_one_shape() -> None:
    found = mapped("Some:Cohort{count: 15} -MEMBER_OF-> Elms:Alliance", "Elms")
    assert [(node["label"], node["shape"]) for node in found.nodes if node["kind"] == "Cohort"] == [("15", "circle")]


def test_parallel_claims_are_each_drawn_and_bent_apart() -> None:
    found = mapped("Ash -SUPPORTS-> Birch\nAsh -SUPPORTS-> Birch", "Ash")
    assert [bool(link["smooth"]) for link in found.links] == [False, True]


PAST = """
Birch -SUPPORTS-> Ash
Cedar -SUPPORTS{start_max: 2010-01-01, end_min: 2010-01-01}-> Ash
Dell -SUPPORTS{start_max: 2009-01-01, end_min: 2010-01-01, end_max: 2012-01-01}-> Ash
Elm -SUPPORTS{start_min: 2020-01-01, start_max: 2020-01-01}-> Ash
"""


def test_what_has_ended_or_was_not_confirmed_for_too_long_is_left_out_and_counted() -> None:
    network = drawn(PAST)
    shown = on_day(network, "Ash", DAY)
    assert [start for start, _ in shown.edges()] == ["Birch"]
    assert shown.graph["past"] == 3
    assert len(network.edges) == 4  # the caller's network stays as it was
    assert not any("holds" in told for _, _, told in network.edges(data=True))


def test_what_has_ended_or_lapsed_is_dotted_where_it_is_asked_for() -> None:
    found = mapped(PAST, "Ash", past=True)
    assert {link["from"]: link["status"] for link in found.links} == {
        "Birch": "actual",
        "Cedar": "ended",
        "Dell": "ended",
    }
    assert found.past == 1  # what had not begun


def test_the_day_is_the_newest_sources_unless_one_is_asked_for() -> None:
    network = drawn("Ash -SUPPORTS-> Birch", date(2012, 3, 4))
    assert newest_day(network, "Ash") == date(2012, 3, 4)
    assert on_day(network, "Ash", None).graph["as_of"] == date(2012, 3, 4)


def test_a_name_that_only_a_hidden_link_leads_to_is_not_shown() -> None:
    network = drawn("Ash -SUPPORTS-> Birch\nCedar -SUPPORTS-> Birch")
    network.remove_edge("Cedar", "Birch", "SUPPORTS:Cedar:Birch")
    assert "Cedar" not in on_day(network, "Birch", DAY)


def test_the_map_draws_the_rows_of_its_table() -> None:
    shown = on_day(drawn("Ash -SUPPORTS-> Birch <-LEADS- Lee:Leader"), "Birch", DAY)
    shown.graph |= {"name": "Birch", "kind": "school", "centre": "Birch"}
    assert {link["id"] for link in drawing(shown).links} == {row["id"] for row in link_rows(shown)}


def test_the_sentence_counts_by_kind_of_link() -> None:
    assert mapped("Ash -SUPPORTS-> Birch <-SUPPORTS- Cedar\nBirch -MEMBER_OF-> Oak:Trust", "Birch").sentence == (
        "The map shows Birch in the middle and 3 others round it, with 3 links: 2 “supports”, 1 “is a member of”."
    )


def test_something_alone_is_said_to_be_alone() -> None:
    assert "alone" in mapped("Ash", "Ash").sentence


def test_an_unknown_centre_is_told() -> None:
    with pytest.raises(UnknownThing, match="Nothing that may be shown"):
        on_day(drawn("Ash -SUPPORTS-> Birch"), "Elm", DAY)
