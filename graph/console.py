"""Reading questions in Cypher of people whom nobody needs to trust.

Before: the words (`console_words.py`), then the plan (`console_plan.py`). During: a process of its own asks, in a
reading transaction with a time limit; this program watches the clock, the memory and whether the asker is still there.
After: what does not end is killed, first the asking process, and the embedded server where that is not enough.
"""

import contextlib
import dataclasses
import json
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any, Self

from graph import console_sentences as says
from graph import errors, revival, turns
from graph.console_line import Line
from graph.console_params import check_params
from graph.console_shapes import CypherQuestion, Limits
from graph.console_watch import Watch, sees_end
from graph.console_words import accepted
from graph.store import PATIENCE, Store

TICK = 0.25  # seconds between two looks
BEGINNING = 30  # seconds for the asking process to start and to connect
GRACE = 1.5  # seconds after the time limit, in which the database stops a question by itself
ENDING = 2.0  # seconds for the database to end what was cut off
SILENT = 4.0  # seconds without a word from the database after which it is starved
Gone = Callable[[], bool]


def _stays() -> bool:
    return False


class Console:
    """Asks questions over a store; close it, or use it in a `with` statement."""

    def __init__(self, store: Store, limits: Limits | None = None) -> None:
        """Take an open store; the processes that ask are started when they are needed."""
        self._store = store
        self._limits = limits or Limits()
        self._places = threading.BoundedSemaphore(self._limits.at_once)
        self._running = 0
        self._ends = threading.Condition()
        self._idle: list[Line] = []
        self._swept = False
        self._unstoppable: str | None = None  # the tag of a question that goes on in a Neo4j that is not ours

    def __enter__(self) -> Self:
        """Give the console itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes."""
        self.close()

    def close(self) -> None:
        """End the processes that ask."""
        while self._idle:
            self._idle.pop().end()

    def ask(self, question: CypherQuestion, gone: Gone = _stays) -> bytes:
        """Ask one question.

        Args:
            question: What is asked.
            gone: Tells whether whoever asked has gone away; then the question is broken off.

        Returns:
            The answer as JSON in the shape of `CypherAnswer`, in UTF-8.

        Raises:
            Refused: It is no reading question, or Neo4j does not understand it; nothing was run, or nothing came of it.
            Withheld: The audience is public, and something held is not.
            CutShort: It took too long, or too much memory.
            Loading: A load is under way.
            Busy: Too many questions at once.
            DatabaseUnavailable: The database cannot be reached.
        """
        question = question.model_copy(update={"query": accepted(question.query)})
        check_params(question.params)
        if not self._places.acquire(timeout=self._limits.seconds):
            raise errors.Busy(says.BUSY)
        try:
            with self._turn(), self._counted():
                self._sweep()
                return self._asked(question, gone)
        finally:
            self._places.release()

    @contextlib.contextmanager
    def _counted(self) -> Iterator[None]:
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)

    def _count(self, step: int) -> None:
        with self._ends:
            self._running += step
            self._ends.notify_all()

    def _turn(self) -> contextlib.AbstractContextManager[None]:
        home = self._store.connection.home
        return turns.to_ask(home) if home else contextlib.nullcontext()

    def _sweep(self) -> None:
        """Once, see to what a program left behind that was killed; each time, to what could not be stopped."""
        if self._unstoppable and self._store.used_by(self._unstoppable) is not None:
            raise errors.Busy(says.STILL_RUNS)
        self._unstoppable = None
        if not self._swept and self._store.connection.home:
            self._store.read("RETURN 1 AS answers")  # waits for a database that is being restarted
            if self._store.overrun(self._limits.seconds + GRACE + ENDING + SILENT):
                revival.restart(self._store.connection)
        self._swept = True

    def _asked(self, question: CypherQuestion, gone: Gone) -> bytes:
        """Ask, and again where another question took the memory or the database with it."""
        give_up, again = time.monotonic() + PATIENCE, True
        while True:
            try:
                return self._answered(question, gone)
            except errors.ShortOfMemory:
                if not again or not self._ends_elsewhere():
                    raise errors.CutShort(says.TOO_GREEDY) from None
                again = False
            except errors.DatabaseUnavailable:
                if time.monotonic() > give_up or not self._store.find_again():
                    raise
            time.sleep(TICK)

    def _ends_elsewhere(self) -> bool:
        """Wait until no other question runs; False where none does, and so this one takes the memory."""
        with self._ends:
            if self._running == 1:
                return False
        self._count(-1)
        with self._ends:
            self._ends.wait_for(lambda: not self._running, PATIENCE)
        self._count(1)
        return True

    def _answered(self, question: CypherQuestion, gone: Gone) -> bytes:
        tag = uuid.uuid4().hex
        line = self._idle.pop() if self._idle else Line()
        try:
            line.ask(self._request(question, tag))
            answer = self._awaited(line, tag, gone)
        except errors.CutShort as fault:
            raise errors.CutShort(f"{fault}{self._broken_off(line, tag)}") from None
        except BaseException:
            self._broken_off(line, tag)
            raise
        self._idle.append(line)
        if answer.startswith(b"+"):
            return answer[1:]
        kind, sentence = json.loads(answer[1:])
        raise getattr(errors, kind)(sentence)

    def _request(self, question: CypherQuestion, tag: str) -> dict[str, Any]:
        connection = dataclasses.asdict(self._store.connection) | {"home": None}
        told = {"question": question.model_dump(), "limits": dataclasses.asdict(self._limits), "tag": tag}
        return {"connection": connection, **told}

    def _awaited(self, line: Line, tag: str, gone: Gone) -> bytes:
        """Wait for the answer, and look meanwhile at the clock, the memory and the asker."""
        give_up, begun = time.monotonic() + BEGINNING, False
        watch = Watch(self._store, tag, self._limits.memory, SILENT)
        while (answer := line.answer(TICK)) is None:
            if line.has_begun and not begun:
                give_up, begun = time.monotonic() + self._limits.seconds + GRACE, True
            if gone():
                raise errors.CutShort(says.NOBODY)
            if time.monotonic() > give_up:
                raise errors.CutShort(says.TOO_LONG.format(self._limits.seconds)) if begun else errors.Busy(says.BUSY)
            if begun and watch.takes_too_much():
                raise errors.CutShort(says.TOO_GREEDY)
        return answer

    def _broken_off(self, line: Line, tag: str) -> str:
        """Cut a question off and see that the database ends it; restart the database where it cannot, and say so."""
        line.end()
        if sees_end(self._store, tag, ENDING):
            return ""
        if self._store.connection.home is None:
            self._unstoppable = tag
            return says.GOES_ON
        revival.restart(self._store.connection)
        self._store.find_again()
        with contextlib.suppress(errors.DatabaseUnavailable):  # others find it again at the same time
            self._store.used_by(tag)  # the first such look after a start takes a while
        return says.RESTARTED
