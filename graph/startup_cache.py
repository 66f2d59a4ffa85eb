"""Java's start-up cache (an AOT cache): a start takes little more than half as long; made once, in the background.

The cache belongs to exactly these jars, this java, these options and this training (`graph/training.py`). It is made
by starting and stopping a second server in a throw-away home, so the real one never runs in training. It is used only
when whole: its SHA-256 stands beside it. Java itself turns down a cache that does not fit and starts without.
"""

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from graph.errors import PartnershipsError
from graph.home import is_locked, prepare, take_lock
from graph.jars import LOCK, cache_folder, fetch, require_space
from graph.java import OPTIONS, class_path, detached, environment, executable
from graph.server import first_password, is_ready, launch, password_of

SPACE = 400_000_000  # bytes: the cache takes 100 MB, its making twice that
TRAINING_SECONDS = 600  # at low priority on a busy machine; alone it takes 15
TRIES = 3
UNUSED_SECONDS = 30 * 24 * 3600
TRAINING = Path(__file__).with_name("training.py")


# Puts a server in training through its paces, given its address and password.
Rehearsal = Callable[[str, str], None]


def cache_file() -> Path:
    """Give the place of the cache for these jars, this java and these options."""
    modules = (executable().parent.parent / "lib" / "modules").stat()  # java compares it too
    texts = [file.read_text(encoding="utf-8") for file in (LOCK, TRAINING)]
    parts = [*texts, str(executable()), modules.st_mtime_ns, modules.st_size, OPTIONS]
    key = hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
    return cache_folder() / "start-up" / f"{key}.aot"


def option() -> list[str]:
    """Give the java option that uses the cache; none while there is no whole one."""
    file = cache_file()
    try:
        stated = file.with_suffix(".sha256").read_text(encoding="ascii")
        if sha256_of(file) == stated:
            with contextlib.suppress(OSError):
                file.touch()  # in use, see `_forget_unused`
            return [f"-XX:AOTCache={file}"]
        discard()
    except OSError:  # not made yet, or not readable
        pass
    return []


def discard() -> None:
    """Remove a cache with which java broke down; it is made anew, but not for ever."""
    cache_file().unlink(missing_ok=True)


def make_in_background() -> None:
    """Start making the cache unless it is there; what fails costs only speed, so nothing is raised."""
    file = cache_file()
    if file.exists() or _tries(file) >= TRIES or not sys.executable:
        return
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with (file.parent / "training.log").open("ab") as log:
            detached([sys.executable, "-m", f"graph.{TRAINING.stem}"], file.parent, log)


def _tries(file: Path) -> int:
    tries = file.with_suffix(".tries")
    return tries.stat().st_size if tries.exists() else 0


def make(rehearse: Rehearsal) -> None:
    """Make the cache now, unless another process is at it.

    Args:
        rehearse: Puts the server in training through its paces, given its address and password.
    """
    file = cache_file()
    require_space(file.parent, SPACE)
    file.with_suffix(".lock").touch(mode=0o600)
    lock = take_lock(file.with_suffix(".lock"))
    if lock is None or file.exists():
        return
    file.with_suffix(".wait").unlink(missing_ok=True)
    home, part = file.with_suffix(".home"), file.with_suffix(".part")
    try:
        jars = fetch(cache_folder() / "jars", print)
        if _train(home, jars, part, rehearse) and _is_accepted(part, jars):
            file.with_suffix(".sha256").write_text(sha256_of(part), encoding="ascii")
            part.replace(file)
            _forget_unused(file.parent)
        elif not _interrupted():
            with file.with_suffix(".tries").open("a", encoding="ascii") as tries:
                tries.write("I")
    finally:
        shutil.rmtree(home, ignore_errors=True)
        for rest in file.parent.glob(f"{file.stem}.part*"):
            rest.unlink()
        os.close(lock)


def _forget_unused(folder: Path) -> None:
    """Delete the caches of other versions and options that no start has used for a month."""
    for file in folder.glob("*.aot"):
        if time.time() - file.stat().st_mtime > UNUSED_SECONDS:
            file.unlink()


def interrupt() -> None:
    """End a making that is under way: its writing to the disk doubles the time of a start at the same time."""
    file = cache_file()
    if is_locked(file.with_suffix(".lock")):
        file.with_suffix(".wait").touch()


def _interrupted() -> bool:
    return cache_file().with_suffix(".wait").exists()


def _train(home: Path, jars: Sequence[Path], part: Path, rehearse: Rehearsal) -> bool:
    """Let a server start, answer and stop in training; whether it got to the end."""
    shutil.rmtree(home, ignore_errors=True)  # left by one that was killed
    places = prepare(home)
    lock = take_lock(places.lock)
    if lock is None:
        return False
    first_password(places, jars, lock)
    run = launch(places, jars, lock, extra=[f"-XX:AOTCacheOutput={part}"])
    os.close(lock)
    step_back(run.pid)
    try:
        if not _wait(lambda: is_ready(places, run)):
            return False
        rehearse(run.uri, password_of(places))
        os.kill(run.pid, signal.SIGTERM)
        return _wait(lambda: not is_locked(places.lock))
    except PartnershipsError as fault:
        print(fault)  # noqa: T201 - into the training log
        return False
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGKILL)  # also the second java, which writes the cache


def _is_accepted(part: Path, jars: Sequence[Path]) -> bool:
    """Ask java, which otherwise is silent about a cache that does not fit."""
    strict = ["-XX:AOTMode=on", f"-XX:AOTCache={part}", *class_path(jars), "-version"]
    command = [str(executable()), *OPTIONS, *strict]
    done = subprocess.run(command, env=environment(part.parent), capture_output=True, check=False)
    return done.returncode == 0


def step_back(pid: int) -> None:
    """Give way to all other work: on Linux `nice` counts only within a session, this among sessions."""
    with contextlib.suppress(OSError):  # no such file on other systems
        Path(f"/proc/{pid}/autogroup").write_text("19", encoding="ascii")


def _wait(done: Callable[[], bool]) -> bool:
    give_up_at = time.monotonic() + TRAINING_SECONDS
    while not done():
        if _interrupted() or time.monotonic() > give_up_at:
            return False
        time.sleep(0.1)
    return True


def sha256_of(file: Path) -> str:
    """Give the SHA-256 of a file, in hex."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
