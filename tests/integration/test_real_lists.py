"""Inspections, census and the small lists as published, against counts made with the csv module alone."""

import csv
import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.kinds import Link
from graph.schema import Alliance, Inspected, Inspection, Leads, School
from graph.store import Store
from seed.batches import Importer, Tally, read_batch
from seed.census import CensusImporter
from seed.files import open_table
from seed.gias import GiasImporter
from seed.gias_codes import is_council
from seed.hubs import HubsImporter
from seed.load import load
from seed.ofsted import OfstedImporter
from seed.pupil_premium import PupilPremiumImporter
from seed.teaching_schools import TeachingSchoolsImporter

NATIONAL = "national_schools_npq_20231116.json.gz"
LEEDS = "edubase_leeds_20230705.csv.gz"
HISTORY = "ofsted_ratings_history_2018.csv.gz"
CENSUS = "2022-2023_england_census.csv.gz"
PREMIUM = "high_pupil_premiums_2021_2022.csv"
TEACHING = "180312_teaching-schools-all.derived.csv"
HUBS = "teaching_school_hubs.csv"
HUBS_DAY = date(2025, 9, 30)

Find = Callable[[str], Path]


def records(path: Path) -> list[dict[str, str]]:
    """Read the records of an extract without any of our own code; names of columns lose their spaces."""
    start = gzip.open if path.suffix == ".gz" else open
    with start(path, "rt", encoding="utf-8-sig", newline="") as text:
        return [{name.strip(): cell for name, cell in row.items()} for row in csv.DictReader(text)]


def councils(find: Find) -> dict[str, str]:
    """Give the names of the councils of the nation by id, by the register's JSON alone."""
    with gzip.open(find(NATIONAL), "rt", encoding="utf-8") as text:
        return {f"council:{row['la_code']}": row["la_name"] for row in json.load(text) if is_council(row["la_code"])}


def read(importer: Importer, path: Path, day: date | None = None) -> tuple[list[Any], Tally]:
    """Read all items of an extract."""
    tally = Tally()
    assert importer.recognises(open_table(path).header)
    items = list(read_batch(importer, open_table(path), day, tally).items)
    assert tally.rows == tally.accepted + tally.rejected
    return items, tally


def test_every_inspection_of_the_history_is_told_once_with_its_grade(extract: Find) -> None:
    rows = records(extract(HISTORY))
    items, tally = read(OfstedImporter(), extract(HISTORY))
    assert (tally.rows, tally.rejected) == (len(rows), 0)
    grade = {"Outstanding": 1, "Good": 2, "Requires Improvement": 3, "Satisfactory": 3, "Inadequate": 4}
    expected = {(row["URN"], row["Inspection Date"]): grade[row["Rating"]] for row in rows}
    told = {(str(item.urn), f"{item.date:%Y%m%d}"): item.overall for item in items if isinstance(item, Inspection)}
    assert told == expected
    assert len([item for item in items if isinstance(item, Inspected)]) == len(expected)


def test_every_school_of_the_census_is_told_and_only_the_totals_are_not(extract: Find) -> None:
    rows = records(extract(CENSUS))
    items, tally = read(CensusImporter(), extract(CENSUS))
    assert [reject.value for reject in tally.rejects] == [row["URN"] for row in rows if row["URN"] == "NAT"]
    told = {str(item.urn): item for item in items if isinstance(item, School)}
    assert sum(item.pupils for item in told.values()) == sum(int(r["NOR"]) for r in rows if r["URN"] in told)
    counted = [row for row in rows if row["URN"] in told and row["NUMFSM"].isdigit() and row["NOR"] != "0"]
    shares = {urn: item.fsm_percent for urn, item in told.items() if item.fsm_percent is not None}
    assert shares == {r["URN"]: round(100 * int(r["NUMFSM"]) / int(r["NOR"]), 1) for r in counted}
    assert {item.census_date for item in told.values()} == {date(2023, 1, 19)}


def test_every_school_of_the_pupil_premium_list_is_marked(extract: Find) -> None:
    items, tally = read(PupilPremiumImporter(), extract(PREMIUM))
    assert {str(item.urn) for item in items if item.high_pupil_premium} == {r["urn"] for r in records(extract(PREMIUM))}
    assert (len(items), tally.rejected) == (tally.rows, 0)


@pytest.mark.parametrize("name", [TEACHING, "180312_teaching-schools-all.xls"])
def test_every_teaching_school_leads_its_alliance_in_its_council(extract: Find, name: str) -> None:
    rows, known = records(extract(TEACHING)), councils(extract)
    items, tally = read(TeachingSchoolsImporter(None, known), extract(name))
    assert (tally.rows, tally.rejected) == (len(rows), 0)
    alliances = {item.id: item.name for item in items if isinstance(item, Alliance)}
    leads = {(claim.from_id, alliances[claim.to_id]) for claim in items if isinstance(claim, Leads)}
    assert leads == {(f"school:urn:{row['URN']}", " ".join(row["Alliance Name"].split())) for row in rows}
    # The register of 2023 writes four of the names otherwise, and five as those of councils abolished since 2018.
    renamed = {"Bristol City of": "Bristol, City of", "Kingston upon Hull City of": "Kingston upon Hull, City of",
               "Durham": "County Durham", "Herefordshire": "Herefordshire, County of",
               "Bournemouth": "Pre-LGR 2019 Bournemouth", "Poole": "Pre-LGR 2019 Poole",
               "Dorset": "Pre-LGR 2019 Dorset",
               "Northamptonshire": "Pre-LGR 2021 Northamptonshire", "Cumbria": "Pre-LGR 2023 Cumbria"}  # fmt: skip
    wanted = {
        (" ".join(r["Alliance Name"].split()), renamed.get(r["Local Authority"], r["Local Authority"])) for r in rows
    }
    told = {(alliances[tie.from_id], known[tie.to_id]) for tie in _areas(items)}
    assert told == wanted


def test_every_hub_serves_the_councils_among_its_areas(extract: Find) -> None:
    rows, known = records(extract(HUBS)), councils(extract)
    items, tally = read(HubsImporter(known), extract(HUBS), HUBS_DAY)
    hubs = [item for item in items if isinstance(item, Alliance)]
    assert {item.id.rpartition(":")[2].upper() for item in hubs} == {row["TSH Area"] for row in rows}
    assert tally.rejected == 0
    parts = {(row["TSH Area"].lower(), part.strip()) for row in rows for part in row["areas"].split(";")}
    plainly = {(key, part) for key, part in parts if part in known.values()}
    told = {(tie.from_id.rpartition(":")[2], known[tie.to_id]) for tie in _areas(items)}
    assert {council for _, council in told - plainly} == {
        "Bristol, City of", "Herefordshire, County of", "Isles Of Scilly", "Kingston upon Hull, City of",
    }  # fmt: skip
    assert plainly <= told
    noted = sum(len((hub.note or "").split("; ")) for hub in hubs if hub.note)
    assert noted + len(told) == len(parts)


def _areas(items: list[Any]) -> Iterator[Link]:
    return (item for item in items if isinstance(item, Link) and item.rel == "IN_AREA_OF")


def test_what_leeds_does_not_hold_is_rejected_and_the_rest_is_loaded(store: Store, extract: Find) -> None:
    schools = {row["URN"] for row in records(extract(LEEDS))}
    held = frozenset(f"school:urn:{urn}" for urn in schools)
    load(store, read_batch(GiasImporter(), open_table(extract(LEEDS)), None, Tally()), print)
    wanted: list[tuple[Importer, str, date | None]] = [
        (OfstedImporter(held), HISTORY, None),
        (CensusImporter(held), CENSUS, None),
        (PupilPremiumImporter(held), PREMIUM, None),
        (TeachingSchoolsImporter(held, {"council:383": "Leeds"}), TEACHING, None),
        (HubsImporter({"council:383": "Leeds"}), HUBS, HUBS_DAY),
    ]
    for importer, name, day in wanted:
        tally = Tally()
        report = load(store, read_batch(importer, open_table(extract(name)), day, tally), print, tally)
        urns = Counter(row.get("URN", row.get("urn", "")) for row in records(extract(name)))
        if importer.kind != "hubs":
            assert report.accepted == sum(n for urn, n in urns.items() if urn in schools), name
        assert report.rows == report.accepted + report.rejected == urns.total()
    told = store.read(
        "MATCH (s:School) RETURN count(s) AS schools, count(s.name) AS named, count(s.high_pupil_premium) AS premium, "
        "count(s.laestab) AS registered, count { (:School)-[:LEADS]->(:Alliance)-[:IN_AREA_OF]->(:Council) } AS leads"
    )
    premium = {row["urn"] for row in records(extract(PREMIUM))} & schools
    leads = sum(row["URN"] in schools for row in records(extract(TEACHING)))
    assert told == [
        {"schools": len(schools), "named": len(schools), "premium": len(premium), "registered": told[0]["registered"],
         "leads": leads}
    ]  # fmt: skip
