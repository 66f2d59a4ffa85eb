"""Answering one question of the console: the plan check, the audience, the rows up to their limits, as JSON.

This runs in the process of `graph/console_process.py`, which may be killed at any moment.
"""

import json
import re
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from graph.answers import ATTRIBUTION
from graph.console_plan import check_plan
from graph.console_sentences import CHANGED, NOT_PUBLIC, TOO_DEEP, TOO_GREEDY, TOO_LONG, cut_at
from graph.console_shapes import CypherQuestion, Limits
from graph.console_values import sound
from graph.errors import CutShort, Loading, PartnershipsError, Refused, StatementRefused, Withheld
from graph.store import Store

REMEMBERED = 500  # texts whose plan has been checked
TRIES = 3
T = TypeVar("T")
_HIDDEN = (
    "RETURN EXISTS { MATCH (n:Entity) WHERE n.visibility <> 'public' } "
    "OR EXISTS { MATCH (s:Snapshot) WHERE s.visibility <> 'public' } "
    "OR EXISTS { MATCH (l:Load) WHERE l.visibility <> 'public' AND l.journal IS NOT NULL } "
    "OR EXISTS { MATCH ()-[r]->() WHERE r.visibility <> 'public' } AS hidden"
)


class Desk:
    """Answers questions over one store, and remembers which texts and which state of the data it has checked."""

    def __init__(self, store: Store) -> None:
        """Take an open store."""
        self._store = store
        self._accepted: OrderedDict[str, None] = OrderedDict()
        self._public_at = ""  # the mark of a state of the data that has nothing hidden

    def answer(self, question: CypherQuestion, limits: Limits, tag: str) -> str:
        """Give the answer as one line of JSON, in the shape of `CypherAnswer`.

        Args:
            question: Its words have been checked.
            limits: What it may take.
            tag: A mark that its transaction bears in the database.

        Raises:
            Refused: Its plan does more than read, or Neo4j does not understand it.
            Withheld: The audience is public and something held is not.
            CutShort: It took too long or too much.
            ShortOfMemory: The database has none left, for this question or for another's sake.
        """
        began = time.monotonic()
        with_mark = self._for_the_public if question.audience == "public" else _at_once
        columns, rows, note = with_mark(lambda: self._rows(question, limits, tag))
        head = _json(question.model_dump() | {"columns": columns})
        seconds = round(time.monotonic() - began, 3)
        end = {"count": len(rows), "truncated": note is not None, "note": note, "seconds": seconds}
        tail = _json(end | {"attribution": ATTRIBUTION})
        return f'{head[:-1]},"rows":[{",".join(rows)}],{tail[1:]}'

    def _for_the_public(self, ask: Callable[[], T]) -> T:
        """Ask only where nothing is hidden, before and after: by then the same is held as when that was looked up."""
        mark = self._mark_of_public()
        try:
            return ask()
        finally:
            if self._store.mark() != mark:
                raise Loading(CHANGED)

    def _mark_of_public(self) -> str:
        for _ in range(TRIES):
            mark = self._store.mark()
            if mark == self._public_at:
                return mark
            if self._store.read(_HIDDEN)[0]["hidden"]:
                raise Withheld(NOT_PUBLIC)
            if self._store.mark() == mark:
                self._public_at = mark
                return mark
        raise Loading(CHANGED)

    def _rows(self, question: CypherQuestion, limits: Limits, tag: str) -> tuple[list[str], list[str], str | None]:
        try:
            self._check(question, limits, tag)
            with self._store.question(question.query, question.params, limits.seconds, tag) as (columns, records):
                _check_columns(columns, limits)
                return columns, *_written(columns, records, limits)
        except StatementRefused as error:
            raise _told(error, limits) from None
        except RecursionError:
            raise CutShort(TOO_DEEP) from None
        except MemoryError:
            raise CutShort(TOO_GREEDY) from None

    def _check(self, question: CypherQuestion, limits: Limits, tag: str) -> None:
        if question.query in self._accepted:
            self._accepted.move_to_end(question.query)
            return
        try:
            check_plan(*self._store.plan(question.query, question.params, limits.seconds, tag))
        except StatementRefused as error:
            raise StatementRefused("", error.code, _without_explain(error.words)) from None
        self._accepted[question.query] = None
        if len(self._accepted) > REMEMBERED:
            self._accepted.popitem(last=False)


def _at_once(ask: Callable[[], T]) -> T:
    return ask()


def _check_columns(columns: Sequence[str], limits: Limits) -> None:
    if len(columns) > limits.columns:
        raise Refused(
            f"The question has {len(columns):,} columns, and at most {limits.columns:,} are given: ask for fewer."
        )


def _written(columns: Sequence[str], records: Iterator[Sequence[Any]], limits: Limits) -> tuple[list[str], str | None]:
    """Write rows as JSON until there are no more, or enough; with a note where they were cut."""
    rows: list[str] = []
    size = 0
    for record in records:
        if len(rows) == limits.rows:
            return rows, cut_at(f"{limits.rows:,} rows")
        row = _json(dict(zip(columns, map(sound, record), strict=True)))
        size += len(row.encode()) + 1
        if size > limits.size:
            return rows, cut_at(f"{limits.size / 1_000_000:g} million bytes")
        rows.append(row)
    return rows, None


def _without_explain(words: str) -> str:
    """Count columns as the asker does, not from before the EXPLAIN that was put in front.

    >>> _without_explain("Variable `x` not defined (line 1, column 16 (offset: 15))")
    'Variable `x` not defined (line 1, column 8)'
    """
    before = len("EXPLAIN ")
    line = re.sub(r"line 1, column (\d+)", lambda at: f"line 1, column {int(at[1]) - before}", words)
    return re.sub(r" \(offset: \d+\)", "", line)


_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def _told(error: StatementRefused, limits: Limits) -> PartnershipsError:
    if "TransactionTimedOut" in error.code or error.code.endswith("Transaction.Terminated"):
        return CutShort(TOO_LONG.format(limits.seconds))
    if "OutOfMemory" in error.code or "StackOverFlow" in error.code:
        return CutShort(TOO_GREEDY)
    if not error.code:
        return Refused(error.words)
    return Refused(f"Neo4j does not run the question: {error.words.rstrip('.')}.")
