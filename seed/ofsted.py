"""The `ofsted` importer: graded inspections, from Ofsted's management information and histories of ratings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from graph.schema import Document, Inspected, Inspection
from seed.batches import day_of
from seed.cells import Cells, Columns, match_columns
from seed.dates import day_in_name, today
from seed.files import BadRow, Table, Upload
from seed.gias_school import GRADES_ENDED, URNS, read_urn
from seed.lists import Held, fields_in, held_urn, is_held, paper_of, require
from seed.ofsted_words import ALIASES, CATEGORIES, EVENTS, GRADES, SAFEGUARDING, framework
from seed.source import Item, Rejected, Row

SERIES = "ofsted"
_DAYS = ("end", "start", "published")  # the day of an inspection is the first of these that its layout tells
_SPECIAL = {"special measures": "SM", "serious weaknesses": "SWK"}  # where a rating names the category
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN = re.compile(r"(?<!\d)(\d\d?)[\s_-]+(" + "|".join(_MONTHS) + r")[a-z]*[\s_-]+(20\d\d)(?!\d)", re.IGNORECASE)

T = TypeVar("T")


class OfstedImporter:
    """The importer of one file of inspections: make a new one for each file."""

    kind = SERIES

    def __init__(self, held: Held = None) -> None:
        """Take the ids of the schools that are held."""
        self.columns, self._held = Columns({}, [], []), held
        self._told: dict[str, tuple[int, Inspection]] = {}
        self._claimed: set[str] = set()

    def recognises(self, header: Sequence[str]) -> bool:
        """Say whether a file with this header tells of inspections: a URN, a day and a judgement."""
        found = fields_in(ALIASES, header)
        return "urn" in found and any(
            {f"{event} overall", f"{event} safeguarding"} & found and {f"{event} {day}" for day in _DAYS} & found
            for event in EVENTS
        )

    def document(self, upload: Upload) -> Document:
        """Describe the file: of the day in its name, else of the newest day inside.

        Raises:
            BadInput: A column is missing, or no date can be found.
        """
        self.columns = match_columns(ALIASES, upload.table.header, upload.path)
        wanted = "Ofsted's management information of inspections, or a history of ratings"
        require(self.columns, {"urn": "URN"}, upload.path, wanted)
        if not self.recognises(upload.table.header):
            require(self.columns, {"latest overall": "Overall effectiveness"}, upload.path, wanted)
            require(self.columns, {"latest start": "Inspection start date"}, upload.path, wanted)
        table = upload.table
        named = upload.day or day_in_name(table.names) or _written_in(table.names)
        day = day_of(upload, table.names, named or _newest(table, self.columns))
        told = {"id": f"{SERIES}:{day}:{upload.sha256[:8]}", "name": f"Ofsted inspections, {day.day} {day:%B %Y}"}
        told |= {"series": SERIES, "publisher": "Ofsted"}
        return paper_of("inspections", day, upload.path.name, upload.sha256, told | {"scope": ["*"]})

    def clean(self, row: Row, document: Document) -> Iterable[Item]:
        """Turn one row into the graded inspections it tells of; a school without one gives nothing.

        Raises:
            Rejected: A cell cannot be true, the school is not held, or an earlier row tells an inspection otherwise.
        """
        cells = Cells(row.cells, self.columns.of)
        urn = held_urn(cells, self._held)
        events = [(event, found) for event in EVENTS if (found := _inspection(cells, event, urn, document))]
        here: dict[str, tuple[int, Inspection]] = {}
        for event, found in events:
            _agree(cells, event, found, *(self._told.get(found.id) or here.setdefault(found.id, (row.number, found))))
        self._told |= here  # only now: a rejected row leaves nothing behind
        for _, found in events:
            yield found
            yield from self._claim(found, urn, document)

    def _claim(self, found: Inspection, urn: int, document: Document) -> Iterator[Item]:
        """Tie the inspection to the school as it was then, or where that is not held to the school of the row."""
        inspected = found.urn or urn
        school = f"school:urn:{inspected if is_held(inspected, self._held) else urn}"
        name = f"{SERIES}:INSPECTED:{school}:{found.id}:1"
        if name not in self._claimed:
            self._claimed.add(name)
            days = dict.fromkeys(("start_min", "start_max", "end_min", "end_max"), found.date)
            told = {"id": name, "from_id": school, "to_id": found.id, "source": document.id, "confidence": "stated"}
            yield Inspected.model_validate(told | days)


def _agree(cells: Cells, event: str, found: Inspection, first: int, before: Inspection) -> None:
    for field in ("overall", "category", "safeguarding"):
        told = {getattr(before, field), getattr(found, field)} - {None}
        if len(told) > 1:
            reason = f"row {first} tells another {field} of the inspection of {found.date}"
            raise cells.rejected(f"{event} {field}", reason, "take the wrong row out")


def _inspection(cells: Cells, event: str, urn: int, document: Document) -> Inspection | None:
    """Read one inspection of a row; None where it has no day or was not graded."""
    days = {name: cells.day(f"{event} {name}") for name in _DAYS}
    given = next((name for name in _DAYS if days[name]), None)
    day = days[given] if given else None
    overall = _word(cells, f"{event} overall", GRADES)
    category = _word(cells, f"{event} category", CATEGORIES) or (_SPECIAL.get(cells.raw(f"{event} overall").casefold()))
    area = (cells.text(f"{event} area") or "not judged").casefold() not in {"not judged", "0", "9"}
    if day is None or not (overall or category or area):
        return None
    if document.date and day > document.date:
        remedy = "correct the day, or give the day of the file with --date"
        raise cells.rejected(f"{event} {given}", f"is after {document.date}, the day of the file", remedy)
    inspected = cells.whole(f"{event} urn", *URNS, "give the URN at the time, six digits") or urn
    told: dict[str, Any] = {
        "framework": framework(days["start"] or day),
        "overall": overall if day < GRADES_ENDED else None,
        "category": category,
        "safeguarding": _word(cells, f"{event} safeguarding", SAFEGUARDING),
    }
    known = {field: value for field, value in told.items() if value is not None}
    return Inspection(id=f"inspection:urn:{inspected}:{day}", date=day, urn=inspected, source=document.id, **known)


def _word(cells: Cells, field: str, words: dict[str, T]) -> T | None:
    given = cells.text(field)
    if given is None:
        return None
    if given.casefold() not in words:
        raise cells.rejected(field, "is no judgement that is known here", f"write one of: {', '.join(words)}")
    return words[given.casefold()]


def _written_in(names: Iterable[str]) -> date | None:
    """Find the last day written out in the names of a file: as at 31 Jan 2026, 1 September 2025 to 31 August 2026."""
    parts = [found.groups() for name in names for found in _WRITTEN.finditer(name)]
    found = [day_in_name([f"{year}-{_MONTHS.index(month.lower()) + 1:02}-{int(day):02}"]) for day, month, year in parts]
    return max((day for day in found if day), default=None)


def _newest(table: Table, columns: Columns) -> date | None:
    """Find the newest day not after today on which the rows tell an inspection, or its publication."""
    newest = date.min
    for row in table.rows():
        if isinstance(row, BadRow):
            continue
        cells = Cells(row.cells, columns.of)
        try:
            read_urn(cells)
            days = [cells.day(f"latest {field}") for field in _DAYS]
        except Rejected:
            continue  # the second reading says why
        newest = max(newest, *(day for day in days if day and day <= today()), date.min)
    return None if newest == date.min else newest
