"""The folder of the embedded Neo4j: what lies where, who may read it, and the lock that lives as long as the server."""

import contextlib
import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from graph.errors import ServerProblem
from graph.jars import require_space

SPACE = 100_000_000  # bytes free: an empty store takes 3 MB, a national load some hundred


@dataclass(frozen=True)
class Places:
    """Where the parts of one home lie."""

    home: Path

    @property
    def lock(self) -> Path:
        """Locked (flock) by whoever starts the server, then by the server itself until it has ended."""
        return self.home / "server.lock"

    @property
    def run(self) -> Path:
        """What the running server is: see `Run`."""
        return self.home / "run" / "server.json"

    @property
    def password(self) -> Path:
        """The password of user neo4j, readable by the owner alone."""
        return self.home / "password"

    @property
    def log(self) -> Path:
        """Neo4j's own log."""
        return self.home / "logs" / "neo4j.log"

    @property
    def console(self) -> Path:
        """What java prints."""
        return self.home / "logs" / "console.log"

    @property
    def store(self) -> Path:
        """A folder that exists once the server has been started for the first time."""
        return self.home / "data" / "databases" / "system"


@dataclass(frozen=True)
class Run:
    """A started server: its process, its address, and where its own lines begin in the logs (bytes)."""

    pid: int
    uri: str
    version: str
    log_from: int
    console_from: int
    quick: bool  # started with the start-up cache
    ready: bool = False
    told_to_stop: bool = False


def places_of(home: Path) -> Places:
    """Give the places of a home, as absolute paths; nothing is made."""
    return Places(Path(home).expanduser().absolute())


def prepare(home: Path) -> Places:
    """Make the home, private to its owner.

    Raises:
        ServerProblem: It cannot be written, or its disk is full.
    """
    places = places_of(home)
    with writing(places):
        places.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in ("conf", "run", "logs", "import"):
            (places.home / name).mkdir(exist_ok=True, mode=0o700)
        places.lock.touch(exist_ok=True, mode=0o600)
    require_space(places.home, SPACE)
    return places


@contextlib.contextmanager
def writing(places: Places) -> Iterator[None]:
    """Turn a refusal of the disk into one sentence with its remedy."""
    try:
        yield
    except OSError as problem:
        raise _refused(places.home, problem) from problem


def _refused(folder: Path, problem: OSError) -> ServerProblem:
    return ServerProblem(
        f"The database folder {folder} cannot be used ({problem.strerror}): make it writable and see that its disk "
        "has space, or name another folder in PARTNERSHIPS_HOME."
    )


def write_private(path: Path, text: str) -> Path:
    """Write a file that only its owner may read, whole or not at all."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    return part.replace(path)


def take_lock(lock: Path, *, shared: bool = False) -> int | None:
    """Take a lock, alone or with others who share it; None when somebody has it otherwise.

    Returns:
        A descriptor: the lock lasts until it is closed here and in every process it was passed to.
    """
    import fcntl  # noqa: PLC0415  # not on Windows, where this module is imported too

    descriptor = os.open(lock, os.O_RDWR)
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError as problem:
        os.close(descriptor)
        if isinstance(problem, BlockingIOError):
            return None
        raise
    return descriptor


def is_locked(lock: Path) -> bool:
    """Tell whether a server (or a command that is starting one) has the lock."""
    try:
        descriptor = take_lock(lock, shared=True)  # shared: two who only look do not see each other
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as problem:
        raise _refused(lock.parent, problem) from problem
    if descriptor is None:
        return True
    os.close(descriptor)
    return False


def read_run(places: Places) -> Run | None:
    """Give what the last start wrote, unless its process is gone; it means something only while the lock is held."""
    run = last_run(places)
    try:
        if run:
            os.kill(run.pid, 0)  # sends nothing
    except ProcessLookupError:
        return None
    return run


def last_run(places: Places) -> Run | None:
    """Give what the last start wrote, whatever became of its process."""
    try:
        return Run(**json.loads(places.run.read_text(encoding="utf-8")))
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError):
        return None


def write_run(places: Places, run: Run, *, ready: bool = False, told_to_stop: bool = False) -> Run:
    """Write down the running server, for this and other commands to find."""
    run = replace(run, ready=ready, told_to_stop=told_to_stop)
    write_private(places.run, json.dumps(asdict(run), indent=1) + "\n")
    return run


def signal_to(run: Run, number: signal.Signals) -> None:
    """Send the server a signal, unless it has ended meanwhile."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(run.pid, number)


def is_free_within(lock: Path, seconds: float) -> bool:
    """Wait until nobody has a lock any more, and say whether that came true in time."""
    give_up = time.monotonic() + seconds
    while is_locked(lock):
        if time.monotonic() > give_up:
            return False
        time.sleep(0.05)
    return True


def beating(places: Places, say: Callable[[str], None]) -> Callable[[str], None]:
    """Give a `say` that also shows waiting commands, by the lock's modification time, that a start goes on."""

    def say_and_beat(sentence: str) -> None:
        os.utime(places.lock)
        say(sentence)

    return say_and_beat


def silence(places: Places) -> float:
    """Give the seconds since a starting command was last heard of."""
    return time.time() - places.lock.stat().st_mtime
