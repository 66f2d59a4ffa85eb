"""The catalogue as a browser and as programs get it: the same rows for the same parameters everywhere."""

import csv
import io
import json
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from httpx import Client
from served import Serve

from queries import catalogue
from queries.given import understood

PICTURE = """
Ash{phase: Primary} -IN_AREA_OF-> Exemplar:Council#999 <-IN_AREA_OF- Birch{phase: Primary}
Cedar{phase: Secondary} -IN_AREA_OF-> Exemplar
Dale -IN_AREA_OF-> Kestrel:Council#998
Elm -SUPPORTS-> Ash
"""
WHERE = "/queries/gaps/states_by_group"
ASKED = {"by": "phase", "council": "999"}
QUESTIONS = catalogue.questions()


def rows_of(page: str) -> list[list[str]]:
    """Give the cells of the page's table, without the heads."""
    lines = re.findall(r"<tr>(<th scope=\"row\">.*?)</tr>", page)
    return [[unescape(re.sub("<[^>]*>", "", cell)) for cell in re.split("</t[hd]>", line)[:-1]] for line in lines]


def test_page_json_csv_and_workbook_give_the_same_rows(serve: Serve) -> None:
    client = serve(PICTURE)
    told = client.get(f"/api{WHERE}", params=ASKED).json()
    assert [(row["name"], row["linked"], row["not_known"]) for row in told["rows"]] == [
        ("Primary", 1, 1),
        ("Secondary", 0, 1),
    ]
    assert (told["as_of"], told["params"]["council"], told["truncated"]) == ("2013-12-10", "Exemplar", False)
    page = client.get(WHERE, params=ASKED)
    assert [row[1] for row in rows_of(page.text)] == ["Primary", "Secondary"]
    for asked, headers in (({"format": "csv"}, {}), ({}, {"Accept": "text/csv"})):
        file = client.get(f"/api{WHERE}", params=ASKED | asked, headers=headers)
        assert [row["name"] for row in csv.DictReader(io.StringIO(file.text))] == ["Primary", "Secondary"]
    assert client.get(f"/api{WHERE}", params=ASKED | {"format": "xlsx"}).content[:2] == b"PK"


def test_a_page_has_its_question_its_day_its_form_and_the_ways_to_take_it_along(serve: Serve) -> None:
    page = serve(PICTURE).get(WHERE, params=ASKED).text
    assert "<h1>By council, phase, trust, region or sector" in page
    assert "As at 10 December 2013." in page
    assert "<option selected>phase</option>" in page
    assert '<option value="Exemplar" selected>Exemplar</option>' in page
    assert 'type="date"' in page
    assert '<a href="/api/queries/gaps/states_by_group?by=phase&amp;council=999&amp;format=csv">CSV</a>' in page


def test_the_link_to_the_console_asks_the_same_again(serve: Serve) -> None:
    client = serve(PICTURE)
    (where,) = re.findall(r'href="(/cypher\?[^"]*)"', client.get(WHERE, params=ASKED).text)
    told = parse_qs(urlsplit(unescape(where)).query)
    given = json.loads(told["params"][0])
    assert (given["council"], given["as_of"], given["by"]) == ("Exemplar", "2013-12-10", "phase")
    again = client.post("/api/cypher", json={"query": told["query"][0], "params": given}).json()
    assert again["rows"] == client.get(f"/api{WHERE}", params=ASKED).json()["rows"]
    assert again["rows"]


def test_a_question_that_must_be_told_something_first_shows_its_form(serve: Serve) -> None:
    page = serve(PICTURE).get("/queries/gaps/states_of_a_council")
    assert page.status_code == 200
    assert "Say first what is asked about." in page.text
    assert '<select id="council" name="council" required' in page.text


def test_ids_of_things_lead_to_their_maps(serve: Serve) -> None:
    client = serve("Ash -SUCCEEDS-> Birch\nBirch -SUCCEEDS-> Ash")
    page = client.get("/queries/conflicts/both_succeed").text
    assert '<a href="/maps/school/Ash?as_of=2013-12-10">Ash</a>' in page


def test_rows_are_paged_with_the_parameters_kept(serve: Serve) -> None:
    client = serve(PICTURE)
    page = client.get(WHERE, params=ASKED | {"limit": 1}).text
    (after,) = re.findall(r'<a href="([^"]*)">Rows after these', page)
    assert [row[1] for row in rows_of(client.get(unescape(after)).text)] == ["Secondary"]
    first = client.get(f"/api{WHERE}", params=ASKED | {"limit": 1})
    assert (first.json()["truncated"], first.json()["total"]) == (True, 2)
    assert client.get(first.links["next"]["url"]).json()["rows"][0]["name"] == "Secondary"


@pytest.mark.parametrize(
    ("where", "status", "told"),
    [
        ("/queries/gaps/states_by_grup?by=phase", 404, "did you mean gaps/states_by_group"),
        ("/queries/gaps/states_by_group?by=colour", 400, "by=colour is not one of its words: write council, phase"),
        ("/queries/gaps/states_by_group?by=phase&concil=999", 400, "did you mean 'council'?"),
        ("/queries/gaps/states_by_group?by=phase&council=Exemplor", 404, "the nearest are Exemplar"),
        ("/queries/gaps/states_by_group?by=phase&as_of=2013-02-30", 400, "as_of=2013-02-30 is no day (YYYY-MM-DD)"),
        ("/queries/gaps/states_by_group?by=phase&carry=x", 400, "carry=x is no whole number"),
        ("/queries/gaps/states_by_group?by=phase&carry=-1", 400, "give a number from 0 to 1200"),
        ("/queries/gaps/states_by_group?by=phase&by=sector", 400, "by is given several times"),
    ],
)
def test_a_slip_is_told_in_a_sentence_on_the_page_and_to_programs(
    serve: Serve, where: str, status: int, told: str
) -> None:
    client = serve(PICTURE)
    page, problem = client.get(where), client.get(f"/api{where}")
    assert (page.status_code, problem.status_code) == (status, status)
    assert told in unescape(page.text)
    assert told in problem.json()["detail"]


def test_every_question_has_its_line_its_operation_and_its_page(client: Client) -> None:
    listed = client.get("/queries").text
    described = client.get("/openapi.json").json()["paths"]
    for question in QUESTIONS:
        assert f'href="/queries/{question.name}"' in listed
        operation = described[f"/api/queries/{question.name}"]["get"]
        assert operation["operationId"] == f"query_{question.name.replace('/', '_')}"
        names = [parameter["name"] for parameter in operation["parameters"]]
        assert names[: len(question.params)] == list(question.params)
    assert [one["name"] for one in client.get("/api/queries").json()["questions"]] == [q.name for q in QUESTIONS]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_what_a_header_gives_as_example_is_understood(question: catalogue.Question) -> None:
    given = {name: told.example for name, told in question.params.items()}
    assert understood(question, {name: str(value) for name, value in given.items()}) == given


def test_the_public_is_told_nothing_of_what_is_hidden_but_how_much(serve: Serve) -> None:
    client = serve(PICTURE.replace("-SUPPORTS->", "-SUPPORTS{visibility: internal}->"))
    public, inside = (
        client.get(f"/api{WHERE}", params=ASKED | {"audience": who}).json() for who in ("public", "internal")
    )
    assert [row["linked"] for row in public["rows"]] == [0, 0]
    assert [row["linked"] for row in inside["rows"]] == [1, 0]
    assert (public["withheld"], inside["withheld"]) == (1, 0)
