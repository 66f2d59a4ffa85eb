"""One row of an establishment extract as a School, its Inspection, and the days its links held."""

from datetime import date, timedelta
from typing import Any

from graph.schema import Inspection, School
from seed.cells import Cells
from seed.gias_codes import RATINGS, SPECIAL_MEASURES, STATUS_BY_WORD, sector

GRADES_ENDED = date(2024, 9, 1)  # Ofsted gives no overall grade to state-funded schools from here on
NO_GSS = "X999999"  # the code of councils that were abolished before such codes were given
URNS = (10_000, 999_999)  # children's centres have five digits; a LAESTAB has seven
EASTINGS, NORTHINGS = (0, 700_000), (0, 1_300_000)
_NUMBER_REMEDY = "correct the number or leave the cell blank"


def read_urn(cells: Cells) -> int:
    """Read the URN.

    Raises:
        Rejected: there is none, or it is no number.
    """
    urn = cells.whole("urn", *URNS, "give the school's URN, a number of six digits")
    if urn is None:
        raise cells.rejected("urn", "the row has no URN", "give the school's URN")
    return urn


def read_council(cells: Cells) -> str | None:
    """Read the council's code, three digits; None for 000, which is nowhere.

    Raises:
        Rejected: it is no code.
    """
    code = cells.whole("council", 0, 999, "give the LA code, three digits")
    return f"{code:03}" if code else None


def council_told(cells: Cells) -> tuple[str, str | None]:
    """Read the council's name ("" where there is none) and its ONS code.

    Raises:
        Rejected: a cell that cannot be true.
    """
    gss = cells.text("gss")
    return cells.text("council_name") or "", None if gss == NO_GSS else gss


def school(cells: Cells, source: str) -> School:
    """Read the School: only the fields that the file tells are set.

    Raises:
        Rejected: a cell that cannot be true.
    """
    urn, name = read_urn(cells), cells.text("name")
    if name is None:
        raise cells.rejected("name", "the row has no name", "give the school's name")
    told: dict[str, Any] = {
        "status": _status(cells),
        "council": read_council(cells),
        "laestab": _laestab(cells),
        "type": cells.text("type"),
        "sector": sector(cells.text("type_code"), cells.text("type")),
        "opened": cells.day("opened"),
        **{field: cells.text(field) for field in ("phase", "postcode", "religious_character")},
        **_place(cells),
        **_pupils(cells),
    }
    known = {field: value for field, value in told.items() if value is not None}
    return School(id=f"school:urn:{urn}", urn=urn, name=name, source=source, **known, **_closed(cells, told["status"]))


def _status(cells: Cells) -> str | None:
    given = cells.text("status") or cells.text("status_code")
    if given is None:
        if cells.has("status") or cells.has("status_code"):
            raise cells.rejected(_status_field(cells), "the row has no status", "write Open or Closed")
        return None
    if status := STATUS_BY_WORD.get(given.casefold()):
        return status
    known = ", ".join(word for word in dict.fromkeys(STATUS_BY_WORD.values()))
    raise cells.rejected(_status_field(cells), "is not a status of the register", f"write one of: {known}")


def _status_field(cells: Cells) -> str:
    return "status" if cells.has("status") else "status_code"


def _closed(cells: Cells, status: str | None) -> dict[str, date | None]:
    """Read the close date; a blank one says that the school is not closed, unless its status says that it is."""
    if not cells.has("closed"):
        return {}
    day = cells.day("closed")
    blank = cells.text("closed") is None
    if day is None and (not blank or status == "Closed"):
        return {}
    return {"closed": day}


def _laestab(cells: Cells) -> str | None:
    council = read_council(cells)
    number = cells.whole("establishment_number", 0, 9999, "give the establishment number, four digits")
    return f"{council}{number:04}" if council and number else None


def _place(cells: Cells) -> dict[str, int]:
    """Read the place, both numbers or none: 0 is no place."""
    east = cells.whole("easting", *EASTINGS, _NUMBER_REMEDY)
    north = cells.whole("northing", *NORTHINGS, _NUMBER_REMEDY)
    return {"easting": east, "northing": north} if east and north else {}


def _pupils(cells: Cells) -> dict[str, int | float | date]:
    told = {
        "pupils": cells.whole("pupils", 0, 100_000, _NUMBER_REMEDY),
        "fsm_percent": cells.decimal("fsm_percent", 0, 100, _NUMBER_REMEDY),
    }
    known: dict[str, int | float | date] = {field: value for field, value in told.items() if value is not None}
    if known and (day := cells.day("census_date")):
        known["census_date"] = day
    return known


def inspection(cells: Cells, urn: int, source: str) -> Inspection | None:
    """Read the last inspection by Ofsted, where the row has its day.

    Raises:
        Rejected: the day does not exist.
    """
    day = cells.day("inspected")
    if day is None:
        return None
    overall, category = RATINGS.get((cells.text("rating") or "").casefold(), (None, None))
    word = cells.text("special_measures") or cells.text("special_measures_code") or ""
    category = category or SPECIAL_MEASURES.get(word.casefold())
    told = {"overall": overall if day < GRADES_ENDED else None, "category": category}
    known: dict[str, Any] = {field: value for field, value in told.items() if value is not None}
    return Inspection(id=f"inspection:urn:{urn}:{day}", date=day, urn=urn, source=source, **known)


def is_proposed(subject: School) -> bool:
    """Say whether the school is still to open."""
    return subject.status == "Proposed to open"


def span(subject: School, day: date) -> dict[str, date]:
    """Say when a link of a school held, as a register of one day tells it.

    An open school's links held on that day; a closed one's on the last day on which it was open; of a school that
    closed on an unknown day, or that is still to open, no day is certain.
    """
    first = {"start_min": subject.opened} if subject.opened else {}
    if subject.closed and subject.closed <= day:
        last = subject.closed - timedelta(days=1)
        if subject.opened and subject.opened > last:
            first = {}
        return first | {"start_max": last, "end_min": last, "end_max": last}
    if subject.status == "Closed" or is_proposed(subject) or (subject.opened and subject.opened > day):
        return first
    return first | {"start_max": day, "end_min": day}
