"""Requests in, answers out: what the process of `graph/console_process.py` does until its parent ends.

One line of JSON in on standard input, one line out: `.` when the question begins, then `+` and the answer, or `-`, the
kind of fault and its sentence.
"""

import contextlib
import json
import os
import resource
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from queue import SimpleQueue
from typing import Any

from graph.console_answer import Desk
from graph.console_sentences import TOO_GREEDY
from graph.console_shapes import CypherQuestion, Limits
from graph.embedded import Connection
from graph.errors import CutShort, DatabaseUnavailable, PartnershipsError
from graph.store import Store

BEGUN, ANSWER, FAULT = b".", "+", "-"


class Asker:
    """Keeps one connection, and connects anew where the address is another or the database was away."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write
        self._connection: Connection | None = None
        self._desk: Desk | None = None

    def line(self, request: Mapping[str, Any]) -> str:
        """Answer one request; its clock runs from when the connection is there."""
        try:
            question = CypherQuestion.model_construct(**request["question"])
            with self._begun():
                desk = self._at(Connection(**request["connection"]))
            return ANSWER + desk.answer(question, Limits(**request["limits"]), request["tag"])
        except MemoryError:
            return _fault(CutShort(TOO_GREEDY))
        except DatabaseUnavailable as fault:
            self._connection = None
            return _fault(fault)
        except PartnershipsError as fault:
            return _fault(fault)

    @contextlib.contextmanager
    def _begun(self) -> Iterator[None]:
        try:
            yield
        finally:
            self._write(BEGUN)

    def _at(self, connection: Connection) -> Desk:
        if self._desk is None or connection != self._connection:
            self._desk, self._connection = Desk(Store(connection)), connection
        return self._desk


def _fault(fault: PartnershipsError) -> str:
    return FAULT + json.dumps([type(fault).__name__, str(fault)])


def _limit_room(size: int) -> None:
    """Let the system refuse more memory than one answer may take; macOS does not hold to it."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _requests() -> Iterator[bytes]:
    """Give the lines of standard input; when the parent has ended, this process ends at once, whatever it waits for."""
    lines: SimpleQueue[bytes] = SimpleQueue()

    def listen() -> None:
        for line in sys.stdin.buffer:
            lines.put(line)
        os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    while True:
        yield lines.get()


def serve() -> None:
    """Answer requests until the parent ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which ends this process
    asker = Asker(_write)
    for line in _requests():
        request = json.loads(line)
        _limit_room(request["limits"]["room"])
        _write(asker.line(request).encode("utf-8", "replace") + b"\n")


def _write(part: bytes) -> None:
    sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()
