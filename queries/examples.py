"""The examples of a question: what rows they say, in the types of its columns."""

import re
from typing import Any

from graph.errors import BadInput
from graph.store import Rows, Store
from queries.ask import answer_to
from queries.fields import Column, typed
from queries.header import Example, Question

_BAR = re.compile(r"(?<!\S)\|(?!\S)")  # with space around it: ids may hold one


def expected(question: Question, example: Example) -> Rows:
    """Read the rows that an example says come: an empty cell is null, and the parts of a list stand between `; `.

    Raises:
        BadInput: A line has not as many cells as there are columns, or a cell is not of its column's type.
    """
    lines = [line for line in example.rows.strip().splitlines() if line.strip()]
    names, *rows = ([cell.strip() for cell in _BAR.split(line)] for line in lines)
    columns = question.header.returns
    if names != list(columns):
        raise BadInput(f"An example of {question.name} has the columns {', '.join(names)}: write {', '.join(columns)}.")
    short = next((row for row in rows if len(row) != len(names)), None)
    if short is not None:
        raise BadInput(f"An example of {question.name} has a row of {len(short)} cells: write {len(names)}: {short}.")
    return [{name: _cell(columns[name], text) for name, text in zip(names, row, strict=True)} for row in rows]


def _cell(column: Column, text: str) -> Any:
    base = column.type.removesuffix(" or null")
    if base.startswith("list of "):
        return [_value(base.removeprefix("list of "), part) for part in text.split("; ")] if text else []
    if not text:
        return None if column.type.endswith(" or null") else ""
    return _value(base, text)


def _value(base: str, text: str) -> Any:
    try:
        return typed(base, text)
    except ValueError:
        raise BadInput(f"{text!r} in an example is no {base}: write one.") from None


def answers(store: Store, question: Question, example: Example) -> list[str]:
    """Fourth gate: on the data of an example, which the store holds, it gives the rows stated, in their types."""
    given = answer_to(store, question, example.params)
    columns = question.header.returns
    told = [
        f"{name} is {value!r}, which is no {columns[name].type}."
        for row in given.rows
        for name, value in row.items()
        if not columns[name].accepts(value)
    ]
    stated = expected(question, example)
    missing = [f"This row does not come: {row}" for row in stated if row not in given.rows]
    extra = [f"This row comes, and is not stated: {row}" for row in given.rows if row not in stated]
    if not missing and not extra and given.rows != stated:
        extra = ["The rows come in another order, or another number of times, than stated."]
    return told + missing + extra
