"""Rows as an HTML table or as CSV: everything that a name or a quote holds is shown as text, never run."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup, escape

from graph.answers import ATTRIBUTION
from viz import words
from viz.files import safe

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Column:
    """One column: the row's key, the heading, whether it holds numbers, and the address that sorts by it."""

    key: str
    title: str
    number: bool = False
    sort: str | None = None
    sorted: bool = False


def html(columns: Sequence[Column], rows: Iterable[Row], caption: str) -> Markup:
    """Give an HTML table with a caption; cells are escaped unless they are Markup already.

    Args:
        columns: What to show, in order; the first is the row's heading.
        rows: Maps by the columns' keys, and perhaps `row_attributes`, Markup for the row's tag; None and absent show
            as an en dash with "not recorded" for screen readers.
        caption: What the table holds, in words.
    """
    head = Markup("").join(_heading(column) for column in columns)
    body = Markup("\n").join(
        Markup("<tr{}>{}</tr>").format(
            row.get("row_attributes", Markup("")),
            Markup("").join(_cell(c, row, first=c is columns[0]) for c in columns),
        )
        for row in rows
    )
    return Markup(
        '<div class="scroll" role="region" aria-label="{}" tabindex="0"><table><caption>{}</caption>\n'
        "<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody></table></div>"
    ).format(caption, caption, head, body)


def _heading(column: Column) -> Markup:
    kind = Markup(' class="number"') if column.number else Markup("")
    order = Markup(' aria-sort="other"') if column.sorted else Markup("")
    title = Markup('<a href="{}">{}</a>').format(column.sort, column.title) if column.sort else escape(column.title)
    return Markup('<th scope="col"{}{}>{}</th>').format(kind, order, title)


def _cell(column: Column, row: Row, *, first: bool) -> Markup:
    value = row.get(column.key)
    if value is None or value == "":
        text = Markup('<span aria-hidden="true">–</span><span class="unseen">not recorded</span>')
    else:
        number = isinstance(value, int | float) and column.number
        text = escape(words.grouped(value) if number else words.day(value) if isinstance(value, date) else value)
    if first:
        return Markup('<th scope="row">{}</th>').format(text)
    kind = Markup(' class="number"') if column.number else Markup("")
    return Markup("<td{}>{}</td>").format(kind, text)


def text(keys: Sequence[str], rows: Iterable[Row], as_of: date | None = None) -> str:
    """Give CSV (RFC 4180) with the as-at day and the attribution in every row; cells are safe to open."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*keys, "as_of", "licence"])
    for row in rows:
        writer.writerow([*(safe(row.get(key)) for key in keys), as_of, ATTRIBUTION])
    return out.getvalue()
