"""`gaps --by` and `changes` as commands, in each format."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.store import Store

Runner = Callable[[Store], Callable[..., subprocess.CompletedProcess[str]]]
PICTURE = """
Ash{phase: Primary} -IN_AREA_OF{start_max: 2012-01-01, end_min: 2013-12-10}-> Exemplar:Council#999{region: London}
Birch -IN_AREA_OF{start_max: 2012-01-01, end_min: 2013-12-10}-> Exemplar
Cedar -SUPPORTS-> Ash
Cedar -SUPPORTS{start_max: 2012-01-01, end_min: 2013-07-31, end_max: 2013-07-31}-> Birch
"""
BY = ("gaps", "--council", "999", "--as-of", "2013-12-10", "--by", "phase")
OVER = ("changes", "--council", "999", "--at", "2013-12-10", "--at", "2012-09-01")


@pytest.fixture
def run(drawn: Callable[..., Store], run_on: Runner) -> Callable[..., str]:
    """Run the command on the picture and give what it wrote."""
    command = run_on(drawn(PICTURE))

    def put(*words: str) -> str:
        done = command(*words)
        assert done.returncode == 0, done.stderr
        return str(done.stdout)

    return put


def test_groups_in_every_format(run: Callable[..., str], tmp_path: Path) -> None:
    told = json.loads(run(*BY, "--format", "json"))["groups"]
    assert [(g["name"], g["linked"], g["not_known"]) for g in told] == [
        ("Primary", 1, 0), ("no phase on record", 0, 1),
    ]  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(run(*BY, "--format", "csv"))))
    assert [(r["name"], r["schools"], r["reasons"]) for r in rows] == [
        ("Primary", "1", "single_support 1"), ("no phase on record", "1", "only_expired 1"),
    ]  # fmt: skip
    path = tmp_path / "groups.xlsx"
    run(*BY, "--format", "xlsx", "-o", str(path))
    assert load_workbook(path).sheetnames == ["About", "Groups", "Schools", "Cohorts"]
    assert "They are not ranked" in run(*BY)


def test_changes_in_every_format(run: Callable[..., str], tmp_path: Path) -> None:
    (step,) = json.loads(run(*OVER, "--format", "json"))["steps"]
    assert (step["from_day"], step["joined"], step["left"]) == ("2012-09-01", {"records": 1}, {"network": 1})
    rows = list(csv.DictReader(io.StringIO(run(*OVER, "--format", "csv"))))
    assert [(r["name"], r["change"], r["why"]) for r in rows if r["name"]] == [
        ("Ash", "joined", "records"), ("Birch", "left", "network"),
    ]  # fmt: skip
    path = tmp_path / "changes.xlsx"
    run(*OVER, "--format", "xlsx", "-o", str(path))
    assert load_workbook(path).sheetnames == ["About", "Days", "Changes"]
    shown = run(*OVER)
    assert "joined the schools with support recorded: 1 (our records changed: no progress and no loss)" in shown


def test_one_day_is_nothing_to_compare(drawn: Callable[..., Store], run_on: Runner) -> None:
    done = run_on(drawn(PICTURE))("changes", "--at", "2013-12-10", "--at", "2013-12-10")
    assert done.returncode == 2
    assert "two different days" in done.stderr
