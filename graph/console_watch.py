"""Looking after one question while it runs: how much memory it takes, and whether the database still answers others."""

import threading
import time

from graph.errors import PartnershipsError, ShortOfMemory
from graph.store import Store


class Look:
    """One look at a question's transaction, in a thread of its own: a database that is starved answers late or never.

    `done` is set once it is known: `used` is what the transaction takes in bytes, None where it has ended; `starved`
    says that the database had no memory to answer.
    """

    def __init__(self, store: Store, tag: str) -> None:
        self.began = time.monotonic()
        self.done = threading.Event()
        self.used: int | None = None
        self.starved = False
        self.failed = False
        self._store, self._tag = store, tag
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        try:
            self.used = self._store.used_by(self._tag)
        except ShortOfMemory:
            self.starved = True
        except PartnershipsError:
            self.failed = True  # it is away: whoever asks will be told so
        self.done.set()

    def has_ended(self, seconds: float) -> bool:
        """Wait so long for it, and say whether the transaction is known to have ended."""
        return self.done.wait(seconds) and self.used is None and not (self.starved or self.failed)


class Watch:
    """Looks again and again; each look is short, and none is waited for.

    Args:
        store: The database.
        tag: Of the question's transaction.
        memory: Bytes that it may take.
        silent: Seconds after which a look that is not answered means that the database is starved.
    """

    def __init__(self, store: Store, tag: str, memory: int, silent: float) -> None:
        self._store, self._tag, self._memory, self._silent = store, tag, memory, silent
        self._look: Look | None = None

    def takes_too_much(self) -> bool:
        """Say whether the question takes more memory than it may, or leaves none to others."""
        look = self._look = self._look or Look(self._store, self._tag)
        if not look.done.is_set():
            return time.monotonic() - look.began > self._silent
        self._look = None
        return look.starved or (look.used or 0) > self._memory


def sees_end(store: Store, tag: str, seconds: float) -> bool:
    """Wait until a question that was cut off has ended, so long and no longer; False where it goes on."""
    give_up = time.monotonic() + seconds
    while (left := give_up - time.monotonic()) > 0:
        if Look(store, tag).has_ended(left):
            return True
        time.sleep(0.1)
    return False
