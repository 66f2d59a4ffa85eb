from datetime import date
from itertools import combinations
from math import atan2, hypot

import pytest

from graph.drawing import as_network, draw
from graph.errors import BadInput, UnknownThing
from graph.projection import Network
from viz.map import caption, newest_day, on_day
from viz.map import draw as drawing
from viz.table import link_rows

DAY = date(2013, 12, 10)


def drawn(picture: str, day: date = DAY) -> Network:
    return as_network(draw(picture, day))


def test_the_one_asked_about_stands_in_the_middle_and_places_are_whole_pixels() -> None:
    found = drawing(on_day(drawn("Ash -SUPPORTS-> Birch <-MEMBER_OF- Oak:Trust"), "Birch", DAY), "Birch")
    places = {node["id"]: (node["x"], node["y"]) for node in found.nodes}
    assert places["Birch"] == (0, 0)
    assert all(isinstance(n, int) for place in places.values() for n in place)
    assert found.nodes[0]["id"] == "Birch"


def test_the_same_network_is_drawn_the_same_whatever_its_order() -> None:
    lines = [f"S{n} -SUPPORTS-> Ash" for n in range(30)]
    one = drawing(on_day(drawn("\n".join(lines)), "Ash", DAY), "Ash")
    other = drawing(on_day(drawn("\n".join(reversed(lines))), "Ash", DAY), "Ash")
    assert one.nodes == other.nodes
    assert one.links == other.links


@pytest.mark.parametrize("many", [1, 7, 12, 60, 200])
def test_no_link_to_the_middle_runs_under_another_thing(many: int) -> None:
    found = drawing(on_day(drawn("\n".join(f"S{n} -MEMBER_OF-> Oak:Trust" for n in range(many))), "Oak", DAY), "Oak")
    around = [(node["x"], node["y"]) for node in found.nodes if node["id"] != "Oak"]
    assert len({round(atan2(y, x), 4) for x, y in around}) == many
    assert min((hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(around, 2)), default=99) > 28


def test_lines_tell_status_and_confidence_without_colour() -> None:
    picture = """
    A -SUPPORTS-> Ash
    B -SUPPORTS{status: proposed}-> Ash
    C -SUPPORTS{status: ended}-> Ash
    D -SUPPORTS{confidence: tentative}-> Ash
    """
    links = {link["from"]: link for link in drawing(on_day(drawn(picture), "Ash", DAY), "Ash").links}
    assert links["A"]["dashes"] is False
    assert links["B"]["dashes"][0] > links["C"]["dashes"][0]  # dashes, and dots
    assert links["D"]["width"] < links["A"]["width"]
    assert len({link["color"] for link in links.values()}) == 1


def test_the_schemas_words_are_the_captions() -> None:
    claim = {"type": "SUPPORTS", "status": "actual", "confidence": "stated", "start_max": DAY, "end_min": DAY}
    assert caption(claim, "Ash", "Birch") == (
        "Ash supports Birch (actual, stated by the source): still so on 10 December 2013, not confirmed since"
    )


def test_a_cohort_shows_its_count_and_never_more_than_one_shape() -> None:
    found = drawing(on_day(drawn("Some:Cohort{count: 15} -MEMBER_OF-> Elms:Alliance"), "Elms", DAY), "Elms")
    assert [(node["label"], node["shape"]) for node in found.nodes if node["kind"] == "Cohort"] == [("15", "circle")]


def test_parallel_claims_are_each_drawn_and_bent_apart() -> None:
    found = drawing(on_day(drawn("Ash -SUPPORTS-> Birch\nAsh -SUPPORTS-> Birch"), "Ash", DAY), "Ash")
    assert [bool(link["smooth"]) for link in found.links] == [False, True]


def test_what_has_ended_or_was_not_confirmed_for_too_long_is_left_out_and_counted() -> None:
    picture = """
    Birch -SUPPORTS-> Ash
    Cedar -SUPPORTS{start_max: 2010-01-01, end_min: 2010-01-01}-> Ash
    Dell -SUPPORTS{start_max: 2009-01-01, end_min: 2010-01-01, end_max: 2012-01-01}-> Ash
    """
    network = drawn(picture)
    found = drawing(on_day(network, "Ash", DAY), "Ash")
    assert [link["from"] for link in found.links] == ["Birch"]
    assert found.past == 2
    assert len(network.edges) == 3  # the caller's network stays as it was


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
    assert {link["id"] for link in drawing(shown, "Birch").links} == {row["id"] for row in link_rows(shown)}


def test_the_sentence_counts_by_kind_of_link() -> None:
    shown = on_day(drawn("Ash -SUPPORTS-> Birch <-SUPPORTS- Cedar\nBirch -MEMBER_OF-> Oak:Trust"), "Birch", DAY)
    assert drawing(shown, "Birch").sentence == (
        "The map shows Birch in the middle and 3 others round it, with 3 links: 1 “is a member of”, 2 “supports”."
    )


def test_something_alone_is_said_to_be_alone() -> None:
    assert "alone" in drawing(on_day(drawn("Ash"), "Ash", DAY), "Ash").sentence


def test_an_unknown_centre_is_told() -> None:
    with pytest.raises(UnknownThing, match="Nothing that may be shown"):
        on_day(drawn("Ash -SUPPORTS-> Birch"), "Elm", DAY)


def test_too_much_to_read_is_refused() -> None:
    network = drawn("\n".join(f"S{n} -MEMBER_OF-> Oak:Trust" for n in range(601)))
    with pytest.raises(BadInput, match="too many for one map"):
        drawing(on_day(network, "Oak", DAY), "Oak")
