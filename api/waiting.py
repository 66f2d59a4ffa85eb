"""Answers that take long, for browsers: a page says so at once, and comes again by itself with the answer."""

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from fastapi import Request, Response

from api.answer_routes import Told, given, key_of
from api.answering import store_of
from api.frame import page

SOON = 0.8  # seconds within which an answer is awaited without a word
AT_ONCE = 8  # answers worked out at a time for pages that wait


class Waiting:
    """What is being worked out for pages that said so; who comes again waits for the same."""

    def __init__(self, soon: float) -> None:
        self.soon = soon
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="answers")
        self._running: dict[Hashable, Future[Any]] = {}
        self._lock = threading.Lock()

    def begin(self, key: Hashable, work: Callable[[], Any]) -> tuple[Future[Any], bool]:
        """Start work, unless the same runs; with whether it was started now."""
        with self._lock:
            running = self._running.get(key)
            if running and not running.done():
                return running, False
            self._running = {name: one for name, one in self._running.items() if not one.done()}
            self._running[key] = self._pool.submit(work)
            return self._running[key], True

    def running(self, key: Hashable) -> Future[Any] | None:
        """Give work that was begun; None where it is not known."""
        with self._lock:
            return self._running.get(key)

    def close(self) -> None:
        """Let what runs end, and start nothing more."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def answer_or_wait(request: Request, told: Told, query: Any, name: str | None, title: str) -> Any | Response:
    """Give an answer; or, where a person would wait long, a page that says so: see `made_or_wait`."""
    store = store_of(request)
    return made_or_wait(request, key_of(told, query, name), lambda: given(store, told, query, name), title)


def made_or_wait(request: Request, key: Hashable, make: Callable[[], Any], title: str) -> Any | Response:
    """Make what a page shows; where a person would wait long, give a page that says so and comes again by itself.

    Only a browser that opens a page is told to wait: a program gets its answer, however long it takes.

    Args:
        request: Tells who asks.
        key: What it is kept by among the answers of the store.
        make: Makes it, or gives it from there.
        title: Of the page that says so.

    Raises:
        PartnershipsError: As `make` does.
    """
    if not _is_opened_by_a_person(request) or store_of(request).answers.holds(key):
        return make()
    waiting: Waiting = request.app.state.waiting
    work, is_new = waiting.begin(key, make)
    try:
        return work.result(waiting.soon if is_new else None)
    except TimeoutError:
        shown = page(request, "waiting.html", title=title)
        shown.headers.update({"Refresh": "0", "Cache-Control": "no-store"})
        return shown


def _is_opened_by_a_person(request: Request) -> bool:
    """Say whether a browser opens it as a page of its own (Fetch Metadata, W3C)."""
    return request.headers.get("sec-fetch-mode") == "navigate" and request.headers.get("sec-fetch-dest") == "document"
