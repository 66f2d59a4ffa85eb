"""The January school census: made-up rows in the layout of the performance tables."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.errors import BadInput
from graph.schema import Document, School
from seed.batches import Tally, read_batch
from seed.census import CensusImporter
from seed.files import open_table
from seed.lists import Held
from seed.merge import merge_node

HEADER = "\ufeffURN,LA,ESTAB,SCHOOLTYPE,NOR,NORG,NORB,PNORG,PNORB,NUMFSM,NUMFSMEVER,NORFSMEVER,PNUMFSMEVER"
ASH = "900001,383,2001,State-funded primary,210,100,110,47.60%,52.40%,49,63,200,31.50%"
NAME = "2022-2023_england_census.csv"


def read(
    folder: Path, rows: Sequence[str], held: Held = None, name: str = NAME, day: Any = None
) -> tuple[Document, list[Any], Tally]:
    """Write rows as the census does and read them."""
    (folder / name).write_text("\n".join([*rows, ""]), encoding="utf-8")
    tally = Tally()
    batch = read_batch(CensusImporter(held), open_table(folder / name), day, tally)
    return batch.documents[0], list(batch.items), tally


def test_a_row_tells_pupils_and_the_share_eligible_and_no_name(tmp_path: Path) -> None:
    document, (school,), _ = read(tmp_path, [HEADER, ASH])
    assert school.model_dump(exclude_unset=True) == {
        "id": "school:urn:900001",
        "urn": 900001,
        "source": "census:2023-01-19",
        "pupils": 210,
        "fsm_percent": 23.3,  # 49 of 210, not the 31.5 % that were ever eligible in six years
        "census_date": date(2023, 1, 19),
    }
    assert (document.kind, document.date) == ("census", date(2023, 1, 19))


def test_the_school_keeps_its_name_and_what_a_newer_source_tells(tmp_path: Path) -> None:
    days = {"register": date(2023, 7, 5), "census:2023-01-19": date(2023, 1, 19)}
    school = School(id="school:urn:900001", name="Ash", urn=900001, pupils=220, source="register")
    held = merge_node(None, school, lambda name: (days[name], name))
    after = merge_node(held, read(tmp_path, [HEADER, ASH])[1][0], lambda name: (days[name], name))
    assert (after["name"], after["pupils"], after["fsm_percent"]) == ("Ash", 220, 23.3)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2022-2023_england_census.csv", date(2023, 1, 19)),
        ("england_census_2023-24.csv", date(2024, 1, 18)),
        ("2017_2018 census.csv", date(2018, 1, 18)),
        ("2019-20_census.csv", date(2020, 1, 16)),
    ],
)
def test_the_census_day_is_the_third_thursday_of_january(tmp_path: Path, name: str, day: date) -> None:
    assert read(tmp_path, [HEADER, ASH], name=name)[0].date == day


def test_a_file_without_a_school_year_needs_a_date(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"does not tell its school year.*--date"):
        read(tmp_path, [HEADER, ASH], name="england_census.csv")
    document, (school,), _ = read(tmp_path, [HEADER, ASH], name="england_census.csv", day=date(2023, 1, 19))
    assert document.date == school.census_date == date(2023, 1, 19)


@pytest.mark.parametrize("word", ["NA", "SUPP", "NE", ""])
def test_a_withheld_number_is_not_told(tmp_path: Path, word: str) -> None:
    _, (school,), _ = read(tmp_path, [HEADER, ASH.replace(",49,", f",{word},")])
    assert school.model_dump(exclude_unset=True).keys() & {"pupils", "fsm_percent"} == {"pupils"}


def test_a_school_without_pupils_has_no_share(tmp_path: Path) -> None:
    _, (school,), _ = read(tmp_path, [HEADER, "900001,383,2001,State-funded AP school,0,0,0,0%,0%,0,0,0,0%"])
    assert school.model_dump(exclude_unset=True).keys() & {"pupils", "fsm_percent"} == {"pupils"}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("NAT,,PRI,State-funded primary,4647851,1,2,49%,51%,1,1,1,26%", "the row is a national total, not a school"),
        (ASH.replace("900001", "900002"), "URN 900002 is not held"),
        (ASH.replace(",210,", ",many,"), "is not a whole number"),
        (ASH.replace(",49,", ",211,"), "is more than the 210 pupils on roll"),
        (ASH, "the URN stood in row 1 already"),
    ],
)
def test_a_row_that_is_no_school_held_or_cannot_be_true_is_rejected(tmp_path: Path, row: str, reason: str) -> None:
    _, items, tally = read(tmp_path, [HEADER, ASH, row], frozenset({"school:urn:900001"}))
    assert (tally.rows, tally.accepted, len(items)) == (2, 1, 1)
    assert ([reject.reason for reject in tally.rejects], tally.rejects[0].row) == ([reason], 2)


def test_it_recognises_the_census_and_refuses_the_rest(tmp_path: Path) -> None:
    assert CensusImporter().recognises(HEADER.lstrip("\ufeff").split(","))
    assert not CensusImporter().recognises(["URN", "EstablishmentName", "NumberOfPupils", "PercentageFSM"])
    with pytest.raises(BadInput, match="no NOR column; give the census file"):
        read(tmp_path, ["URN,Rating,Inspection Date", "900001,Good,20130418"])
