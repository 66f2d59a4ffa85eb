"""The answer to a question in Cypher as CSV and as a workbook; whatever a cell or a heading holds is safe to open."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from graph.console_shapes import CypherAnswer
from viz.files import safe, workbook

LICENCE = "licence"


def flat(value: Any) -> Any:
    """Write a value for one cell: what has parts as JSON.

    >>> flat([1, "a"]), flat({"x": None}), flat(True), flat(1.5), flat("Ash")
    ('[1, "a"]', '{"x": null}', 'true', 1.5, 'Ash')
    """
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict | bool) else value


def answer_csv(told: CypherAnswer) -> str:
    """Give the rows as CSV (RFC 4180), and the attribution in each, unless a column has its name."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    own = [] if LICENCE in told.columns else [LICENCE]
    writer.writerow(map(safe, [*told.columns, *own]))
    for row in told.rows:
        writer.writerow([*(safe(flat(row[name])) for name in told.columns), *(told.attribution for _ in own)])
    return out.getvalue()


def answer_xlsx(told: CypherAnswer) -> bytes:
    """Give the rows as a workbook: what was asked on the first sheet, then the rows."""
    about = [
        ("question", told.query),
        *((f"${name}", str(flat(value))) for name, value in told.params.items()),
        ("rows", str(told.count)),
        ("note", told.note or "no more rows"),
        ("licence", told.attribution),
    ]
    return workbook(about, {"Rows": (told.columns, _flat_rows(told))})


def _flat_rows(told: CypherAnswer) -> Iterator[dict[str, Any]]:
    return ({name: flat(value) for name, value in row.items()} for row in told.rows)
