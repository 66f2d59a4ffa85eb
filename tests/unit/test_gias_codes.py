"""Dates, sponsors' names, types and regions of the registers."""

from datetime import date

import pytest

from seed.dates import day_in_name, parse_day
from seed.gias_codes import REGION_BY_CODE, is_council, sector
from seed.gias_sponsors import is_organisation, public_name

DAY = date(2023, 7, 5)


def test_dates_are_read_as_any_register_writes_them() -> None:
    for text in ("31-08-2022", "31/08/2022", "2022-08-31", "20220831", "2022-08-31 00:00:00", "2022-08-31T08:17:35.9Z"):
        assert parse_day(text) == date(2022, 8, 31)
    for text in ("31-02-2020", "2022-13-01", "31-08-22", "soon", "1.5"):
        with pytest.raises(ValueError, match=r"."):
            parse_day(text)
    assert day_in_name(["a_20230705.csv.gz", "b-2023-07-05.csv"]) == DAY
    assert day_in_name(["a_20230705.csv", "b_20230706.csv"]) is None
    assert day_in_name(["a_20231399.csv", "12345678901.csv"]) is None


@pytest.mark.parametrize(
    ("name", "organisation"),
    [
        ("The Ash Learning Trust", True),
        ("ASH ACADEMY LIMITED", True),
        ("Archdiocese of Ashes", True),
        ("Ash MAT", True),
        ("University of Ashes", True),
        ("Sir Firstname Lastname's Foundation", True),
        ("Firstname Lastname", False),
        ("Mat Lastname", False),
        ("Dr Firstname Lastname, Ash Trust", False),
        ("Lord Lastname and the Ash Foundation", False),
    ],
)
def test_only_an_organisations_word_keeps_a_sponsors_name(name: str, organisation: bool) -> None:  # noqa: FBT001
    assert is_organisation(name) is organisation
    assert (public_name(name, uid=7, urn=900001) == name) is organisation
    assert public_name(name, uid=7, urn=900001) in {name, "Individual sponsor (UID 7)"}
    assert public_name(name, uid=7, urn=900001, company_number="00000001") == name


def test_types_and_councils_have_their_sector_and_region() -> None:
    assert [sector(code, None) for code in ("1", "01", "34", "08", "30", "77")] == [
        "maintained", "maintained", "academy", "non-maintained special", "Welsh", "other",
    ]  # fmt: skip
    assert sector(None, "Free schools special") == "academy"
    assert sector(None, None) is None
    assert [REGION_BY_CODE[code] for code in ("201", "383", "856", "883", "943")] == [
        "London", "Yorkshire and the Humber", "East Midlands", "East of England", "North West",
    ]  # fmt: skip
    assert len(set(REGION_BY_CODE.values())) == 9
    assert not [code for code in REGION_BY_CODE if not is_council(code)]
