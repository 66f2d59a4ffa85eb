"""The gias-groups importer on made-up rows in the layout of the register's list of all groups."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.errors import BadInput
from graph.schema import Body, Document, Partnership, Trust
from seed.batches import Tally, read_batch
from seed.files import open_table
from seed.groups import GroupsImporter

DAY = "2022-08-31"
ROW = {
    "Group UID": "99001", "Group ID": "TR99001", "Group Name": "ASH TRUST", "Companies House Number": "5210075.0",
    "Group Type (code)": "6", "Group Type": "Multi-academy trust", "Closed Date": "", "Open date": "",
    "Incorporated on (open date)": "2011-09-01", "Group Status (code)": "OPEN", "Group Status": "Open",
    "Head of Group Title": "Ms", "Head of Group First Name": "Firstname", "Head of Group Last Name": "Lastname",
    "UKPRN": "10000000.0",
}  # fmt: skip

Outcome = tuple[Document, list[Any], Tally]


def read(folder: Path, *changes: Mapping[str, str], without: tuple[str, ...] = ()) -> Outcome:
    """Write rows, each a change to the made-up row, and read them."""
    path, tally = folder / f"groups_{DAY}.csv", Tally()
    names = [name for name in ROW if name not in without]
    rows = [ROW | dict(change) for change in changes]
    path.write_text("\n".join([",".join(names), *(",".join(row[name] for name in names) for row in rows), ""]))
    batch = read_batch(GroupsImporter(), open_table(path), None, tally)
    return batch.documents[0], list(batch.items), tally


def test_a_row_becomes_a_trust_with_all_that_the_layout_tells(tmp_path: Path) -> None:
    document, (trust,), tally = read(tmp_path, {})
    assert trust == Trust(
        id="trust:uid:99001",
        name="ASH TRUST",
        source="gias-groups:2022-08-31",
        uid=99001,
        companies_house="05210075",
        kind="multi-academy",
        status="Open",
        opened=date(2011, 9, 1),
        closed=None,
    )
    assert "closed" in trust.model_fields_set
    assert (document.kind, document.series, document.date, document.types) == (
        "register",
        "gias",
        date(2022, 8, 31),
        [],
    )
    assert document.scope is None
    assert (tally.rows, tally.accepted, tally.rejected) == (1, 1, 0)


def test_who_heads_a_group_is_not_read(tmp_path: Path) -> None:
    document, items, tally = read(tmp_path, {})
    assert tally.dropped_columns == ["Head of Group Title", "Head of Group First Name", "Head of Group Last Name"]
    assert tally.ignored_columns == ["Group ID", "Group Type (code)", "Group Status (code)", "UKPRN"]
    assert "Lastname" not in repr([document, *items])


@pytest.mark.parametrize(
    ("word", "code", "node", "told"),
    [
        ("Federation", "1", Partnership, ("federation:uid:99001", "federation", "governance")),
        ("Trust", "2", Trust, ("trust:uid:99001", "foundation", None)),
        ("School sponsor", "05", Body, ("sponsor:uid:99001", "sponsor", None)),
        ("Multi-academy trust", "06", Trust, ("trust:uid:99001", "multi-academy", None)),
        ("Umbrella trust", "7", Partnership, ("umbrella-trust:uid:99001", "umbrella trust", "unknown")),
        (
            "Children's Centres Group", "8", Partnership,
            ("childrens-centres-group:uid:99001", "children's centres group", "unknown"),
        ),
        (
            "Children's Centres Collaboration", "9", Partnership,
            ("childrens-centres-collaboration:uid:99001", "children's centres collaboration", "unknown"),
        ),
        ("Single-academy trust", "10", Trust, ("trust:uid:99001", "single-academy", None)),
    ],
)  # fmt: skip
def test_each_group_type_becomes_its_kind_by_word_or_by_code(
    tmp_path: Path, word: str, code: str, node: type[Any], told: tuple[str, str, str | None]
) -> None:
    group_type = {"Group Type": word, "Group Type (code)": code}
    _, (by_word,), _ = read(tmp_path, group_type)
    _, (by_code,), _ = read(tmp_path, group_type, without=("Group Type",))
    assert by_word == by_code
    assert type(by_word) is node
    assert (by_word.id, by_word.kind, getattr(by_word, "purpose", None)) == told


def test_a_sponsor_that_may_be_a_person_loses_its_name(tmp_path: Path) -> None:
    sponsor = {"Group Type": "School sponsor", "Companies House Number": ""}
    _, items, tally = read(
        tmp_path,
        sponsor | {"Group Name": "Firstname Lastname"},
        sponsor | {"Group Name": "Elm Learning Trust", "Group UID": "99002"},
        sponsor | {"Group Name": "ELM", "Group UID": "99003", "Companies House Number": "00000123"},
    )
    assert [item.name for item in items] == ["Individual sponsor (UID 99001)", "Elm Learning Trust", "ELM"]
    assert "Lastname" not in repr([items, tally])


@pytest.mark.parametrize(
    ("given", "number"),
    [("5210075.0", "05210075"), ("445790", "00445790"), ("OC123456", "OC123456"), ("0", None), ("", None)],
)
def test_a_company_number_gets_its_zeros_back(tmp_path: Path, given: str, number: str | None) -> None:
    _, (trust,), _ = read(tmp_path, {"Companies House Number": given})
    assert trust.companies_house == number
    assert ("companies_house" in trust.model_fields_set) == (number is not None)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"Group Status": "Closed", "Closed Date": "2014-11-30"}, {"status": "Closed", "closed": date(2014, 11, 30)}),
        ({"Group Status": "Closed"}, {"status": "Closed"}),
        ({"Closed Date": "01-01-1900"}, {"status": "Open"}),
        ({"Group Status": ""}, {"closed": None}),
        ({"Incorporated on (open date)": "1900-01-01"}, {"status": "Open", "closed": None}),
        ({"Open date": "01-09-1850"}, {"status": "Open", "opened": date(1850, 9, 1), "closed": None}),
    ],
)
def test_days_and_status_are_told_where_they_are_known(
    tmp_path: Path, change: dict[str, str], told: dict[str, Any]
) -> None:
    _, (trust,), _ = read(tmp_path, {"Incorporated on (open date)": ""} | change)
    assert trust.model_dump(exclude_unset=True, include={"status", "opened", "closed"}) == told


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"Group UID": ""}, "Group UID", "the row has no UID"),
        ({"Group UID": "TR01234"}, "Group UID", "is not a whole number"),
        ({"Group Name": ""}, "Group Name", "the row has no name of a group"),
        ({"Group Name": "xxx"}, "Group Name", "is a filler, not a name"),
        ({"Group Type": "Club"}, "Group Type", "is not a group type of the register"),
        ({"Group Status": "Ajar"}, "Group Status", "is not a status of the register"),
        ({"Group Status": "CREATED_IN_ERROR"}, "Group Status", "the register made the record in error"),
        ({"Companies House Number": "12-34"}, "Companies House Number", "is not a company number"),
        ({"Closed Date": "2014-02-30"}, "Closed Date", "is not a date that exists"),
    ],
)
def test_a_row_that_cannot_be_true_is_rejected(
    tmp_path: Path, change: dict[str, str], column: str, reason: str
) -> None:
    _, items, tally = read(tmp_path, {"Group UID": "99002"}, change)
    assert [item.uid for item in items] == [99002]
    assert [(r.row, r.column, r.value, r.reason) for r in tally.rejects] == [(2, column, change[column], reason)]
    assert tally.rejects[0].remedy
    assert (tally.rows, tally.accepted) == (2, 1)


def test_the_same_group_twice_is_taken_once(tmp_path: Path) -> None:
    _, items, tally = read(tmp_path, {}, {})
    assert (len(items), tally.rows, tally.accepted) == (1, 2, 1)
    assert tally.rejects[0].reason == "the same stood in row 1 already"


@pytest.mark.parametrize("name", ["Group UID", "Group Name"])
def test_a_file_without_a_required_column_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match=f"no {name} column; give the register's list of all groups"):
        read(tmp_path, {}, without=(name,))
