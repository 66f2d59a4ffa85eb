"""The console by HTTP: JSON, CSV and workbook, its refusals, and the page /cypher by its address alone."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from httpx import Client
from openpyxl import load_workbook
from served import Serve

from graph.store import Store

Drawn = Callable[..., Store]
PICTURE = "Ash#1 -SUPPORTS-> Birch#2\nCedar#3 -SUPPORTS{status: proposed}-> Birch"
NAMES = "MATCH (s:School) WHERE s.urn > $least RETURN s.name AS name, s.urn AS urn ORDER BY urn"
LINKS = "MATCH (a:School)-[r]->(b) RETURN a, r, b ORDER BY a.name"


def test_the_api_answers_a_question_with_its_parameters(serve: Serve) -> None:
    told = serve(PICTURE).post("/api/cypher", json={"query": NAMES, "params": {"least": 1}})
    assert told.status_code == 200
    answer = told.json()
    assert answer["rows"] == [{"name": "Birch", "urn": 2}, {"name": "Cedar", "urn": 3}]
    assert (answer["columns"], answer["count"], answer["truncated"]) == (["name", "urn"], 2, False)
    assert (answer["query"], answer["params"]) == (NAMES, {"least": 1})


@pytest.mark.parametrize("headers", [{"Accept": "text/csv"}, {}])
def test_the_same_as_csv(serve: Serve, headers: dict[str, str]) -> None:
    address = "/api/cypher" if headers else "/api/cypher?format=csv"
    told = serve(PICTURE).post(address, json={"query": NAMES, "params": {"least": 2}}, headers=headers)
    assert told.headers["content-type"] == "text/csv; charset=utf-8"
    assert told.text.splitlines()[0] == "name,urn,licence"
    assert told.text.splitlines()[1].startswith("Cedar,3,")


def test_an_address_gives_the_same_and_a_workbook_tells_what_was_asked(serve: Serve) -> None:
    told = serve(PICTURE).get(
        "/api/cypher", params={"query": NAMES, "params": json.dumps({"least": 2}), "format": "xlsx"}
    )
    about, rows = load_workbook(io.BytesIO(told.content)).worksheets
    assert [cell.value for cell in about[2]][:2] == ["question", NAMES]
    assert [[cell.value for cell in row] for row in rows] == [["name", "urn"], ["Cedar", 3]]


JSON = {"Content-Type": "application/json"}
WRONG: list[tuple[bytes, dict[str, str], int, str]] = [
    (b'{"query": "CREATE (:Evil)"}', JSON, 400, "CREATE would change the database"),
    (b'{"query": "RETURN x"}', JSON, 400, "Neo4j does not run the question"),
    (b'{"query": "RETURN 1 AS x", "parameters": {}}', JSON, 400, "not understood at parameters"),
    (b'{"query": 1}', JSON, 400, "not understood at query"),
    (b"{}", JSON, 400, "not understood at query"),
    (b"[]", JSON, 400, "not understood at the body"),
    (b"", JSON, 400, "no JSON"),
    (b"\xff", JSON, 400, "no JSON"),
    (b"[" * 100_000, JSON, 400, "no JSON"),
    (b'{"query": "RETURN 1 AS x", "params": {"a": NaN}}', JSON, 400, "no JSON"),
    (b'{"query": "RETURN $a AS x", "params": {"a": 99999999999999999999}}', JSON, 400, "beyond 64 bits"),
    (b'{"query": "RETURN 1 AS x"}', {"Content-Type": "text/plain"}, 400, "Content-Type: application/json"),
    (b'{"query": "RETURN 1 AS x"}', JSON | {"Sec-Fetch-Site": "cross-site"}, 403, "comes from another site"),
    (b'{"query": "' + b"x" * 1_300_000 + b'"}', JSON, 400, "too large"),
]


@pytest.mark.parametrize(("body", "headers", "status", "word"), WRONG, ids=[told[3] for told in WRONG])
def test_what_is_wrong_is_a_problem_with_its_remedy(
    client: Client, body: bytes, headers: dict[str, str], status: int, word: str
) -> None:
    told = client.post("/api/cypher", content=body, headers=headers)
    assert (told.status_code, told.headers["content-type"]) == (status, "application/problem+json")
    assert word in told.json()["detail"]
    assert told.json()["status"] == status
    assert client.post("/api/cypher", json={"query": "RETURN 1 AS x"}).json()["rows"] == [{"x": 1}]


def test_the_public_is_told_why_the_console_is_closed_on_the_page_too(client: Client, drawn: Drawn) -> None:
    drawn(PICTURE).command("MATCH (s:School {urn: 1}) SET s.visibility = 'internal'")
    for address in ("/api/cypher", "/cypher"):
        told = client.get(address, params={"query": "MATCH (s:School) RETURN s.name AS name"})
        assert told.status_code == 403
        assert "closed to the public audience" in told.text
        assert "Ash" not in told.text.replace("MATCH", "")
    inside = client.get("/cypher", params={"query": "MATCH (s:School) RETURN s.name AS n", "audience": "internal"})
    assert "Ash" in inside.text


def test_the_page_is_reproduced_by_its_address_alone(serve: Serve) -> None:
    client = serve(PICTURE)
    told = client.get("/cypher", params={"query": NAMES, "params": '{"least": 1}'})
    assert told.status_code == 200
    assert "2 rows in" in told.text
    assert '<th scope="row">Birch</th>' in told.text
    assert "s.urn &gt; $least" in told.text
    assert "/api/cypher?query=MATCH" in told.text
    assert 'id="map"' not in told.text  # no nodes in it


def test_nodes_in_an_answer_make_a_map_with_a_table_of_its_links(serve: Serve) -> None:
    told = serve(PICTURE).get("/cypher", params={"query": LINKS}).text
    assert "The map shows the nodes of the answer, 3 in all, with 2 links: 2 “supports”." in told
    assert told.count("<tr data-row=") == 2
    assert '<a href="/schools/1">(Ash: School)</a>' in told
    assert "proposed" in told


def test_nodes_without_links_are_told_how_to_have_them(serve: Serve) -> None:
    told = serve(PICTURE).get("/cypher", params={"query": "MATCH (s:School) RETURN collect(s) AS all"}).text
    assert "The map shows the nodes of the answer, 3 in all, with no link." in told
    assert "return the links too" in told


MADE_UP: list[Any] = [
    {"element_id": 1, "labels": 2, "properties": 3},
    {"element_id": "1", "labels": ["School"], "properties": {"id": {"a": 1}, "name": ["x"], "urn": "</script>"}},
    {"element_id": "1", "labels": ["Cohort"], "properties": {"count": -1, "phase": 7, "illustrative": "no"}},
    {"nodes": 1, "relationships": [2]},
    {"nodes": [], "relationships": []},
    {"element_id": "1", "type": "EVIL", "start": "1", "end": "1", "properties": {}},
    [
        {"element_id": "1", "labels": ["School"], "properties": {"id": "a"}},
        {
            "element_id": "2", "type": "SUPPORTS", "start": "1", "end": "1",
            "properties": {"status": {}, "confidence": 5, "start_max": "never", "end_min": [1], "quote": "</script>"},
        },
    ],
]  # fmt: skip


@pytest.mark.parametrize("value", MADE_UP, ids=range(len(MADE_UP)))
def test_what_only_looks_like_a_node_does_no_harm(client: Client, value: Any) -> None:
    told = client.get("/cypher", params={"query": "RETURN $x AS x", "params": json.dumps({"x": value})})
    assert told.status_code == 200
    assert "1 row in" in told.text
    assert told.text.count("</script>") == told.text.count("<script")


def test_names_and_headings_are_text(client: Client) -> None:
    evil = "<img src=x onerror=alert(1)>"
    query = f"RETURN 'x onload=alert(1)' AS row_attributes, $x AS `{evil}`"
    told = client.get("/cypher", params={"query": query, "params": json.dumps({"x": evil})}).text
    assert evil not in told
    assert "<tr x" not in told


def test_an_empty_answer_says_so_and_a_fault_stands_on_the_page(client: Client) -> None:
    assert "Nothing that is held answers" in client.get("/cypher?query=MATCH (n:School) RETURN n").text
    told = client.get("/cypher?query=CREATE (n)")
    assert told.status_code == 400
    assert "CREATE would change the database" in told.text
    assert "no JSON" in client.get("/cypher?query=RETURN 1 AS x&params={").text


def test_a_link_from_another_site_asks_nothing(client: Client) -> None:
    told = client.get("/cypher?query=RETURN 1 AS x", headers={"Sec-Fetch-Site": "cross-site"})
    assert "This link came from another site" in told.text
    assert "row in" not in told.text


def test_the_schema_stands_beside_the_question_and_the_examples_are_answered(serve: Serve) -> None:
    client = serve(PICTURE)
    told = client.get("/cypher").text
    assert "<code>(:School)</code>" in told
    assert "is supported by" in told
    examples = [part.split('"')[0] for part in told.split('<li><a href="/cypher?')[1:]]
    assert len(examples) == 3
    for example in examples:
        assert client.get("/cypher?" + example.replace("&amp;", "&")).status_code == 200


def test_it_is_described_with_an_example_that_is_answered(client: Client) -> None:
    told = client.get("/openapi.json").json()["paths"]["/api/cypher"]
    schema = told["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert client.post("/api/cypher", json=schema["examples"][0]).status_code == 200
    assert {given["name"] for given in told["get"]["parameters"]} == {"query", "params", "audience", "format"}
