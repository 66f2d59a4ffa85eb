"""The command, from files to answers."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.store import Store

Run = Callable[..., subprocess.CompletedProcess[str]]

HEAD = (
    "URN,LA (code),LA (name),EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),CloseDate,"
    "HeadLastName"
)
ROWS = (
    "900001,383,Leeds,Ash Made-up Primary,Community school,Open,,Lastname",
    "900002,383,Leeds,Birch Made-up Primary,Academy converter,Open,,Lastname",
    "900003,383,Leeds,Cedar Made-up Primary,Community school,Closed,31-08-2020,Lastname",
)
KEYS = {
    "as_of", "council", "council_id", "options", "counted_from", "counts", "reasons", "also", "left_out", "withheld",
    "schools", "cohorts",
}  # fmt: skip
SCHOOL_KEYS = {"id", "urn", "name", "council", "phase", "state", "reasons", "need", "supporters"}


@pytest.fixture
def extract(tmp_path: Path) -> Callable[..., Path]:
    """Write a made-up extract of a day."""

    def write(*rows: str, day: str = "20230705") -> Path:
        path = tmp_path / f"edubasealldata{day}.csv"
        path.write_text("\r\n".join([HEAD, *rows]) + "\r\n", "cp1252", newline="")
        return path

    return write


def loaded(done: subprocess.CompletedProcess[str]) -> dict[str, int | str]:
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["rows"] == report["accepted"] + report["rejected"]
    return dict(report)


def test_papers_are_loaded_once(run: Run, store: Store) -> None:
    first, again = loaded(run("import", "papers", "--json")), loaded(run("import", "papers", "--json"))
    assert first["load"] == again["load"] == "load:1"
    assert {name: n for name, n in again.items() if n not in (0, None)} == {"load": "load:1"}
    assert store.read("MATCH (l:Load) RETURN count(l) AS n") == [{"n": 1}]


def test_an_extract_is_loaded_recognised_and_its_persons_are_not_read(
    run: Run, store: Store, extract: Callable[..., Path]
) -> None:
    done = run("import", extract(*ROWS), "--json")
    assert (loaded(done)["accepted"], loaded(done)["nodes_created"]) == (3, 5)
    assert "HeadLastName" in done.stderr
    assert (
        store.read("MATCH (n) WHERE any(k IN keys(n) WHERE toStringOrNull(n[k]) CONTAINS 'Lastname') RETURN n.id") == []
    )


def test_rejected_rows_say_what_to_do(run: Run, extract: Callable[..., Path], store: Store) -> None:
    bad = "9x,383,Leeds,Dale Made-up Primary,Community school,Open,,"
    path = extract(*ROWS, bad)
    assert run("import", "gias", path, "--strict").returncode == 1
    assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
    report = loaded(run("import", "gias", path, "--json"))
    assert report["rejected"] == 1
    rows = list(csv.DictReader(io.StringIO(Path(str(report["rejects_file"])).read_text(encoding="utf-8"))))
    assert [(row["row"], row["column"], row["value"]) for row in rows] == [("4", "URN", "9x")]
    assert rows[0]["reason"]
    assert rows[0]["remedy"]


def test_a_dry_run_changes_nothing(run: Run, extract: Callable[..., Path], store: Store) -> None:
    assert loaded(run("import", extract(*ROWS), "--dry-run", "--json"))["nodes_created"] == 5
    assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_the_same_file_changes_nothing_and_a_newer_one_updates(
    run: Run, extract: Callable[..., Path], store: Store
) -> None:
    run("import", extract(*ROWS))
    again = loaded(run("import", extract(*ROWS, ""), "--json"))
    # The Document alone differs: it was read from other bytes.
    assert (again["nodes_created"], again["nodes_changed"], again["relationships_changed"]) == (0, 1, 0)
    newer = ROWS[0].replace("Ash Made-up", "Ash Renamed").replace("Open,,", "Closed,31-08-2023,")
    loaded(run("import", extract(newer, *ROWS[1:], day="20230905"), "--json"))
    assert store.read("MATCH (s:School {urn: 900001}) RETURN s.name AS name, s.status AS status") == [
        {"name": "Ash Renamed Primary", "status": "Closed"}
    ]
    assert [s["name"] for s in json.loads(run("gaps", "--council", "383", "--format", "json").stdout)["schools"]] == [
        "Birch Made-up Primary"
    ]


@pytest.mark.parametrize("council", ["Leeds", "leeds", "383", "council:383"])
def test_json_has_the_keys_of_the_contract(run: Run, extract: Callable[..., Path], council: str) -> None:
    run("import", extract(*ROWS))
    answer = json.loads(run("gaps", "--council", council, "--format", "json").stdout)
    assert answer.keys() >= KEYS
    assert answer["counts"] == {"linked": 0, "confirmed_none": 0, "not_known": 2}
    assert answer["schools"][0].keys() >= SCHOOL_KEYS
    assert (answer["council_id"], answer["as_of"]) == ("council:383", "2023-07-05")


def test_table_csv_and_workbook_hold_the_same_schools(run: Run, extract: Callable[..., Path], tmp_path: Path) -> None:
    run("import", extract(*ROWS))
    table = run("gaps", "--council", "383").stdout
    assert max(len(line) for line in table.splitlines()) <= 100
    assert table.splitlines()[1].startswith("Of 2 schools, 0 have support recorded")
    rows = list(csv.DictReader(io.StringIO(run("gaps", "--council", "383", "--format", "csv").stdout)))
    assert [row["urn"] for row in rows] == ["900001", "900002"]
    book = tmp_path / "gaps.xlsx"
    assert run("gaps", "--council", "383", "--format", "xlsx", "-o", book).stdout == ""
    sheets = load_workbook(book, read_only=True)
    about = dict(sheets["About"].iter_rows(values_only=True))
    assert (about["as at"], "Open Government Licence" in str(about["licence"])) == ("2023-07-05", True)
    assert [row[1] for row in sheets["Schools"].iter_rows(min_row=2, values_only=True)] == [900001, 900002]


@pytest.mark.parametrize(
    ("words", "urns"),
    [
        (["--sector", "academy"], [900002]),
        (["--reason", "only_sponsor"], []),
        (["--state", "not_known", "--state", "linked"], [900001, 900002]),
        (["--as-of", "2019-01-01"], [900001, 900002, 900003]),
        (["--phase", "Secondary"], []),
        (["--weight", "concern=1", "--km", "5", "--carry", "6", "--audience", "internal"], [900001, 900002]),
    ],
)
def test_filters_and_days(run: Run, extract: Callable[..., Path], words: list[str], urns: list[int]) -> None:
    run("import", extract(*ROWS))
    answer = json.loads(run("gaps", "--council", "383", "--format", "json", *words).stdout)
    assert [school["urn"] for school in answer["schools"]] == urns


def test_a_map_is_one_file_that_loads_nothing(run: Run, extract: Callable[..., Path], tmp_path: Path) -> None:
    run("import", extract(*ROWS))
    page = tmp_path / "map.html"
    assert run("map", "school", "900001", "-o", page).returncode == 0
    text = page.read_text(encoding="utf-8")
    assert "Ash Made-up Primary" in text
    assert "<script src=" not in text
    assert "<link" not in text
