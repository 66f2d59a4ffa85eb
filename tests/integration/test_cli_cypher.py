"""`partnerships cypher`: rows as a table, JSON and CSV, parameters, refusals in one sentence."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.store import Store

Drawn = Callable[..., Store]
Run = Callable[..., subprocess.CompletedProcess[str]]
PICTURE = "Ash#1 -SUPPORTS-> Birch#2"
QUERY = "MATCH (a)-[r:SUPPORTS]->(b) WHERE a.urn = $urn RETURN a, type(r) AS link, b.name AS name"


def test_an_answer_as_a_table_json_and_csv(run: Run, drawn: Drawn, tmp_path: Path) -> None:
    drawn(PICTURE)
    shown = run("cypher", QUERY, "-p", "urn=1")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "1 row in" in shown.stdout
    assert "(Ash: School)" in shown.stdout
    told = json.loads(run("cypher", QUERY, "-p", "urn=1", "--format", "json").stdout)
    assert told["rows"][0]["a"]["properties"]["urn"] == 1
    run("cypher", QUERY, "-p", 'urn="1"', "--format", "csv", "-o", tmp_path / "rows.csv")
    assert (tmp_path / "rows.csv").read_text(encoding="utf-8").splitlines() == ["a,link,name,licence"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("MATCH (n) DETACH DELETE n",), "DETACH would change the database"),
        (("RETURN x",), "Neo4j does not run the question"),
        (("RETURN 1 AS x", "-p", "x"), "write KEY=VALUE"),
        (("RETURN $x AS x", "-p", "x=1", "-p", "x=2"), "given several times"),
    ],
)
def test_a_refusal_is_one_sentence(run: Run, drawn: Drawn, words: tuple[str, ...], said: str) -> None:
    store = drawn(PICTURE)
    done = run("cypher", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert store.read("MATCH (s:School) RETURN count(s) AS n") == [{"n": 2}]


def test_what_is_hidden_closes_it_to_the_public(run: Run, drawn: Drawn) -> None:
    drawn(PICTURE).command("MATCH (s:School {urn: 1}) SET s.visibility = 'internal'")
    closed = run("cypher", "MATCH (s:School) RETURN s.name AS n")
    assert closed.returncode == 2
    assert "--audience internal" in closed.stderr
    assert "Ash" in run("cypher", "MATCH (s:School) RETURN s.name AS n", "--audience", "internal").stdout
