"""The rows that a map draws, as data and as the table beside it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from graph.projection import Network
from viz import words
from viz.files import safe, workbook
from viz.palette import kind_of
from viz.table import Column, Row, html

Sorts = Mapping[str, str]  # name of an order -> address of the same map in that order
LINK_DATA = (
    "id", "from_id", "from_name", "from_kind", "type", "reads", "to_id", "to_name", "to_kind", "n", "status",
    "confidence", "holds", "focus", "start_min", "start_max", "end_min", "end_max", "as_given", "dates", "source_id",
    "source", "quote",
)  # fmt: skip
ORDERS = {
    "from": ("from_name", "to_name", "type", "id"),
    "link": ("type", "from_name", "to_name", "id"),
    "to": ("to_name", "from_name", "type", "id"),
    "status": ("holds", "status", "confidence", "from_name", "to_name", "type", "id"),
    "dates": ("end_min", "start_max", "from_name", "to_name", "type", "id"),
}
_COLUMNS = (
    ("from_cell", "From", "from"),
    ("link_cell", "Link, status, dates and source", "link"),
    ("to_cell", "To", "to"),
)


def link_rows(network: Network, order: str = "from") -> list[dict[str, Any]]:
    """Give the links that a map draws as rows: both ends, kind, status, confidence, days and source.

    Args:
        network: As `viz.map.draw` takes it; `graph["documents"]` gives the names of Documents by id.
        order: One of `ORDERS`.

    Returns:
        m rows with the keys of LINK_DATA, ordered by the ends' names, then by type and id, or as asked.
    """
    sources = network.graph.get("documents", {})
    rows = [
        _ends(network, source, target) | _claim(str(key), data, sources)
        for source, target, key, data in network.edges(keys=True, data=True)
    ]
    return sorted(rows, key=lambda row: tuple(str(row.get(k) or "") for k in ORDERS[order]))


def _ends(network: Network, source: str, target: str) -> dict[str, Any]:
    start, end = network.nodes[source], network.nodes[target]
    return {
        "from_id": source,
        "from_name": str(start.get("name", source)),
        "from_kind": start["label"],
        "from_state": start.get("state"),
        "to_id": target,
        "to_name": str(end.get("name", target)),
        "to_kind": end["label"],
        "to_state": end.get("state"),
    }


def _claim(key: str, data: Mapping[str, Any], sources: Mapping[str, str]) -> dict[str, Any]:
    told = {name: data.get(name) for name in LINK_DATA if name in data}
    n, document = int(data.get("n", 1)), str(data.get("source", ""))
    names = [str(sources.get(name, name)) for name in data.get("sources", [document])]
    return told | {
        "id": key,
        "n": n,
        "type": data["type"],
        "reads": words.reads(data),
        "status": str(data.get("status", "actual")),
        "confidence": str(data.get("confidence", "stated")),
        "dates": words.dates(data)
        if "sources" not in data or data.get("end_min")
        else "each link with days of its own",
        "source_id": document,
        "source": "; ".join(names),
    }


def link_table(
    rows: Sequence[Row], addresses: Mapping[str, str] | None = None, sorts: Sorts | None = None, order: str = "from"
) -> Markup:
    """Give the table that stands beside a map.

    Args:
        rows: As `link_rows` gives them.
        addresses: Where the page of each id is, sources among them; ids without one are shown as plain names.
        sorts: Where the same rows are in another order; without, headings are plain.
        order: The order that the rows are in.
    """
    pages, where = addresses or {}, sorts or {}
    columns = [Column(key, title, sort=where.get(name), sorted=name == order) for key, title, name in _COLUMNS]
    caption = f"The links on the map ({words.grouped(len(rows))})"
    return html(columns, (_shown(row, number, pages) for number, row in enumerate(rows)), caption)


def _shown(row: Row, number: int, pages: Mapping[str, str]) -> dict[str, Any]:
    return {
        "row_attributes": Markup(' data-row="{}"').format(number),
        "from_cell": _name(row, "from", pages),
        "to_cell": _name(row, "to", pages),
        "link_cell": _link(row) + _told(row, pages),
    }


def _name(row: Row, end: str, pages: Mapping[str, str]) -> Markup:
    address, name, state = pages.get(str(row[f"{end}_id"])), row[f"{end}_name"], row.get(f"{end}_state")
    linked = Markup('<a href="{}">{}</a>').format(address, name) if address else escape(name)
    kind = kind_of(str(row[f"{end}_kind"]))
    if not state:
        return Markup('{} <span class="kind">{}</span>').format(linked, kind)
    return Markup('{} <span class="kind {}">{}, {}</span>').format(linked, state, kind, words.STATES[str(state)])


def _link(row: Row) -> Markup:
    n = int(row.get("n", 1))
    many = Markup(" <strong>× {}</strong>").format(words.grouped(n)) if n > 1 else Markup("")
    look, sure = words.standing(row), str(row["confidence"])
    return Markup('{}{}<br><span class="line {} {}">{}, {}</span>').format(
        row["reads"], many, look, sure, words.LOOKS[look], words.CONFIDENCES[sure]
    )


def _told(row: Row, pages: Mapping[str, str]) -> Markup:
    where = pages.get(str(row["source_id"])) if row.get("source_id") and "; " not in str(row["source"]) else None
    source = Markup('<a href="{}">{}</a>').format(where, row["source"]) if where else escape(row["source"])
    quote = Markup(" <q>{}</q>").format(row["quote"]) if row.get("quote") else Markup("")
    return Markup('<div class="told">{}. Source: {}{}</div>').format(row["dates"], source, quote)


def link_workbook(rows: Iterable[Row], about: Sequence[tuple[str, str]]) -> bytes:
    """Give the rows as a workbook: what it is on the first sheet, then one line a link."""
    return workbook(about, {"Links": (LINK_DATA, [{key: safe(row.get(key)) for key in LINK_DATA} for row in rows])})
