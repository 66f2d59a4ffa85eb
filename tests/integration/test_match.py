"""A register of the willing from an officer's list to proposals, and the commands `match` and `what-if`."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from graph.store import Store
from seed.templates import links_csv

Run = Callable[..., subprocess.CompletedProcess[str]]
# On a line: Ash at 0, Birch 1, Cedar 2, Elm 3 and Fir 4 km; Elm and Fir were judged Outstanding.
PICTURE = """
Ash#900001{name: Example Ash, easting: 400000, northing: 400000} -IN_AREA_OF-> Exemplar:Council#999
Birch#900002{name: Example Birch, easting: 401000, northing: 400000} -IN_AREA_OF-> Exemplar
Cedar#900003{name: Example Cedar, easting: 402000, northing: 400000} -IN_AREA_OF-> Exemplar
Elm#900004{name: Example Elm, easting: 403000, northing: 400000} -INSPECTED-> I:Inspection{date: 2013-01-01, overall: 1}
Fir#900005{name: Example Fir, easting: 404000, northing: 400000} -INSPECTED-> J:Inspection{date: 2013-01-01, overall: 1}
Elm -SUPPORTS-> Gorse -IN_AREA_OF-> Exemplar
"""
ABOUT = ("--council", "999", "--as-of", "2013-12-10")
HEADER = "relationship,first party,second party,focus,capacity,not with,from,to,source,source date"


@pytest.fixture
def loaded(drawn: Callable[..., Store], run_on: Callable[[Store], Run]) -> Run:
    """Run `partnerships` on the picture."""
    return run_on(drawn(PICTURE))


def _register(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "register.csv"
    path.write_text("\n".join([HEADER, *(f"{row},Our register,1 Dec 2013" for row in rows)]), encoding="utf-8")
    return path


def _answer(done: subprocess.CompletedProcess[str]) -> Any:
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def _given(answer: Any) -> dict[str, str]:
    return {row["school"]["id"]: row["supporter"]["id"] for row in answer["proposals"]}


def test_without_a_register_each_is_possible_not_asked_and_with_one_it_rests_on_it(loaded: Run, tmp_path: Path) -> None:
    answer = _answer(loaded("match", *ABOUT, "--format", "json"))
    # Two supporters of two places for three schools: Fir is the farther for each, so it has one of them.
    assert (answer["as_of"], answer["registers"], len(answer["proposals"])) == ("2013-12-10", [], 3)
    assert sorted(_given(answer).values()) == ["Elm", "Elm", "Fir"]
    assert all(row["possible_not_asked"] for row in answer["proposals"])
    register = _register(tmp_path, "is willing to support in,900005,999,maths,1,Example Ash; 900003,,")
    done = loaded("import", "links", register)
    assert (done.returncode, "0 rejected" in done.stdout) == (0, True)
    answer = _answer(loaded("match", *ABOUT, "--format", "json"))
    assert (answer["registers"], _given(answer)) == (["Exemplar"], {"Birch": "Fir"})
    (row,) = answer["proposals"]
    assert (row["possible_not_asked"], row["km"], row["supporter"]["capacity"]) == (False, 3.0, 1)
    assert "register of Exemplar: willing to support, with maths, last confirmed on 2013-12-01" in row["why"]
    assert {left["school"]["id"]: left["code"] for left in answer["unmatched"]} == {
        "Ash": "not_allowed",
        "Cedar": "not_allowed",
    }


def test_the_schools_are_those_that_gaps_finds_without(loaded: Run) -> None:
    found = _answer(loaded("gaps", *ABOUT, "--format", "json"))["schools"]
    answer = _answer(loaded("match", *ABOUT, "--format", "json"))
    asked = [row["school"] for row in answer["proposals"] + answer["unmatched"]]
    without = {row["id"]: (row["state"], row["need"]) for row in found if row["state"] != "linked"}
    assert {row["id"]: (row["state"], row["need"]) for row in asked} == without


def test_an_offer_is_no_support_and_has_an_end(loaded: Run, tmp_path: Path) -> None:
    before = _answer(loaded("gaps", *ABOUT, "--format", "json"))["counts"]
    row = "is willing to support in,900005,999,,2,,Sept 2013,31/12/2013"
    assert loaded("import", "links", _register(tmp_path, row)).returncode == 0
    assert _answer(loaded("gaps", *ABOUT, "--format", "json"))["counts"] == before
    days = {
        day: _answer(loaded("match", "--council", "999", "--as-of", day, "--format", "json"))["registers"]
        for day in ("2013-08-31", "2013-12-31", "2014-01-01")
    }
    assert days == {"2013-08-31": [], "2013-12-31": ["Exemplar"], "2014-01-01": []}


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("is willing to support in,900005,999,,two,,,", "not a whole number"),
        ("is willing to support in,900005,999,,101,,,", "not between 0 and 100"),
        ("is willing to support in,900005,999,,2,Example Nobody,,", "exactly this name"),
        ("is willing to support in,900005,900001,,2,,,", "cannot stand here"),
        ("supports,900005,900001,,2,,,", "belongs to an offer alone"),
        ("partners with,900005,900001,,,900002,,", "belongs to an offer alone"),
        ("partners with,900005,900001,maths,,,,", "belongs to support alone"),
    ],
)
def test_a_row_that_makes_no_offer_is_rejected(loaded: Run, tmp_path: Path, row: str, why: str) -> None:
    told = _answer_of_import(loaded("import", "links", _register(tmp_path, row), "--json"))
    assert (told["accepted"], told["rejected"]) == (0, 1)
    assert why in Path(told["rejects_file"]).read_text(encoding="utf-8")


def _answer_of_import(done: subprocess.CompletedProcess[str]) -> Any:
    return json.loads(done.stdout)


def test_the_template_asks_for_an_offer() -> None:
    header, help_line = list(csv.reader(io.StringIO(links_csv())))[:2]
    told = dict(zip(header, help_line, strict=True))
    assert "is willing to support in" in told["capacity"]
    assert "is willing to support in" in told["not with"]


@pytest.mark.parametrize("command", [("match",), ("what-if", "900004"), ("what-if",)])
def test_every_format_has_the_same_rows(loaded: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    told = _answer(loaded(*command, *ABOUT, "--format", "json"))
    names = [row["school"]["id"] for row in told.get("proposals", []) + told.get("unmatched", [])]
    names = names or [row["id"] for row in told.get("schools", told.get("bodies", []))]
    rows = list(csv.DictReader(io.StringIO(loaded(*command, *ABOUT, "--format", "csv").stdout)))
    assert [row.get("school_id") or row["id"] for row in rows] == names
    book = tmp_path / "answer.xlsx"
    assert loaded(*command, *ABOUT, "--format", "xlsx", "-o", book).returncode == 0
    assert load_workbook(book).worksheets[1].max_row == len(names) + 1
    shown = loaded(*command, *ABOUT)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "As at 10 December 2013" in shown.stdout
    assert "Example" in shown.stdout
    assert "NaN" not in json.dumps(told)


def test_what_if_by_urn_names_what_is_lost(loaded: Run) -> None:
    told = _answer(loaded("what-if", "900004", *ABOUT, "--format", "json"))
    assert [(row["id"], row["change"], row["after"]) for row in told["schools"]] == [("Gorse", "lost", "not_known")]
    assert "1 school would lose the last support recorded" in loaded("what-if", "Example Elm", *ABOUT).stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("what-if", "Nobody"), "Error: No school or organisation held answers to 'Nobody'"),
        (("match", "--council", "Atlantis"), "Error: No council held is called 'Atlantis'"),
        (("match", "--km", "nan"), "Error: --km nan: "),
        (("match", "--capacity", "0"), "Error: --capacity 0: "),
        (("match", "--prefer", "phase=far"), "Error: --prefer 'phase=far' is not understood"),
        (("match", "--prefer", "colour=1"), "Error: --prefer "),
        (("match", "--council", " "), "Error: --council is empty"),
    ],
)
def test_wrong_use_is_one_sentence(loaded: Run, words: tuple[str, ...], sentence: str) -> None:
    done = loaded(*words)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(sentence)
