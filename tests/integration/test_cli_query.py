"""`partnerships query`: the catalogue listed, a question asked, in each format, and slips told in a sentence."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.store import Store
from queries import catalogue

Run = Callable[..., subprocess.CompletedProcess[str]]
NAMES = [question.name for question in catalogue.questions()]
PICTURE = """
Ash{phase: Primary} -IN_AREA_OF-> Exemplar:Council#999 <-IN_AREA_OF- Birch{phase: Primary}
Elm -SUPPORTS-> Ash
"""
ASKED = ("query", "gaps/states_by_group", "-p", "by=phase", "-p", "council=999")


def test_without_a_name_the_catalogue_is_listed_in_each_format(run: Run, tmp_path: Path) -> None:
    assert [line for line in run("query").stdout.splitlines() if "/" in line.split(" ")[0]] == NAMES
    assert [one["name"] for one in json.loads(run("query", "--format", "json").stdout)["questions"]] == NAMES
    listed = list(csv.DictReader(io.StringIO(run("query", "--format", "csv").stdout)))
    assert [line["name"] for line in listed] == NAMES
    run("query", "--format", "xlsx", "-o", tmp_path / "all.xlsx")
    assert load_workbook(tmp_path / "all.xlsx")["Questions"].max_row == len(NAMES) + 1
    only = json.loads(run("query", "gaps", "--format", "json").stdout)["questions"]
    assert {one["topic"] for one in only} == {"gaps"}


def test_a_question_is_answered_in_each_format(run: Run, drawn: Callable[..., Store], tmp_path: Path) -> None:
    drawn(PICTURE)
    table = run(*ASKED)
    assert table.returncode == 0
    assert "As at 10 December 2013, by phase, council Exemplar, audience public: 1 row." in " ".join(
        table.stdout.split()
    )
    told = json.loads(run(*ASKED, "--format", "json").stdout)
    states = {"linked": 1, "confirmed_none": 0, "not_known": 1}
    shares = {"linked_share": 0.5, "not_known_share": 0.5}
    assert told["rows"] == [{"id": None, "name": "Primary", "schools": 2, **states, **shares}]
    assert [column["name"] for column in told["columns"]] == list(told["rows"][0])
    (line,) = csv.DictReader(io.StringIO(run(*ASKED, "--format", "csv").stdout))
    assert (line["name"], line["linked"], line["as_of"]) == ("Primary", "1", "2013-12-10")
    run(*ASKED, "--format", "xlsx", "-o", tmp_path / "one.xlsx")
    book = load_workbook(tmp_path / "one.xlsx")
    assert [cell.value for cell in book["Rows"][2]][1:4] == ["Primary", 2, 1]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("gaps/states_by_grup",), "did you mean gaps/states_by_group"),
        (("states_by_group",), "for a question give gaps/states_by_group"),
        (("gaps/states_by_group",), "gaps/states_by_group needs by, what to count by: give for example by=phase."),
        (("gaps/states_by_group", "-p", "by"), "-p by is not understood: write KEY=VALUE"),
        (("gaps/states_by_group", "-p", "by=phase", "-p", "by=sector"), "by is given several times: give it once."),
        (("gaps/states_by_group", "-p", "by=colour"), "by=colour is not one of its words"),
    ],
)
def test_a_slip_is_one_sentence(words: tuple[str, ...], sentence: str, run: Run) -> None:
    done = run("query", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
