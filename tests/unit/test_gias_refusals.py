"""Rows and files that the gias importer does not take, and what it says."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from graph.errors import BadInput
from seed.batches import Tally, read_batch
from seed.files import open_table
from seed.gias import GiasImporter


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"URN": ""}, "URN", "the row has no URN"),
        ({"URN": "NAT"}, "URN", "is not a whole number"),
        ({"EstablishmentName": ""}, "EstablishmentName", "the row has no name"),
        ({"EstablishmentStatus (name)": ""}, "EstablishmentStatus (name)", "the row has no status"),
        ({"EstablishmentStatus (name)": "Ajar"}, "EstablishmentStatus (name)", "is not a status of the register"),
        ({"OpenDate": "31-02-2020"}, "OpenDate", "is not a date that exists"),
        ({"CloseDate": "01-01-0001"}, "CloseDate", "is not a date that exists"),
        ({"OfstedLastInsp": "2018"}, "OfstedLastInsp", "is not a date that exists"),
        ({"Easting": "7000001"}, "Easting", "is not between 0 and 700000"),
        ({"LA (code)": "Leeds"}, "LA (code)", "is not a whole number"),
        ({"NumberOfPupils": "-3"}, "NumberOfPupils", "is not between 0 and 100000"),
        ({"PercentageFSM": "120"}, "PercentageFSM", "is not between 0 and 100"),
        ({"Trusts (code)": "TR01234"}, "Trusts (code)", "is not a whole number"),
    ],
)
def test_a_row_that_cannot_be_true_is_rejected_whole_with_its_reason(
    read: Callable[..., Any], change: dict[str, str], column: str, reason: str
) -> None:
    _, items, tally = read({"URN": "900002"}, change)
    assert (tally.rows, tally.accepted, tally.rejected) == (2, 1, 1)
    (reject,) = tally.rejects
    assert (reject.row, reject.column, reject.value, reject.reason) == (2, column, change[column], reason)
    assert reject.remedy
    assert not [item for item in items if "900001" in item.id]


def test_a_cell_of_a_million_characters_rejects_its_row(read: Callable[..., Any]) -> None:
    _, _, tally = read({}, {"URN": "900002", "EstablishmentName": "Ash" * 333_334})
    assert (tally.accepted, tally.rejects[0].reason) == (1, "is longer than 1000 characters")
    assert len(tally.rejects[0].value) == 200


def test_what_a_rejected_row_tells_of_councils_is_not_believed(read: Callable[..., Any]) -> None:
    spoilt = {"LA (code)": "380", "LA (name)": "x" * 1_001}
    document, items, tally = read(spoilt, {"LA (code)": "380"}, {"URN": "900002"}, {"URN": "900003", "Easting": "?"})
    assert [(reject.row, reject.reason) for reject in tally.rejects] == [
        (1, "is longer than 1000 characters"),
        (2, "the URN stood in row 1 already"),
        (4, "is not a whole number"),
    ]
    assert document.scope == ["383"]
    assert not [item for item in items if "380" in item.id]


def test_the_same_row_twice_is_taken_once(read: Callable[..., Any]) -> None:
    _, items, tally = read({}, {"URN": "900002"}, {})
    assert (tally.rows, tally.accepted, tally.rejected) == (3, 2, 1)
    assert (tally.rejects[0].row, tally.rejects[0].reason) == (3, "the URN stood in row 1 already")
    assert len({item.id for item in items}) == len(items)


def test_one_urn_with_two_names_refuses_the_file(read: Callable[..., Any]) -> None:
    with pytest.raises(BadInput, match=r"URN 900001.*'Ash Made-up Primary School' in row 1.*'Birch Infants' in row 2"):
        read({}, {"EstablishmentName": "Birch Infants"})


@pytest.mark.parametrize(
    ("missing", "words"),
    [("URN", "no URN column"), ("EstablishmentName", "no EstablishmentName"), ("EstablishmentStatus (name)", "Status")],
)
def test_a_file_without_a_required_column_is_refused(read: Callable[..., Any], missing: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        read({missing: None, "OpenDate": None})


def test_a_file_without_a_date_or_from_the_future_is_refused(read: Callable[..., Any]) -> None:
    with pytest.raises(BadInput, match="--date"):
        read({}, day=None)
    with pytest.raises(BadInput, match="still to come"):
        read({}, day=date.today() + timedelta(days=2))  # noqa: DTZ011


def test_a_column_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "twice_20230705.csv"
    path.write_text("URN,EstablishmentName,EstablishmentStatus (name),URN\n1,Ash,Open,2\n")
    with pytest.raises(BadInput, match="'URN' twice"):
        read_batch(GiasImporter(), open_table(path), None, Tally())
