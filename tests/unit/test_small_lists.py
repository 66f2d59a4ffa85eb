"""High pupil premium, teaching schools and hubs: made-up rows in the layouts of the published lists."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.errors import BadInput
from graph.kinds import Link
from graph.schema import Alliance, Document
from seed.batches import Importer, Tally, read_batch
from seed.council_names import by_name
from seed.files import open_table
from seed.hubs import HubsImporter
from seed.pupil_premium import PupilPremiumImporter
from seed.teaching_schools import TeachingSchoolsImporter

HELD = frozenset({"school:urn:900001", "school:urn:900002"})
COUNCILS = {"council:383": "Leeds", "council:801": "Bristol, City of", "council:840": "County Durham"}
TEACHING = "Alliance Name, Teaching School, URN, Region, Local Authority, RSC, Type, Phase, Religious Character"
ASH = "Ash and Elm Alliance,Ash School,900001,North,Leeds,North,Academy converter,Secondary,None"
BIRCH = "Ash and  Elm Alliance ,Birch School,900002,West,Bristol City of,West,Community school,Primary,None"
HUBS = "TSH Area,name,website,areas,email,phone"
DAY = date(2025, 9, 30)

Outcome = tuple[Document, list[Any], Tally]


def read(importer: Importer, path: Path, lines: Sequence[str], day: date | None = None) -> Outcome:
    """Write lines to a file and read it."""
    path.write_text("\n".join([*lines, ""]))
    tally = Tally()
    batch = read_batch(importer, open_table(path), day, tally)
    return batch.documents[0], list(batch.items), tally


def ties(items: Sequence[Any]) -> set[tuple[str, str, str]]:
    """Give each claim as start, type and end."""
    return {(item.from_id, item.rel, item.to_id) for item in items if isinstance(item, Link)}


def test_a_listed_school_has_a_high_pupil_premium(tmp_path: Path) -> None:
    lines = ["urn", "900001", "900003", "900001", "none"]
    document, (school,), tally = read(PupilPremiumImporter(HELD), tmp_path / "high_pupil_premiums_2021_2022.csv", lines)
    assert school.model_dump(exclude_unset=True) == {
        "id": "school:urn:900001", "urn": 900001, "source": "pupil-premium:2022-08-31", "high_pupil_premium": True,
    }  # fmt: skip
    assert (document.date_min, document.date, document.kind) == (date(2021, 4, 1), date(2022, 8, 31), "census")
    assert [(reject.row, reject.reason) for reject in tally.rejects] == [
        (2, "URN 900003 is not held"),
        (3, "the URN stood in row 1 already"),
        (4, "is not a whole number"),
    ]
    assert (tally.rows, tally.accepted) == (4, 1)


def test_the_pupil_premium_list_is_of_the_day_that_is_told(tmp_path: Path) -> None:
    for name, day in (("a_20210823.csv", None), ("a_2021_2022.csv", date(2021, 8, 23))):
        document, _, _ = read(PupilPremiumImporter(), tmp_path / name, ["urn", "900001"], day)
        assert (document.date, document.date_min) == (date(2021, 8, 23), None)
    with pytest.raises(BadInput, match="--date"):
        read(PupilPremiumImporter(), tmp_path / "a.csv", ["urn", "900001"])


def test_teaching_schools_lead_the_alliance_that_they_share(tmp_path: Path) -> None:
    path = tmp_path / "180312_teaching-schools-all.csv"
    document, items, _ = read(TeachingSchoolsImporter(HELD, COUNCILS), path, [TEACHING, ASH, BIRCH, ASH])
    alliance = "alliance:teaching-school:ash-and-elm-alliance"
    assert ties(items) == {
        ("school:urn:900001", "LEADS", alliance),
        ("school:urn:900002", "LEADS", alliance),
        (alliance, "IN_AREA_OF", "council:383"),
        (alliance, "IN_AREA_OF", "council:801"),
    }
    assert [(item.id, item.name, item.kind) for item in items if isinstance(item, Alliance)] == [
        (alliance, "Ash and Elm Alliance", "teaching school alliance")
    ]
    assert (document.date, document.kind, document.scope) == (date(2018, 3, 12), "register", None)
    assert {(item.start_max, item.end_min) for item in items if isinstance(item, Link)} == {(document.date,) * 2}


def test_an_area_that_is_no_council_held_is_not_guessed(tmp_path: Path) -> None:
    rows = [TEACHING, ASH.replace("Leeds", "Cumbria"), BIRCH.replace("Bristol City of", "")]
    _, items, tally = read(TeachingSchoolsImporter(HELD, COUNCILS), tmp_path / "a_20180312.csv", rows)
    assert tally.accepted == 2
    assert {rel for _, rel, _ in ties(items)} == {"LEADS"}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (ASH.replace("900001", "900003"), "URN 900003 is not held"),
        (ASH.replace("900001", ""), "the row has no URN"),
        (ASH.replace("Ash and Elm Alliance", ""), "the row names no alliance"),
    ],
)
def test_a_teaching_school_without_school_or_alliance_is_rejected(tmp_path: Path, row: str, reason: str) -> None:
    _, items, tally = read(TeachingSchoolsImporter(HELD), tmp_path / "a_20180312.csv", [TEACHING, row])
    assert ([reject.reason for reject in tally.rejects], items) == ([reason], [])


def test_a_hub_serves_the_councils_among_its_areas_and_notes_the_others(tmp_path: Path) -> None:
    rows = [HUBS, "YH9,Elm Hub,example.org,Leeds; Durham;Leeds North;Bristol,a@example.org,0113", "EE6,Oak Hub,,Ely,,"]
    document, items, tally = read(HubsImporter(COUNCILS), tmp_path / "hubs.csv", rows, DAY)
    hub = "alliance:teaching-school-hub:yh9"
    assert ties(items) == {(hub, "IN_AREA_OF", code) for code in COUNCILS}
    notes = {item.name: item.note for item in items if isinstance(item, Alliance)}
    assert notes == {
        "Elm Hub": "Serves areas that are no council held: Leeds North",
        "Oak Hub": "Serves areas that are no council held: Ely",
    }
    assert tally.dropped_columns == ["email", "phone"]
    assert "example" not in "".join(item.model_dump_json() for item in items)
    assert (document.date, document.kind, document.scope) == (DAY, "register", None)


def test_two_hubs_may_share_a_name_but_not_a_key(tmp_path: Path) -> None:
    rows = [HUBS, "EE2,Oak Hub,,Ely,,", "EE6,Oak Hub,,Ely,,", "ee2,Elm Hub,,Ely,,", ",Elm Hub,,Ely,,"]
    _, items, tally = read(HubsImporter(COUNCILS), tmp_path / "hubs.csv", rows, DAY)
    assert len(items) == 2
    assert [(reject.row, reject.reason) for reject in tally.rejects] == [
        (3, "the hub stood in row 1 already"),
        (4, "the cell is blank"),
    ]


def test_hubs_need_a_date_and_councils_to_serve(tmp_path: Path) -> None:
    rows = [HUBS, "EE2,Oak Hub,,Ely,,"]
    with pytest.raises(BadInput, match="--date"):
        read(HubsImporter(COUNCILS), tmp_path / "hubs.csv", rows)
    with pytest.raises(BadInput, match="none is held yet; load an establishment extract first"):
        read(HubsImporter({}), tmp_path / "hubs.csv", rows, DAY)


def test_a_name_that_two_councils_share_finds_neither() -> None:
    assert by_name({"council:1": "Elm", "council:2": "County of Elm", "council:383": "Leeds"}, DAY) == {
        "leeds": "council:383"
    }


@pytest.mark.parametrize(("day", "council"), [(date(2019, 3, 31), "council:835"), (date(2019, 4, 1), "council:838")])
def test_a_name_is_the_abolished_councils_until_its_last_day(day: date, council: str) -> None:
    known = {"council:835": "Pre-LGR 2019 Dorset", "council:838": "Dorset"}
    assert by_name(known, day) == {"dorset": council}


HEADERS = {
    "pupil-premium": ["urn"],
    "teaching-schools": [name.strip() for name in TEACHING.split(",")],
    "hubs": HUBS.split(","),
    "history": ["URN", "Rating", "Inspection Date"],
    "links": ["URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate"],
}
IMPORTERS: list[Importer] = [PupilPremiumImporter(), TeachingSchoolsImporter(), HubsImporter()]


@pytest.mark.parametrize("importer", IMPORTERS, ids=lambda importer: importer.kind)
def test_each_recognises_its_own_layout_only_and_refuses_the_others(tmp_path: Path, importer: Importer) -> None:
    recognised = Counter(kind for kind, header in HEADERS.items() if importer.recognises(header))
    assert recognised == Counter([importer.kind])
    for kind in HEADERS.keys() - {importer.kind}:
        with pytest.raises(BadInput, match=r"has (no .* column|more columns than a list of URNs); give "):
            read(importer, tmp_path / "a_20180312.csv", [",".join(HEADERS[kind]), ",".join("1" for _ in HEADERS[kind])])
