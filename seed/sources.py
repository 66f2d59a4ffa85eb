"""Which importer reads which file: the registry of importers.

To add one: write its module (`seed/registers.py` has a base for lists of the register, `seed/groups.py` is a small
example), and add one line to SOURCES here:

    Source("my-kind", "what the file is, in a few words", lambda known: MyImporter(known.ids)),

Its name is then a KIND of `partnerships import`, `auto` asks its `recognises`, and a file of this kind that is given to
another importer is refused with its name. `known` is what the database holds when the file's turn comes.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from graph.errors import BadInput
from graph.store import Store
from seed.batches import Importer, Tally, read_batch
from seed.census import CensusImporter
from seed.claims import read_papers
from seed.entries import amended
from seed.files import Table, open_table
from seed.gias import GiasImporter
from seed.grouplinks import GroupLinksImporter
from seed.groups import GroupsImporter
from seed.hubs import HubsImporter
from seed.links import LinksImporter
from seed.links_directory import read_directory
from seed.links_parties import Directory
from seed.lists import Held
from seed.ofsted import OfstedImporter
from seed.pupil_premium import PupilPremiumImporter
from seed.reference import refuse_boundaries, refuse_list
from seed.reviews import Amend
from seed.source import Batch
from seed.succession import SuccessionImporter
from seed.teaching_schools import TeachingSchoolsImporter


@dataclass(frozen=True)
class Known:
    """What the database holds before a file is read; None: nobody asked, and nothing is checked against it.

    ids: of its nodes; councils: names of its councils, by id; directory: reads all that an officer may name;
    amend: reads what is said of a claim.
    """

    ids: Held = None
    councils: Mapping[str, str] | None = None
    directory: Callable[[], Directory] | None = None
    amend: Amend | None = None


@dataclass(frozen=True)
class Source:
    """One kind of file: its name, what it is, and how its importer is made, anew for each file."""

    kind: str
    what: str
    importer: Callable[[Known], Importer | LinksImporter]


SOURCES = (
    Source("gias", "establishments, or the open and close dates that complete them", lambda _: GiasImporter()),
    Source("gias-groups", "trusts, sponsors, federations, open and closed", lambda _: GroupsImporter()),
    Source("gias-grouplinks", "which school is in which group, and since when", lambda _: GroupLinksImporter()),
    Source("gias-links", "predecessors and successors of schools", lambda known: SuccessionImporter(known.ids)),
    Source("ofsted", "inspections by Ofsted", lambda known: OfstedImporter(known.ids)),
    Source("census", "pupil numbers of the school census", lambda known: CensusImporter(known.ids)),
    Source("pupil-premium", "schools with a high pupil premium", lambda known: PupilPremiumImporter(known.ids)),
    Source(
        "teaching-schools",
        "teaching schools and their alliances",
        lambda known: TeachingSchoolsImporter(known.ids, known.councils),
    ),
    Source("hubs", "teaching school hubs and the areas they serve", lambda known: HubsImporter(known.councils)),
    Source(
        "links", "officers' own links, or schools' returns", lambda known: LinksImporter(known.directory, known.amend)
    ),
)
KINDS = {
    "auto": "find out from the file",
    "papers": "the claims of the five council papers (without PATH: as shipped)",
    **{source.kind: source.what for source in SOURCES},
}
_PAPER_ENDINGS = {".toml", ".txt"}
_WORD = re.compile("[a-z-]+")  # what a kind looks like


@dataclass
class Intake:
    """One batch to load, read when it is asked for, and the tally that fills meanwhile (papers have none)."""

    read: Callable[[], Batch]
    tally: Tally | None

    @cached_property
    def batch(self) -> Batch:
        """Give the batch; its items can be read once.

        Raises:
            BadInput: The file lacks a column or its date.
        """
        return self.read()


def read_known(store: Store) -> Known:
    """Ask the database what it holds."""
    ids = store.read("MATCH (n:Entity) WHERE NOT n:Document RETURN collect(n.id) AS ids")[0]["ids"]
    councils = store.read("MATCH (c:Council) RETURN c.id AS id, c.name AS name")
    names = {row["id"]: row["name"] for row in councils}
    amend = partial(amended, store)
    return Known(frozenset(ids), names, lambda: read_directory(store), amend)


def intakes(
    kind: str, paths: Sequence[Path], day: date | None, known: Callable[[], Known] | None = None
) -> list[Intake]:
    """Open what is to be imported: each register file is a load of its own, papers are one together.

    Args:
        kind: One of KINDS.
        paths: The files; of what kind each is, is found out at once.
        day: The day that they are of, where the user gives it.
        known: Tells what is held, and is asked when a file's batch is; without it all files are described at once, and
            nothing is checked against the database.

    Raises:
        BadInput: A file is of no known kind or another one, or cannot be read.
    """
    _check_names(kind, paths)
    if kind == "papers" or (kind == "auto" and _are_papers(paths)):
        papers = read_papers(list(paths) or None)
        return [Intake(lambda: papers, None)]
    if not paths:
        raise BadInput("No file was given: name the files to import after the kind.")
    sources = [_source(kind, path) for path in paths]
    found = [_intake(source, table, day, known or Known) for source, table in sources]
    return found if known else [intake for intake in found if intake.batch]


def _intake(source: Source, table: Table, day: date | None, known: Callable[[], Known]) -> Intake:
    tally, path = Tally(), table.path
    opened = None if table.sheet else table  # a workbook is in memory, and others may come before its turn
    return Intake(lambda: _read(source.importer(known()), opened or open_table(path), day, tally), tally)


def _read(importer: Importer | LinksImporter, table: Table, day: date | None, tally: Tally) -> Batch:
    """Read a file; in a list of links each row has a Document of its own, so its importer makes the batch itself."""
    if isinstance(importer, LinksImporter):
        return importer.batch(table.path, day, tally)
    return read_batch(importer, table, day, tally)


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


def _source(kind: str, path: Path) -> tuple[Source, Table]:
    """Find the importer of a file, and make sure that it is the one that was asked for, if any.

    Raises:
        BadInput: None reads it, several do, or another one does.
    """
    refuse_boundaries(path)
    table = open_table(path)
    refuse_list(path, table.header)
    found = [source for source in SOURCES if source.importer(Known()).recognises(table.header)]
    if kind == "auto":
        return _only(found, path), table
    asked = next(source for source in SOURCES if source.kind == kind)
    if found and asked not in found:
        right = " or ".join(source.kind for source in found)
        raise BadInput(f"{path} is not of the kind {kind} but {right}: name that kind, or leave the kind out.")
    return asked, table  # where no importer knows the file, this one says what is missing in it


def _only(found: Sequence[Source], path: Path) -> Source:
    if len(found) == 1:
        return found[0]
    if found:
        several = " or ".join(source.kind for source in found)
        raise BadInput(f"{path} may be of the kind {several}: name the kind before the file.")
    raise BadInput(
        f"{path} is of no kind that can be imported (its columns are not known): give a file as its publisher offers "
        f"it, or name its kind, one of {', '.join(KINDS)}."
    )
