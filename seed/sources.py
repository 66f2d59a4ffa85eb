"""Which importer reads which file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph.errors import BadInput
from seed.batches import Tally
from seed.claims import read_papers
from seed.files import open_table
from seed.gias import GiasImporter, gias_batch
from seed.source import Batch

KINDS = {
    "auto": "find out from the file",
    "papers": "the claims of the five council papers (without PATH: as shipped)",
    "gias": "establishments: the GIAS extract of all fields, its JSON, or the open and close dates that complete it",
}
_PAPER_ENDINGS = {".toml", ".txt"}
_WORD = re.compile("[a-z-]+")  # what a kind looks like


@dataclass(frozen=True)
class Intake:
    """One batch to load, and the tally that fills while it is read (papers have none)."""

    batch: Batch
    tally: Tally | None


def intakes(kind: str, paths: Sequence[Path], day: date | None) -> list[Intake]:
    """Open what is to be imported: each register file is a load of its own, papers are one together.

    Raises:
        BadInput: A file is of no known kind, or cannot be read.
    """
    _check_names(kind, paths)
    if kind == "papers" or (kind == "auto" and _are_papers(paths)):
        return [Intake(read_papers(list(paths) or None), None)]
    if not paths:
        raise BadInput("No file was given: name the files to import after the kind.")
    return [_register(path, day, sure=kind != "auto") for path in paths]


def _check_names(kind: str, paths: Sequence[Path]) -> None:
    if kind == "auto" and paths and _WORD.fullmatch(str(paths[0])) and not paths[0].exists():
        raise BadInput(f"{paths[0]} is neither a file nor a kind: the kinds are {', '.join(KINDS)}.")
    for path in paths:
        if str(path).encode("utf-8", "replace").decode() != str(path):
            raise BadInput(f"The name {str(path)!r} is not written in UTF-8: rename the file.")


def _are_papers(paths: Sequence[Path]) -> bool:
    return bool(paths) and all(
        path.suffix in _PAPER_ENDINGS or (path.is_dir() and any(p.suffix in _PAPER_ENDINGS for p in path.iterdir()))
        for path in paths
    )


def _register(path: Path, day: date | None, *, sure: bool) -> Intake:
    if not sure and not GiasImporter().recognises(open_table(path).header):
        raise BadInput(
            f"{path} is of no kind that can be imported (its columns are not known): give an establishment extract "
            "from Get Information About Schools, or name the kind, one of " + ", ".join(KINDS) + "."
        )
    tally = Tally()
    return Intake(gias_batch(path, day, tally), tally)
