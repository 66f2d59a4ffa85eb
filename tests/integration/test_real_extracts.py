"""The published extracts, where they lie: PARTNERSHIPS_DATA, by default ../shared/data beside the checkout."""

import csv
import gzip
import json
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from graph.schema import Body, Council, InAreaOf, School, Trust
from seed.batches import Tally, read_batch
from seed.files import open_table
from seed.gias import GiasImporter
from seed.gias_codes import is_council

NATIONAL = "national_schools_npq_20231116.json.gz"
LEEDS = "edubase_leeds_20230705.csv.gz"
DATES = "schools_open_close_dates_20210422.csv.gz"


def read(path: Path) -> tuple[list[Any], Tally]:
    """Read all items of an extract."""
    tally = Tally()
    return list(read_batch(GiasImporter(), open_table(path), None, tally).items), tally


def records(path: Path) -> list[dict[str, Any]]:
    """Read the records of an extract without any of our own code."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as text:
        if ".json" in path.name:
            return list(json.load(text))
        return list(csv.DictReader(text))


def open_by_council(rows: list[dict[str, Any]], council: str, status: str) -> Mapping[str, int]:
    """Count the open schools of each council."""
    return Counter(row[council] for row in rows if row[status].startswith("Open") and is_council(row[council]))


@pytest.mark.parametrize(
    ("name", "council", "status"),
    [
        (NATIONAL, "la_code", "establishment_status_name"),
        (LEEDS, "LA (code)", "EstablishmentStatus (name)"),
    ],
)
def test_every_row_is_counted_and_open_schools_agree_with_a_plain_count(
    extract: Callable[[str], Path], name: str, council: str, status: str
) -> None:
    rows = records(extract(name))
    items, tally = read(extract(name))
    assert tally.rows == tally.accepted + tally.rejected == len(rows)
    expected = open_by_council(rows, council, status)
    schools = [item for item in items if isinstance(item, School)]
    assert len({school.id for school in schools}) == len(schools) == tally.accepted
    opened = {school.id: school.council for school in schools if (school.status or "").startswith("Open")}
    assert Counter(code for code in opened.values() if is_council(code)) == expected
    tied = [item for item in items if isinstance(item, InAreaOf) and item.from_id in opened]
    assert Counter(tie.to_id.removeprefix("council:") for tie in tied) == expected


def test_every_council_of_the_nation_has_a_region_and_no_other_code_is_one(extract: Callable[[str], Path]) -> None:
    items, _ = read(extract(NATIONAL))
    councils = {item.code: item.region for item in items if isinstance(item, Council)}
    assert len(set(councils.values())) == 9
    assert None not in councils.values()
    assert not {code for code in councils if not is_council(code)}


def test_regions_agree_with_the_registers_own_region_of_leeds(extract: Callable[[str], Path]) -> None:
    items, _ = read(extract(LEEDS))
    (region,) = {item.region for item in items if isinstance(item, Council)}
    assert {row["GOR (name)"] for row in records(extract(LEEDS))} == {region}


def test_trusts_and_sponsors_of_leeds_agree_with_a_plain_count(extract: Callable[[str], Path]) -> None:
    rows, (items, _) = records(extract(LEEDS)), read(extract(LEEDS))
    assert {item.uid for item in items if isinstance(item, Trust)} == {
        int(row["Trusts (code)"]) for row in rows if row["Trusts (code)"]
    }
    sponsors = {item.name for item in items if isinstance(item, Body) and item.kind == "sponsor"}
    assert len(sponsors) == len({row["SchoolSponsors (name)"] for row in rows} - {""})
    assert "Prince Henry’s Collaborative Learning Trust" in sponsors


def test_the_list_of_dates_is_read_whole_and_its_placeholders_are_unknown(extract: Callable[[str], Path]) -> None:
    rows = records(extract(DATES))
    items, tally = read(extract(DATES))
    assert tally.rows == tally.accepted + tally.rejected == len(rows)
    known = [row for row in rows if row["open_date"] not in {"", "01-01-1900"}]
    assert len([item for item in items if item.opened]) == len(known)
    assert min(item.opened for item in items if item.opened).year == 1800
