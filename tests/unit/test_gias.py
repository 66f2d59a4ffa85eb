"""The gias importer on made-up rows in the register's own layouts."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.kinds import Link, Node
from graph.schema import Council, School
from seed.batches import Tally, read_batch
from seed.files import open_table
from seed.gias import GiasImporter
from seed.gias_codes import REGION_BY_CODE

DAY = date(2023, 7, 5)
RECORD = {
    "id": 1, "urn": "900001", "la_code": "330", "la_name": "Birmingham", "establishment_number": "4001",
    "name": "Cedar Made-up Academy", "establishment_status_name": "Closed", "close_date": "2016-08-31",
    "easting": 431887, "northing": 431208, "created_at": "2023-11-16T08:18:56.749Z",
    "updated_at": "2023-11-17T08:18:56.749Z", "last_changed_date": "2023-11-20", "establishment_type_code": "1",
    "establishment_type_name": "Community school", "number_of_pupils": None, "phase_name": "Secondary",
}  # fmt: skip


def councils(codes: list[str]) -> list[dict[str, str]]:
    """Give a change to the made-up row for each council."""
    return [{"URN": str(900001 + n), "LA (code)": c, "LA (name)": f"Council {c}"} for n, c in enumerate(codes)]


def one(items: list[Any], kind: type[Any]) -> Any:
    """Give the only item of a kind."""
    (found,) = [item for item in items if type(item) is kind]
    return found


def test_a_row_becomes_a_school_with_every_field_that_the_layout_has(read: Callable[..., Any]) -> None:
    _, items, tally = read({})
    assert one(items, School).model_dump(exclude_unset=True) == {
        "id": "school:urn:900001",
        "urn": 900001,
        "name": "Ash Made-up Primary School",
        "source": "gias:383:2023-07-05",
        "laestab": "3832001",
        "phase": "Primary",
        "type": "Community school",
        "sector": "maintained",
        "status": "Open",
        "opened": date(1850, 9, 1),
        "closed": None,
        "council": "383",
        "postcode": "ZZ1 1ZZ",
        "easting": 431887,
        "northing": 431208,
        "pupils": 210,
        "fsm_percent": 11.8,
        "census_date": date(2023, 1, 19),
        "religious_character": "None",
    }
    assert (tally.rows, tally.accepted, tally.rejected) == (1, 1, 0)


def test_columns_may_come_in_any_order_and_most_may_be_missing(read: Callable[..., Any], row: dict[str, str]) -> None:
    few = {name: None for name in row if name not in {"URN", "EstablishmentName", "EstablishmentStatus (name)"}}
    document, items, _ = read(few)
    assert [type(item) for item in items] == [School]
    assert items[0].model_fields_set == {"id", "urn", "name", "source", "status"}
    assert document.scope == []
    backwards = {name: row[name] for name in reversed(row)}
    assert {item.id for item in read(backwards)[1]} == {item.id for item in read({})[1]}


def test_personal_columns_are_named_and_nothing_of_them_is_kept(read: Callable[..., Any]) -> None:
    document, items, tally = read({})
    assert tally.dropped_columns == [
        "HeadTitle (name)", "HeadFirstName", "HeadLastName", "HeadPreferredJobTitle", "TelephoneNum", "MainEmail",
        "PropsName",
    ]  # fmt: skip
    assert tally.ignored_columns == ["SchoolWebsite"]
    kept = repr([document, *items])
    assert not [word for word in ("Firstname", "Lastname", "0113 EXAMPLE", "@", "Ms") if word in kept]


@pytest.mark.parametrize(
    ("change", "unset"),
    [
        ({"OpenDate": ""}, "opened"),
        ({"OpenDate": "01-01-1900"}, "opened"),
        ({"CloseDate": "01-01-1900", "EstablishmentStatus (name)": "Closed"}, "closed"),
        ({"CloseDate": "", "EstablishmentStatus (name)": "Closed"}, "closed"),
        ({"ReligiousCharacter (name)": "Does not apply"}, "religious_character"),
        ({"PhaseOfEducation (name)": "Not applicable"}, "phase"),
        ({"Easting": "0", "Northing": "0"}, "easting"),
        ({"Northing": ""}, "easting"),
        ({"EstablishmentNumber": ""}, "laestab"),
        ({"LA (code)": "000", "LA (name)": "Does not apply"}, "council"),
        ({"NumberOfPupils": "", "PercentageFSM": ""}, "census_date"),
    ],
)
def test_what_is_unknown_is_not_set(read: Callable[..., Any], change: dict[str, str], unset: str) -> None:
    _, items, tally = read(change)
    assert unset not in one(items, School).model_fields_set
    assert tally.accepted == 1


def test_what_rows_share_is_given_once(read: Callable[..., Any]) -> None:
    shared = {"Trusts (code)": "99001", "Trusts (name)": "ALDER MADE-UP TRUST", "Diocese (code)": "CE99"}
    _, items, _ = read(shared, shared | {"URN": "900002"}, shared | {"URN": "900003", "GSSLACode (name)": "X999999"})
    names = [item.id for item in items if isinstance(item, Node)]
    assert len(names) == len(set(names))
    assert len([item for item in items if isinstance(item, School)]) == 3


def test_a_council_takes_its_ons_code_from_the_row_that_has_it(read: Callable[..., Any]) -> None:
    _, items, _ = read({"GSSLACode (name)": "X999999"}, {"URN": "900002"})
    assert one(items, Council).gss == "E08000035"


def test_a_document_covers_the_councils_that_occur_and_the_nation_from_a_hundred(read: Callable[..., Any]) -> None:
    two, _, _ = read(*councils(["383", "380"]))
    assert (two.id, two.scope) == ("gias:380-383:2023-07-05", ["380", "383"])
    many, _, _ = read(*councils(sorted(REGION_BY_CODE)[:99]))
    assert (many.id, len(many.scope or [])) == (f"gias:listed-{(many.sha256 or '')[:8]}:2023-07-05", 99)
    nation, _, _ = read(*councils(sorted(REGION_BY_CODE)[:100]))
    assert (nation.id, nation.scope) == ("gias:2023-07-05", ["*"])
    assert (nation.kind, nation.series, nation.date, nation.file) == ("register", "gias", DAY, "extract.csv")
    assert nation.licence == "Open Government Licence v3.0"


@pytest.mark.parametrize("code", ["000", "660", "681", "701", "708"])
def test_wales_offshore_and_nowhere_are_no_councils(read: Callable[..., Any], code: str) -> None:
    document, items, _ = read({"LA (code)": code}, {"URN": "900002"})
    assert document.scope == ["383"]
    assert [item.id for item in items if isinstance(item, Council)] == ["council:383"]
    assert not [item for item in items if isinstance(item, Link) and "900001:council" in item.id]


def test_the_national_json_is_read_and_tells_its_own_day(tmp_path: Path) -> None:
    path, tally = tmp_path / "schools.json", Tally()
    path.write_text(json.dumps([RECORD, RECORD | {"urn": "900002", "close_date": None}, RECORD | {"urn": None}]))
    batch = read_batch(GiasImporter(), open_table(path), None, tally)
    items = list(batch.items)
    assert batch.documents[0].id == "gias:330:2023-11-17"
    assert (tally.rows, tally.accepted, tally.rejected) == (3, 2, 1)
    first, second = (item for item in items if isinstance(item, School))
    assert (first.laestab, first.sector, first.closed) == ("3304001", "maintained", date(2016, 8, 31))
    assert "opened" not in first.model_fields_set
    assert "closed" not in second.model_fields_set
    assert one(items, Council).region == "West Midlands"


def test_the_list_of_open_and_close_dates_completes_schools_and_makes_no_claims(tmp_path: Path) -> None:
    path = tmp_path / "dates_20210422.csv"
    header = "urn,name,town,postcode,lead_school,open_date,close_date\n"
    path.write_text(header + '900001,Ash,Town,ZZ1 1ZZ,false,"",""\n900002,Birch,Town,,false,01-09-1800,31-08-2020\n')
    batch = read_batch(GiasImporter(), open_table(path), None, Tally())
    first, second = batch.items
    assert (batch.documents[0].id, batch.documents[0].series) == ("gias-dates:2021-04-22", "gias-dates")
    assert first.model_dump(exclude_unset=True) == {
        "id": "school:urn:900001", "urn": 900001, "name": "Ash", "postcode": "ZZ1 1ZZ", "closed": None,
        "source": "gias-dates:2021-04-22",
    }  # fmt: skip
    assert isinstance(second, School)
    assert (second.opened, second.closed) == (date(1800, 9, 1), date(2020, 8, 31))


def test_it_recognises_its_own_headers_and_no_other_register(row: dict[str, str]) -> None:
    recognises = GiasImporter().recognises
    assert recognises(list(row))
    assert recognises(list(RECORD))
    assert recognises(["urn", "name", "town", "postcode", "lead_school", "open_date", "close_date"])
    assert not recognises(["URN", "Linked UID", "Group Name", "EstablishmentName", "EstablishmentStatus (name)"])
    assert not recognises(["URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate"])
    assert not recognises(["URN", "LA", "ESTAB", "NOR"])


def test_a_download_with_reworded_headers_is_read_alike(read: Callable[..., Any], row: dict[str, str]) -> None:
    reworded = {
        "School URN": "URN", "School name": "EstablishmentName", "Establishment status": "EstablishmentStatus (name)",
        "Local authority code": "LA (code)", "Local authority": "LA (name)", "Estab. number": "EstablishmentNumber",
        "Type of establishment": "TypeOfEstablishment (name)", "Phase of education": "PhaseOfEducation (name)",
        "Open date": "OpenDate", "Close date": "CloseDate", "Number of pupils": "NumberOfPupils",
    }  # fmt: skip
    _, plain, _ = read({**dict.fromkeys(row), **{name: row[name] for name in reworded.values()}})
    _, items, _ = read({**dict.fromkeys(row), **{name: row[known] for name, known in reworded.items()}})
    assert [item.model_dump() for item in items] == [item.model_dump() for item in plain]
