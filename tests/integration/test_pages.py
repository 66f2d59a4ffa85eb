"""The pages as a browser gets them, over a real database."""

import csv
import io

import pytest
from httpx import Client, Response
from served import Serve, served

from graph.store import Store

PICTURE = """
Ash -IN_AREA_OF-> Exemplar:Council#999
Birch -IN_AREA_OF-> Exemplar
Cedar -IN_AREA_OF-> Exemplar
Birch -SUPPORTS-> Ash
Cedar -MEMBER_OF-> Oak:Trust <-MEMBER_OF- Birch
"""


def lead(response: Response) -> str:
    """Give the one sentence of answer of a page."""
    return response.text.split('<p class="lead">')[1].split("</p>")[0]


def test_an_empty_database_says_what_to_load(client: Client) -> None:
    assert "partnerships import papers" in client.get("/").text
    assert "partnerships import papers" in client.get("/gaps").text


def test_the_home_page_counts_by_council(serve: Serve) -> None:
    answer = serve(PICTURE).get("/")
    assert answer.status_code == 200
    assert lead(answer) == "Of 3 schools, 1 has support recorded, 0 told us they have none, and for 2 we do not know."
    assert '<a href="/gaps?council=Exemplar">Exemplar</a>' in answer.text


def test_the_gaps_page_answers_in_a_sentence_then_by_reason_then_lists(serve: Serve) -> None:
    page = serve(PICTURE).get("/gaps", params={"council": "999"})
    assert "<h1>Which schools in Exemplar have no support recorded?</h1>" in page.text
    assert lead(page).startswith("Of 3 schools, 1 has support recorded")
    assert "no source loaded says either way" in page.text
    assert "As at 10 December 2013." in page.text
    assert "only through their trust" in page.text
    assert ">Birch</a>" in page.text
    assert '<a href="/schools/Ash?as_of=2013-12-10">' not in page.text
    assert "lacks" not in page.text


def test_every_state_is_listed_when_asked_for(serve: Serve) -> None:
    asked = {"council": "999", "state": ["linked", "not_known", "confirmed_none"]}
    page = serve(PICTURE).get("/gaps", params=asked)
    assert '<a href="/schools/Ash?as_of=2013-12-10">Ash</a>' in page.text
    assert "Support recorded from Birch." in page.text


def test_rows_are_paged_and_the_links_carry_the_filters(serve: Serve) -> None:
    page = serve(PICTURE).get("/gaps", params={"council": "999", "limit": 1, "sort": "name"})
    assert "Rows 1 to 1 of 2." in page.text
    assert "/gaps?council=999&amp;limit=1&amp;sort=name&amp;cursor=1" in page.text


def test_programs_get_the_same_answer_as_json_csv_and_a_workbook(serve: Serve) -> None:
    client = serve(PICTURE)
    told = client.get("/api/gaps", params={"council": "999"}).json()
    assert told["counts"] == {"linked": 1, "confirmed_none": 0, "not_known": 2}
    assert told["as_of"] == "2013-12-10"
    for asked, headers in (({"format": "csv"}, {}), ({}, {"Accept": "text/csv"})):
        answer = client.get("/api/gaps", params={"council": "999"} | asked, headers=headers)
        rows = list(csv.DictReader(io.StringIO(answer.text)))
        assert [row["name"] for row in rows] == [school["name"] for school in told["schools"]]
        assert answer.headers["content-type"].startswith("text/csv")
    assert client.get("/api/gaps?council=999&format=xlsx").content[:2] == b"PK"


def test_the_files_beside_the_page_hold_the_rows_that_it_lists(serve: Serve) -> None:
    client = serve(PICTURE)
    page = client.get("/gaps?council=999").text
    where = page.split('<ul class="others">')[1].split('href="')[1].split('"')[0].replace("&amp;", "&")
    assert [row["name"] for row in csv.DictReader(io.StringIO(client.get(where).text))] == ["Birch", "Cedar"]


def test_lists_go_on_where_the_last_one_ended(serve: Serve) -> None:
    client = serve(PICTURE)
    names, where = [], "/api/gaps?council=999&limit=2"
    while where:
        answer = client.get(where)
        names += [school["id"] for school in answer.json()["schools"]]
        where = answer.links.get("next", {}).get("url", "")
    assert sorted(names) == ["Ash", "Birch", "Cedar"]


def test_the_map_page_draws_and_lists_the_same_links(serve: Serve) -> None:
    client = serve(PICTURE)
    page = client.get("/maps/school/Birch")
    assert "<h1>How is Birch linked?</h1>" in page.text
    assert page.text.count('<th scope="row">') == 3
    told = client.get("/api/maps/school/Birch").json()
    assert [link["id"] for link in told["links"]] == [
        "SUPPORTS:Birch:Ash",
        "IN_AREA_OF:Birch:Exemplar",
        "MEMBER_OF:Birch:Oak",
    ]
    assert {node["id"] for node in told["nodes"]} == {"Ash", "Birch", "Exemplar", "Oak"}


def test_the_map_is_kept_to_the_kinds_and_the_day_asked_for(serve: Serve) -> None:
    client = serve(PICTURE)
    some = client.get("/api/maps/school/Birch", params={"type": "SUPPORTS", "as_of": "2013-12-31"}).json()
    assert [link["type"] for link in some["links"]] == ["SUPPORTS"]
    late = client.get("/api/maps/school/Birch", params={"as_of": "2020-01-01"}).json()
    assert (late["links"], late["left_out"]) == ([], 3)


def test_the_map_can_be_taken_along_as_one_file(serve: Serve) -> None:
    answer = serve(PICTURE).get("/api/maps/trust/Oak", params={"format": "html"})
    assert answer.headers["content-disposition"] == 'attachment; filename="map.html"'
    assert "How is Oak linked?" in answer.text


def test_what_is_not_public_is_left_out_for_the_public(serve: Serve) -> None:
    client = serve("Ash -SUPPORTS{visibility: internal}-> Birch -SUPPORTS-> Cedar")
    public = client.get("/api/maps/school/Birch").json()
    assert [node["id"] for node in public["nodes"]] == ["Birch", "Cedar"]
    assert public["withheld"] == 1
    inside = client.get("/api/maps/school/Birch", params={"audience": "internal"}).json()
    assert {node["id"] for node in inside["nodes"]} == {"Ash", "Birch", "Cedar"}


def test_a_made_up_thing_carries_the_banner(serve: Serve) -> None:
    assert "Illustrative:" in serve("Ash{illustrative: true} -SUPPORTS-> Birch").get("/maps/school/Ash").text


@pytest.mark.parametrize(
    ("where", "status", "told"),
    [
        ("/gaps?council=Exemplor", 404, "nearest are Exemplar"),
        ("/gaps?councl=999", 400, "did you mean"),
        ("/gaps?council=999&as_of=2013-02-30", 400, "is not understood"),
        ("/maps/school/Elm", 404, "No school held answers to"),
        ("/maps/planet/Ash", 404, "the kinds are school"),
        ("/nothing", 404, "There is no page /nothing"),
    ],
)
def test_a_fault_is_one_sentence_for_people_and_a_problem_for_programs(
    serve: Serve, where: str, status: int, told: str
) -> None:
    client = serve(PICTURE)
    page = client.get(where)
    assert page.status_code == status
    assert told in lead(page)
    problem = client.get(f"/api{where}")
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["status"] == problem.status_code == status


def test_a_database_that_is_gone_is_told_in_a_sentence(server: Store) -> None:
    closed = Store(server.connection)
    closed.close()
    with served(closed) as client:
        assert client.get("/healthz").json() == {"status": "ok"}
        page, problem = (client.get(where, headers={"Connection": "close"}) for where in ("/gaps", "/readyz"))
    assert page.status_code == problem.status_code == 503
    assert "cannot be reached or went away" in lead(page)
    assert "cannot be reached or went away" in problem.json()["detail"]


def test_an_unforeseen_fault_is_told_in_a_sentence_and_never_as_a_traceback() -> None:
    with served(None) as client:  # type: ignore[arg-type]
        page, problem = (client.get(where, headers={"Connection": "close"}) for where in ("/gaps", "/readyz"))
    assert page.status_code == problem.status_code == 500
    assert "Something unforeseen went wrong" in lead(page)
    assert "Something unforeseen went wrong" in problem.json()["detail"]
    assert "content-security-policy" in page.headers


@pytest.mark.parametrize("host", ["example.org", "example.org:8000", "127.0.0.1.example.org", ""])
def test_only_this_machines_names_are_answered(serve: Serve, host: str) -> None:
    answer = serve("Ash").get("/readyz", headers={"Host": host})
    assert answer.status_code == 400
    assert "this machine only" in answer.text


@pytest.mark.parametrize("host", ["localhost", "[::1]:8000", "127.0.0.1:8000"])
def test_this_machines_names_are_answered(serve: Serve, host: str) -> None:
    assert serve("Ash").get("/readyz", headers={"Host": host}).json() == {"status": "ready"}


def test_every_page_forbids_loading_from_outside_and_loads_only_what_is_served(serve: Serve) -> None:
    client = serve(PICTURE)
    for where in ("/", "/gaps?council=999", "/maps/school/Ash", "/nothing"):
        page = client.get(where)
        policy = page.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
        assert 'href="http' not in page.text
        assert 'src="http' not in page.text
        assert "style=" not in page.text
        for name in ("style.css", "file.css", "map.css", "map.js", "vis-network.js"):
            assert client.get(f"/static/{name}").status_code == 200
    assert client.get("/static/secrets.txt").status_code == 404


def test_the_description_for_programs_names_the_commands_options(serve: Serve) -> None:
    told = serve("Ash").get("/openapi.json").json()
    names = {line["name"] for line in told["paths"]["/api/gaps"]["get"]["parameters"]}
    assert {"council", "as_of", "carry", "scope", "count", "direct_only", "focus", "km", "weight", "audience"} <= names
