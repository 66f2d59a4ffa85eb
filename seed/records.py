"""CSV text as records: a quotation mark that is never closed costs its own line, not the lines below it."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Self

MAX_CELL = 4_000_000  # characters: a longer one is damage
MAX_LINES = 100  # of one record: one that has more holds an unclosed quotation mark


class _Lines:
    """The lines of a text; those of a record that turns out to be none are given back, all but the first."""

    def __init__(self, text: Iterable[str]) -> None:
        self._text, self._back = iter(text), deque[str]()
        self.record: list[str] = []

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        if len(self.record) >= MAX_LINES:
            raise StopIteration
        line = self._back.popleft() if self._back else next(self._text)
        self.record.append(line)
        return line

    def give_back(self) -> None:
        self._back.extendleft(reversed(self.record[1:]))


def records(text: Iterable[str], delimiter: str, width: int | None = None) -> Iterator[list[str] | csv.Error]:
    """Split lines into records; a line that is no record gives the fault.

    Args:
        text: The lines, with their ends.
        delimiter: What stands between cells.
        width: How many cells a record has: one of several lines that has not as many is read again line by line.
    """
    csv.field_size_limit(MAX_CELL)
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.record = []
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            lines.give_back()
            yield fault
            continue
        if width is not None and len(lines.record) > 1 and not fits(record, width):
            lines.give_back()
            yield csv.Error("a quotation mark is not closed")
        elif record:
            yield record


def fits(record: list[str], width: int) -> bool:
    """Say whether a record has so many cells, blank ones behind them apart; those are taken away."""
    while len(record) > width and not record[-1].strip():
        record.pop()
    return len(record) == width
