"""The console itself: every kind of value, limits that are said, the audience, and loads that have their turn."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from graph import turns
from graph.console import Console
from graph.console_shapes import CypherAnswer, CypherQuestion, Limits
from graph.embedded import Connection
from graph.errors import CutShort, Loading, PartnershipsError, Refused, Withheld
from graph.store import Store
from viz.cypher_rows import answer_csv
from viz.cypher_view import terminal

Drawn = Callable[..., Store]
LIMITS = Limits(seconds=5, rows=10, columns=20, size=5_000)


@pytest.fixture(scope="module")
def console(server: Store) -> Iterator[Console]:
    """A console with small limits."""
    with Console(server, LIMITS) as console:
        yield console


def ask(console: Console, query: str, audience: str = "internal", **params: Any) -> dict[str, Any]:
    question = CypherQuestion.model_validate({"query": query, "params": params, "audience": audience})
    told: dict[str, Any] = json.loads(console.ask(question), parse_constant=pytest.fail)
    return told


VALUES = [
    ("null", None),
    ("true", True),
    ("9007199254740991", 9007199254740991),
    ("9007199254740992", "9007199254740992"),
    ("-9223372036854775808", "-9223372036854775808"),
    ("0.1 + 0.2", 0.30000000000000004),
    ("1e308", 1e308),
    ("0.0 / 0.0", "NaN"),
    ("1.0 / 0.0", "Infinity"),
    ("-1.0 / 0.0", "-Infinity"),
    ("[1, 'a', null, [2.5]]", [1, "a", None, [2.5]]),
    ("{a: 1, b: {c: [true]}}", {"a": 1, "b": {"c": [True]}}),
    ("'a\"b\\\\c\\n\\t</script>é😀'", 'a"b\\c\n\t</script>é😀'),
    ("date('2013-12-10')", "2013-12-10"),
    ("localtime('12:34:56.123456789')", "12:34:56.123456789"),
    ("time('12:34:56+01:00')", "12:34:56.000000000+01:00"),
    ("localdatetime('2013-12-10T12:34:56')", "2013-12-10T12:34:56.000000000"),
    ("datetime('2013-12-10T12:34:56.123456789Z')", "2013-12-10T12:34:56.123456789+00:00"),
    ("datetime('2013-07-10T12:34:56[Europe/London]')", "2013-07-10T12:34:56.000000000+01:00[Europe/London]"),
    ("duration({months: 14, days: 3, seconds: 5, nanoseconds: 7})", "P1Y2M3DT5.000000007S"),
    ("point({x: 1.5, y: -2})", {"srid": 7203, "x": 1.5, "y": -2.0}),
    ("point({longitude: -0.1, latitude: 51.5, height: 3})", {"srid": 4979, "x": -0.1, "y": 51.5, "z": 3.0}),
    ("[point({x: 1, y: 2}), date('2013-12-10'), 0.0 / 0.0]", [{"srid": 7203, "x": 1.0, "y": 2.0}, "2013-12-10", "NaN"]),
]


@pytest.mark.parametrize(("cypher", "value"), VALUES, ids=[cypher for cypher, _ in VALUES])
def test_every_kind_of_value_comes_back_as_sound_json(console: Console, cypher: str, value: Any) -> None:
    assert ask(console, f"RETURN {cypher} AS x")["rows"] == [{"x": value}]


def test_nodes_links_and_paths_come_with_all_that_they_hold(console: Console, drawn: Drawn) -> None:
    drawn("Ash#1 -SUPPORTS-> Birch#2")
    found = ask(console, "MATCH p = (n:School {urn: 1})-[r]->() RETURN n, r, p")["rows"][0]
    assert found["n"]["labels"] == ["Entity", "School"]
    assert (found["n"]["properties"]["id"], found["n"]["properties"]["urn"]) == ("Ash", 1)
    assert (found["r"]["type"], found["r"]["properties"]["start_max"]) == ("SUPPORTS", "2013-12-10")
    assert [node["properties"]["name"] for node in found["p"]["nodes"]] == ["Ash", "Birch"]
    assert found["p"]["relationships"] == [found["r"]]
    assert (found["r"]["start"], found["n"]) == (found["n"]["element_id"], found["p"]["nodes"][0])


def test_bytes_are_base64(console: Console, store: Store) -> None:
    store.command("CREATE (:Load {id: 'load:1', journal: null})")
    with store.transaction() as tx:
        tx.run("MATCH (l:Load) SET l.journal = $bytes", bytes=b"\x00\xff")
    assert ask(console, "MATCH (l:Load) RETURN l.journal AS x")["rows"] == [{"x": "AP8="}]


def test_a_day_that_python_has_not_is_told_as_text_or_refused_with_the_remedy(console: Console) -> None:
    assert ask(console, "RETURN toString(date('-0044-03-15')) AS x")["rows"] == [{"x": "-0044-03-15"}]
    with pytest.raises(Refused, match="years 1 to 9999"):
        ask(console, "RETURN date('-0044-03-15') AS x")


def test_cells_are_safe_for_spreadsheets_and_headings_too(console: Console) -> None:
    query = "RETURN $x AS `=1+1`, '+1' AS b, '-1' AS c, '@a' AS d, '\\t=1' AS e, -1 AS f, ['=1'] AS g"
    told = CypherAnswer.model_validate(ask(console, query, x='=cmd|" /C calc"!A0'))
    head, row = csv.reader(io.StringIO(answer_csv(told), newline=""))
    assert head == ["'=1+1", "b", "c", "d", "e", "f", "g", "licence"]
    assert row[:-1] == ['\'=cmd|" /C calc"!A0', "'+1", "'-1", "'@a", "'\t=1", "-1", '["=1"]']
    assert "Open Government Licence" in row[-1]


def test_a_terminal_is_told_nothing_that_it_would_obey(console: Console) -> None:
    told = CypherAnswer.model_validate(ask(console, "RETURN $x AS x, '[bold]x[/bold]' AS y", x="\x1b]0;evil\x07"))
    assert "·]0;evil·" in terminal(told)
    assert "[bold]x[/bold]" in terminal(told)


def test_rows_are_cut_and_it_is_said(console: Console) -> None:
    told = ask(console, "UNWIND range(1, 11) AS n RETURN n")
    assert (told["count"], len(told["rows"]), told["truncated"]) == (10, 10, True)
    assert told["note"].startswith("The answer is cut at 10 rows, and there is more:")
    whole = ask(console, "UNWIND range(1, 10) AS n RETURN n")
    assert (whole["count"], whole["truncated"], whole["note"]) == (10, False, None)


def test_ten_thousand_rows_are_given_by_default() -> None:
    assert (Limits().rows, Limits().seconds) == (10_000, 10)


def test_size_is_cut_and_it_is_said(console: Console) -> None:
    told = ask(console, "UNWIND range(1, 9) AS n RETURN reduce(s = '', i IN range(1, 1000) | s + 'x') AS x")
    assert (told["count"], told["truncated"]) == (4, True)
    assert "cut at 0.005 million bytes" in told["note"]


def test_columns_are_limited(console: Console) -> None:
    with pytest.raises(Refused, match="21 columns, and at most 20"):
        ask(console, "RETURN " + ", ".join(f"{n} AS c{n}" for n in range(21)))


def test_what_is_nested_too_deeply_for_others_to_read_is_not_given(console: Console) -> None:
    query = "RETURN reduce(l = [], i IN range(1, $n) | [l]) AS x"
    told = CypherAnswer.model_validate_json(json.dumps(ask(console, query, n=99)))
    assert answer_csv(told).count("[") == 100
    with pytest.raises(CutShort, match="nested too deeply"):
        ask(console, query, n=101)


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("MATCH (n RETURN n", "Neo4j does not run the question: Invalid input"),
        ("RETURN x", "column 8"),
        ("RETURN $missing AS x", "missing"),
        ("RETURN 1/0 AS x", "/ by zero"),
        ("RETURN 1 AS x, 2 AS x", "same name"),
    ],
)
def test_what_neo4j_does_not_understand_is_one_sentence(console: Console, query: str, word: str) -> None:
    with pytest.raises(Refused, match=word) as told:
        ask(console, query)
    assert "\n" not in str(told.value)
    assert str(told.value).endswith(".")


READS = [
    "CALL db.labels() YIELD label RETURN label",
    "MATCH (n:Entity {id: 'x'}) RETURN n.name AS `set`, n.`create` AS y, {delete: 1} AS z",
    "MATCH (s:School)-[:SUPPORTS*1..3]->(o) RETURN DISTINCT o.name AS name ORDER BY name",
    "MATCH (s:School) WHERE EXISTS { (s)<-[:SUPPORTS]-() } RETURN count(*) AS n",
    "MATCH (s:School) CALL (s) { MATCH (s)--(o) RETURN count(o) AS n } RETURN s.name AS s, n",
    "/* who */ MATCH (n) // all\nRETURN count(n) AS n;",
    "WITH 'CREATE ( // /* ' AS text RETURN text",
    "RETURN date.truncate('month', date('2013-12-10')) AS x, point.distance(point({x: 1, y: 1}), point({x: 2, y: 2}))",
    "MATCH p = shortestPath((a:School {id: 'a'})-[*..5]-(b:School {id: 'b'})) RETURN p",
    "UNWIND [1, 2] AS x RETURN x UNION ALL RETURN 3 AS x",
]


@pytest.mark.parametrize("query", READS)
def test_what_reads_is_answered(console: Console, query: str) -> None:
    assert ask(console, query)["truncated"] is False


HIDDEN = [
    "MATCH (d:Document) SET d.visibility = 'internal'",
    "MATCH (s:School {urn: 1}) SET s.visibility = 'confidential'",
    "MATCH ()-[r:SUPPORTS]->() SET r.visibility = 'internal'",
    "MATCH (l:Load) SET l.visibility = 'internal'",
]


@pytest.mark.parametrize("hide", HIDDEN)
def test_while_anything_is_hidden_the_public_cannot_ask(console: Console, drawn: Drawn, hide: str) -> None:
    store = drawn("Ash#1 -SUPPORTS-> Birch#2")
    assert ask(console, "MATCH (s:School) RETURN count(s) AS n", "public")["rows"] == [{"n": 2}]
    store.command(hide)
    for query in ("MATCH (s:School) RETURN count(s) AS n", "RETURN 1 AS x"):
        with pytest.raises(Withheld, match="closed to the public audience: ask with audience internal"):
            ask(console, query, "public")
    assert ask(console, "MATCH (s:School) RETURN count(s) AS n", "internal")["rows"] == [{"n": 2}]
    store.command("MATCH (n) DETACH DELETE n")
    assert ask(console, "MATCH (s:School) RETURN count(s) AS n", "public")["rows"] == [{"n": 0}]


def test_a_public_question_learns_nothing_of_what_is_hidden_by_how_it_is_refused(
    console: Console, drawn: Drawn
) -> None:
    store = drawn("Ash#1 -SUPPORTS-> Birch#2")
    store.command(HIDDEN[1])
    said = set()
    for query in ("MATCH (s:School {urn: 1}) RETURN 1/0 AS x", "MATCH (s:School {urn: 9}) RETURN 1/0 AS x"):
        with pytest.raises(PartnershipsError) as told:
            ask(console, query, "public")
        said.add(str(told.value))
    assert len(said) == 1


def test_during_a_load_the_console_says_so_and_a_load_waits_for_a_question(console: Console, server: Store) -> None:
    home = server.connection.home
    if home is None:
        pytest.skip("Only the embedded database is ever restarted.")
    with turns.to_write(home), pytest.raises(Loading, match="Loading is under way"):
        ask(console, "RETURN 1 AS x")
    assert ask(console, "RETURN 1 AS x")["count"] == 1


def test_an_address_that_does_not_answer_is_told_of(server: Store) -> None:
    with Console(server, LIMITS) as console:
        assert ask(console, "RETURN 1 AS x")["count"] == 1
        told, server.connection = server.connection, Connection("bolt://127.0.0.1:1", "neo4j", "x")
        try:
            with pytest.raises(PartnershipsError, match="cannot be reached"):
                ask(console, "RETURN 1 AS x")
        finally:
            server.connection = told
