"""The line to one process that asks the console's questions: started, asked, waited for, killed."""

import contextlib
import json
import os
import select
import subprocess
import sys
from collections.abc import Mapping
from typing import IO, Any

from graph.console_sentences import TOO_GREEDY
from graph.errors import CutShort

CHUNK = 1 << 20


class Line:
    """One process; it is started at once and is ready some tenths of a second later."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "graph.console_process"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._parts: list[bytes] = []

    @property
    def has_begun(self) -> bool:
        """Say whether the process has connected to the database and begun with the question."""
        return bool(self._parts)

    def ask(self, request: Mapping[str, Any]) -> None:
        """Send a question.

        Raises:
            CutShort: The process has ended, most likely for want of memory.
        """
        try:
            self._pipe(self._process.stdin).write(json.dumps(request).encode() + b"\n")
            self._pipe(self._process.stdin).flush()
        except OSError:
            raise CutShort(TOO_GREEDY) from None

    def answer(self, seconds: float) -> bytes | None:
        """Wait for the answer, so long and no longer; None where it is not there yet.

        Raises:
            CutShort: The process has ended, most likely for want of memory.
        """
        out = self._pipe(self._process.stdout).fileno()
        while select.select([out], [], [], seconds)[0]:
            part = os.read(out, CHUNK)
            if not part:
                raise CutShort(TOO_GREEDY)
            self._parts.append(part)
            if part.endswith(b"\n"):  # nothing follows before the next question
                whole, self._parts = b"".join(self._parts), []
                return whole[1:-1]
        return None

    def end(self) -> None:
        """Kill the process; its connection to the database falls with it, and Neo4j ends what it can end."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # what was not sent
                self._pipe(pipe).close()

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        assert pipe is not None  # noqa: S101 - both are asked for above
        return pipe
