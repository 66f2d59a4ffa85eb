"""Empty lists of links and pre-filled returns, as officers and schools fill them in; `import links` reads them."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.errors import UnknownThing
from graph.store import Store
from seed.links_columns import (
    ANSWERED_ON,
    HELP,
    LINK_COLUMNS,
    NO_SUPPORT,
    RETURN_COLUMNS,
    RETURN_TITLE,
    SCHOOL,
    Column,
)
from seed.prefill import Line, held_links, tell
from seed.returns import CHECKED, check_mark

EMPTY_LINES = 30  # below what is pre-filled, with drop-downs
LINK_LINES = 1_000
TEXT = "@"  # a cell format: what is typed stays as it is, so that 09/2012 does not become a day
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\']")
LISTS = "lists"  # a hidden sheet: a drop-down takes longer lists from cells
HOW = (
    "Write still so or ended beside each line. Change a line to correct it; write what is missing below; "
    "write yes above only if no one supports you. No names of people, please."
)


def links_csv() -> str:
    """Give the empty list as CSV: headers, and a line of help below them."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows((_headers(LINK_COLUMNS), _help(LINK_COLUMNS)))
    return out.getvalue()


def links_xlsx() -> bytes:
    """Give the empty list as a workbook, with drop-downs."""
    book = Workbook()
    sheet = _only_sheet(book)
    sheet.title = "links"
    _table(sheet, LINK_COLUMNS, (), LINK_LINES)
    _lists(book, LINK_COLUMNS)
    sheet.freeze_panes = "A2"
    return _saved(book)


def return_xlsx(store: Store, council: str, school: str | None = None) -> bytes:
    """Give a workbook with a sheet for each open school of a council, pre-filled with the public links on it.

    Args:
        store: The database.
        council: Id, code, GSS or exact name.
        school: Only this one: its id or URN.

    Raises:
        UnknownThing: no such council, or no open school of it is held (of this id or URN).
        AmbiguousThing: several answer to the name.
    """
    answer = gaps(store, GapsQuery(council=council))
    if not answer.schools:
        raise UnknownThing(f"No open school of {answer.council} is held: load an establishment extract first.")
    schools = sorted(answer.schools, key=lambda one: (one.name, one.id))
    if school is not None:
        schools = [one for one in schools if school in (one.id, str(one.urn))]
    if not schools:
        raise UnknownThing(f"No open school {school!r} of {answer.council} is held: give its id or URN.")
    held = held_links(store, [one.id for one in schools], answer.as_of)
    book = Workbook()
    book.remove(_only_sheet(book))
    for number, one in enumerate(schools, 1):
        title = _NOT_IN_TITLES.sub(" ", f"{one.urn or number} {one.name}")[:31].strip()
        _school_sheet(book.create_sheet(title), tell(one.model_dump()), str(answer.as_of), held.get(one.id, ()))
    _lists(book, RETURN_COLUMNS)
    return _saved(book)


def _school_sheet(sheet: Worksheet, school: str, day: str, held: Sequence[Line]) -> None:
    lines = [
        (RETURN_TITLE, HOW),
        (SCHOOL, school),
        ("as held on", day),
        (ANSWERED_ON, ""),
        (NO_SUPPORT, ""),
        (),
    ]
    for line in lines:
        sheet.append(line)
        for cell in sheet[sheet.max_row]:
            cell.font, cell.number_format, cell.data_type = Font(bold=cell.column == 1), TEXT, "s"
    choose = DataValidation("list", formula1='"yes,no"', allow_blank=True)
    choose.add(f"B{[line[:1] for line in lines].index((NO_SUPPORT,)) + 1}")
    sheet.add_data_validation(choose)
    _table(sheet, RETURN_COLUMNS, [_marked(line) for line in held], len(held) + EMPTY_LINES)


def _marked(line: Line) -> Mapping[str, str]:
    """Add what the line is held as, with a mark by which a change of it is seen."""
    mark = check_mark([line.get(field, "") for field in CHECKED])
    return {**line, "held": f"{line['held']} #{mark}"}


def _only_sheet(book: Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has one
    return sheet


def _headers(columns: Iterable[Column]) -> list[str]:
    return [column.header for column in columns]


def _help(columns: Sequence[Column]) -> list[str]:
    return [f"{HELP if not at else ''}{column.help}" for at, column in enumerate(columns)]


def _table(sheet: Worksheet, columns: Sequence[Column], lines: Iterable[Mapping[str, str]], height: int) -> None:
    """Write headers, help and lines below what the sheet has, and set the drop-downs over `height` lines."""
    top = sheet.max_row + 1 if sheet.max_row > 1 else 1
    texts = [_headers(columns), _help(columns), *([line.get(c.field, "") for c in columns] for line in lines)]
    for number, row in enumerate(texts, top):
        for at, text in enumerate(row, 1):
            if text:
                _write(sheet, (number, at), text, number - top)
    for at, column in enumerate(columns, 1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = 24
        sheet.column_dimensions[letter].number_format = TEXT
        if column.values:
            _drop_down(sheet, column, at, f"{letter}{top + 2}:{letter}{top + 1 + height}")


def _write(sheet: Worksheet, place: tuple[int, int], text: str, line: int) -> None:
    """Write one cell of a table: line 0 holds headers, line 1 help."""
    cell = sheet.cell(*place, text)
    cell.data_type = "s"  # never a formula, whatever it starts with
    cell.font = Font(bold=line == 0, italic=line == 1)
    cell.alignment = Alignment(wrap_text=line == 1, vertical="top")


def _drop_down(sheet: Worksheet, column: Column, at: int, cells: str) -> None:
    letter = get_column_letter(at)
    choose = DataValidation("list", formula1=f"{LISTS}!${letter}$1:${letter}${len(column.values)}", allow_blank=True)
    choose.errorStyle, choose.showErrorMessage = "warning", True
    choose.errorTitle, choose.error = column.header[:32], "Please choose one of the list."
    choose.promptTitle, choose.prompt, choose.showInputMessage = column.header[:32], column.help[:255], True
    choose.add(cells)
    sheet.add_data_validation(choose)


def _lists(book: Workbook, columns: Sequence[Column]) -> None:
    """Write the words of each drop-down below each other, in the column's place on a hidden sheet."""
    sheet = book.create_sheet(LISTS)
    for at, column in enumerate(columns, 1):
        for number, value in enumerate(column.values, 1):
            sheet.cell(number, at, value)
    sheet.sheet_state = "hidden"


def _saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
