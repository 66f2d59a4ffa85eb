"""The command asked in this process, and what must hold of whatever it says: no NaN, no traceback, sound files."""

import csv
import io
import json
import re
from typing import Any

from openpyxl import load_workbook
from pydantic import BaseModel
from served import Ask

from graph.answers import Gaps
from graph.broker_shapes import Brokers
from graph.change_shapes import Changes
from graph.conflict_answers import Conflicts
from graph.matching_shapes import Match
from graph.resilience_shapes import Weights, WhatIf
from graph.rule_answers import Rules

FORMATS = ("table", "json", "csv", "xlsx")
_NO_NUMBER = re.compile(r"\b(nan|inf|infinity)\b", re.IGNORECASE)
_SHAPES: dict[str, type[BaseModel]] = {
    "gaps": Gaps, "changes": Changes, "brokers": Brokers, "match": Match, "rules": Rules, "conflicts": Conflicts,
}  # fmt: skip


def sound(ask: Ask, *words: str, form: str = "json") -> Any:
    """Ask in a format and make sure that what comes is an answer in that format, every number a number.

    Returns:
        The answer as read from JSON; in another format None.
    """
    told = ask(*words, "--format", form)
    assert told.code == 0, told.err
    if form == "json":
        return _json(words, told.out)
    if form == "xlsx":
        _sheets(told.out)
    elif form == "csv":
        _lines(told.out.decode())
    else:
        _plain(told.out)
    return None


def _plain(text: bytes) -> None:
    assert not _NO_NUMBER.search(text.decode())


def answered(ask: Ask, name: str, words: list[str]) -> None:
    """Ask a question of the catalogue; where what its example names is not held, one sentence says so."""
    told = ask("query", name, *words, "--format", "json")
    if told.code == 2:
        assert " held " in told.sentence
        return
    assert told.code == 0 or name.startswith("checks/"), told.err
    json.loads(told.out, parse_constant=_refuse)


def drawn(ask: Ask, *words: str) -> None:
    """Draw a map and make sure that what its script reads is sound JSON, with whole numbers as places."""
    told = ask(*words)
    assert told.code == 0, told.err
    (data,) = re.findall(r'<script type="application/json" id="map-data">(.*?)</script>', told.out.decode())
    nodes = json.loads(data, parse_constant=_refuse)["nodes"]
    assert all(isinstance(node[axis], int) for node in nodes for axis in "xy")


def _refuse(word: str) -> None:
    raise AssertionError(f"{word} is no JSON")


def _json(words: tuple[str, ...], text: bytes) -> Any:
    answer = json.loads(text, parse_constant=_refuse)
    shape = _SHAPES.get(words[0]) or (Weights if words[1].startswith("-") else WhatIf)
    assert json.loads(shape.model_validate(answer).model_dump_json()) == answer
    return answer


def _lines(text: str) -> None:
    rows = list(csv.reader(io.StringIO(text)))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if _NO_NUMBER.fullmatch(cell)]


def _sheets(data: bytes) -> None:
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames[0] == "About"
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert not [cell for cell in cells if isinstance(cell, str) and _NO_NUMBER.fullmatch(cell)]
    assert all(cell == cell for cell in cells)  # noqa: PLR0124 - NaN alone is not itself
