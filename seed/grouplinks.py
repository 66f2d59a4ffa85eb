"""The `gias-grouplinks` importer: which school is in which trust or federation, and who sponsors it, since when.

Two layouts: the monthly lists of academies, state-funded schools or children's centres ("Linked UID"), and the list of
all links ("Group UID").
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from pydantic import ValidationError

from graph.kinds import Link
from graph.schema import Body, Document, MemberOf, Partnership, School, Sponsors, Trust
from seed.cells import Aliases, Cells
from seed.files import BadRow, Table, Upload
from seed.gias import ALIASES, NATIONAL
from seed.gias_claims import claim, place_items
from seed.gias_codes import is_council
from seed.gias_school import council_told, school
from seed.groups import GROUP_ALIASES, GroupKind, group, group_kind
from seed.registers import RegisterImporter
from seed.source import Item, Rejected, Row

_OF_SCHOOLS = ("urn", "name", "type_code", "type", "phase", "council", "council_name", "gss")
LINK_ALIASES = GROUP_ALIASES | {name: ALIASES[name] for name in _OF_SCHOOLS} | {"joined": ("Joined date", "Join date")}

# A row: its school, its group, the name and ONS code of its council, and the days and status of the link.
_Read = tuple[School, Trust | Partnership | Body, tuple[str, str | None], dict[str, Any]]


@dataclass
class _Survey:
    """What the rows say together: councils, kinds of group that are listed in earnest, and if all rows can be read."""

    councils: set[str] = field(default_factory=set)
    listed: set[GroupKind] = field(default_factory=set)
    sectors: set[str] = field(default_factory=set)
    sound: bool = True


class GroupLinksImporter(RegisterImporter):
    """The importer of one list of links between schools and groups: make a new one for each file."""

    kind = "gias-grouplinks"
    aliases: ClassVar[Aliases] = LINK_ALIASES
    required: ClassVar[dict[str, str]] = {
        "urn": "URN",
        "uid": "Group UID",
        "group": "Group Name",
        "group_type": "Group Type",
        "name": "EstablishmentName",
    }
    wanted: ClassVar[str] = "the register's list of group links, such as alllinksdata or edubaseallacademiesandfree"

    def __init__(self) -> None:
        """Start with nothing read."""
        super().__init__()
        self._placed: set[str] = set()

    def describe(self, upload: Upload) -> Document:
        """Make the Document from a first reading.

        Absence is told of the kinds of group that the file lists, for the nation (from 100 councils on) or for one
        council. A choice of councils may be a choice of anything, and an unreadable row may hold any link: then
        nothing is told by what the file lacks.
        """
        found = self._survey(upload.table)
        national, one = len(found.councils) >= NATIONAL, len(found.councils) == 1
        types = sorted(absence(kind) for kind in found.listed) if found.sound and (national or one) else []
        whole = "" if national else next(iter(found.councils)) if one else f"listed-{upload.sha256[:8]}"
        sectors = sorted(found.sectors or {"other"})
        key = ":".join(part for part in (self.kind, whole, *(sector.replace(" ", "-") for sector in sectors)) if part)
        scope = ["*"] if national else sorted(found.councils)
        told = {"scope": scope, "types": types}
        return self.snapshot(upload, key.replace("'", ""), f"group links ({', '.join(sectors)})", told)

    def clean(self, row: Row, document: Document) -> Iterable[Item]:
        """Turn one row into its school, its group and the link between them.

        Raises:
            Rejected: A cell cannot be true, or the link stood in an earlier row.
        """
        cells = Cells(row.cells, self.columns.of)
        subject, body, council, told = self._read(cells, document.id)
        self.once(cells, "urn", (subject.urn, body.uid), row.number)
        yield from (subject, body)
        if subject.id not in self._placed and is_council(subject.council):
            self._placed.add(subject.id)
            yield from place_items(subject, council, document.id, self.day)
        yield _link(subject, body, document.id, told)

    def _read(self, cells: Cells, source: str) -> _Read:
        """Read all cells of a row, so that one that is rejected has told of nothing."""
        subject, body = school(cells, source), group(cells, source)
        return subject, body, council_told(cells), link_days(cells, body.status, self.day)

    def _survey(self, table: Table) -> _Survey:
        found = _Survey()
        for row in table.rows():
            try:
                self._see(found, row)
            except (Rejected, ValidationError):  # the second reading says why
                found.sound = False
        return found

    def _see(self, found: _Survey, row: Row | BadRow) -> None:
        if isinstance(row, BadRow):
            raise row.fault
        cells = Cells(row.cells, self.columns.of)
        subject, *_ = self._read(cells, "")
        what = group_kind(cells)
        found.sectors.add(what.sector)
        if is_council(subject.council):
            found.councils.add(subject.council or "")
        if subject.sector == what.sector:
            found.listed.add(what)


def absence(kind: GroupKind) -> str:
    """Give the entry of a Document's `types` for links to a kind of group.

    >>> from seed.groups import GROUP_KINDS
    >>> absence(GROUP_KINDS["school sponsor"]), absence(GROUP_KINDS["trust"])
    ('SPONSORS>Body:sponsor', 'MEMBER_OF>Trust:foundation')
    """
    rel = Sponsors.rel if kind.node is Body else MemberOf.rel
    return f"{rel}>{kind.node.label}:{kind.kind}"


def link_days(cells: Cells, status: str | None, day: date) -> dict[str, Any]:
    """Say when a link held, and whether it is still to come; `status` is the group's, `day` the snapshot's.

    A closed group's link is certain of the joined date alone, and ended by the closed date at the latest.

    Raises:
        Rejected: A day does not exist, or the school joined after the group had closed.
    """
    joined, closed = cells.day("joined"), cells.day("group_closed")
    if joined and closed and joined > closed:
        raise cells.rejected("joined", f"is after the group closed on {closed}", "correct one of the two dates")
    if status == "Proposed to open" or (joined and joined > day):
        return {"status": "proposed"} | ({"start_min": joined} if joined else {})
    first = {"start_min": joined, "start_max": joined} if joined else {}
    if status == "Closed" or (closed and closed <= day):
        last = min(closed, day) if closed else day
        return {"status": "actual", "end_max": last} | first | ({"end_min": joined} if joined else {})
    end = {"end_max": closed} if closed else {}
    return {"status": "actual", "end_min": day} | (first or {"start_max": day}) | end


def _link(subject: School, body: Trust | Partnership | Body, source: str, told: dict[str, Any]) -> Link:
    if isinstance(body, Body):
        return claim(Sponsors, (body.id, subject.id), source, told)
    return claim(MemberOf, (subject.id, body.id), source, told)
