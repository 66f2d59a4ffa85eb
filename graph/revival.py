"""An embedded server that ended without being told to is started again; one that nothing else can free is killed first.

Killing loses no committed data: Neo4j replays its log at the next start.
"""

import signal
import time
from pathlib import Path

from graph.embedded import Connection, ensure_running
from graph.errors import ServerProblem
from graph.home import Places, Run, is_locked, last_run, places_of, read_run, signal_to

KILL_SECONDS = 20  # a start by whoever waits for it is among them


def is_to_run(home: Path) -> bool:
    """Say whether the server of this home runs, is being started, or ended though nobody told it to."""
    places = places_of(home)
    run = last_run(places)
    return is_locked(places.lock) or (run is not None and not run.told_to_stop)


def find_again(home: Path) -> Connection:
    """Attach to the server that runs now, or start it; waits for a start that is under way.

    Raises:
        ServerProblem: It cannot be started; the message says what to do.
    """
    return ensure_running(home, _quietly)


def restart(connection: Connection) -> None:
    """Kill the server of this connection and start it again; nothing is killed where another took its place already.

    Raises:
        ServerProblem: It cannot be ended or started.
    """
    if connection.home is None:
        raise ServerProblem("Only the embedded Neo4j can be restarted from here.")
    places = places_of(connection.home)
    run = read_run(places)
    if run and run.uri == connection.uri and is_locked(places.lock):
        signal_to(run, signal.SIGKILL)
        if not _has_ended(places, run):
            raise ServerProblem(f"Neo4j (process {run.pid}) does not end: end that process, then try again.")
    find_again(connection.home)


def _has_ended(places: Places, run: Run) -> bool:
    """Wait until a server has given its lock up; whoever waits may have taken it for the next one already."""
    give_up = time.monotonic() + KILL_SECONDS
    while is_locked(places.lock) and read_run(places) == run:
        if time.monotonic() > give_up:
            return False
        time.sleep(0.05)
    return True


def _quietly(_: str) -> None:
    """Take a progress sentence and say nothing: whoever waits asked for something else."""
