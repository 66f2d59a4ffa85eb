"""One write transaction as loads use it: statements that give rows, and statements that run while the next is made."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

_Rows = list[dict[str, Any]]


class Transaction:
    """One write transaction: all of it is kept, or nothing."""

    def __init__(self, run: Callable[[str, dict[str, Any]], _Rows], roll_back: Callable[[], None]) -> None:
        """Take what runs a statement, and what undoes all of them."""
        self._run = run
        self._roll_back = roll_back
        self._writer = ThreadPoolExecutor(1)
        self._written: Future[_Rows] | None = None

    def run(self, cypher: str, **parameters: Any) -> _Rows:
        """Run one statement and give its rows, dates as Python's."""
        self.settle()
        return self._run(cypher, parameters)

    def write(self, cypher: str, **parameters: Any) -> None:
        """Start one statement that gives no rows; whatever comes next waits for it, and gets its error."""
        self.settle()
        self._written = self._writer.submit(self._run, cypher, parameters)

    def settle(self) -> None:
        """Wait for the statement under way."""
        written, self._written = self._written, None
        if written:
            written.result()

    def take_back(self) -> None:
        """Undo all of it now."""
        self.settle()
        self._roll_back()

    def close(self) -> None:
        """Let the statement under way end, whatever came of it."""
        self._writer.shutdown()
