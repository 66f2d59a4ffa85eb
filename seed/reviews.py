"""Lists of links to confirm: a workbook with a line for each, as it goes out and as it comes back filled in."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Protocol

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from graph.errors import PartnershipsError
from graph.kinds import Amendment
from graph.review import Due, Review
from seed.cells import Cells, match_columns
from seed.entries import Entry
from seed.links_claims import Outcome
from seed.links_columns import ENDED, HELP, STILL, choice
from seed.packed import pack
from seed.sheets import is_workbook, read_rows
from seed.source import Item, Rejected
from seed.written_dates import write_days

TITLE = "Links to confirm"  # stands at the head of the sheet
WRONG = "wrong"
HOW = "Write still so, ended or wrong beside each line; of what ended, when; of what is wrong, why. No names, please."
ANSWERED_ON = "answered on"
# What is filled in, then what is told: field, header, help.
COLUMNS = (
    ("held", "held as", "leave as it is"),
    ("answer", "answer", "still so, ended (then fill 'ended on') or wrong (then fill 'reason')"),
    ("on", "ended on", "as July 2014, autumn 2013 or 2013/14"),
    ("reason", "reason", "why it ended or is wrong; no names of people"),
    ("supporter", "supporter", ""),
    ("link", "link", ""),
    ("dates", "from and to", ""),
    ("until", "counts until", ""),
    ("source", "held from", ""),
)
_ALIASES = {field: (header,) for field, header, _ in COLUMNS}
_HOW: Mapping[str, Amendment] = {STILL: "confirmed", ENDED: "ended", WRONG: "retracted"}


class Amend(Protocol):
    """Reads what is said of a claim, as `seed.entries.amended` does."""

    def __call__(self, name: str, /, how: Amendment, words: Mapping[str, str]) -> Entry:
        """Give what is to be written."""


Rows = Sequence[Sequence[str]]


def review_xlsx(answer: Review) -> bytes:
    """Give the list as a workbook to fill in, with a drop-down beside each line."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "links to confirm"
    head = [(TITLE, HOW), ("council", answer.council), ("as held on", str(answer.as_of)), (ANSWERED_ON, ""), ()]
    for row in (*head, [header for _, header, _ in COLUMNS], [f"{HELP if not n else ''}{told}" for n, (_, _, told)
                in enumerate(COLUMNS)], *map(_line, answer.claims)):  # fmt: skip
        sheet.append(list(row))
        for cell in sheet[sheet.max_row]:
            cell.data_type, cell.number_format = "s", "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[len(head) + 1]:
        cell.font = Font(bold=True)
    for at in range(1, len(COLUMNS) + 1):
        sheet.column_dimensions[get_column_letter(at)].width = 26
    choose = DataValidation("list", formula1=f'"{STILL},{ENDED},{WRONG}"', allow_blank=True)
    choose.add(f"B{len(head) + 3}:B{len(head) + 2 + max(1, len(answer.claims))}")
    sheet.add_data_validation(choose)
    sheet.freeze_panes = f"A{len(head) + 2}"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _line(one: Due) -> list[str]:
    dates = "; ".join(part for part in (write_days(one.start_min, one.start_max), one.as_given or "") if part)
    until = write_days(one.counts_until, one.counts_until) if one.counts_until else "not certain on any day"
    link = f"{one.from_name} {one.reads} {one.to_name}"
    return [one.id, "", "", "", one.supporter, link, dates, until, one.source_name or one.source]


def sheets_of_review(path: Path) -> list[Rows]:
    """Give the sheets of a filled-in list; none where the file is no such list.

    Raises:
        BadInput: it is a workbook that cannot be read.
    """
    packed = pack(path)
    if not is_workbook(packed):
        return []
    return [rows for _, rows in read_rows(packed) if rows and rows[0] and rows[0][0].strip() == TITLE]


def review_outcomes(rows: Rows, amend: Amend, day: date | None, path: Path) -> Iterator[Outcome]:
    """Read every line that was answered: each is a claim that names the one it answers for.

    A line without an answer tells nothing and is no row.
    """
    at = next((n for n, row in enumerate(rows) if row and row[0].strip() == COLUMNS[0][1]), None)
    if at is None:
        return
    columns = match_columns(_ALIASES, rows[at], path).of
    given = next((row[1] for row in rows[:at] if len(row) > 1 and row[0].strip() == ANSWERED_ON), "")
    source_date = given or (day.isoformat() if day else "")
    seen: set[str] = set()
    for number, row in enumerate(rows[at + 1 :], at + 2):
        cells = Cells(dict(zip(rows[at], row, strict=False)), columns)
        if not any(cells.raw(field) for field in ("answer", "on", "reason")) or row[0].startswith(HELP.strip()):
            continue
        yield number, _outcome(cells, amend, source_date, seen)


def _outcome(cells: Cells, amend: Amend, source_date: str, seen: set[str]) -> list[Item] | Rejected:
    try:
        entry = _entry(cells, amend, source_date, seen)
    except Rejected as fault:
        return fault
    except PartnershipsError as fault:
        return cells.rejected("held", str(fault).rstrip("."), "ask for the list anew")
    return [entry.document, *entry.added, entry.claim]


def _entry(cells: Cells, amend: Amend, source_date: str, seen: set[str]) -> Entry:
    name, answer = cells.text("held"), choice(cells, "answer", (STILL, ENDED, WRONG))
    if name is None or name in seen:
        raise cells.rejected("held", "is missing or stands twice", "leave the first column as it was")
    if answer is None:
        raise cells.rejected("answer", "the line has no answer", f"write {STILL}, {ENDED} or {WRONG}")
    seen.add(name)
    words = {"reason": cells.raw("reason"), "source_date": source_date}
    return amend(name, _HOW[answer], words | ({"on": cells.raw("on")} if answer == ENDED else {}))
