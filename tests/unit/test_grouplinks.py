"""The gias-grouplinks importer on made-up rows in both layouts of the register's links of groups."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.kinds import Link
from graph.schema import Body, Council, Document, School, Trust
from seed.batches import Tally, read_batch
from seed.files import open_table
from seed.gias_codes import REGION_BY_CODE
from seed.grouplinks import GroupLinksImporter

MONTHLY = {
    "URN": "900001", "Linked UID": "99001", "Group Name": "ASH TRUST", "Companies House Number": "05210075",
    "Group Type": "Multi-academy trust", "Closed Date": "", "Group Status": "Open", "FederationType": "",
    "Joined date": "01-09-2005", "EstablishmentName": "St Ash\x92s Academy", "TypeOfEstablishment (code)": "28",
    "TypeOfEstablishment (name)": "Academy sponsor led", "PhaseOfEducation (code)": "4",
    "PhaseOfEducation (name)": "Secondary", "LA (code)": "383", "LA (name)": "Leeds",
}  # fmt: skip
SPONSOR = {"Linked UID": "99002", "Group Name": "Elm Learning Trust", "Group Type": "School sponsor"} | {
    "Companies House Number": ""
}
DAY = date(2019, 6, 1)

Outcome = tuple[Document, list[Any], Tally]


def read(folder: Path, *changes: Mapping[str, str]) -> Outcome:
    """Write rows of the monthly layout, whose header names one column more than they fill, and read them."""
    path, tally = folder / "grouplinks_edubaseallacademiesandfree20190601.csv", Tally()
    rows = [MONTHLY | dict(change) for change in changes]
    while len(rows) < 3:  # the header is known to be too long where three records agree
        rows.append(MONTHLY | {"URN": str(900090 + len(rows))})
    lines = [",".join([*MONTHLY, "HasSharedHT"]), *(",".join(f'"{cell}"' for cell in row.values()) for row in rows)]
    path.write_bytes("\n".join([*lines, ""]).encode("latin-1"))
    batch = read_batch(GroupLinksImporter(), open_table(path), None, tally)
    return batch.documents[0], list(batch.items), tally


def read_all(folder: Path, *rows: str) -> Outcome:
    """Write rows of the list of all links, with its unnamed index, and read them."""
    header = (
        ",URN,Group UID,Group ID,Group Name,Companies House Number,Group Type (code),Group Type,Closed Date,Open date,"
        "Incorporated on (open date),Group Status (code),Group Status,Joined date,EstablishmentName,"
        "TypeOfEstablishment (code),TypeOfEstablishment (name),PhaseOfEducation (code),PhaseOfEducation (name),"
        "LA (code),LA (name)"
    )
    path, tally = folder / "group_links_20220831.csv", Tally()
    path.write_text("\n".join([header, *rows, ""]))
    batch = read_batch(GroupLinksImporter(), open_table(path), None, tally)
    return batch.documents[0], list(batch.items), tally


def links(items: list[Any], rel: str, urn: int = 900001) -> list[Link]:
    """Give the claims of one type of one school."""
    school = f"school:urn:{urn}"
    return [
        item for item in items if isinstance(item, Link) and item.rel == rel and school in {item.from_id, item.to_id}
    ]


def test_a_row_of_the_monthly_list_tells_school_trust_council_and_membership(tmp_path: Path) -> None:
    document, items, tally = read(tmp_path, {})
    school, trust, council = items[:3]
    source = "gias-grouplinks:383:academy:2019-06-01"
    assert school.model_dump(exclude_unset=True) == {
        "id": "school:urn:900001", "urn": 900001, "name": "St Ash’s Academy", "source": source, "council": "383",
        "type": "Academy sponsor led", "sector": "academy", "phase": "Secondary",
    }  # fmt: skip
    assert trust.model_dump(exclude_unset=True) == {
        "id": "trust:uid:99001", "uid": 99001, "name": "ASH TRUST", "kind": "multi-academy", "status": "Open",
        "companies_house": "05210075", "closed": None, "source": source,
    }  # fmt: skip
    assert (type(trust), type(council), council.name) == (Trust, Council, "Leeds")
    (member,) = links(items, "MEMBER_OF")
    assert member.model_dump(exclude_none=True) == {
        "id": "gias:MEMBER_OF:school:urn:900001:trust:uid:99001:1", "source": source, "confidence": "stated",
        "status": "actual", "visibility": "public", "start_min": date(2005, 9, 1), "start_max": date(2005, 9, 1),
        "end_min": DAY,
    }  # fmt: skip
    (area,) = links(items, "IN_AREA_OF")
    assert (area.to_id, area.start_max, area.end_min) == ("council:383", DAY, DAY)
    assert (document.id, document.series, tally.rows, tally.accepted) == (source, "gias", 3, 3)


def test_a_sponsor_sponsors_the_school_and_a_person_is_not_named(tmp_path: Path) -> None:
    _, items, tally = read(tmp_path, {}, SPONSOR, SPONSOR | {"URN": "900002", "Group Name": "Firstname Lastname"})
    (link,) = links(items, "SPONSORS")
    assert (link.from_id, link.to_id, link.start_max) == ("sponsor:uid:99002", "school:urn:900001", date(2005, 9, 1))
    assert len(links(items, "MEMBER_OF")) == len(links(items, "IN_AREA_OF")) == 1
    _, items, tally = read(tmp_path, SPONSOR | {"Group Name": "Firstname Lastname"})
    assert [item.name for item in items if isinstance(item, Body)] == ["Individual sponsor (UID 99002)"]
    assert "Lastname" not in repr([items, tally])


def test_a_row_of_the_list_of_all_links_tells_federations_and_children_s_centres(tmp_path: Path) -> None:
    document, items, tally = read_all(
        tmp_path,
        "0,900001,80001,,Ash Centres,,8,Children's Centres Group,,1900-01-01,,OPEN,Open,1900-01-01,Ash Centre,47,"
        "Children's centre,0,Not applicable,383,Leeds",
        "1,900002,17001,Headteacher,The Elm Federation,,1,Federation,,2010-09-01,,OPEN,Open,2010-09-01,Elm School,1,"
        "Community school,2,Primary,383,Leeds",
        "2,900003,99001,TR99001,ASH TRUST,5210075.0,6,Multi-academy trust,,,2009-05-05,OPEN,Open,2010-09-01,Oak School,"
        "34,Academy converter,2,Primary,383,Leeds",
    )
    assert (tally.rows, tally.accepted) == (3, 3)
    ends = {item.to_id: item for item in items if isinstance(item, Link) and item.rel == "MEMBER_OF"}
    assert sorted(ends) == ["childrens-centres-group:uid:80001", "federation:uid:17001", "trust:uid:99001"]
    centre = ends["childrens-centres-group:uid:80001"]
    assert (centre.start_min, centre.start_max, centre.end_min) == (None, date(2022, 8, 31), date(2022, 8, 31))
    sectors = [item.sector for item in items if isinstance(item, School)]
    assert sectors == ["children's centre", "maintained", "academy"]
    assert len(links(items, "MAINTAINS", 900002)) == 1
    (trust,) = [item for item in items if isinstance(item, Trust)]
    assert (trust.companies_house, trust.opened) == ("05210075", date(2009, 5, 5))
    assert document.types == [
        "MEMBER_OF>Partnership:children's centres group",
        "MEMBER_OF>Partnership:federation",
        "MEMBER_OF>Trust:multi-academy",
    ]
    assert (document.id, document.scope) == (
        "gias-grouplinks:383:academy:childrens-centre:maintained:2022-08-31",
        ["383"],
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"Joined date": "01-01-1900"}, {"start_max": DAY, "end_min": DAY}),
        ({"Joined date": ""}, {"start_max": DAY, "end_min": DAY}),
        (
            {"Closed Date": "31-08-2014", "Group Status": "Closed"},
            {"start_min": date(2005, 9, 1), "start_max": date(2005, 9, 1), "end_min": date(2005, 9, 1)}
            | {"end_max": date(2014, 8, 31)},
        ),
        (
            {"Closed Date": "31-08-2014", "Group Status": "Closed", "Joined date": ""},
            {"end_max": date(2014, 8, 31)},
        ),
        ({"Group Status": "Closed", "Joined date": ""}, {"end_max": DAY}),
        (
            {"Closed Date": "31-08-2019", "Joined date": ""},
            {"start_max": DAY, "end_min": DAY, "end_max": date(2019, 8, 31)},
        ),
        ({"Joined date": "01-09-2019"}, {"start_min": date(2019, 9, 1), "status": "proposed"}),
        ({"Group Status": "Proposed to open", "Joined date": ""}, {"status": "proposed"}),
    ],
)
def test_a_link_has_the_bounds_that_its_row_tells(tmp_path: Path, change: dict[str, str], told: dict[str, Any]) -> None:
    _, items, _ = read(tmp_path, change)
    (link,) = links(items, "MEMBER_OF")
    bounds = link.model_dump(exclude_none=True, include={"start_min", "start_max", "end_min", "end_max", "status"})
    assert bounds == {"status": "actual"} | told


def test_absence_is_told_for_a_nation_or_one_council_of_whole_rows_and_of_what_is_listed(tmp_path: Path) -> None:
    listed = ["MEMBER_OF>Trust:multi-academy", "SPONSORS>Body:sponsor"]
    one, _, _ = read(tmp_path, {}, SPONSOR)
    assert (one.scope, one.types) == (["383"], listed)
    two, _, _ = read(tmp_path, {}, SPONSOR | {"URN": "900002", "LA (code)": "380"})
    assert (two.scope, two.types) == (["380", "383"], [])
    broken, _, tally = read(tmp_path, {}, SPONSOR, {"URN": "900003", "Joined date": "31-02-2019"})
    assert (broken.types, tally.rejected) == ([], 1)
    codes = sorted(REGION_BY_CODE)[:100]
    nation, _, _ = read(tmp_path, SPONSOR, *({"URN": str(900001 + n), "LA (code)": c} for n, c in enumerate(codes)))
    assert (nation.id, nation.scope, nation.types) == ("gias-grouplinks:academy:2019-06-01", ["*"], listed)


def test_a_stray_kind_of_group_is_not_taken_for_listed(tmp_path: Path) -> None:
    """An academy in a federation does not make a list of academies one of all federations."""
    stray = {"Linked UID": "17001", "Group Name": "Elm Federation", "Group Type": "Federation"}
    document, items, _ = read(tmp_path, {}, stray)
    assert document.types == ["MEMBER_OF>Trust:multi-academy"]
    assert len(links(items, "MEMBER_OF")) == 2


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"URN": ""}, "URN", "the row has no URN"),
        ({"Linked UID": ""}, "Linked UID", "the row has no UID"),
        ({"EstablishmentName": ""}, "EstablishmentName", "the row has no name"),
        ({"Group Type": "Club"}, "Group Type", "is not a group type of the register"),
        ({"Joined date": "31-02-2019"}, "Joined date", "is not a date that exists"),
        ({"Closed Date": "31-08-2004"}, "Joined date", "is after the group closed on 2004-08-31"),
        ({"URN": "900002"}, "URN", "the same stood in row 1 already"),
    ],
)
def test_a_row_that_cannot_be_true_is_rejected(
    tmp_path: Path, change: dict[str, str], column: str, reason: str
) -> None:
    _, items, tally = read(tmp_path, {"URN": "900002"}, change)
    assert [(r.row, r.column, r.reason) for r in tally.rejects] == [(2, column, reason)]
    assert (tally.rows, tally.accepted) == (3, 2)
    assert not links(items, "MEMBER_OF")


def test_a_rejected_row_leaves_no_mark(tmp_path: Path) -> None:
    """Its council cannot be read; the school's next row, in another group, tells it."""
    document, items, tally = read(tmp_path, {"LA (name)": "x" * 1_001, "LA (code)": "380"}, SPONSOR)
    assert [(reject.row, reject.column) for reject in tally.rejects] == [(1, "LA (name)")]
    assert (document.scope, len(links(items, "IN_AREA_OF")), len(links(items, "SPONSORS"))) == (["383"], 1, 1)
