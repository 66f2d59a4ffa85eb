"""The gias-links importer on made-up rows in the layout of the register's links between schools."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.errors import BadInput
from graph.kinds import Link
from graph.schema import Document, School, Succeeds
from seed.batches import Tally, read_batch
from seed.files import open_table
from seed.succession import SuccessionImporter

HEADER = "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate"
OLD, NEW = "900001,900002,Ash Academy,Successor,31-08-2016", "900002,900001,Ash School,Predecessor,01-09-2016"
DAY = date(2023, 9, 18)

Outcome = tuple[Document, list[Any], Tally]


def read(folder: Path, *rows: str, held: frozenset[str] | None = frozenset()) -> Outcome:
    """Write rows and read them."""
    path, tally = folder / "links_edubasealldata20230918.csv", Tally()
    path.write_bytes("\r\n".join([HEADER, *rows, ""]).encode("cp1252"))
    batch = read_batch(SuccessionImporter(held), open_table(path), None, tally)
    return batch.documents[0], list(batch.items), tally


def only(items: list[Any]) -> Succeeds:
    """Give the only claim."""
    (found,) = [item for item in items if isinstance(item, Link)]
    assert isinstance(found, Succeeds)
    return found


def test_a_pair_that_is_told_twice_is_one_claim_between_both_dates(tmp_path: Path) -> None:
    document, items, tally = read(tmp_path, OLD, NEW)
    assert only(items).model_dump(exclude_none=True) == {
        "id": "gias:SUCCEEDS:school:urn:900002:school:urn:900001:1", "source": "gias-links:2023-09-18",
        "confidence": "stated", "status": "actual", "visibility": "public", "qualifier": "Successor",
        "start_min": date(2016, 8, 31), "start_max": date(2016, 9, 1), "end_min": DAY,
    }  # fmt: skip
    assert (only(items).from_id, only(items).to_id) == ("school:urn:900002", "school:urn:900001")
    schools = {item.urn: item for item in items if isinstance(item, School)}
    assert {urn: school.name for urn, school in schools.items()} == {900001: "Ash School", 900002: "Ash Academy"}
    assert schools[900001].model_fields_set == {"id", "urn", "name", "source"}
    assert (tally.rows, tally.accepted, tally.rejected) == (2, 2, 0)
    assert (document.kind, document.series, document.types, document.scope) == ("register", "gias", [], None)


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (("01-09-2016", "01-09-2016"), {"start_min": date(2016, 9, 1), "start_max": date(2016, 9, 1), "end_min": DAY}),
        (("", "01-09-2016"), {"start_min": date(2016, 9, 1), "start_max": date(2016, 9, 1), "end_min": DAY}),
        (("", "01-01-1900"), {"start_max": DAY, "end_min": DAY}),
        (
            ("31-12-2023", "01-01-2024"),
            {"start_min": date(2023, 12, 31), "start_max": date(2024, 1, 1), "status": "proposed"},
        ),
        (("18-09-2023", "19-09-2023"), {"start_min": DAY, "start_max": date(2023, 9, 19)}),
    ],
)
def test_every_date_of_a_pair_bounds_its_start(tmp_path: Path, dates: tuple[str, str], told: dict[str, Any]) -> None:
    rows = (row.rpartition(",")[0] + f",{day}" for row, day in zip((OLD, NEW), dates, strict=True))
    _, items, _ = read(tmp_path, *rows)
    bounds = {"start_min", "start_max", "end_min", "end_max", "status"}
    assert only(items).model_dump(exclude_none=True, include=bounds) == {"status": "actual"} | told


@pytest.mark.parametrize(
    ("old", "new", "qualifier"),
    [
        ("Successor - merged", "Predecessor - merged", "Successor - merged"),
        ("Successor - amalgamated", "Result of Amalgamation", "Successor - amalgamated"),
        ("Successor", "Predecessor - merged", "Predecessor - merged"),
        ("Successor - Split School", "Predecessor - merged", "Predecessor - merged; Successor - Split School"),
        ("Successor", "", "Successor"),
        ("", "Predecessor", "Predecessor"),
    ],
)
def test_the_qualifier_is_the_most_telling_link_type(tmp_path: Path, old: str, new: str, qualifier: str) -> None:
    rows = [OLD.replace("Successor", old)] if old else []
    rows += [NEW.replace("Predecessor", new)] if new else []
    _, items, _ = read(tmp_path, *rows, held=None)
    assert only(items).qualifier == qualifier
    assert only(items).from_id == "school:urn:900002"


def test_links_that_are_no_succession_are_taken_counted_and_claim_nothing(tmp_path: Path) -> None:
    words = [
        "Sixth Form Centre School", "Sixth Form Centre Link", "Result of Amalgamation", "Other", "Expansion", "Closure",
        "Merged - change in age range", "Merged - expansion of school capacity",
        "Merged - expansion in school capacity and changer in age range",
    ]  # fmt: skip
    rows = [f"90000{n},900010,Elm School,{word},01-09-2014" for n, word in enumerate(words, 1)]
    document, items, tally = read(tmp_path, *rows, OLD.replace("900001", "900010"), held=None)
    assert (tally.rows, tally.accepted, len([item for item in items if isinstance(item, Link)])) == (10, 10, 1)
    assert "9 rows tell links that are no succession" in (document.note or "")
    assert "Sixth Form Centre Link 1" in (document.note or "")


def test_rows_that_make_each_the_successor_of_the_other_are_both_tentative(tmp_path: Path) -> None:
    _, items, _ = read(tmp_path, OLD, NEW.replace("Predecessor", "Successor"))
    claims = [item for item in items if isinstance(item, Link)]
    assert {(c.from_id[-1], c.to_id[-1], c.confidence) for c in claims} == {
        ("2", "1", "tentative"),
        ("1", "2", "tentative"),
    }
    assert all("each of the two" in (claim.note or "") for claim in claims)


def test_a_school_that_no_row_names_must_be_held(tmp_path: Path) -> None:
    _, items, tally = read(tmp_path, OLD, held=frozenset({"school:urn:900001"}))
    assert (only(items).to_id, tally.accepted) == ("school:urn:900001", 1)
    assert [item.urn for item in items if isinstance(item, School)] == [900002]
    _, items, tally = read(tmp_path, OLD, "900003,900004,Elm School,Successor,")
    assert items == []
    assert [(r.row, r.column, r.reason) for r in tally.rejects] == [
        (1, "URN", "URN 900001 is not held, and no row that is taken names it"),
        (2, "URN", "URN 900003 is not held, and no row that is taken names it"),
    ]
    assert tally.rejects[0].remedy == "load an establishment extract that has it first"


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (",900002,Ash,Successor,", "URN", "the row has no URN"),
        ("900001,,Ash,Successor,", "LinkURN", "the row has no linked URN"),
        ("900001,TBC,Ash,Successor,", "LinkURN", "is not a whole number"),
        ("900001,900001,Ash,Successor,", "LinkURN", "the school is linked to itself"),
        ("900001,900002,Ash,,", "LinkType", "is not a link type of the register"),
        ("900001,900002,Ash,Cousin,", "LinkType", "is not a link type of the register"),
        ("900001,900002,Ash,Successor,31-02-2016", "LinkEstablishedDate", "is not a date that exists"),
        ("900001,900002,,Successor,", "LinkURN", "URN 900002 is not held, and no row that is taken names it"),
    ],
)
def test_a_row_that_cannot_be_true_is_rejected(tmp_path: Path, row: str, column: str, reason: str) -> None:
    _, items, tally = read(tmp_path, row, "900003,900004,Elm School,Predecessor,", "900004,900003,Elm,Successor,",
                           held=frozenset({"school:urn:900001"}))  # fmt: skip
    assert [(r.row, r.column, r.reason) for r in tally.rejects] == [(1, column, reason)]
    assert (tally.rows, tally.accepted, only(items).to_id) == (3, 2, "school:urn:900004")


def test_the_same_row_twice_is_taken_once(tmp_path: Path) -> None:
    _, items, tally = read(tmp_path, OLD, NEW, OLD)
    assert only(items)
    assert [(r.row, r.reason) for r in tally.rejects] == [(3, "the same stood in row 1 already")]


def test_a_file_without_link_types_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "links_20230918.csv"
    path.write_text("URN,LinkURN,LinkName\n1,2,Ash\n")
    with pytest.raises(BadInput, match="no LinkType column; give the register's list of links"):
        read_batch(SuccessionImporter(), open_table(path), None, Tally())


def test_a_row_that_says_more_than_an_earlier_one_is_not_the_same(tmp_path: Path) -> None:
    _, items, tally = read(tmp_path, NEW, OLD.replace("Ash Academy", ""), OLD.replace("31-08-2016", "30-08-2016"))
    assert (tally.accepted, only(items).start_min) == (3, date(2016, 8, 30))


def test_a_rejected_row_names_no_school(tmp_path: Path) -> None:
    told = "900003,900002,Ash Academy,Successor,", "900001,900002,,Successor,"
    _, items, tally = read(tmp_path, *told, held=frozenset({"school:urn:900001"}))
    assert (items, [reject.row for reject in tally.rejects]) == ([], [1, 2])
    assert "no row that is taken names it" in tally.rejects[1].reason
    _, items, tally = read(tmp_path, "900001,900002," + "x" * 1_001 + ",Successor,", held=None)
    assert (items, tally.rejects[0].column) == ([], "LinkName")
