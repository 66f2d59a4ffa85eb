"""The answer to a question in Cypher for people: in a terminal of 100 columns, and as the table of a page."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup
from rich.table import Table

from graph.console_shapes import CypherAnswer, LinkValue, NodeValue, PathValue, as_thing
from viz import words
from viz.table import Column, html
from viz.terminal import printed

SHOWN = 1_000  # rows of a page
LONGEST = 2_000  # characters of a cell
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
    """Write a value for people: a node or a link by its name, other things with parts as JSON, nothing endless.

    >>> shown({"element_id": "4:x:1", "labels": ["Entity", "School"], "properties": {"id": "a", "name": "Ash"}})
    '(Ash: School)'
    >>> shown([{"x": 1}, None, "a"])
    '[{"x": 1}, null, "a"]'
    """
    if value is None:
        return "–"
    told = _CONTROL.sub("·", value if isinstance(value, str) else _parts(value))
    return told if len(told) <= LONGEST else f"{told[:LONGEST]} …"


def _parts(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_parts, value))}]"
    thing = as_thing(value) if isinstance(value, dict) else None
    if isinstance(thing, NodeValue):
        return name_of(thing)
    if isinstance(thing, LinkValue):
        return f"[{thing.type}]"
    return _path(thing) if thing else json.dumps(value, ensure_ascii=False)


def name_of(node: NodeValue) -> str:
    """Write a node as Cypher would, with its name and its labels."""
    labels = [label for label in node.labels if label != "Entity"]
    return f"({node.properties.get('name') or node.properties.get('id') or ''}: {', '.join(labels)})"


def _path(path: PathValue) -> str:
    parts = []
    for node, link in zip(path.nodes, path.relationships, strict=False):
        way = "-[{}]->" if link.start == node.element_id else "<-[{}]-"
        parts += [name_of(node), way.format(link.type)]
    return "".join([*parts, *map(name_of, path.nodes[-1:])])


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


def page_table(told: CypherAnswer, pages: Mapping[str, str] | None = None) -> Markup:
    """Give the first rows as an HTML table; a node leads to its page, where `pages` has its id."""
    numbers = set(_numbers(told))
    # keyed by place: a column may bear any name, and those of `html` itself too
    columns = [Column(str(at), name, number=name in numbers) for at, name in enumerate(told.columns)]
    rows = [
        {str(at): _cell(row[name], pages or {}) for at, name in enumerate(told.columns)} for row in told.rows[:SHOWN]
    ]
    return html(columns, rows, f"What the question gave ({words.grouped(len(rows))} of {words.grouped(told.count)})")


def _cell(value: Any, pages: Mapping[str, str]) -> Any:
    thing = as_thing(value) if isinstance(value, dict) else None
    if isinstance(thing, NodeValue) and (where := pages.get(str(thing.properties.get("id")))):
        return Markup('<a href="{}">{}</a>').format(where, shown(value))
    return value if value is None else shown(value)


def _numbers(told: CypherAnswer) -> Iterator[str]:
    """Give the columns that hold numbers alone."""
    for name in told.columns:
        if all(isinstance(row[name], int | float) and not isinstance(row[name], bool) for row in told.rows):
            yield name
