"""Conflicts as a whole: the papers' own, identity and succession, audiences, councils, and the command's formats."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from graph.conflict_answers import ConflictsQuery
from graph.store import Store
from queries.side_by_side import KINDS, conflicts

Run = Callable[..., subprocess.CompletedProcess[str]]
Drawn = Callable[..., Store]
DAY = date(2013, 12, 10)
TWO_TRUSTS = """
Ash#1 -IN_AREA_OF-> Exemplar:Council#999
Birch#2 -IN_AREA_OF-> Kestrel:Council#998
Oak:Trust <-MEMBER_OF- Ash -MEMBER_OF{quote: Ash joined Elm}-> Elm:Trust <-MEMBER_OF- Birch -MEMBER_OF-> Oak
"""


def answer(store: Store, **asked: Any) -> list[str]:
    """Give the kind and the sentence of each conflict."""
    return [f"{c.kind}: {c.about}" for c in conflicts(store, ConflictsQuery(**asked)).conflicts]


def loaded(run: Run) -> dict[str, Any]:
    done = run("conflicts", "--format", "json")
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_the_papers_own_conflicts_are_listed_with_their_quotes_until_the_papers_are_taken_back(run: Run) -> None:
    assert run("import", "papers").returncode == 0
    told = loaded(run)
    # [[conflict]] entries of the claims files, paper by paper: 2, 5, 3, 4 and 3
    assert {kind: n for kind, n in told["counts"].items() if n} == {"declared": 17}
    papers = [c["subject"]["id"] for c in told["conflicts"]]
    assert [papers.count(f"document:00{number}") for number in range(5)] == [2, 5, 3, 4, 3]
    funding = next(c for c in told["conflicts"] if "school budgets" in c["about"])
    assert (funding["subject"]["council"], funding["kind"]) == ("Thurrock", "declared")
    assert [(c["type"], c["source"], c["quote"][:26]) for c in funding["claims"]] == [
        ("FUNDS", "document:004", "has been encouraged, facil"),
        ("FUNDS", "document:004", "In most cases collaborativ"),
    ]
    assert run("undo", "load:1").returncode == 0
    gone = json.loads(run("conflicts", "--as-of", "2014-11-13", "--format", "json").stdout)
    assert (gone["conflicts"], sum(gone["counts"].values())) == ([], 0)


def test_a_paper_imported_alone_brings_its_own_conflicts_and_no_others(run: Run, repository: Path) -> None:
    assert run("import", "papers", repository / "seed" / "papers" / "004_thurrock_2013.toml").returncode == 0
    assert [c["subject"]["id"] for c in loaded(run)["conflicts"]] == ["document:004"] * 3


def test_a_table_shows_the_sides_below_the_sentence(run: Run, drawn: Drawn) -> None:
    drawn(TWO_TRUSTS)
    done = run("conflicts", "--council", "999", "--kind", "two_trusts")
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert lines[1] == "As at 10 December 2013: 1 conflict; each side stays as its source tells it."
    assert "1 Two trusts at once (two_trusts)" in lines
    found = lines.index("Ash is told to be in two trusts at once: Elm and Oak. [Ash, Exemplar]")
    assert "“Ash joined Elm”" in " ".join(lines[found + 1 : found + 4])
    assert "Birch" not in done.stdout


def test_a_file_has_one_line_a_claim_with_the_day_and_the_licence(run: Run, drawn: Drawn, tmp_path: Path) -> None:
    drawn(TWO_TRUSTS)
    rows = list(csv.DictReader(io.StringIO(run("conflicts", "--format", "csv").stdout)))
    assert [(row["conflict"], row["id"], row["quote"]) for row in rows] == [
        ("1", "MEMBER_OF:Ash:Elm", "Ash joined Elm"),
        ("1", "MEMBER_OF:Ash:Oak", ""),
        ("2", "MEMBER_OF:Birch:Elm", ""),
        ("2", "MEMBER_OF:Birch:Oak", ""),
    ]
    assert {row["as_of"] for row in rows} == {"2013-12-10"}
    assert "Open Government Licence" in rows[0]["licence"]
    book = tmp_path / "conflicts.xlsx"
    assert run("conflicts", "--format", "xlsx", "-o", book).returncode == 0
    sheets = load_workbook(book)
    assert (sheets.sheetnames, sheets["Claims"].max_row) == (["About", "Claims"], 5)


def test_every_kind_is_asked_unless_some_are_named(drawn: Drawn) -> None:
    store = drawn("Ash -IN_AREA_OF-> Exemplar:Council#999")
    assert tuple(conflicts(store, ConflictsQuery()).counts) == KINDS
    assert tuple(conflicts(store, ConflictsQuery(kind=("two_trusts",))).counts) == ("two_trusts",)


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        # A paper's record of a school, and the register's, are one school.
        ("paper-ash -MEMBER_OF-> Oak:Trust\npaper-ash -SAME_AS-> Ash#1 -MEMBER_OF-> Elm:Trust", ["two_trusts"]),
        # What was told of a predecessor is read as its one successor's, not of one that was split and is open still.
        ("Oak:Trust <-MEMBER_OF- Old{closed: 2013-08-31} <-SUCCEEDS- Ash -MEMBER_OF-> Elm:Trust", ["two_trusts"]),
        ("Oak:Trust <-MEMBER_OF- Old <-SUCCEEDS- Ash -MEMBER_OF-> Elm:Trust", []),
        # A trust that succeeds another is the same trust; so is a council.
        ("Ash -MEMBER_OF-> Oak:Trust <-SUCCEEDS- Elm:Trust <-MEMBER_OF- Ash", []),
        ("Ash -IN_AREA_OF-> Old:Council#928 <-SUCCEEDS- New:Council#940 <-IN_AREA_OF- Ash", []),
        # An answer of none is clashed with by support that was told of an earlier or another record.
        ("Ash -ANSWERED_NONE-> R:Document\nAsh -SAME_AS-> paper-ash <-SUPPORTS- Elm", ["none_beside_link"]),
        ("R:Document <-ANSWERED_NONE- Ash -SUCCEEDS-> A{closed: 2013-08-31} <-SUPPORTS- Elm", ["none_beside_link"]),
        # A closed school's support is taken on by the one open school that succeeds it.
        ("Ash{closed: 2013-08-31} -SUPPORTS-> Birch\nElm -SUCCEEDS-> Ash", []),
        ("Ash{closed: 2013-08-31} -SUPPORTS-> Birch\nElm{closed: 2013-10-31} -SUCCEEDS-> Ash", ["closed_with_links"]),
        ("Ash{closed: 2013-08-31} -SUPPORTS-> Birch\nElm -SUCCEEDS-> Ash <-SUCCEEDS- Fir", ["closed_with_links"]),
    ],
)  # fmt: skip
def test_records_of_one_thing_and_successors_are_read_as_one(picture: str, expected: list[str], drawn: Drawn) -> None:
    assert [c.split(":")[0] for c in answer(drawn(picture), as_of=DAY)] == expected


def test_carry_says_how_long_a_link_counts(drawn: Drawn) -> None:
    store = drawn(TWO_TRUSTS)
    assert len(answer(store, as_of=date(2015, 12, 10))) == 2
    assert answer(store, as_of=date(2015, 12, 11)) == []
    assert answer(store, as_of=date(2014, 1, 11), carry=1) == []


def test_what_is_internal_is_left_out_for_the_public_and_counted(drawn: Drawn) -> None:
    store = drawn(
        """
        Ash -MEMBER_OF-> Oak:Trust
        Ash -MEMBER_OF{visibility: internal}-> Elm:Trust
        Birch -MEMBER_OF-> Oak
        Birch -MEMBER_OF-> Elm
        Birch -MEMBER_OF{visibility: internal}-> Fir:Trust
        secret:Document{kind: paper, date: 2013-01-01, visibility: internal, conflicts: [They differ.|Ash|Birch]}
        """
    )
    assert answer(store) == ["two_trusts: Birch is told to be in two trusts at once: Elm and Oak."]
    public = conflicts(store, ConflictsQuery())
    assert public.withheld == 3  # two claims and a paper
    assert "Fir" not in public.model_dump_json()
    assert answer(store, audience="internal") == [
        "declared: They differ.",
        "two_trusts: Ash is told to be in two trusts at once: Elm and Oak.",
        "two_trusts: Birch is told to be in 3 trusts at once: Elm and Fir and Oak.",
    ]


def test_the_nation_leaves_out_what_is_made_up_or_welsh(drawn: Drawn) -> None:
    store = drawn(
        """
        Ash{illustrative: true} -IN_AREA_OF-> Exemplar:Council#999{illustrative: true}
        Oak:Trust <-MEMBER_OF- Ash -MEMBER_OF-> Elm:Trust <-MEMBER_OF- Ysgol{sector: Welsh} -MEMBER_OF-> Oak
        """
    )
    assert answer(store) == []
    assert answer(store, council="Exemplar") == ["two_trusts: Ash is told to be in two trusts at once: Elm and Oak."]


@pytest.mark.parametrize(
    ("words", "why"),
    [(("--kind", "two_moons"), "'two_moons' is not one of"), (("--council", "Atlantis"), "No council held is called")],
)
def test_a_wrong_question_is_refused_with_its_remedy(words: tuple[str, ...], why: str, run: Run, drawn: Drawn) -> None:
    drawn(TWO_TRUSTS)
    done = run("conflicts", *words)
    assert (done.returncode, why in done.stderr, "Traceback" in done.stderr) == (2, True, False)
