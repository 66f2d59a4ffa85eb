"""The map of an answer: what its header says is drawn, with the rows of its links beside it; never what is hidden."""

from collections.abc import Callable

from httpx import Client

from graph.answer_map import answer_network
from graph.store import Store
from queries import catalogue
from queries.ask import answer

PICTURE = """
Elm -SUPPORTS{quote: we help Ash}-> Ash -IN_AREA_OF-> North:Council#991
Oak:Trust{visibility: internal} -SUPPORTS-> Ash
"""


def test_claims_are_drawn_with_both_ends_and_what_is_hidden_is_not(drawn: Callable[..., Store]) -> None:
    store = drawn(PICTURE)
    asked = {"school": "Ash", "as_of": "2013-12-10"}
    told = answer(store, "support/who_supports", asked)
    network = answer_network(store, told, "claim", [])
    assert set(network) == {"Elm", "Ash"}
    assert [claim["quote"] for _, _, claim in network.edges(data=True)] == ["we help Ash"]
    inside = answer(store, "support/who_supports", asked | {"audience": "internal"})
    assert set(answer_network(store, inside, "claim", [])) == {"Elm", "Ash", "Oak"}


def test_things_are_drawn_whether_linked_or_not(drawn: Callable[..., Store]) -> None:
    store = drawn(PICTURE)
    told = answer(store, "gaps/schools", {"council": "991", "as_of": "2013-12-10"})
    network = answer_network(store, told, None, ["id"])
    assert (set(network), network.number_of_edges()) == ({"Ash"}, 0)


def test_a_page_has_the_map_its_table_and_its_links(serve: Callable[[str], Client]) -> None:
    page = serve(PICTURE).get("/queries/support/who_supports", params={"school": "Ash", "as_of": "2013-12-10"}).text
    assert 'id="map-data"' in page
    assert "The links on the map (1)" in page
    assert "we help Ash" in page
    assert "Oak" not in page


def test_a_page_without_rows_has_no_map(serve: Callable[[str], Client]) -> None:
    page = serve("Ash").get("/queries/support/who_supports", params={"school": "Ash", "as_of": "2013-12-10"}).text
    assert 'id="map-data"' not in page


def test_questions_on_links_are_drawn() -> None:
    drawn = {question.name for question in catalogue.questions() if question.header.map}
    assert {"support/who_supports", "alliances/who_is_in_them", "gaps/schools"} <= drawn
