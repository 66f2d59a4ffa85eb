"""What was worked out once is kept in memory until the database changes."""

import threading
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

MOST = 64  # kept at once: a day or an audience more is seldom asked, and the nation's columns are large
MOST_ROWS = 80_000  # of answers kept at once: the brokers of the nation, or the lists of its schools on three days
T = TypeVar("T")


class Kept:
    """What was read in one state of the database; when that has changed, all of it is dropped."""

    def __init__(self, state: Callable[[], Hashable], most: int = MOST) -> None:
        """Take what tells the state of the database: equal as long as nothing was written; and how much is kept."""
        self._state, self._most = state, most
        self._found: dict[Hashable, Any] = {}
        self._weights: dict[Hashable, int] = {}
        self._found_at: Hashable = None
        self._reading: dict[Hashable, threading.RLock] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable, read: Callable[[], T], weigh: Callable[[T], int] = lambda _: 1) -> T:
        """Give what `read` gave, read again only after the database has changed.

        Args:
            key: What it is, with all that it depends on besides what is held.
            read: Reads it; who asks for the same meanwhile waits. What it gives is shared: not to be changed.
            weigh: Says how much of what may be kept it takes; what is heavier than all of that is not kept.
        """
        state = self._state()
        with self._lock:
            if state != self._found_at or not state:
                self._found.clear()
                self._weights.clear()
                self._found_at = state
            reading = self._reading.setdefault(key, threading.RLock())
        with reading:
            with self._lock:
                if key in self._found and state == self._found_at:
                    found: T = self._found.pop(key)
                    self._found[key] = found  # last again, for the one not asked for longest goes first
                    return found
            try:
                found = read()
                self._put(key, found, max(1, weigh(found)), state)
            finally:
                with self._lock:
                    self._reading.pop(key, None)
            return found

    def holds(self, key: Hashable) -> bool:
        """Say whether something is kept now."""
        state = self._state()
        with self._lock:
            return key in self._found and state == self._found_at

    def _put(self, key: Hashable, found: Any, weight: int, state: Hashable) -> None:
        with self._lock:
            if state != self._found_at or weight > self._most:
                return
            self._found[key], self._weights[key] = found, weight
            while sum(self._weights[name] for name in self._found) > self._most:
                oldest = next(iter(self._found))
                del self._found[oldest], self._weights[oldest]
