"""What is exported is what is held: read back by other programs, and built again from its Cypher."""

import csv
import io
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import desk
import networkx as nx
import pytest
from served import surroundings

from graph.export import Export, ExportQuery, export
from graph.store import Store
from viz import exports, frames

DAY = date(2013, 12, 10)
PICTURE = """
Ash{phase: Primary} -IN_AREA_OF-> Exemplar:Council#999
Birch{name: =St Ash's "Lane" \\ ünd} -IN_AREA_OF-> Exemplar
Birch -SUPPORTS-> Ash
Ash -SUPPORTS{status: proposed}-> Birch
Birch -SUPPORTS{start_max: 2010-01-01, end_min: 2011-01-01, end_max: 2011-01-01}-> Ash
Ash -MEMBER_OF{visibility: internal}-> Secret:Alliance{visibility: internal}
Far -SUPPORTS-> Away
"""


def told(store: Store, **asked: object) -> Export:
    return export(store, ExportQuery.model_validate({"as_of": DAY} | asked))


def strike(store: Store) -> None:
    """Correct the one link there is, record another, and retract that."""
    desk.amend(store, desk.HELD, "corrected", **{"from": "2011"}, reason="it began earlier")
    other, _ = desk.add(store, first="900001", second="900002", source="Return", source_date="1/9/2013")
    desk.amend(store, other, "retracted", reason="no such link")


def test_what_was_struck_comes_with_what_is_past_and_says_by_whom(drawn: Callable[..., Store]) -> None:
    store = drawn(desk.PICTURE)
    strike(store)
    found, everything = told(store, council="999"), told(store, council="999", past=True)
    assert {c["type"] for c in found.claims} == {"IN_AREA_OF", "SUPPORTS"}
    assert found.left_out == 3
    struck = [c for c in everything.claims if c["type"] == "STRUCK"]
    assert [(c["was"], c["holds"], bool(c.get("struck_by"))) for c in struck] == [("SUPPORTS", "struck", True)] * 2 + [
        ("SUPPORTS", "struck", False)
    ]


def test_it_holds_what_stands_on_the_day_and_says_what_is_left_out(drawn: Callable[..., Store]) -> None:
    store = drawn(PICTURE)
    found = told(store)
    assert [
        (c["type"], c["from"], c["to"], c["status"], c["holds"]) for c in found.claims if c["type"] == "SUPPORTS"
    ] == [
        ("SUPPORTS", "Ash", "Birch", "proposed", "certainly"),
        ("SUPPORTS", "Birch", "Ash", "actual", "certainly"),
        ("SUPPORTS", "Far", "Away", "actual", "certainly"),
    ]
    assert (found.left_out, found.withheld) == (1, 2)
    everything = told(store, past=True, audience="internal")
    assert (everything.left_out, everything.withheld) == (0, 0)
    assert len(everything.claims) == len(found.claims) + 2


def test_a_council_brings_its_schools_what_bears_on_them_and_the_sources(drawn: Callable[..., Store]) -> None:
    found = told(drawn(PICTURE), council="999")
    assert {node["id"] for node in found.nodes} == {"Ash", "Birch", "Exemplar", "document:drawing"}
    assert found.council == "Exemplar"


def test_graphml_is_read_by_networkx(drawn: Callable[..., Store]) -> None:
    found = told(drawn(PICTURE))
    network = nx.read_graphml(io.BytesIO(exports.graphml(found)))
    assert {(n["id"], n["labels"]) for _, n in network.nodes(data=True)} == {(n["id"], n["label"]) for n in found.nodes}
    assert network.nodes["Birch"]["label"] == '=St Ash\'s "Lane" \\ ünd'
    edges = {(a, b, c["type"], c["start_max"], c["holds"]) for a, b, c in network.edges(data=True)}
    assert edges == {(c["from"], c["to"], c["type"], c["start_max"].isoformat(), c["holds"]) for c in found.claims}
    assert "Open Government Licence" in network.graph["about"]
    assert "2 items withheld" in network.graph["about"]


def test_csv_is_one_table_that_is_safe_to_open(drawn: Callable[..., Store]) -> None:
    found = told(drawn(PICTURE))
    rows = list(csv.DictReader(io.StringIO(exports.table(found))))
    nodes = [row for row in rows if row["_id"]]
    assert [(row["_id"], row["_labels"]) for row in nodes] == [(n["id"], n["label"]) for n in found.nodes]
    ends = [(row["_start"], row["_end"], row["_type"], row["id"]) for row in rows[len(nodes) :]]
    assert ends == [(c["from"], c["to"], c["type"], c["id"]) for c in found.claims]
    assert next(row["name"] for row in nodes if row["_id"] == "Birch").startswith("'=St")
    assert "as at 2013-12-10" in rows[0]["about"]


@pytest.mark.parametrize("source", ["drawing", "papers", "struck"])
def test_its_cypher_builds_the_same_again(
    source: str,
    drawn: Callable[..., Store],
    run: Callable[..., subprocess.CompletedProcess[str]],
    empty: Callable[[], None],
    canonical: Callable[[Store], str],
) -> None:
    store = drawn({"drawing": PICTURE, "papers": "Ash", "struck": desk.PICTURE}[source])
    if source == "papers":
        run("import", "papers")
    if source == "struck":
        strike(store)
    before = canonical(store)
    statements = list(exports.statements(told(store, past=True, audience="internal")))
    empty()
    for statement in statements:
        store.command(statement)
    assert canonical(store) == before


def test_the_command_writes_each_format(
    drawn: Callable[..., Store], run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    found = told(drawn(PICTURE), council="999")
    for form, start in (("graphml", "<?xml"), ("csv", "_id,_labels,"), ("cypher", "// Exemplar as at 2013-12-10: ")):
        path = tmp_path / f"network.{form}"
        done = run("export", "--council", "999", "--as-of", "2013-12-10", "--format", form, "-o", str(path))
        assert (done.returncode, done.stdout) == (0, "")
        assert exports.about(found) in done.stderr.replace("\n", " ")
        assert path.read_text(encoding="utf-8").startswith(start)
    done = run("export", "--council", "Nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert "No council held is called 'Nowhere'" in done.stderr


def test_what_names_something_hidden_is_withheld(drawn: Callable[..., Store]) -> None:
    store = drawn(
        "Ash{note: led by Hush Hush Group} -SUPPORTS-> Birch\nx:Trust{name: Hush Hush Group, visibility: internal}"
    )
    public, internal = told(store), told(store, audience="internal")
    assert [node["id"] for node in public.nodes] == ["Birch", "document:drawing"]
    assert len(internal.nodes) == 4
    assert public.withheld == 2


def test_frames_hold_the_same(drawn: Callable[..., Store]) -> None:
    store = drawn(PICTURE)
    nodes, claims = frames.nodes_and_claims(store, as_of=DAY)
    found = told(store)
    assert list(nodes.index) == [node["id"] for node in found.nodes]
    assert list(claims["holds"]) == [claim["holds"] for claim in found.claims]
    assert list(frames.gaps(store, council="999", as_of=DAY)["id"]) == ["Birch", "Ash"]
    assert frames.question(store, "checks/dangling_claims").empty


def test_every_type_can_be_written() -> None:
    assert exports.literal([date(2013, 12, 10), "a\\b\"'\n", 1.5, None, True, 7]) == (
        '[date("2013-12-10"), "a\\\\b\\"\'\\n", 1.5, null, true, 7]'
    )


def test_the_page_for_analysts_runs(repository: Path, run: Callable[..., object], store: Store, tmp_path: Path) -> None:
    """Run its Python in a process of its own, and its Cypher as it stands."""
    text = (repository / "docs" / "analysts.md").read_text(encoding="utf-8")
    run("import", "papers")
    page = "\n".join(re.findall(r"```python\n(.*?)```", text, re.DOTALL))
    line = [sys.executable, "-c", page]
    told = surroundings(store, tmp_path / "home") | {"PYTHONPATH": str(repository)}
    done = subprocess.run(line, env=told, capture_output=True, text=True, timeout=60, check=True)
    assert re.search(r"^linked +4$", done.stdout, re.MULTILINE)
    (query,) = re.findall(r"```cypher\n(.*?)```", text, re.DOTALL)
    assert store.read(query, public=True, as_of=DAY, carry_support=12, carry_other=24)
