"""What was worked out once is kept in memory until the database changes."""

import threading
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

MOST = 64  # kept at once: a day or an audience more is seldom asked, and the nation's columns are large
T = TypeVar("T")


class Kept:
    """What was read in one state of the database; when that has changed, all of it is dropped."""

    def __init__(self, state: Callable[[], Hashable]) -> None:
        """Take what tells the state of the database: equal as long as nothing was written."""
        self._state = state
        self._found: dict[Hashable, Any] = {}
        self._found_at: Hashable = None
        self._reading: dict[Hashable, threading.RLock] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable, read: Callable[[], T]) -> T:
        """Give what `read` gave, read again only after the database has changed.

        Args:
            key: What it is, with all that it depends on besides what is held.
            read: Reads it; who asks for the same meanwhile waits. What it gives is shared: not to be changed.
        """
        state = self._state()
        with self._lock:
            if state != self._found_at or not state:
                self._found.clear()
                self._found_at = state
            reading = self._reading.setdefault(key, threading.RLock())
        with reading:
            with self._lock:
                if key in self._found and state == self._found_at:
                    found: T = self._found.pop(key)
                    self._found[key] = found  # last again, for the one not asked for longest goes first
                    return found
            found = read()
            self._put(key, found, state)
            return found

    def _put(self, key: Hashable, found: Any, state: Hashable) -> None:
        with self._lock:
            self._reading.pop(key, None)
            if state == self._found_at:
                self._found[key] = found
                if len(self._found) > MOST:
                    del self._found[next(iter(self._found))]
