"""The network of a day: which nodes and claims are taken as chosen, with all that is told of them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from graph.default_view import default_view
from graph.drawing import as_network, draw
from graph.errors import BadInput
from graph.network_of_day import DEFAULT, Chosen, network_of_day, of_scene
from graph.projection import Network
from graph.scene import scene
from graph.simple import simple
from graph.store import Store

DAY = date(2013, 12, 10)
PICTURE = """
A -SUPPORTS-> B -SUPPORTS{status: proposed}-> C -SUPPORTS{confidence: tentative}-> A
B -SUPPORTS{confidence: inferred}-> C -MAINTAINS-> A
Lee:Leader -SUPPORTS-> A -SUPPORTS-> Some:Cohort
P:Programme -FUNDS-> T:Trust <-MEMBER_OF- A
"""
FIRM = {"A>B", "B>C", "A>T"}

# what is chosen, ties, nodes beside A, B, C and T
CASES: dict[str, tuple[Chosen, set[str], set[str]]] = {
    "by default": (DEFAULT, FIRM, set()),
    "proposed ones too": (Chosen(statuses={"actual", "proposed"}), FIRM, set()),
    "proposed ones alone": (Chosen(statuses=["proposed"]), {"B>C"}, set()),
    "all confidences": (Chosen(confidences=("stated", "inferred", "tentative")), FIRM | {"C>A"}, set()),
    "stated alone": (Chosen(confidences={"stated"}), FIRM - {"B>C"}, set()),
    "posts": (Chosen(posts=True), FIRM | {"Lee>A"}, {"Lee"}),
    "cohorts": (Chosen(cohorts=True), FIRM | {"A>Some"}, {"Some"}),
    "both": (Chosen(posts=True, cohorts=True), FIRM | {"Lee>A", "A>Some"}, {"Lee", "Some"}),
    "other types": (Chosen(types={"FUNDS", "MAINTAINS"}), {"C>A"}, set()),
    "other kinds": (Chosen(kinds={"School", "Trust", "Programme"}, types={"FUNDS"}), {"P>T"}, {"P"}),
}


def ties(network: Network) -> set[str]:
    return {f"{start}>{end}" for start, end in network.edges()}


def of_day(picture: str, chosen: Chosen = DEFAULT, day: date = DAY) -> Network:
    return of_scene(scene(as_network(draw(picture, DAY)), day), chosen)


@pytest.mark.parametrize("case", CASES)
def test_what_is_chosen_is_taken(case: str) -> None:
    chosen, expected, others = CASES[case]
    network = of_day(PICTURE, chosen)
    assert (ties(network), set(network)) == (expected, {"A", "B", "C", "T"} | others)


def test_the_day_decides_what_holds_and_who_is_open() -> None:
    picture = "A -SUPPORTS-> B{closed: 2014-09-01}\nC{opened: 2014-01-01} -SUPPORTS{start_max: 2014-06-01}-> A"
    found = {day: of_day(picture, day=date(2013, 12, 10).replace(year=day)) for day in (2012, 2013, 2014)}
    assert [(set(network), ties(network)) for network in found.values()] == [
        ({"A", "B"}, set()), ({"A", "B"}, {"A>B"}), ({"A", "C"}, set()),
    ]  # fmt: skip


def test_parallel_claims_are_kept_and_records_of_one_thing_are_one() -> None:
    network = of_day(
        "A#100001{phase: Primary} -SUPPORTS{quote: first}-> B -SAME_AS-> X{pupils: 90}\n"
        "A -SUPPORTS{focus: maths}-> X\nA -LEADS-> B\nOld{closed: 2013-01-01} -SUPPORTS-> B\nA -SUCCEEDS-> Old"
    )
    told = sorted((start, end, of["type"], of.get("quote", "")) for start, end, of in network.edges(data=True))
    assert told == [
        ("A", "B", "LEADS", ""), ("A", "B", "SUPPORTS", ""), ("A", "B", "SUPPORTS", ""),
        ("A", "B", "SUPPORTS", "first"),
    ]  # fmt: skip
    assert set(network.nodes["B"].items()) >= {("pupils", 90), ("label", "School")}
    assert simple(network).arcs.nnz == 1


def test_the_simple_network_of_it_is_the_default_view() -> None:
    here = scene(as_network(draw(PICTURE, DAY)), DAY)
    found, view = simple(of_scene(here)), default_view(here).network
    assert (found.ids, found.arcs.toarray().tolist()) == (view.ids, view.arcs.toarray().tolist())


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"statuses": ["planned"]}, "no statuses 'planned'"),
        ({"kinds": {"Shop"}}, "no kinds 'Shop'"),
        ({"types": {"LIKES", "SUPPORTS"}}, "no types 'LIKES'"),
        ({"confidences": ("sure",)}, "no confidences 'sure'"),
    ],
)
def test_what_the_model_does_not_have_is_refused(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        Chosen(**wrong)


TOLD = """
Ash#900001{phase: Primary, opened: 2001-09-01} -IN_AREA_OF-> Exemplar:Council#999
Ash -SUPPORTS{quote: we help, focus: maths, start_max: 2013-12-10, end_min: 2013-12-10, end_max: 2014-07-31}-> Birch
Birch -IN_AREA_OF-> Beside:Council#998
Cedar -IN_AREA_OF-> Beside
Lee:Leader{designation: NLE} -IN_AREA_OF-> Exemplar
Some:Cohort{count: 15} -IN_AREA_OF-> Exemplar
Part:Cohort{of: Some} -SUPPORTS{visibility: internal}-> Ash
"""


def test_a_council_is_its_own_and_whoever_is_tied_to_them(drawn: Callable[..., Store]) -> None:
    store = drawn(TOLD)
    assert set(network_of_day(store, "999")) == {"Ash", "Birch", "Exemplar"}
    assert set(network_of_day(store)) == {"Ash", "Birch", "Cedar", "Exemplar", "Beside"}
    everybody = Chosen(posts=True, cohorts=True, audience="internal")
    assert set(network_of_day(store, "999", DAY, everybody)) == {"Ash", "Birch", "Exemplar", "Lee", "Some", "Part"}


@pytest.mark.parametrize("council", [None, "999"])
def test_all_that_is_told_is_kept(drawn: Callable[..., Store], council: str | None) -> None:
    network = network_of_day(drawn(TOLD), council, chosen=Chosen(posts=True))
    assert network.nodes["Ash"].items() >= {"urn": 900001, "phase": "Primary", "opened": date(2001, 9, 1)}.items()
    assert network.nodes["Lee"]["designation"] == "NLE"
    ((told),) = [told for _, _, told in network.edges(data=True)]
    assert told.items() >= {
        "type": "SUPPORTS", "quote": "we help", "focus": "maths",
        "status": "actual", "confidence": "stated", "start_max": DAY, "end_max": date(2014, 7, 31),
    }.items()  # fmt: skip
    assert (network.graph["as_of"], network.graph["audience"], network.graph["withheld"]) == (DAY, "public", 1)


def test_it_is_the_asker_s_own(drawn: Callable[..., Store]) -> None:
    store = drawn(TOLD)
    network_of_day(store).remove_node("Ash")
    assert "Ash" in network_of_day(store)


def test_an_empty_database_has_an_empty_network(store: Store) -> None:
    network = network_of_day(store, day=DAY)
    assert (len(network), network.number_of_edges(), simple(network).arcs.shape) == (0, 0, (0, 0))
