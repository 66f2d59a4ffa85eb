"""The embedded Neo4j: the ordinary Community server as a process of its own, started once, found by every command.

A home belongs to at most one server: the lock of `graph/home.py` is taken by the command that starts it, handed to
java, and freed by the system when java ends, however it ends. `run/server.json` says what holds it.
"""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graph import startup_cache
from graph.errors import ServerProblem
from graph.home import (
    Places,
    Run,
    beating,
    is_free_within,
    is_locked,
    places_of,
    prepare,
    read_run,
    signal_to,
    silence,
    take_lock,
    write_run,
    writing,
)
from graph.jars import cache_folder, fetch, version
from graph.server import StartFailed, failure, first_password, is_ready, launch, password_of

ATTEMPTS = 3
START_SECONDS = 180  # a start after a crash replays what was not yet written
QUIET_SECONDS = 120  # a slow line needs this long for one jar
STOP_SECONDS = 60
Say = Callable[[str], None]


@dataclass(frozen=True)
class Connection:
    """How a driver reaches the server."""

    uri: str
    username: str
    password: str = field(repr=False)
    database: str = "neo4j"
    home: Path | None = None  # of the embedded server; absent for one that is not ours to start


@dataclass(frozen=True)
class ServerStatus:
    """What `partnerships db status` shows; pid and uri are absent when no server runs."""

    running: bool
    pid: int | None
    uri: str | None
    version: str
    home: Path
    log: Path
    password_file: Path


def ensure_running(home: Path, say: Say) -> Connection:
    """Attach to the server of this home, or start it; of two commands at once, one starts and both attach.

    Args:
        home: Folder of the database; made if need be.
        say: Takes progress sentences; silent when the server runs already.

    Raises:
        ServerProblem: Something is missing or broken; the message says what to do.
    """
    places = _prepared(home)
    for attempt in range(ATTEMPTS):
        lock = _lock_unless_started(places, say)
        try:
            if lock is None:
                return _attach(places)
            _start(places, lock, beating(places, say))
            return _attach_to_own(places)
        except StartFailed as failed:
            if attempt == ATTEMPTS - 1 or not failed.again:
                raise
    raise AssertionError


def start(home: Path, say: Say) -> Connection:
    """Start the server, or say that it runs already; in both cases as `ensure_running`."""
    before = status(home)
    connection = ensure_running(home, say)
    if before.running:
        say(f"Neo4j already runs on {before.home} (process {before.pid}, {connection.uri}).")
    return connection


def stop(home: Path) -> bool:
    """Stop the server cleanly and wait until it is gone; the last resort is to kill it, which loses no committed data.

    Returns:
        Whether one ran.

    Raises:
        ServerProblem: Another program holds the lock, or the server cannot be ended.
    """
    places = places_of(home)
    _refuse_windows()
    while is_locked(places.lock):
        run = read_run(places)
        if run is None:
            _be_patient(places)
            continue
        with contextlib.suppress(OSError):  # a full disk does not keep a server up
            write_run(places, run, ready=run.ready, told_to_stop=True)
        for signal_number, seconds in ((signal.SIGTERM, STOP_SECONDS), (signal.SIGKILL, 10)):
            signal_to(run, signal_number)
            if is_free_within(places.lock, seconds):
                return True
        raise ServerProblem(f"Neo4j (process {run.pid}) does not end: end that process, then try again.")
    return False


def status(home: Path) -> ServerStatus:
    """Say what runs on this home; makes and changes nothing."""
    places = places_of(home)
    _refuse_windows()
    run = read_run(places) if is_locked(places.lock) else None
    pid, uri, running_version = (run.pid, run.uri, run.version) if run else (None, None, version())
    return ServerStatus(run is not None, pid, uri, running_version, places.home, places.log, places.password)


def _prepared(home: Path) -> Places:
    _refuse_windows()
    places = places_of(home)
    return places if is_locked(places.lock) else prepare(home)


def _refuse_windows() -> None:
    if sys.platform == "win32":
        raise ServerProblem(
            "The embedded Neo4j runs on Linux and macOS: on Windows use it inside WSL, or name a Neo4j of your own "
            "in NEO4J_URI."
        )


def _lock_unless_started(places: Places, say: Say) -> int | None:
    """Take the lock, or wait until whoever has it has started a server."""
    told = False
    while (lock := take_lock(places.lock)) is None and read_run(places) is None:
        if not told:
            say("Another command is starting Neo4j: waiting for it.")
            told = True
        _be_patient(places)
    return lock


def _be_patient(places: Places) -> None:
    """Wait a moment, unless whoever holds the lock has been silent for too long."""
    time.sleep(0.2)
    if silence(places) > QUIET_SECONDS and is_locked(places.lock) and read_run(places) is None:
        raise ServerProblem(
            f"Another program holds {places.lock}, but it starts no Neo4j: end that program, or name another "
            "folder in PARTNERSHIPS_HOME."
        )


@contextlib.contextmanager
def _handed_over(lock: int) -> Iterator[None]:
    """Close our own share of the lock at the end: from then on it lives and dies with java."""
    try:
        yield
    finally:
        os.close(lock)


def _start(places: Places, lock: int, say: Say) -> None:
    """Launch the server and write down where it is; it is not ready yet."""
    with writing(places), _handed_over(lock):
        places.run.unlink(missing_ok=True)
        say(f"Starting Neo4j {version()} in {places.home} ...")
        startup_cache.interrupt()
        jars = fetch(cache_folder() / "jars", say)
        first_password(places, jars, lock)
        write_run(places, launch(places, jars, lock, extra=startup_cache.option()))


def _attach_to_own(places: Places) -> Connection:
    """Wait for the server just started; see to the start-up cache, which only starting commands need."""
    try:
        connection = _attach(places)
    except StartFailed as failed:
        if failed.java_broke:
            startup_cache.discard()
        raise
    startup_cache.make_in_background()
    return connection


def _attach(places: Places) -> Connection:
    run = read_run(places)
    if run is None:
        raise StartFailed("Neo4j was stopped while it was starting: run the command again.", again=True)
    if not run.ready:
        _await_ready(places, run)
        write_run(places, run, ready=True)
    return Connection(run.uri, "neo4j", password_of(places), home=places.home)


def _await_ready(places: Places, run: Run) -> None:
    give_up = time.monotonic() + START_SECONDS
    while not is_ready(places, run):
        if not is_locked(places.lock):
            raise failure(places, run)
        if time.monotonic() > give_up:
            raise ServerProblem(
                f"Neo4j (process {run.pid}) is still starting after {START_SECONDS} seconds: see {places.log}, and "
                "run the command again later."
            )
        time.sleep(0.05)
