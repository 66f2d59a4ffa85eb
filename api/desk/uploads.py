"""Files that were sent to be imported: kept until they are loaded, tried out first, and loaded as the command does."""

import dataclasses
import hashlib
import re
import shutil
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from api.database import noted
from api.desk.posting import Upload
from graph.errors import BadInput, UnknownThing
from graph.hidden import Hidden
from graph.settings import Settings
from graph.store import Store
from seed.batches import Reject
from seed.journal import Journal
from seed.load import Switches, load
from seed.report import Report
from seed.sources import KINDS, Intake, intakes, read_known

DAY_SECONDS = 86_400  # for which a file that was not loaded is kept
LINES = 200  # of the exact difference that a page shows
_TOKEN = re.compile(r"[0-9a-f]{20}")


@dataclass(frozen=True)
class Waiting:
    """A file that was sent: where it lies, of which kind and day it is said to be."""

    token: str
    path: Path
    kind: str
    day: date | None


@dataclass(frozen=True)
class Tried:
    """What loading a file would do: counts, the exact difference, rejected rows, and what is not read."""

    report: Report
    lines: list[str]
    more: int
    rejects: list[Reject]
    dropped: list[str]
    withheld: int


def keep(upload: Upload) -> str:
    """Keep a file and give the word it is found by; files of yesterday are thrown away.

    Raises:
        BadInput: It has no name, or holds nothing.
    """
    name = Path(upload.name.replace("\\", "/")).name
    if not name or not upload.data:
        raise BadInput("No file was sent, or it is empty: choose a file first.")
    folder = _folder()
    _sweep(folder)
    token = hashlib.sha256(upload.data + name.encode()).hexdigest()[:20]
    (folder / token).mkdir(parents=True, exist_ok=True)
    (folder / token / name).write_bytes(upload.data)
    return token


def _folder() -> Path:
    return Settings().partnerships_home / "uploads"


def _sweep(folder: Path) -> None:
    for old in folder.glob("*"):
        if time.time() - old.stat().st_mtime > DAY_SECONDS:
            shutil.rmtree(old, ignore_errors=True)


def found(token: str, kind: str, day: date | None) -> Waiting:
    """Give a file that was sent.

    Raises:
        UnknownThing: It is kept no more.
        BadInput: There is no such kind.
    """
    files = sorted((_folder() / token).glob("*")) if _TOKEN.fullmatch(token) else []
    if not files:
        raise UnknownThing("That file is kept no more: send it again.")
    if kind not in KINDS:
        raise BadInput(f"There is no kind {kind!r}: choose one of {', '.join(KINDS)}.")
    return Waiting(token, files[0], kind, day)


def _intakes(store: Store, file: Waiting) -> list[Intake]:
    return intakes(file.kind, [file.path], file.day, lambda: read_known(store))


def try_out(store: Store, file: Waiting, secret: Hidden) -> Tried:
    """Work out what loading a file would do, and change nothing; lines that name something hidden are left out."""
    (intake,) = _intakes(store, file)
    journal = Journal(whole=True)
    report = load(store, intake.batch, _quiet, intake.tally, Switches(dry_run=True, journal=journal))
    told = list(journal.lines())
    lines = [line for line in told if not secret or not _names_hidden(secret, line)]
    rejects = list(intake.tally.rejects) if intake.tally else []
    shown = [one for one in rejects if not secret or not secret.is_named_in(dataclasses.asdict(one))]
    dropped = list(intake.tally.dropped_columns) if intake.tally else []
    away = len(told) - len(lines) + len(rejects) - len(shown)
    return Tried(report, lines[:LINES], max(0, len(lines) - LINES), shown, dropped, away)


def _names_hidden(secret: Hidden, line: str) -> bool:
    return secret.is_named_in(line) or any(name in secret.ids for name in re.findall(r"[^\s()]+", line))


def take(store: Store, file: Waiting) -> str:
    """Load a file as one load, and give its id; the file is kept no more."""
    (intake,) = _intakes(store, file)
    batch = intake.batch
    with noted({"kind": batch.kind, "files": batch.files, "sha256": batch.sha256}):
        report = load(store, batch, _quiet, intake.tally)
    shutil.rmtree(file.path.parent, ignore_errors=True)
    return str(report.load)


def _quiet(_: str) -> None:
    """A page says what is done when it is done."""
