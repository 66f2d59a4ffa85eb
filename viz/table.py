"""Rows as an HTML table or as CSV: everything that a name or a quote holds is shown as text, never run."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup, escape

from graph.answers import ATTRIBUTION
from graph.projection import Network
from graph.schema import LINKS
from viz import words
from viz.files import safe
from viz.palette import kind_of

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Column:
    """One column: the row's key, the heading, whether it holds numbers, and the address that sorts by it."""

    key: str
    title: str
    number: bool = False
    sort: str | None = None
    sorted: bool = False


LINK_COLUMNS = (
    Column("from_cell", "From"),
    Column("reads", "Link"),
    Column("to_cell", "To"),
    Column("status_cell", "Status"),
    Column("confidence_words", "Confidence"),
    Column("dates", "Dates"),
    Column("source_cell", "Source"),
)
LINK_DATA = (
    "id", "from_id", "from_name", "from_kind", "type", "reads", "to_id", "to_name", "to_kind", "status", "confidence",
    "focus", "start_min", "start_max", "end_min", "end_max", "as_given", "dates", "source_id", "source", "quote",
)  # fmt: skip


def html(columns: Sequence[Column], rows: Iterable[Row], caption: str) -> Markup:
    """Give an HTML table with a caption; cells are escaped unless they are Markup already.

    Args:
        columns: What to show, in order; the first is the row's heading.
        rows: Maps by the columns' keys; None and absent show as an en dash with "not recorded" for screen readers.
        caption: What the table holds, in words.
    """
    head = Markup("").join(_heading(column) for column in columns)
    body = Markup("\n").join(
        Markup("<tr>{}</tr>").format(Markup("").join(_cell(c, row, first=c is columns[0]) for c in columns))
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


def link_rows(network: Network) -> list[dict[str, Any]]:
    """Give the links that a map draws as rows: both ends, kind, status, confidence, days and source.

    Args:
        network: As `viz.map.draw` takes it; `graph["documents"]` gives the names of Documents by id.

    Returns:
        m rows with the keys of LINK_DATA, ordered by the ends' names, then by type and id.
    """
    sources = network.graph.get("documents", {})
    rows = [
        _ends(network, source, target) | _claim(str(key), data, sources)
        for source, target, key, data in network.edges(keys=True, data=True)
    ]
    return sorted(rows, key=lambda row: tuple(str(row[k]) for k in ("from_name", "to_name", "type", "id")))


def _ends(network: Network, source: str, target: str) -> dict[str, Any]:
    start, end = network.nodes[source], network.nodes[target]
    return {
        "from_id": source,
        "from_name": str(start.get("name", source)),
        "from_kind": start["label"],
        "to_id": target,
        "to_name": str(end.get("name", target)),
        "to_kind": end["label"],
    }


def _claim(key: str, data: Mapping[str, Any], sources: Mapping[str, str]) -> dict[str, Any]:
    told = {name: data.get(name) for name in LINK_DATA if name in data}
    status, confidence = str(data.get("status", "actual")), str(data.get("confidence", "stated"))
    document = str(data.get("source", ""))
    return told | {
        "id": key,
        "type": data["type"],
        "reads": LINKS[str(data["type"])].says[0],
        "status": status,
        "confidence": confidence,
        "confidence_words": words.CONFIDENCES[confidence],
        "dates": words.dates(data),
        "source_id": document,
        "source": str(sources.get(document, document)),
    }


def link_table(rows: Iterable[Row], addresses: Mapping[str, str] | None = None) -> Markup:
    """Give the table that stands beside a map.

    Args:
        rows: As `link_rows` gives them.
        addresses: Where the page of each id is; ids without one are shown as plain names.
    """
    pages = addresses or {}
    shown = [
        {
            **row,
            "from_cell": _name(row, "from", pages),
            "to_cell": _name(row, "to", pages),
            "status_cell": Markup('<span class="line {} {}">{}</span>').format(
                row["status"], row["confidence"], words.STATUSES[str(row["status"])]
            ),
            "source_cell": _source(row),
        }
        for row in rows
    ]
    return html(LINK_COLUMNS, shown, f"The links on the map ({words.grouped(len(shown))})")


def _name(row: Row, end: str, pages: Mapping[str, str]) -> Markup:
    address = pages.get(str(row[f"{end}_id"]))
    name = row[f"{end}_name"]
    linked = Markup('<a href="{}">{}</a>').format(address, name) if address else escape(name)
    return Markup('{} <span class="kind">{}</span>').format(linked, kind_of(str(row[f"{end}_kind"])))


def _source(row: Row) -> Markup:
    if not row.get("quote"):
        return escape(row["source"])
    return Markup("{}<br><q>{}</q>").format(row["source"], row["quote"])
