"""What is in the database: every kind from the schema, counted; what is hidden is not counted for the public."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from httpx import Client
from openpyxl import load_workbook

from graph.model import ModelQuery, model
from graph.schema import LINKS, NODES
from graph.store import Store

Run = Callable[..., subprocess.CompletedProcess[str]]
PICTURE = """
Ash -SUPPORTS-> Birch -MEMBER_OF-> Pact:Alliance
Ash -MEMBER_OF-> Secret:Alliance{visibility: internal}
"""


def test_every_kind_is_there_with_its_meaning_and_count(drawn: Callable[..., Store]) -> None:
    found = model(drawn(PICTURE), ModelQuery(audience="internal"))
    assert [kind.label for kind in found.nodes] == list(NODES)
    assert [kind.type for kind in found.links] == list(LINKS)
    assert all(kind.meaning for kind in [*found.nodes, *found.links])
    assert {kind.label: kind.count for kind in found.nodes if kind.count} == {
        "School": 2, "Alliance": 2, "Document": 1, "Load": 1,
    }  # fmt: skip
    assert {kind.type: kind.count for kind in found.links if kind.count} == {"SUPPORTS": 1, "MEMBER_OF": 2}
    (school,) = [kind for kind in found.nodes if kind.label == "School"]
    assert [p.type for p in school.properties if p.name in {"urn", "opened", "fsm_percent"}] == [
        "whole number", "date", "number",
    ]  # fmt: skip


def test_what_is_hidden_is_withheld_from_the_public(drawn: Callable[..., Store]) -> None:
    found = model(drawn(PICTURE), ModelQuery())
    counts = {kind.label: kind.count for kind in found.nodes} | {kind.type: kind.count for kind in found.links}
    assert (counts["Alliance"], counts["MEMBER_OF"], found.withheld) == (1, 1, 2)


def test_the_command_in_every_format(drawn: Callable[..., Store], run: Run, tmp_path: Path) -> None:
    told = model(drawn(PICTURE), ModelQuery())
    assert json.loads(run("model", "--format", "json").stdout) == told.model_dump(mode="json")
    rows = list(csv.DictReader(io.StringIO(run("model", "--format", "csv").stdout)))
    assert [row["name"] for row in rows if row["kind"]] == [*NODES, *LINKS]
    path = tmp_path / "model.xlsx"
    run("model", "--format", "xlsx", "-o", str(path))
    assert load_workbook(path).sheetnames == ["About", "Kinds", "Every entity", "Every claim"]
    shown = run("model").stdout
    assert "is supported by" in shown
    assert "2 items withheld from the public." in shown


def test_the_page_tells_the_same(serve: Callable[[str], Client]) -> None:
    client = serve(PICTURE)
    text = client.get("/model").text
    assert "items withheld from the public" in text
    for kind in (*NODES, *LINKS):
        assert f">{kind}<" in text, kind
    assert "is supported by" in text
    assert client.get("/model", params={"audience": "internal"}).text.count("withheld") == 0
