"""The answer to a question in Cypher for people: in a terminal of 100 columns, and as the table of a page."""

import re
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup
from rich.table import Table

from graph.console_shapes import CypherAnswer
from viz import words
from viz.cypher_rows import flat
from viz.table import Column, html
from viz.terminal import printed

SHOWN = 1_000  # rows of a page
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # a terminal would obey them
EMPTY = (
    "Nothing that is held answers to this question. Labels, types and names of properties are written as the model "
    "writes them, capitals and all: `School`, not `school`."
)


def said(told: CypherAnswer) -> str:
    """Say how many rows there are, and how long it took.

    >>> said(CypherAnswer.model_construct(count=1, truncated=False, seconds=0.0123))
    '1 row in 0.012 s.'
    """
    first = "The first " if told.truncated else ""
    return f"{first}{words.grouped(told.count)} row{'' if told.count == 1 else 's'} in {told.seconds:.3f} s."


def shown(value: Any) -> str:
    """Write a value for people: a node or a link by its name, other things with parts as JSON.

    >>> shown({"element_id": "4:x:1", "labels": ["Entity", "School"], "properties": {"id": "a", "name": "Ash"}})
    '(Ash: School)'
    """
    if value is None:
        return "–"
    if isinstance(value, dict):
        return _CONTROL.sub("·", _thing(value))
    return _CONTROL.sub("·", str(flat(value)))


def _thing(value: dict[str, Any]) -> str:
    if value.keys() == {"element_id", "labels", "properties"}:
        told = value["properties"]
        labels = [label for label in value["labels"] if label != "Entity"]
        return f"({told.get('name') or told.get('id') or ''}: {', '.join(labels)})"
    if value.keys() == {"element_id", "type", "start", "end", "properties"}:
        return f"[{value['type']}]"
    if value.keys() == {"nodes", "relationships"}:
        return _path(value)
    return str(flat(value))


def _path(value: dict[str, Any]) -> str:
    nodes, parts = value["nodes"], []
    for node, link in zip(nodes, value["relationships"], strict=False):
        way = ("-[{}]->" if link["start"] == node["element_id"] else "<-[{}]-").format(link["type"])
        parts += [_thing(node), way]
    return "".join([*parts, _thing(nodes[-1])]) if nodes else ""


def terminal(told: CypherAnswer) -> str:
    """Give the answer as text: how many rows, whether it was cut, then the rows."""
    parts: list[str | Table] = [said(told), *([told.note] if told.note else [])]
    return printed(*parts, _table(told) if told.rows else EMPTY, told.attribution)


def _table(told: CypherAnswer) -> Table:
    made = Table(expand=False)
    numbers = set(_numbers(told))
    for name in told.columns:
        made.add_column(shown(name), justify="right" if name in numbers else "left", overflow="fold")
    for row in told.rows:
        made.add_row(*(shown(row[name]) for name in told.columns))
    return made


def page_table(told: CypherAnswer) -> Markup:
    """Give the first rows as an HTML table."""
    numbers = set(_numbers(told))
    columns = [Column(name, name, number=name in numbers) for name in told.columns]
    rows = [{name: _cell(row[name]) for name in told.columns} for row in told.rows[:SHOWN]]
    return html(columns, rows, f"What the question gave ({words.grouped(len(rows))} of {words.grouped(told.count)})")


def _cell(value: Any) -> Any:
    return value if value is None else shown(value)


def _numbers(told: CypherAnswer) -> Iterator[str]:
    """Give the columns that hold numbers alone."""
    for name in told.columns:
        if all(isinstance(row[name], int | float) and not isinstance(row[name], bool) for row in told.rows):
            yield name
