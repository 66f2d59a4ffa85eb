"""Loads and undoings under way: after one was killed, the next command says whether it was finished or taken back.

Each is one transaction, so the database holds all of it or nothing. A note, locked as long as its process lives, tells
that it was begun; a note without a living process is looked up and told once.
"""

import contextlib
import fcntl
import json
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from graph.errors import DatabaseUnavailable, PartnershipsError
from graph.store import Say, Store

_LOADED = "MATCH (l:Load {kind: $kind, sha256: $sha256}) WHERE l.at >= $begun AND l.undone_at IS NULL RETURN l.id AS id"
_TAKEN_BACK = (
    "MATCH (l:Load) WHERE $load IN [l.id, split(l.id, ':')[1], l.name] AND l.undone_at >= $begun RETURN l.id AS id"
)


@contextlib.contextmanager
def noted(home: Path, database: str, told: dict[str, Any]) -> Iterator[None]:
    """Keep a note while something is written; it stays where nobody knows how that ended.

    Args:
        home: The folder for notes.
        database: Which database is written to.
        told: `kind`, `sha256` and `files` of a load, or `undo`: the id or name of the load that is taken back.
    """
    path = _folder(home) / f"{uuid.uuid4()}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".part").open("w", encoding="utf-8") as note:
        json.dump({"database": database, "begun": datetime.now(UTC).isoformat()} | told, note)
        note.flush()
        fcntl.flock(note, fcntl.LOCK_EX)
        Path(note.name).replace(path)
        try:
            yield
        except DatabaseUnavailable:
            raise
        except PartnershipsError:
            path.unlink()
            raise
        path.unlink()


def tell_of_killed(store: Store, home: Path, database: str, say: Say) -> None:
    """Say of each load or undoing in this database that was killed whether it was finished, once."""
    for path in sorted(_folder(home).glob("*.json")):
        told = _of_the_dead(path)
        if told and told["database"] == database:
            say(_how_it_ended(store, told))
            path.unlink(missing_ok=True)


def _folder(home: Path) -> Path:
    return home / "under-way"


def _of_the_dead(path: Path) -> dict[str, Any] | None:
    """Read a note whose process is gone."""
    try:
        with path.open(encoding="utf-8") as note:
            fcntl.flock(note, fcntl.LOCK_SH | fcntl.LOCK_NB)
            told: dict[str, Any] = json.load(note)
            return told
    except (OSError, ValueError):
        return None


def _how_it_ended(store: Store, told: dict[str, Any]) -> str:
    begun = datetime.fromisoformat(told["begun"])
    when = f"{begun.astimezone():%d %B %Y at %H:%M}"
    if "undo" in told:
        done = store.read(_TAKEN_BACK, load=told["undo"].strip(), begun=begun)
        end = "it was finished" if done else f"nothing was changed, so {told['undo']} still stands; take it back again"
        return f"Taking back {told['undo']} was interrupted on {when}: {end}."
    names = ", ".join(told["files"]) or told["kind"]
    found = store.read(_LOADED, kind=told["kind"], sha256=told["sha256"], begun=begun)
    end = f"it was finished, as {found[0]['id']}" if found else "nothing of it was kept; import it again"
    return f"The import of {names} was interrupted on {when}: {end}."
