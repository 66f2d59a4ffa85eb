"""Inspections: made-up rows in the layouts that Ofsted has published, from a history of words to report cards."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from graph.errors import BadInput
from graph.schema import Document, Inspected, Inspection
from seed.batches import Tally, read_batch
from seed.files import open_table
from seed.lists import Held
from seed.ofsted import OfstedImporter

HISTORY = ("URN", "Rating", "Inspection Date")
# Columns as in the files of 2019 to 2024; of them those that are read, and two that are not.
GRADED = {
    "Web link": "",
    "URN": "900001",
    "School name": "Ash Made-up Primary School",
    "Inspection start date": "06/06/2023",
    "Inspection end date": "07/06/2023",
    "Publication date": "10/07/2023",
    "URN at time of latest full inspection": "900001",
    "Overall effectiveness": "2",
    "Category of concern": "NULL",
    "Quality of education": "2",
    "Safeguarding is effective?": "Yes",
    "URN at time of previous full inspection": "900009",
    "Previous inspection start date": "12/03/2015",
    "Previous inspection end date": "13/03/2015",
    "Previous publication date": "20/04/2015",
    "Previous full inspection overall effectiveness": "4",
    "Previous category of concern": "SM",
    "Previous safeguarding is effective?": "9",
}
# Columns as in the files since November 2025.
CARDS = {
    "URN": "900001",
    "Inspection start date": "13/01/2026",
    "Publication date": "20/02/2026",
    "URN at time of latest full inspection": "900001",
    "Category of concern": "NULL",
    "Safeguarding standards": "Met",
    "Inclusion": "Strong standard",
    "Curriculum and teaching": "Expected standard",
    "Inspection start date of latest OEIF graded inspection": "08/10/2024",
    "URN at time of latest OEIF graded inspection": "900001",
    "Latest OEIF category of concern": "NULL",
    "Latest OEIF overall effectiveness": "Not judged",
    "Latest OEIF quality of education": "2",
    "Latest OEIF  safeguarding is effective?": "No",
    "Date of latest ungraded inspection": "01/05/2024",
    "Ungraded inspection overall outcome": "School remains Good",
}
READ_ON = date(2026, 3, 31)


def read(
    folder: Path, rows: Sequence[Mapping[str, str]], held: Held = None, name: str = "mi_20260331.csv", day: Any = None
) -> tuple[Document, list[Any], Tally]:
    """Write rows as a CSV and read them."""
    with (folder / name).open("w", encoding="cp1252", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    tally = Tally()
    batch = read_batch(OfstedImporter(held), open_table(folder / name), day or None, tally)
    return batch.documents[0], list(batch.items), tally


def inspections(items: Sequence[Any]) -> dict[str, dict[str, Any]]:
    """Give what is told of each inspection, by id."""
    told = [item.model_dump(exclude_unset=True) for item in items if isinstance(item, Inspection)]
    return {row.pop("id"): {k: v for k, v in row.items() if k not in {"source", "date"}} for row in told}


@pytest.mark.parametrize(
    ("word", "grade", "category"),
    [("Outstanding", 1, None), ("Good", 2, None), ("Requires Improvement", 3, None), ("Satisfactory", 3, None),
     ("Inadequate", 4, None), ("Special measures", 4, "SM")],
)  # fmt: skip
def test_words_of_a_history_become_grades(tmp_path: Path, word: str, grade: int, category: str | None) -> None:
    _, items, tally = read(tmp_path, [dict(zip(HISTORY, ("900001", word, "20130418"), strict=True))])
    (told,) = inspections(items).values()
    assert (told["overall"], told.get("category"), told["framework"]) == (
        grade,
        category,
        "school inspection framework 2012",
    )
    assert (tally.rows, tally.accepted) == (1, 1)


def test_a_history_is_of_its_newest_inspection(tmp_path: Path) -> None:
    days = ("20130418", "20200226", "20080926")
    rows = [dict(zip(HISTORY, ("900001", "Good", day), strict=True)) for day in days]
    document, items, _ = read(tmp_path, rows, name="ofsted_ratings.csv")
    assert (document.kind, document.date, document.series) == ("inspections", date(2020, 2, 26), "ofsted")
    assert len(inspections(items)) == 3


def test_one_row_tells_the_latest_and_the_previous_inspection(tmp_path: Path) -> None:
    _, items, _ = read(tmp_path, [GRADED])
    assert inspections(items) == {
        "inspection:urn:900001:2023-06-07": {
            "framework": "education inspection framework 2019", "overall": 2, "safeguarding": True, "urn": 900001,
        },
        "inspection:urn:900009:2015-03-13": {
            "framework": "school inspection framework 2012", "overall": 4, "category": "SM", "urn": 900009,
        },
    }  # fmt: skip


def test_an_inspection_is_an_event_of_its_day(tmp_path: Path) -> None:
    _, items, _ = read(tmp_path, [GRADED])
    claim = next(item for item in items if isinstance(item, Inspected))
    assert {claim.start_min, claim.start_max, claim.end_min, claim.end_max} == {date(2023, 6, 7)}
    assert (claim.from_id, claim.to_id) == ("school:urn:900001", "inspection:urn:900001:2023-06-07")


def test_an_earlier_inspection_is_the_predecessors_where_that_is_held(tmp_path: Path) -> None:
    both = frozenset({"school:urn:900001", "school:urn:900009"})
    ends = [
        {item.to_id: item.from_id for item in read(tmp_path, [GRADED], held)[1] if isinstance(item, Inspected)}
        for held in (both, both - {"school:urn:900009"})
    ]
    assert [end["inspection:urn:900009:2015-03-13"] for end in ends] == ["school:urn:900009", "school:urn:900001"]


def test_report_cards_have_no_overall_grade_and_ungraded_visits_are_not_read(tmp_path: Path) -> None:
    _, items, _ = read(tmp_path, [CARDS])
    assert inspections(items) == {
        "inspection:urn:900001:2026-01-13": {
            "framework": "renewed education inspection framework 2025", "safeguarding": True, "urn": 900001,
        },
        "inspection:urn:900001:2024-10-08": {
            "framework": "education inspection framework 2019", "safeguarding": False, "urn": 900001,
        },
    }  # fmt: skip


@pytest.mark.parametrize(("began", "overall"), [("31/08/2024", 3), ("01/09/2024", None)])
def test_a_grade_after_august_2024_is_not_taken_and_its_inspection_is(
    tmp_path: Path, began: str, overall: int | None
) -> None:
    row = {"URN": "900001", "Inspection start date": began, "Overall effectiveness": "3", "Category of concern": "None"}
    _, items, tally = read(tmp_path, [row])
    (told,) = inspections(items).values()
    assert (told.get("overall"), tally.accepted) == (overall, 1)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"URN": ""}, "the row has no URN"),
        ({"URN": "900002"}, "URN 900002 is not held"),
        ({"Overall effectiveness": "5"}, "is no judgement that is known here"),
        ({"Category of concern": "worrying"}, "is no judgement that is known here"),
        ({"Inspection end date": "31/02/2023"}, "is not a date that exists"),
        ({"Inspection end date": "01/04/2026"}, "is after 2026-03-31, the day of the file"),
    ],
)
def test_a_row_that_cannot_be_true_is_rejected_whole(tmp_path: Path, change: dict[str, str], reason: str) -> None:
    held = frozenset({"school:urn:900001"})
    _, items, tally = read(tmp_path, [GRADED | change], held)
    assert (tally.rows, tally.accepted, items) == (1, 0, [])
    assert (tally.rejects[0].reason, bool(tally.rejects[0].remedy)) == (reason, True)


def test_two_grades_of_one_inspection_are_not_both_taken(tmp_path: Path) -> None:
    rows = [dict(zip(HISTORY, ("900001", word, "20130418"), strict=True)) for word in ("Good", "Good", "Inadequate")]
    _, items, tally = read(tmp_path, rows)
    assert (tally.accepted, [reject.row for reject in tally.rejects]) == (2, [3])
    assert tally.rejects[0].reason == "row 1 tells another overall of the inspection of 2013-04-18"
    assert len([item for item in items if isinstance(item, Inspected)]) == 1


def test_a_rejected_row_leaves_no_mark(tmp_path: Path) -> None:
    """Its latest inspection is sound and its previous one is not; the same school again, otherwise and sound."""
    spoilt = GRADED | {"Overall effectiveness": "4", "Previous inspection end date": "31/02/2015"}
    _, items, tally = read(tmp_path, [spoilt, GRADED])
    assert [reject.row for reject in tally.rejects] == [1]
    assert inspections(items)["inspection:urn:900001:2023-06-07"]["overall"] == 2
    assert len([item for item in items if isinstance(item, Inspected)]) == 2
    rows = [dict(zip(HISTORY, row, strict=True)) for row in (("?", "Good", "20260101"), ("900001", "Good", "20130418"))]
    assert read(tmp_path, rows, name="history.csv")[0].date == date(2013, 4, 18)


def test_a_school_that_was_not_inspected_yet_is_accepted_and_gives_nothing(tmp_path: Path) -> None:
    row = dict.fromkeys(GRADED, "NULL") | {"URN": "900001"}
    _, items, tally = read(tmp_path, [row])
    assert (tally.accepted, items) == (1, [])


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Management_information_-_state-funded_schools_-_latest_inspections_as_at_31_Jan_2026.csv", date(2026, 1, 31)),
        ("inspections 1 September 2025 to 28 February 2026.csv", date(2026, 2, 28)),
        ("ofsted_20260301.csv", date(2026, 3, 1)),
    ],
)
def test_the_day_stands_in_the_name_as_ofsted_writes_it(tmp_path: Path, name: str, day: date) -> None:
    assert read(tmp_path, [CARDS], name=name)[0].date == day


def test_a_day_to_come_and_a_file_without_any_day_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="still to come"):
        read(tmp_path, [CARDS], day=date.today() + timedelta(days=2))  # noqa: DTZ011
    with pytest.raises(BadInput, match="--date"):
        read(tmp_path, [dict.fromkeys(GRADED, "") | {"URN": "900001"}], name="none.csv")


def test_it_recognises_inspections_and_refuses_the_rest(tmp_path: Path) -> None:
    importer = OfstedImporter()
    assert all(importer.recognises(list(header)) for header in (HISTORY, GRADED, CARDS))
    register = ["URN", "EstablishmentName", "EstablishmentStatus (name)", "OfstedLastInsp", "OfstedRating (name)"]
    assert not importer.recognises(register)
    with pytest.raises(BadInput, match="no Overall effectiveness column; give Ofsted"):
        read(tmp_path, [dict.fromkeys(register, "900001")])
