"""Rows as CSV and as a spreadsheet, with the day they are as at and the attribution; cells are safe to open."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from graph.answers import Gaps
from viz import gap_rows, words

_RISKY = ("=", "+", "-", "@", "\t", "\r")


def safe(value: Any) -> Any:
    """Keep a spreadsheet from running a text as a formula.

    >>> safe("=1+1"), safe(-1), safe("Ash")
    ("'=1+1", -1, 'Ash')
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_RISKY) else value


def _about(answer: Gaps) -> list[tuple[str, str]]:
    return [
        ("question", f"Which schools in {answer.council or 'England'} have no support recorded?"),
        ("as at", answer.as_of.isoformat()),
        ("answer", words.answer(answer.counts)),
        ("counted from", answer.counted_from),
        ("newest source", answer.newest_source or "none"),
        ("withheld", f"{answer.withheld} items withheld" if answer.withheld else "nothing withheld"),
        ("licence", answer.attribution),
    ]


def gaps_csv(answer: Gaps) -> str:
    """Give the gap list as CSV: a header, one line a school, and last what it is and whose data it holds."""
    out = io.StringIO()
    writer = csv.DictWriter(out, gap_rows.COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({k: safe(v) for k, v in row.items()} for row in gap_rows.rows(answer))
    return out.getvalue()


def gaps_xlsx(answer: Gaps) -> bytes:
    """Give the gap list as a workbook: what it is on the first sheet, then the schools, then the cohorts."""
    book = Workbook(write_only=True)
    _sheet(
        book, "About", ("what", "value"), [dict(zip(("what", "value"), pair, strict=True)) for pair in _about(answer)]
    )
    _sheet(book, "Schools", gap_rows.COLUMNS, gap_rows.rows(answer))
    _sheet(book, "Cohorts", ("id", "name", "count", "state", "quote"), (c.model_dump() for c in answer.cohorts))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(book: Workbook, title: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, name in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = max(12, len(name) + 2)
    heads = [WriteOnlyCell(sheet, name) for name in columns]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for row in rows:
        sheet.append([safe(row.get(name)) for name in columns])
