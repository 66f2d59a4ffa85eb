"""Answers for programs: the same as the command's, whole and in parts, in every form; refusals say what to do."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from httpx import Client
from served import served

from api.answer_routes import ANSWERS, Told
from graph.coverage_options import GapsQuery
from graph.snapshots import freeze
from graph.store import Store

Run = Callable[..., Any]
NAMES = [told.path for told in ANSWERS]


@pytest.fixture(scope="module")
def papers_api(server: Store) -> Iterator[Client]:
    """The pages over the five papers, loaded once for all that only reads."""
    from seed.claims import read_papers  # noqa: PLC0415
    from seed.load import load  # noqa: PLC0415 - as the command does

    server.command("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS")
    load(server, read_papers(), lambda _: None)
    freeze(server, "Cabinet, December 2013", GapsQuery(council="Thurrock", as_of=date(2013, 12, 10)))
    with served(server) as client:
        yield client
    server.command("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS")


def address(told: Told) -> tuple[str, dict[str, Any]]:
    params = dict(told.example)
    return f"/api/{told.path.replace('{name}', str(params.pop('name', '')))}", params


@pytest.mark.parametrize("told", ANSWERS, ids=NAMES)
def test_the_example_is_answered_in_every_form_and_as_told(told: Told, papers_api: Client) -> None:
    path, params = address(told)
    whole = papers_api.get(path, params=params)
    assert whole.status_code == 200, whole.text
    told.model.model_validate_json(whole.content)
    assert papers_api.get(path, params=params).json() == whole.json()
    as_csv = papers_api.get(path, params=params, headers={"Accept": "text/csv"})
    assert as_csv.headers["content-type"] == "text/csv; charset=utf-8"
    assert len(next(csv.reader(io.StringIO(as_csv.text)))) > 2
    as_xlsx = papers_api.get(path, params=params | {"format": "xlsx"})
    assert as_xlsx.content.startswith(b"PK")


@pytest.mark.parametrize("told", ANSWERS, ids=NAMES)
def test_parts_make_the_whole(told: Told, papers_api: Client) -> None:
    path, params = address(told)
    whole = papers_api.get(path, params=params).json()[told.rows]
    parts: list[Any] = []
    where: str | None = path
    given: dict[str, Any] | None = params | {"limit": max(1, len(whole) // 3)}
    while where:
        part = papers_api.get(where, params=given)
        parts += part.json()[told.rows]
        where, given = part.links.get("next", {}).get("url"), None
    assert parts == whole


COMMANDS = {
    "gaps": ("gaps", "--council", "Thurrock", "--as-of", "2013-12-10"),
    "changes": ("changes", "--council", "Thurrock", "--at", "2013-12-10", "--at", "2014-12-10"),
    "brokers": ("brokers", "--council", "Leicester", "--as-of", "2011-01-28"),
    "what-if": ("what-if", "--council", "Thurrock", "--as-of", "2013-12-10"),
    "what-if/{name}": ("what-if", "004:alliance:treetops", "--as-of", "2013-12-10"),
    "match": ("match", "--council", "Thurrock", "--as-of", "2013-12-10"),
    "rules": ("rules", "--council", "Leicestershire", "--as-of", "2013-12-10"),
    "conflicts": ("conflicts", "--council", "Thurrock", "--as-of", "2013-12-10"),
    "model": ("model",),
}


@pytest.mark.parametrize("told", [told for told in ANSWERS if told.path in COMMANDS], ids=list(COMMANDS))
def test_the_command_says_the_same(
    told: Told, papers_api: Client, server: Store, run_on: Callable[[Store], Run]
) -> None:
    path, params = address(told)
    said = run_on(server)(*COMMANDS[told.path], "--format", "json")
    assert said.returncode == 0, said.stderr
    assert json.loads(said.stdout) == papers_api.get(path, params=params).json()


def test_every_example_of_openapi_is_answered(papers_api: Client) -> None:
    asked = 0
    for path, methods in papers_api.get("/openapi.json").json()["paths"].items():
        if "get" not in methods or path == "/api/cypher":
            continue
        where, params = path, {}
        for told in methods["get"].get("parameters", []):
            example = told.get("example", (told["schema"].get("examples") or [None])[0])
            if told["in"] == "path":
                where = where.replace(f"{{{told['name']}}}", str(example))
            elif example is not None and (told["required"] or told["name"] in {"council", "as_of", "at", "q"}):
                params[told["name"]] = example
        answer = papers_api.get(where, params=params)
        assert answer.status_code == 200, (where, params, answer.text)
        asked += 1
    assert asked > 60


def test_a_refusal_is_a_problem_with_the_number_of_the_request(papers_api: Client) -> None:
    for path, status, word in (
        ("/api/schools/Atlantis", 404, "Atlantis"),
        ("/api/gaps?counsil=x", 400, "did you mean 'council'"),
        ("/api/gaps?limit=none", 400, "limit"),
        ("/api/brokers?council=Atlantis", 404, "No council held"),
        ("/api/changes?at=2013-12-10", 400, "at"),
        ("/api/nothing", 404, "/api/nothing"),
    ):
        answer = papers_api.get(path, headers={"X-Request-ID": "desk-7"})
        problem = answer.json()
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), path
        assert word in problem["detail"]
        assert (problem["status"], problem["request_id"], answer.headers["X-Request-ID"]) == (
            status,
            "desk-7",
            "desk-7",
        )
    assert papers_api.post("/api/gaps").status_code == 405
    strange = papers_api.get("/healthz", headers={"X-Request-ID": "a b\tc"}).headers["X-Request-ID"]
    assert len(strange) == 32


def test_long_answers_are_packed_where_the_asker_takes_it(papers_api: Client) -> None:
    answer = papers_api.get("/api/model", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in papers_api.get("/api/model", headers={"Accept-Encoding": "identity"}).headers


def test_answers_change_with_the_database(serve: Callable[[str], Client], drawn: Callable[..., Store]) -> None:
    client = serve("Ash -IN_AREA_OF-> North:Council#991")
    ask = {"council": "991", "as_of": "2013-12-10"}
    assert client.get("/api/gaps", params=ask).json()["counts"]["linked"] == 0
    drawn("Elm -SUPPORTS-> Ash")
    assert client.get("/api/gaps", params=ask).json()["counts"]["linked"] == 1
