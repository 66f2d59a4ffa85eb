"""The parts of a page that shows one answer: sentences, facts, tables that sort and page, a map, the Cypher behind."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel, Field

from api.frame import address, thing_address
from api.parameters import Pairs
from graph.behind import Behind
from viz import words
from viz.table import Column, html

BESIDE = 50  # rows of a table that is not the page's own list: the files hold them all


class SheetView(BaseModel):
    """How a page shows its list."""

    sort: str | None = Field(None, max_length=40, description="key of the column that orders the list")
    limit: int = Field(50, ge=1, le=1000, description="rows on a page")
    cursor: int = Field(0, ge=0, description="first row shown, from 0")


@dataclass(frozen=True)
class Heading:
    """One column: its key, its heading, whether it holds numbers, and what orders rows by it, if anything does."""

    key: str
    title: str
    number: bool = False
    by: Callable[[Any], Any] | None = None


@dataclass(frozen=True)
class Listing:
    """One table: its rows as the answer gives them, what makes cells of each, and what is said where there are none."""

    title: str
    headings: Sequence[Heading]
    rows: Sequence[Any]
    cells: Callable[[Any], Mapping[str, Any]]
    empty: str = ""
    note: str | Markup = ""


@dataclass(frozen=True)
class Sheet:
    """What a page says of an answer.

    title: the question. said: sentences, the answer first. crumbs: names and addresses on the way here. listings: the
    page's own list first; it sorts and pages. facts: what is told of one thing. more: links to what lies near.
    """

    title: str
    said: Sequence[str]
    crumbs: Sequence[tuple[str, str | None]]
    listings: Sequence[Listing]
    facts: Sequence[tuple[str, str | Markup]] = ()
    more: Sequence[tuple[str, str]] = ()
    cypher: Sequence[Behind] = ()
    illustrative: bool = False
    map: tuple[str, str] | None = None  # kind and id of what is drawn below
    as_of: date | None = None
    method: str = ""  # what the measures are of, in small


@dataclass(frozen=True)
class Part:
    """A table as shown."""

    title: str
    table: Markup | None
    empty: str
    note: str | Markup
    span: str
    before: str | None = None
    after: str | None = None


def parts(sheet: Sheet, view: SheetView, path: str, pairs: Pairs) -> list[Part]:
    """Give the tables of a sheet: the first in the order and the part asked for, the others from their beginning.

    Args:
        sheet: What the page says.
        view: Order and part of its own list.
        path: The page's path.
        pairs: The parameters of its address, which every link carries.
    """
    if not sheet.listings:
        return []
    own, *others = sheet.listings
    shown = [one for one in others if one.rows or one.empty]
    return [_own(own, view, path, pairs), *(_beside(one) for one in shown)]


def _own(one: Listing, view: SheetView, path: str, pairs: Pairs) -> Part:
    by = next((heading.by for heading in one.headings if heading.key == view.sort), None)
    rows = sorted(one.rows, key=by) if by else one.rows
    end = view.cursor + view.limit
    part, kept = rows[view.cursor : end], [pair for pair in pairs if pair[0] not in {"sort", "cursor"}]
    here = [*kept, ("sort", view.sort or "")]
    columns = [
        Column(h.key, h.title, h.number, address(path, [*kept, ("sort", h.key)]) if h.by else None, h.key == view.sort)
        for h in one.headings
    ]
    return Part(
        title=one.title,
        table=html(columns, map(one.cells, part), one.title) if part else None,
        empty=one.empty or "Nothing is listed under these filters.",
        note=one.note,
        span=_span(view.cursor, len(part), len(rows)),
        before=address(path, [*here, ("cursor", max(0, view.cursor - view.limit) or "")]) if view.cursor else None,
        after=address(path, [*here, ("cursor", end)]) if end < len(rows) else None,
    )


def _beside(one: Listing) -> Part:
    columns = [Column(h.key, h.title, h.number) for h in one.headings]
    part = one.rows[:BESIDE]
    table = html(columns, map(one.cells, part), one.title) if part else None
    return Part(one.title, table, one.empty, one.note, _span(0, len(part), len(one.rows)))


def _span(start: int, shown: int, total: int) -> str:
    """Say which rows are shown, where these are not all.

    >>> _span(0, 100, 120), _span(0, 3, 3)
    ('Rows 1 to 100 of 120.', '')
    """
    if shown == total:
        return ""
    return f"Rows {words.grouped(start + 1)} to {words.grouped(start + shown)} of {words.grouped(total)}."


def shown_behind(cypher: Sequence[Behind]) -> list[tuple[str, str]]:
    """Give statements with the addresses that ask them in the console."""
    return [
        (one.query, address("/cypher", [("query", one.query), ("params", json.dumps(one.params, default=str))]))
        for one in cypher
    ]


def thing(name: str, label: str, ident: str, day: date | None, urn: int | None = None) -> Markup:
    """Give the name of a school or an organisation, as a link to its page."""
    where = thing_address(label, str(urn or ident) if label == "School" else ident, day)
    return Markup('<a href="{}">{}</a>').format(where, name)


def with_kind(name: Markup, kind: str) -> Markup:
    """Put small words after a name."""
    return Markup('{} <span class="kind">{}</span>').format(name, kind)


def lines(told: Sequence[str | Markup]) -> Markup | str:
    """Give several lines for one cell."""
    if len(told) < 2:  # noqa: PLR2004 - one line needs no list
        return told[0] if told else ""
    return Markup('<ul class="reasons">{}</ul>').format(Markup("").join(Markup("<li>{}</li>").format(t) for t in told))


def opened(summary: str, inside: str | Markup) -> Markup:
    """Give words that open to show more."""
    return Markup("<details><summary>{}</summary>{}</details>").format(summary, inside)
