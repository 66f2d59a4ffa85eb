"""Loads and questions of the console take turns: the database may be killed under a question, never under a load.

Two locks in the home of the embedded database, freed by the system when their process ends, however it ends: every
load shares one, every question the other. A load waits until no question runs; a question does not wait for a load.
"""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from graph.console_sentences import LOADING
from graph.errors import Loading
from graph.home import take_lock

LOADS, QUESTIONS = "loads.lock", "questions.lock"
LOOKS = 5  # two who look at once see each other, for a moment


@contextlib.contextmanager
def to_write(home: Path) -> Iterator[None]:
    """Keep questions out, and wait for those that run: they are few and short, and their database may be restarted."""
    with _held(home / LOADS, shared=True):
        with _held(home / QUESTIONS, shared=False):
            pass
        yield


@contextlib.contextmanager
def to_ask(home: Path) -> Iterator[None]:
    """Keep loads waiting.

    Raises:
        Loading: One is under way.
    """
    with _held(home / QUESTIONS, shared=True):
        if _is_shared(home / LOADS):
            raise Loading(LOADING)
        yield


@contextlib.contextmanager
def _held(path: Path, *, shared: bool) -> Iterator[None]:
    path.touch(mode=0o600)
    while (lock := take_lock(path, shared=shared)) is None:
        time.sleep(0.02)
    try:
        yield
    finally:
        os.close(lock)


def _is_shared(path: Path) -> bool:
    path.touch(mode=0o600)
    for _ in range(LOOKS):
        lock = take_lock(path)
        if lock is not None:
            os.close(lock)
            return False
        time.sleep(0.01)
    return True
