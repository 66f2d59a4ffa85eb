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
        self._lock = threading.RLock()

    def get(self, key: Hashable, read: Callable[[], T]) -> T:
        """Give what `read` gave, read again only after the database has changed.

        Args:
            key: What it is, with all that it depends on besides what is held.
            read: Reads it; others who ask wait, for what is kept is large. What it gives is shared: not to be changed.
        """
        with self._lock:
            state = self._state()
            if state != self._found_at or not state:
                self._found.clear()
                self._found_at = state
            found: T = self._found.pop(key) if key in self._found else read()
            self._found[key] = found  # last again, for the one not asked for longest goes first
            if len(self._found) > MOST:
                del self._found[next(iter(self._found))]
            return found
