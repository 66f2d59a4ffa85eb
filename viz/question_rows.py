"""Answers of the catalogue, and the catalogue itself, as CSV and as a workbook."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from graph.question_answers import Answer, Catalogue
from viz.files import workbook
from viz.table import text

LISTED = ("name", "title", "question", "audience", "takes", "must_be_given", "gives", "of")


def plain(value: Any) -> Any:
    """Write a cell for a table of flat cells: the parts of a list stand between semicolons.

    >>> plain(["a", "b"]), plain({"a": 1}), plain(True), plain(1.5)
    ('a; b', '{"a": 1}', 'yes', 1.5)
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(str(plain(part)) for part in value)
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, default=str) if isinstance(value, dict) else value


def answer_csv(told: Answer) -> str:
    """Give the rows as CSV, with the day and the attribution in each."""
    return text([column.name for column in told.columns], _rows(told), told.as_of)


def answer_xlsx(told: Answer) -> bytes:
    """Give the rows as a workbook: what was asked on the first sheet, then the rows, then what the columns mean."""
    about = [
        ("question", told.question),
        ("name", told.name),
        *((name, str(plain(value))) for name, value in told.params.items()),
        ("rows", str(told.total)),
        ("withheld", f"{told.withheld} items withheld" if told.withheld else "nothing withheld"),
        *([("note", told.note)] if told.note else []),
        ("licence", told.attribution),
    ]
    columns = ("name", "type", "meaning"), (column.model_dump() for column in told.columns)
    rows = [column.name for column in told.columns], _rows(told)
    return workbook(about, {"Rows": rows, "Columns": columns})


def _rows(told: Answer) -> Iterator[dict[str, Any]]:
    return ({name: plain(value) for name, value in row.items()} for row in told.rows)


def catalogue_csv(told: Catalogue) -> str:
    """List the questions as CSV."""
    return text(LISTED, _listed(told))


def catalogue_xlsx(told: Catalogue) -> bytes:
    """List the questions as a workbook."""
    return workbook([("questions", str(len(told.questions)))], {"Questions": (LISTED, _listed(told))})


def _listed(told: Catalogue) -> Iterator[dict[str, Any]]:
    for one in told.questions:
        yield one.model_dump(include={"name", "title", "question", "audience", "of"}) | {
            "takes": "; ".join(param.name for param in one.params),
            "must_be_given": "; ".join(param.name for param in one.params if param.required),
            "gives": "; ".join(column.name for column in one.columns),
        }
