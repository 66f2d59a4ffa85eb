"""Made-up establishment extracts, in the register's own layout."""

import csv
import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.schema import Document
from seed.batches import Tally, read_batch
from seed.files import open_table
from seed.gias import GiasImporter

DAY = date(2023, 7, 5)
ROW = {
    "URN": "900001",
    "LA (code)": "383",
    "LA (name)": "Leeds",
    "EstablishmentNumber": "2001",
    "EstablishmentName": "Ash Made-up Primary School",
    "TypeOfEstablishment (code)": "01",
    "TypeOfEstablishment (name)": "Community school",
    "EstablishmentStatus (name)": "Open",
    "OpenDate": "01-09-1850",
    "CloseDate": "",
    "PhaseOfEducation (name)": "Primary",
    "ReligiousCharacter (name)": "None",
    "Diocese (code)": "0000",
    "Diocese (name)": "Not applicable",
    "CensusDate": "19-01-2023",
    "NumberOfPupils": "210",
    "PercentageFSM": "11.80",
    "TrustSchoolFlag (name)": "Not supported by a trust",
    "Trusts (code)": "",
    "Trusts (name)": "",
    "SchoolSponsors (name)": "",
    "Federations (code)": "",
    "Federations (name)": "",
    "OfstedLastInsp": "22-03-2018",
    "OfstedSpecialMeasures (name)": "Not applicable",
    "OfstedRating (name)": "Good",
    "HeadTitle (name)": "Ms",
    "HeadFirstName": "Firstname",
    "HeadLastName": "Lastname",
    "HeadPreferredJobTitle": "Headteacher Lastname",
    "TelephoneNum": "0113 EXAMPLE",
    "MainEmail": "head@example.org",
    "PropsName": "Owner Lastname",
    "Postcode": "ZZ1 1ZZ",
    "GSSLACode (name)": "E08000035",
    "Easting": "431887",
    "Northing": "431208",
    "SchoolWebsite": "example.org",
}


Extract = tuple[Document, list[Any], Tally]


@pytest.fixture
def row() -> dict[str, str]:
    """One made-up row: each name of a column with its cell."""
    return dict(ROW)


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Extract]:
    """Write rows as an extract, each a change to the made-up row; read its Document, items and tally."""

    def through(*changes: Mapping[str, str | None], day: date | None = DAY) -> Extract:
        path, tally = tmp_path / "extract.csv", Tally()
        path.write_text(as_csv([ROW | dict(change) for change in changes]), "cp1252", newline="")
        batch = read_batch(GiasImporter(), open_table(path), day, tally)
        return batch.documents[0], list(batch.items), tally

    return through


def as_csv(rows: list[dict[str, str | None]]) -> str:
    """Write rows as CSV text with CRLF; a column that is None in every row is left out."""
    names = [name for name in rows[0] if any(row[name] is not None for row in rows)]
    text = io.StringIO()
    writer = csv.DictWriter(text, names, extrasaction="ignore", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
