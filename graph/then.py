"""The database as it was known at an earlier load, read inside a transaction that is never kept."""

import threading
from typing import Any

from graph.kept import MOST_ROWS, Kept
from graph.store import Rows, Store
from graph.transaction import Transaction


class Then(Store):
    """What reads as the store does, but sees what an open transaction has changed; it keeps nothing after it."""

    def __init__(self, now: Store, tx: Transaction) -> None:
        """Read through a transaction of a store; whoever opened the two closes them."""
        self.connection = now.connection
        self._now, self._tx, self._one_at_a_time = now, tx, threading.Lock()
        self._kept, self.answers = Kept(self.mark), Kept(self.mark, MOST_ROWS)

    def read(self, cypher: str, **parameters: Any) -> Rows:
        """Run one reading statement and give its rows; readers of several threads queue."""
        with self._one_at_a_time:
            return self._tx.run(cypher, **parameters)

    def read_table(self, cypher: str, **parameters: Any) -> tuple[list[str], str, Rows]:
        """Run one reading statement and give its columns, its type and its rows."""
        return (*self._now.explain(cypher, **parameters), self.read(cypher, **parameters))

    def mark(self) -> str:
        """Give the same word always: in here nothing changes any more."""
        return "then"
