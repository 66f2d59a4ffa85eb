"""Rows as CSV and as a spreadsheet, with the day they are as at and the attribution; cells are safe to open."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from graph.answers import Gaps
from graph.conflict_answers import Conflicts
from graph.rule_answers import Rules
from viz import conflict_rows, gap_rows, rule_rows, words

Rows = Iterable[Mapping[str, Any]]
_PART = 500  # rows that are written before they are passed on
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
        *([("order of the groups", words.ORDER_OF_GROUPS)] if answer.groups is not None else []),
        *_withheld_and_licence(answer),
    ]


def _withheld_and_licence(answer: Gaps | Conflicts | Rules) -> list[tuple[str, str]]:
    return [
        ("withheld", f"{answer.withheld} items withheld" if answer.withheld else "nothing withheld"),
        ("licence", answer.attribution),
    ]


def gaps_csv(answer: Gaps) -> str:
    """Give the gap list as CSV: a header, one line a school (or group), with the day and whose data it holds."""
    return "".join(gaps_lines(answer))


def gaps_lines(answer: Gaps) -> Iterator[str]:
    """Give the same piece by piece, for the nation's list is long."""
    if answer.groups is not None:
        return _lines(gap_rows.GROUP_COLUMNS, gap_rows.group_rows(answer))
    return _lines(gap_rows.COLUMNS, gap_rows.rows(answer))


def conflicts_csv(answer: Conflicts) -> str:
    """Give conflicts as CSV: a header, one line a claim, and last the day and whose data it holds."""
    return csv_text(conflict_rows.COLUMNS, conflict_rows.rows(answer))


def rules_csv(answer: Rules) -> str:
    """Give how subjects stand to rules as CSV: a header, one line a subject, last the day and whose data it holds."""
    return csv_text(rule_rows.COLUMNS, rule_rows.rows(answer))


def gaps_xlsx(answer: Gaps, first: Sequence[tuple[str, str]] = ()) -> bytes:
    """Give the gap list as a workbook: what it is on the first sheet, then any groups, the schools, the cohorts.

    Args:
        answer: The answer.
        first: Lines that stand before all others.
    """
    cohorts = ("id", "name", "count", "state", "quote"), (c.model_dump() for c in answer.cohorts)
    schools = gap_rows.COLUMNS, gap_rows.rows(answer)
    groups = {} if answer.groups is None else {"Groups": (gap_rows.GROUP_COLUMNS, gap_rows.group_rows(answer))}
    return workbook([*first, *_about(answer)], groups | {"Schools": schools, "Cohorts": cohorts})


def conflicts_xlsx(answer: Conflicts) -> bytes:
    """Give conflicts as a workbook: what it is on the first sheet, then one line a claim."""
    about = [
        ("question", f"What do sources tell differently of {answer.council or 'England'}?"),
        ("as at", answer.as_of.isoformat()),
        *((answer.titles[kind], str(n)) for kind, n in answer.counts.items()),
        *_withheld_and_licence(answer),
    ]
    return workbook(about, {"Claims": (conflict_rows.COLUMNS, conflict_rows.rows(answer))})


def rules_xlsx(answer: Rules) -> bytes:
    """Give how subjects stand to rules as a workbook: what it is, then one line a subject, then the rules."""
    about = [
        ("question", f"Is what the papers lay down kept to in {answer.council or 'England'}?"),
        ("as at", answer.as_of.isoformat()),
        *((words.RESULTS[result], str(n)) for result, n in answer.counts.model_dump().items()),
        *_withheld_and_licence(answer),
    ]
    told = [rule.model_dump(exclude={"counts"}) | rule.counts.model_dump() for rule in answer.rules]
    columns = list(told[0]) if told else ["name"]
    return workbook(about, {"Rows": (rule_rows.COLUMNS, rule_rows.rows(answer)), "Rules": (columns, told)})


def csv_text(columns: Sequence[str], rows: Rows) -> str:
    """Give rows as CSV with a header; cells are safe to open in a spreadsheet."""
    return "".join(_lines(columns, rows))


def _lines(columns: Sequence[str], rows: Rows) -> Iterator[str]:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    stream = iter(rows)
    while part := list(islice(stream, _PART)):
        writer.writerows({name: safe(value) for name, value in row.items()} for row in part)
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def workbook(about: Sequence[tuple[str, str]], sheets: Mapping[str, tuple[Sequence[str], Rows]]) -> bytes:
    """Give a workbook: what it is on the first sheet, then a sheet of columns and rows for each title."""
    book = Workbook(write_only=True)
    _sheet(book, "About", ("what", "value"), [dict(zip(("what", "value"), pair, strict=True)) for pair in about])
    for title, (columns, rows) in sheets.items():
        _sheet(book, title, columns, rows)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(book: Workbook, title: str, columns: Sequence[str], rows: Rows) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, name in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = max(12, len(name) + 2)
    heads = [WriteOnlyCell(sheet, _writable(safe(name))) for name in columns]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for row in rows:
        sheet.append([_writable(safe(row.get(name))) for name in columns])


def _writable(value: Any) -> Any:
    """Mark characters that no workbook may hold."""
    return ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value
