"""Spreadsheets as tables: XLS, XLSX and ODS, the sheet with the widest known header, every cell as text."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from graph.errors import BadInput
from seed.cells import plain
from seed.old_excel import refuse_damaged
from seed.packed import DAMAGED, OLD_OFFICE, SAVE_AS_CSV, Packed, is_workbook_zip

TITLE_ROWS = 20  # rows above a header that are passed over, at most
# Columns by which a header is known among titles, notes and glossaries.
KEYS = {
    plain(name)
    for name in ("URN", "TSH Area", "Group UID", "Linked UID", "LinkURN", "UID", "School URN", "relationship")
}
Cell = Any  # what the library gives: text, number, day, time, truth


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, its header (an unnamed column is "") and its records, each at least as wide."""

    name: str
    header: list[str]
    records: list[list[str]]


def is_workbook(packed: Packed) -> bool:
    """Say whether the unpacked bytes are a spreadsheet, by what they hold and not by a name."""
    with packed.opened() as stream:
        start = stream.read(len(OLD_OFFICE))
        if start == OLD_OFFICE or not start.startswith(b"PK"):
            return start == OLD_OFFICE
        whole = io.BytesIO(start + stream.read())
    try:
        with zipfile.ZipFile(whole) as archive:
            return is_workbook_zip(archive.namelist())
    except DAMAGED:
        return False


def read_sheet(packed: Packed) -> Sheet:
    """Read the one sheet of a workbook that holds a table.

    Where several do, the one whose header has a column of KEYS and the most names: a cover, a glossary or a short
    list before the data is passed over, and so are up to 20 rows of titles.

    Raises:
        BadInput: It cannot be read, or no sheet holds a header with rows below it.
    """
    found = [sheet for name, rows in read_rows(packed) if (sheet := _table(name, rows))]
    if not found:
        raise BadInput(f"{packed.path} has no sheet with a header and rows below it; {SAVE_AS_CSV}.")
    return max(found, key=lambda sheet: (_has_key(sheet.header), sum(map(bool, sheet.header)) * _has_key(sheet.header)))


def read_rows(packed: Packed) -> list[tuple[str, list[list[str]]]]:
    """Read every visible sheet of a workbook: its name, and its rows as text, without blank ones and blank ends.

    Raises:
        BadInput: It cannot be read.
    """
    with packed.opened() as stream:
        content = stream.read()
    try:
        if content.startswith(OLD_OFFICE):
            refuse_damaged(content)
        return list(_sheets(content))
    except BaseException as fault:  # a panic of the library is no Exception
        if isinstance(fault, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        what = "an old Excel or Word file" if content.startswith(OLD_OFFICE) else "an Excel or OpenDocument file"
        why = " ".join(str(fault).split())[:200]
        raise BadInput(f"{packed.path} is {what} that cannot be read ({why}); {SAVE_AS_CSV}.") from fault


def as_text(cell: Cell) -> str:
    """Give a cell as a CSV would have it: whole numbers without a point, days as YYYY-MM-DD.

    >>> as_text(112474.0), as_text(datetime(2018, 3, 12)), as_text(True)
    ('112474', '2018-03-12', 'true')
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return str(cell.date() if cell.time() == time() else cell)
    return "" if cell is None else str(cell) if isinstance(cell, int | float | date | time | timedelta) else ""


def _sheets(content: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
        for sheet in workbook.sheets_metadata:
            if sheet.visible == SheetVisibleEnum.Visible:
                yield sheet.name, list(_filled(workbook.get_sheet_by_name(sheet.name).iter_rows()))


def _filled(rows: Iterable[list[Cell]]) -> Iterator[list[str]]:
    """Leave out blank rows and blank cells at a row's end: a stray cell far down must not fill the memory."""
    for row in rows:
        cells = [as_text(cell) for cell in row]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            yield cells


def _table(name: str, rows: Sequence[list[str]]) -> Sheet | None:
    """Find the header of a sheet and what stands below it; None where there is no record."""
    at = _header_at([[cell.strip() for cell in row] for row in rows[: TITLE_ROWS + 1]])
    if at is None or at + 1 == len(rows):
        return None
    header = [cell.strip() for cell in rows[at]]
    records = [[*row, *[""] * (len(header) - len(row))] for row in rows[at + 1 :]]
    return Sheet(name, header, records)


def _header_at(rows: Sequence[Sequence[str]]) -> int | None:
    """Give the first row with a known column, else the first that fills more than half of the widest row's cells."""
    filled = [sum(map(bool, row)) for row in rows]
    known = next((at for at, row in enumerate(rows) if _has_key(row)), None)
    return known if known is not None else next((at for at, n in enumerate(filled) if n * 2 > max(filled)), None)


def _has_key(header: Sequence[str]) -> bool:
    return any(plain(name) in KEYS for name in header)
