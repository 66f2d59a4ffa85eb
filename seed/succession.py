"""The `gias-links` importer: which school succeeds which, from the register's links between URNs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, NamedTuple

from graph.kinds import Link
from graph.schema import Document, School, Succeeds
from seed.cells import Aliases, Cells
from seed.files import Table, Upload
from seed.gias_claims import claim
from seed.gias_school import URNS, read_urn
from seed.lists import REMEDY, Held, is_held
from seed.registers import RegisterImporter
from seed.source import Item, Rejected, Row

# Link types without a direction of succession: a joint sixth form, a change of size or age range, an amalgamation
# of which only the row of one side says "successor" or "predecessor". Their rows are taken and claim nothing.
NO_SUCCESSION = (
    "sixth form centre school", "sixth form centre link", "result of amalgamation", "merged - ", "expansion", "closure",
    "other",
)  # fmt: skip
_BOTH = "The register's rows say of each of the two that it succeeds the other."


class Pair(NamedTuple):
    """A successor and its predecessor, by URN."""

    successor: int
    predecessor: int


class _Row(NamedTuple):
    """What one row tells; no pair where that is no succession."""

    urn: int
    linked: int
    name: str | None  # of the linked school
    word: str
    pair: Pair | None
    day: date | None


@dataclass
class _Told:
    """What the rows of one pair say together: the link types, and every date."""

    types: set[str] = field(default_factory=set)
    days: set[date] = field(default_factory=set)


class SuccessionImporter(RegisterImporter):
    """The importer of one list of links between schools: make a new one for each file."""

    kind = "gias-links"
    aliases: ClassVar[Aliases] = {
        "urn": ("URN",),
        "linked": ("LinkURN", "Link URN"),
        "name": ("LinkName", "Link Name"),
        "type": ("LinkType", "Link Type"),
        "established": ("LinkEstablishedDate", "Link Established Date"),
    }
    required: ClassVar[dict[str, str]] = {"urn": "URN", "linked": "LinkURN", "type": "LinkType"}
    wanted: ClassVar[str] = "the register's list of links between schools, such as links_edubasealldata"

    def __init__(self, held: Held = None) -> None:
        """Take the ids of the schools that are held."""
        super().__init__()
        self._held = held
        self._names: dict[int, str] = {}
        self._told: dict[Pair, _Told] = {}
        self._claimed: set[Pair] = set()

    def describe(self, upload: Upload) -> Document:
        """Make the Document from a first reading; a link that is gone was corrected, so absence tells nothing."""
        rows = list(dict.fromkeys(self._sound(upload.table)))
        self._names = self._named(rows)
        passed = Counter(row.word for row in rows if row.pair is None)
        for row in rows:
            if row.pair is not None:
                pair = self._told.setdefault(row.pair, _Told())
                pair.types.add(row.word)
                pair.days |= {row.day} if row.day else set()
        told: dict[str, Any] = {"types": []}
        if passed:
            words = ", ".join(f"{word} {count:,}" for word, count in sorted(passed.items()))
            told["note"] = f"{passed.total():,} rows tell links that are no succession, and claim nothing: {words}."
        return self.snapshot(upload, self.kind, "links between schools", told)

    def clean(self, row: Row, document: Document) -> Iterable[Item]:
        """Turn one row into the schools that the file names, and that one succeeds the other, told once a pair.

        Raises:
            Rejected: A cell cannot be true, the row stood earlier, or a school is neither held nor named.
        """
        cells = Cells(row.cells, self.columns.of)
        found = _read(cells)
        if found.pair is not None:
            yield from self._school(cells, "urn", found.urn, document)
            yield from self._school(cells, "linked", found.linked, document)
        self.once(cells, "urn", found, row.number)
        if found.pair is not None and found.pair not in self._claimed:
            self._claimed.add(found.pair)
            yield self._claim(found.pair, document)

    def _sound(self, table: Table) -> Iterator[_Row]:
        for row in table.rows():
            try:
                if isinstance(row, Row):
                    yield _read(Cells(row.cells, self.columns.of))
            except Rejected:
                continue  # the second reading says why

    def _named(self, rows: Sequence[_Row]) -> dict[int, str]:
        """Find the names of linked schools; a row that will not be taken, for its own school is unknown, tells none."""
        while True:
            names = {row.linked: row.name for row in reversed(rows) if row.name}  # the first name is kept
            taken = [row for row in rows if row.pair is None or row.urn in names or is_held(row.urn, self._held)]
            if len(taken) == len(rows):
                return names
            rows = taken

    def _school(self, cells: Cells, column: str, urn: int, document: Document) -> Iterator[School]:
        name = self._names.get(urn)
        if name:
            yield School(id=f"school:urn:{urn}", urn=urn, name=name, source=document.id)
        elif not is_held(urn, self._held):
            raise cells.rejected(column, f"URN {urn} is not held, and no row that is taken names it", REMEDY)

    def _claim(self, pair: Pair, document: Document) -> Link:
        told = {"qualifier": _qualifier(self._told[pair].types)} | self._days(self._told[pair].days)
        made = claim(Succeeds, (f"school:urn:{pair.successor}", f"school:urn:{pair.predecessor}"), document.id, told)
        if Pair(pair.predecessor, pair.successor) in self._told:
            return made.model_copy(update={"confidence": "tentative", "note": _BOTH})
        return made

    def _days(self, days: set[date]) -> dict[str, Any]:
        """Bound the day by every date that the rows give: the last of the old school and the first of the new."""
        if not days:
            return {"status": "actual", "start_max": self.day, "end_min": self.day}
        told: dict[str, Any] = {"start_min": min(days), "start_max": max(days)}
        told["status"] = "proposed" if min(days) > self.day else "actual"
        return told | ({"end_min": self.day} if max(days) <= self.day else {})


def _linked(cells: Cells) -> int:
    remedy = "give the linked school's URN, a number of six digits"
    urn = cells.whole("linked", *URNS, remedy)
    if urn is None:
        raise cells.rejected("linked", "the row has no linked URN", remedy)
    return urn


def _read(cells: Cells) -> _Row:
    """Read all that a row tells.

    Raises:
        Rejected: A cell cannot be true, or a school is linked to itself.
    """
    urn, linked = read_urn(cells), _linked(cells)
    word, pair = _pair(cells, urn, linked)
    return _Row(urn, linked, cells.text("name"), word, pair, cells.day("established"))


def _pair(cells: Cells, urn: int, linked: int) -> tuple[str, Pair | None]:
    """Read the link type, and who succeeds whom by it; no pair where it tells no succession.

    Raises:
        Rejected: The register has no such type, or a school is linked to itself.
    """
    word = cells.text("type") or ""
    if urn == linked:
        raise cells.rejected("linked", "the school is linked to itself", "give the other school's URN")
    if word.casefold().startswith("successor"):
        return word, Pair(linked, urn)
    if word.casefold().startswith("predecessor"):
        return word, Pair(urn, linked)
    if word and word.casefold().startswith(NO_SUCCESSION):
        return word, None
    raise cells.rejected(
        "type", "is not a link type of the register", "write Successor or Predecessor, or another type"
    )


def _qualifier(types: set[str]) -> str:
    """Give the most telling of the link types of a pair.

    >>> _qualifier({"Predecessor - merged", "Successor - merged"}), _qualifier({"Predecessor - merged", "Successor"})
    ('Successor - merged', 'Predecessor - merged')
    """
    ordered = sorted(types, key=lambda word: (" - " in word, word), reverse=True)
    manner = {word.partition(" - ")[2].casefold(): word for word in reversed(ordered) if " - " in word}
    return "; ".join(sorted(manner.values())) if manner else ordered[0]
