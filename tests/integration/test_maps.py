"""Every kind of map as a program gets it, over a real database."""

import csv
import io
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from httpx import Client

from graph.map_cypher import behind
from graph.map_options import MapQuery
from graph.maps import map_network
from graph.store import Store

Ask = Callable[..., dict[str, Any]]
PICTURE = """
Ash#1 -IN_AREA_OF-> Exemplar:Council#999 <-IN_AREA_OF- Birch#2
Cedar#3 -IN_AREA_OF-> Exemplar <-IN_AREA_OF- Dell#4
Far#5 -IN_AREA_OF-> Other:Council#998
Birch -SUPPORTS-> Ash
Far -SUPPORTS-> Birch
Far -MEMBER_OF-> Oak:Trust <-MEMBER_OF- Cedar
Ash -SUPPORTS{status: proposed}-> Cedar
Dell -ANSWERED_NONE-> Return:Document{kind: return}
"""


@pytest.fixture
def ask(client: Client, drawn: Callable[..., Store]) -> Ask:
    """Load a drawing, and give a map of it as JSON."""

    def answer(picture: str, kind: str, name: str, **asked: Any) -> dict[str, Any]:
        if picture:
            drawn(picture)
        told: dict[str, Any] = client.get(f"/api/maps/{kind}/{quote(name)}", params=asked).json()
        return told

    return answer


def pairs(told: dict[str, Any]) -> set[tuple[str, str, str]]:
    """Give the links of a map as (start, type, end)."""
    return {(link["from_id"], link["type"], link["to_id"]) for link in told["links"]}


def states(told: dict[str, Any]) -> dict[str, str | None]:
    """Give the state of each school on a map."""
    return {node["id"]: node.get("state") for node in told["nodes"] if node["kind"] == "School"}


def test_a_councils_map_has_all_its_schools_with_their_states_and_who_is_linked_to_them(ask: Ask) -> None:
    told = ask(PICTURE, "council", "999")
    assert states(told) == {
        "Ash": "linked",
        "Birch": "linked",
        "Cedar": "not_known",
        "Dell": "confirmed_none",
        "Far": None,
    }
    assert pairs(told) == {
        ("Birch", "SUPPORTS", "Ash"),
        ("Far", "SUPPORTS", "Birch"),
        ("Ash", "SUPPORTS", "Cedar"),
        ("Cedar", "MEMBER_OF", "Oak"),
    }
    assert told["name"] == "Exemplar"


def test_the_states_are_those_of_the_gap_list(ask: Ask, client: Client) -> None:
    told = states(ask(PICTURE, "council", "999"))
    listed = client.get("/api/gaps", params={"council": "999"}).json()["schools"]
    assert {school["id"]: school["state"] for school in listed} == {name: told[name] for name in told if name != "Far"}


def test_an_ego_map_has_the_links_among_those_round_it_and_states_too(ask: Ask) -> None:
    told = ask(PICTURE, "school", "2")
    assert {node["id"] for node in told["nodes"]} == {"Birch", "Ash", "Far", "Exemplar"}
    assert pairs(told) == {
        ("Birch", "SUPPORTS", "Ash"),
        ("Far", "SUPPORTS", "Birch"),
        ("Birch", "IN_AREA_OF", "Exemplar"),
    }
    assert states(told) == {"Ash": "linked", "Birch": "linked", "Far": "not_known"}


@pytest.mark.parametrize(
    ("hops", "reached"),
    [("1", {"Cedar", "Far"}), ("2", {"Cedar", "Far", "Birch", "Ash", "Exemplar", "Other"}), ("3", {"Dell"})],
)
def test_more_steps_reach_farther_but_never_through_a_council(ask: Ask, hops: str, reached: set[str]) -> None:
    found = {node["id"] for node in ask(PICTURE, "trust", "Oak", hops=hops)["nodes"]}
    assert (reached <= found) == (hops != "3")  # Dell is tied to the council only


def test_a_map_is_read_as_on_the_day(ask: Ask) -> None:
    picture = """
    Old#1{status: Closed, closed: 2013-08-31} -IN_AREA_OF{end_min: 2013-08-31}-> Exemplar:Council#999
    New#2{opened: 2013-09-01} -IN_AREA_OF-> Exemplar
    New -SUCCEEDS{start_min: 2013-09-01, start_max: 2013-09-01}-> Old
    Birch#3 -SUPPORTS{start_max: 2013-01-01, end_min: 2013-06-01}-> Old
    Birch -IN_AREA_OF-> Exemplar
    """
    told = ask(picture, "council", "999", as_of="2013-12-10")
    assert pairs(told) == {("Birch", "SUPPORTS", "New")}
    assert states(told)["New"] == "linked"
    late = ask("", "council", "999", as_of="2014-12-10")
    assert (late["links"], late["left_out"]) == ([], 1)
    assert pairs(ask("", "council", "999", as_of="2014-12-10", past="true")) == {("Birch", "SUPPORTS", "New")}


def test_filters_narrow_things_and_links(ask: Ask) -> None:
    ask(PICTURE, "council", "999")
    assert pairs(ask("", "council", "999", status="proposed")) == {("Ash", "SUPPORTS", "Cedar")}
    assert "Trust" not in {node["kind"] for node in ask("", "council", "999", label="School")["nodes"]}
    assert pairs(ask("", "council", "999", type="IN_AREA_OF")) == {
        (name, "IN_AREA_OF", "Exemplar") for name in ("Ash", "Birch", "Cedar", "Dell")
    }


NATION = """
A1#1{easting: 430000, northing: 430000} -IN_AREA_OF-> Ayton:Council#901
A2#2{easting: 432000, northing: 430000} -IN_AREA_OF-> Ayton
B1#3{easting: 460000, northing: 400000} -IN_AREA_OF-> Beeston:Council#902
A1 -MEMBER_OF-> Oak:Trust <-MEMBER_OF- A2
B1 -MEMBER_OF-> Oak
A1 -SUPPORTS-> B1
A2 -SUPPORTS-> B1
Ayton -SUPPORTS-> B1
M1#4{illustrative: true} -IN_AREA_OF-> Madeup:Council{illustrative: true, code: X01}
"""


def test_the_nations_map_aggregates_councils_and_trusts_and_weighs_their_links(ask: Ask) -> None:
    told = ask(NATION, "nation", "England", as_of="2013-12-10")
    assert {node["id"]: node.get("schools") for node in told["nodes"]} == {"Ayton": 2, "Beeston": 1, "Oak": 3}
    assert {(link["from_id"], link["reads"], link["to_id"], link["n"]) for link in told["links"]} == {
        ("Oak", "has schools in", "Ayton", 2),
        ("Oak", "has schools in", "Beeston", 1),
        ("Ayton", "through its schools supports schools in", "Beeston", 2),
        ("Ayton", "supports schools in", "Beeston", 1),
    }
    places = {node["id"]: (node["x"], node["y"]) for node in told["nodes"]}
    assert places["Ayton"][0] < places["Beeston"][0]
    assert places["Ayton"][1] < places["Beeston"][1]


def test_a_region_is_a_map_of_its_own_and_an_unknown_one_is_told(ask: Ask, client: Client) -> None:
    ask(NATION.replace("Ayton:Council#901", "Ayton:Council#901{region: North East}"), "nation", "England")
    assert {node["id"] for node in ask("", "nation", "north east", as_of="2013-12-10")["nodes"]} == {"Ayton", "Oak"}
    fault = client.get("/api/maps/nation/Atlantis")
    assert fault.status_code == 404
    assert "there are England, North East" in fault.json()["detail"]


def test_what_is_not_certain_on_the_day_weighs_nothing_in_the_nation(ask: Ask) -> None:
    picture = NATION.replace("A1 -SUPPORTS-> B1", "A1 -SUPPORTS{confidence: tentative}-> B1")
    picture = picture.replace("A2 -SUPPORTS-> B1", "A2 -SUPPORTS{visibility: internal}-> B1")
    told = ask(picture, "nation", "England", as_of="2013-12-10")
    assert ("Ayton", "SUPPORTS", "Beeston") in pairs(told)  # the council's own
    assert "through its schools supports schools in" not in {link["reads"] for link in told["links"]}
    inside = ask("", "nation", "England", as_of="2013-12-10", audience="internal")
    assert [link["n"] for link in inside["links"] if link["reads"].startswith("through")] == [1]
    assert (told["withheld"], inside["withheld"]) == (1, 0)
    assert ask("", "nation", "England", as_of="2016-12-10")["links"] == []


def test_above_500_things_a_map_is_summarised_and_every_one_leads_on(ask: Ask, client: Client) -> None:
    lines = [f"S{n}#{n + 1} -IN_AREA_OF-> Exemplar:Council#999" for n in range(510)]
    lines += [f"S{n} -MEMBER_OF-> Oak:Trust" for n in range(200)]
    told = ask("\n".join(lines), "council", "999")
    assert told["summarised"]
    assert told["things"] == 511
    counts = {node["id"]: node["count"] for node in told["nodes"] if "count" in node}
    assert sorted(counts.values()) == [200, 310]
    (link,) = told["links"]
    assert (link["n"], link["to_id"]) == (200, "Oak")
    page = client.get("/maps/council/999").text
    assert '"map":"/maps/trust/Oak?as_of=2013-12-10"' in page
    assert '"map":"/gaps?council=Exemplar\\u0026state=not_known' in page


def test_every_thing_leads_to_its_page_and_every_source_to_its_own(ask: Ask, client: Client) -> None:
    ask(PICTURE, "school", "2")
    page = client.get("/maps/school/2").text
    for where in ("/schools/1?as_of=", "/organisations/Exemplar?as_of=", "/sources/document%3Adrawing"):
        assert f'href="{where}' in page
    assert '"address":"/schools/1?as_of=2013-12-10"' in page


@pytest.mark.parametrize("form", ["csv", "xlsx", "html"])
def test_each_map_can_be_taken_along(ask: Ask, client: Client, form: str) -> None:
    told = ask(PICTURE, "council", "999")
    answer = client.get("/api/maps/council/999", params={"format": form})
    assert answer.headers["content-disposition"] == f'attachment; filename="map.{form}"'
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(answer.text)))
        assert [row["id"] for row in rows] == [link["id"] for link in told["links"]]


@pytest.mark.parametrize(
    ("kind", "name", "asked"),
    [("school", "2", {}), ("trust", "Oak", {}), ("council", "999", {}), ("nation", "England", {})],
)
def test_the_cypher_behind_a_map_runs_and_finds_its_links(
    drawn: Callable[..., Store], kind: str, name: str, asked: dict[str, str]
) -> None:
    store = drawn(PICTURE)
    query = MapQuery.model_validate({"as_of": date(2013, 12, 10)} | asked)
    network = map_network(store, kind, name, query)
    rows = [row for one in behind(network, query) for row in store.read(one.query, **one.params)]
    if kind == "nation":
        parts = [part for part in rows[0]["schools"] if part["start"]] + rows[1:]
        assert {(part["start"], part["end"]) for part in parts} == {(a, b) for a, b in network.edges()}
    else:
        assert {row["id"] for row in rows} == {key for *_, key in network.edges(keys=True)}


def test_a_councils_page_says_what_the_gap_list_says(ask: Ask, client: Client) -> None:
    ask(PICTURE, "council", "999")
    page = client.get("/maps/council/999").text
    assert "Of 4 schools, 2 have support recorded, 1 told us it has none, and for 1 we do not know." in page
    assert "no source loaded says either way" in page


def test_the_maps_page_leads_to_every_councils_map(ask: Ask, client: Client) -> None:
    ask(PICTURE, "council", "999")
    page = client.get("/maps").text
    for where in ("/maps/nation/England", "/maps/council/Exemplar", "/maps/council/Other"):
        assert f'href="{where}"' in page
        assert client.get(where).status_code == 200
