"""Every option of `gaps` and every format, asked of one small network that is loaded once."""

import csv
import io
import json
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from graph.drawing import draw
from graph.store import Store
from seed.load import load
from seed.source import Batch

Run = Callable[..., subprocess.CompletedProcess[str]]
DAY = date(2013, 12, 10)
# Elm is supported in maths by Ash, for certain until 10 December 2014; Fir by a claim that is not public. Gorse and
# Hazel are in one trust; Gorse is 10 km from Ash, Hazel 30, and
# only Ash is known to support others. Two councils have one name.
PICTURE = """
Ash#900001{phase: Primary, sector: maintained, easting: 400000, northing: 400000} -IN_AREA_OF-> Exemplar:Council#999
Elm#900002{phase: Primary, sector: maintained, easting: 400000, northing: 401000} -IN_AREA_OF-> Exemplar
Fir#900003{phase: Secondary, sector: academy, easting: 400000, northing: 402000} -IN_AREA_OF-> Exemplar
Gorse#900004{phase: Primary, sector: academy, easting: 410000, northing: 400000} -IN_AREA_OF-> Exemplar
Hazel#900005{phase: Secondary, sector: academy, easting: 430000, northing: 400000} -IN_AREA_OF-> Exemplar
Ash -SUPPORTS{focus: maths}-> Elm
Ash -SUPPORTS{visibility: internal}-> Fir
Gorse -MEMBER_OF-> Oak:Trust#4711{name: Example Oak Trust} <-MEMBER_OF- Hazel
Exemplar:Council#999{gss: E99000999, name: Exemplar}
Twin:Council#998{name: Twinned} -BROKERS-> Ash
Twain:Council#997{name: Twinned} -BROKERS-> Ash
"""
ALL = {"Ash", "Elm", "Fir", "Gorse", "Hazel"}


def _quiet(_: str) -> None:
    """Take progress sentences and say nothing."""


@pytest.fixture(scope="module")
def network(server: Store) -> Iterator[Store]:
    """The picture, loaded once for all of this file."""
    server.command("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS")
    parts = draw(PICTURE.strip(), DAY)
    load(server, Batch("drawing", [], [*parts.nodes, *parts.claims], sha256="options"), _quiet)
    yield server
    server.command("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS")


@pytest.fixture
def ask(network: Store, run_on: Callable[[Store], Run]) -> Run:
    """Run `partnerships gaps` about Exemplar on the day, unless the words say otherwise."""

    def gaps(*words: str | Path, council: str | None = "999") -> subprocess.CompletedProcess[str]:
        about = ["--council", council, "--as-of", str(DAY)] if council is not None else []
        return run_on(network)("gaps", *about, *words)

    return gaps


def answered(done: subprocess.CompletedProcess[str]) -> Any:
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.mark.parametrize("council", ["999", "Exemplar", "exemplar", "E99000999", " 999 "])
def test_a_council_answers_to_its_id_code_gss_and_name(ask: Run, council: str) -> None:
    answer = answered(ask("--format", "json", council=council))
    assert (answer["council_id"], answer["council"]) == ("Exemplar", "Exemplar")
    assert answer["counts"] == {"linked": 1, "confirmed_none": 0, "not_known": 4}


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        ("--state linked", {"Elm"}),
        ("--state not_known --state linked", ALL),
        ("--reason only_gives", {"Ash"}),
        ("--reason only_through_trust --reason only_gives", {"Ash", "Gorse", "Hazel"}),
        ("--phase Secondary", {"Fir", "Hazel"}),
        ("--phase primary", {"Ash", "Elm", "Gorse"}),
        ("--sector academy --phase Primary", {"Gorse"}),
        ("--trust 4711", {"Gorse", "Hazel"}),
        ("--trust Oak --phase Secondary", {"Hazel"}),
        ("--km 5 --reason no_supporter_within_km", {"Ash", "Gorse", "Hazel"}),
        ("--km 15 --reason no_supporter_within_km", {"Ash", "Hazel"}),
        ("--scope independent", set()),
    ],
)
def test_filters_list_some_of_the_schools(ask: Run, words: str, listed: set[str]) -> None:
    assert {row["id"] for row in answered(ask("--format", "json", *words.split()))["schools"]} == listed


@pytest.mark.parametrize(
    ("words", "linked"),
    [
        ("", {"Elm"}),
        ("--focus maths", {"Elm"}),
        ("--focus SEND", set()),
        ("--count trust", {"Elm", "Gorse", "Hazel"}),
        ("--audience internal", {"Elm", "Fir"}),
        ("--as-of 2014-12-10", {"Elm"}),
        ("--as-of 2014-12-11", set()),
        ("--as-of 2014-12-11 --carry 13", {"Elm"}),
    ],
)
def test_what_counts_as_support(ask: Run, words: str, linked: set[str]) -> None:
    answer = answered(ask("--format", "json", "--state", "linked", *words.split()))
    assert ({row["id"] for row in answer["schools"]}, answer["counts"]["linked"]) == (linked, len(linked))


def test_the_public_is_told_that_something_is_withheld(ask: Run) -> None:
    assert answered(ask("--format", "json"))["withheld"] == 1
    assert answered(ask("--format", "json", "--audience", "internal"))["withheld"] == 0
    assert "withheld from the public" in ask().stdout


def test_weights_change_the_score_and_not_the_state(ask: Run) -> None:
    usual, other = (
        answered(ask("--format", "json", *words)) for words in ([], ["--weight", "context=0", "--weight", "reach=0.5"])
    )
    assert other["options"]["weight"] == {"context": 0.0, "reach": 0.5}
    assert usual["counts"] == other["counts"]
    assert all(row["need"]["missing"] == ["concern", "context", "reach"] for row in other["schools"])


def test_a_phase_that_no_school_has_is_told_on_the_side(ask: Run) -> None:
    done = ask("--phase", "Primry", "--format", "json")
    assert json.loads(done.stdout)["schools"] == []
    assert done.stderr == "No school held has the phase 'Primry': those held are Primary, Secondary.\n"


def test_the_keys_are_those_of_the_contract(ask: Run) -> None:
    answer = answered(ask("--format", "json"))
    (elm,) = (row for row in answer["schools"] if row["id"] == "Elm")
    assert elm["reasons"][0].keys() == {"code", "text"}
    assert elm["need"].keys() == {"components", "missing", "score_low", "score_high"}
    assert elm["supporters"][0].keys() == {"id", "name", "type", "focus", "source", "last_confirmed"}
    assert [(s["id"], s["type"], s["focus"], s["last_confirmed"]) for s in elm["supporters"]] == [
        ("Ash", "SUPPORTS", "maths", "2013-12-10")
    ]
    # Fir's support is not public; Ash gives; Gorse and Hazel are in a trust together.
    assert {code: n for code, n in answer["reasons"].items() if code.startswith("only_")} == {
        "only_gives": 1,
        "only_through_trust": 2,
    }


def test_a_table_says_the_headline_first_and_fits_a_terminal(ask: Run) -> None:
    lines = ask().stdout.splitlines()
    assert lines[:2] == [
        "Which schools in Exemplar have no support recorded?",
        "Of 5 schools, 1 has support recorded, 0 told us they have none, and for 4 we do not know.",
    ]
    assert max(map(len, lines)) <= 100
    assert all(any(name in line for line in lines) for name in ALL)


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_file_holds_what_the_terminal_shows(ask: Run, tmp_path: Path, form: str) -> None:
    path = tmp_path / "answer"
    shown = ask("--format", form)
    done = ask("--format", form, "-o", path)
    assert (done.returncode, done.stdout, shown.stderr) == (0, "", "")
    assert done.stderr == f"Written to {path}.\n"
    assert path.read_text(encoding="utf-8").splitlines() == shown.stdout.splitlines()


def test_csv_and_workbook_have_a_row_for_each_school_with_day_and_licence(ask: Run, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("--format", "csv").stdout)))
    assert {row["id"] for row in rows} == ALL
    assert {(row["as_of"], "Open Government Licence v3.0" in row["licence"]) for row in rows} == {("2013-12-10", True)}
    path = tmp_path / "gaps.xlsx"
    ask("--format", "xlsx", "-o", path)
    book = load_workbook(path)
    about = dict(book["About"].iter_rows(values_only=True))
    assert (about["as at"], "Open Government Licence v3.0" in str(about["licence"])) == ("2013-12-10", True)
    ids = [row[0] for row in book["Schools"].iter_rows(min_row=2, values_only=True)]
    assert ids == [row["id"] for row in rows]


def test_two_councils_of_one_name_are_told_apart_by_their_ids(ask: Run) -> None:
    done = ask(council="Twinned")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: 'Twinned' names several councils: Twinned (Twain), Twinned (Twin); give the id of one.\n"
    )
