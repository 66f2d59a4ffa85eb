"""The `gias-groups` importer: every trust, sponsor, federation and other group of the register, open and closed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from graph.schema import Body, Document, Partnership, Trust
from seed.cells import Aliases, Cells
from seed.files import Upload
from seed.gias_sponsors import public_name
from seed.registers import RegisterImporter
from seed.source import Item, Row

# The columns that describe a group, in the list of groups and in the lists of links.
GROUP_ALIASES: dict[str, tuple[str, ...]] = {
    "uid": ("Group UID", "Linked UID", "UID"),
    "group": ("Group Name",),
    "group_type": ("Group Type", "Group Type (name)", "Group Type (code)"),
    "group_status": ("Group Status", "Group Status (name)", "Group Status (code)"),
    "group_opened": ("Open date",),
    "incorporated": ("Incorporated on (open date)", "Incorporated on"),
    "group_closed": ("Closed Date", "Close Date"),
    "companies_house": ("Companies House Number",),
}


@dataclass(frozen=True)
class GroupKind:
    """What a group type of the register becomes: a node of a kind, the first part of its id, whom it usually joins."""

    node: type[Trust | Partnership | Body]
    kind: str
    prefix: str
    sector: str  # of the schools that it has as members: seed/gias_codes.py
    purpose: str | None = None


def _centres(kind: str) -> GroupKind:
    prefix = kind.replace("'", "").replace(" ", "-")
    return GroupKind(Partnership, kind, prefix, "children's centre", "unknown")


GROUP_KINDS = {
    "federation": GroupKind(Partnership, "federation", "federation", "maintained", "governance"),
    "trust": GroupKind(Trust, "foundation", "trust", "maintained"),
    "school sponsor": GroupKind(Body, "sponsor", "sponsor", "academy"),
    "multi-academy trust": GroupKind(Trust, "multi-academy", "trust", "academy"),
    "single-academy trust": GroupKind(Trust, "single-academy", "trust", "academy"),
    "secure single-academy trust": GroupKind(Trust, "single-academy", "trust", "academy"),
    "umbrella trust": GroupKind(Partnership, "umbrella trust", "umbrella-trust", "academy", "unknown"),
    "children's centres group": _centres("children's centres group"),
    "children's centres collaboration": _centres("children's centres collaboration"),
}
GROUP_CODES = {
    "1": "federation",
    "2": "trust",
    "5": "school sponsor",
    "6": "multi-academy trust",
    "7": "umbrella trust",
    "8": "children's centres group",
    "9": "children's centres collaboration",
    "10": "single-academy trust",
}
GROUP_STATUSES = {word.casefold(): word for word in ("Open", "Closed", "Proposed to open")}
_IN_ERROR = "created in error"
_FILLER = re.compile("x+", re.IGNORECASE)
_DIGITS, _COMPANY = re.compile(r"(\d{1,8})(\.0+)?"), re.compile(r"[A-Z]{2}[0-9A-Z]{6}")


class GroupsImporter(RegisterImporter):
    """The importer of one list of groups: make a new one for each file."""

    kind = "gias-groups"
    aliases: ClassVar[Aliases] = GROUP_ALIASES
    required: ClassVar[dict[str, str]] = {"uid": "Group UID", "group": "Group Name", "group_type": "Group Type"}
    foreign: ClassVar[tuple[str, ...]] = ("URN", "LinkURN")
    wanted: ClassVar[str] = "the register's list of all groups, such as allgroupsdata"

    def describe(self, upload: Upload) -> Document:
        """Make the Document; the list links no schools, so nothing is told by what it lacks."""
        return self.snapshot(upload, self.kind, "groups", {"types": []})

    def clean(self, row: Row, document: Document) -> Iterable[Item]:
        """Turn one row into its group.

        Raises:
            Rejected: A cell cannot be true, or the group stood in an earlier row.
        """
        cells = Cells(row.cells, self.columns.of)
        found = group(cells, document.id)
        self.once(cells, "uid", found.uid, row.number)
        return [found]


def group(cells: Cells, source: str) -> Trust | Partnership | Body:
    """Read the group of a row: only what the layout tells is set; a private person's name is not kept.

    Raises:
        Rejected: A cell that cannot be true.
    """
    uid = cells.whole("uid", 1, 99_999_999, "give the group's UID, a number")
    if uid is None:
        raise cells.rejected("uid", "the row has no UID", "give the group's UID, a number")
    what, status, company = group_kind(cells), _status(cells), company_number(cells)
    name = _name(cells)
    told: dict[str, Any] = {
        "purpose": what.purpose,
        "status": status,
        "companies_house": company,
        "opened": cells.day("group_opened") or cells.day("incorporated"),
    }
    known = {field: value for field, value in told.items() if value is not None} | _closed(cells, status)
    if what.node is Body:
        name = public_name(name, uid=uid, urn=0, company_number=company)
    told = {"id": f"{what.prefix}:uid:{uid}", "uid": uid, "name": name, "kind": what.kind, "source": source}
    return what.node.model_validate(told | known)


def group_kind(cells: Cells) -> GroupKind:
    """Read the group type, a word or a code such as 6 or 06.

    Raises:
        Rejected: The register has no such type.
    """
    given = (cells.text("group_type") or "").casefold().replace("’", "'")
    found = GROUP_KINDS.get(GROUP_CODES.get(given.removesuffix(".0").lstrip("0"), given))
    if found is None:
        known = ", ".join(word.capitalize() for word in GROUP_KINDS)
        raise cells.rejected("group_type", "is not a group type of the register", f"write one of: {known}")
    return found


def company_number(cells: Cells) -> str | None:
    """Read a company number of eight characters; zeros that a spreadsheet took from its front are put back.

    Raises:
        Rejected: It is no company number.
    """
    given = (cells.text("companies_house") or "").upper().replace(" ", "")
    number = _DIGITS.fullmatch(given)
    if number:
        return number[1].zfill(8) if int(number[1]) else None
    if given and not _COMPANY.fullmatch(given):
        raise cells.rejected(
            "companies_house", "is not a company number", "give its eight characters, or leave it blank"
        )
    return given or None


def _name(cells: Cells) -> str:
    name = cells.text("group")
    if name is None or _FILLER.fullmatch(name):
        reason = "the row has no name of a group" if name is None else "is a filler, not a name"
        raise cells.rejected("group", reason, "give the group's name, or take the row out")
    return name


def _status(cells: Cells) -> str | None:
    given = (cells.text("group_status") or "").replace("_", " ")
    if not given or given.casefold() in GROUP_STATUSES:
        return GROUP_STATUSES.get(given.casefold())
    if given.casefold() == _IN_ERROR:
        raise cells.rejected("group_status", "the register made the record in error", "nothing is to be done")
    known = ", ".join(GROUP_STATUSES.values())
    raise cells.rejected("group_status", "is not a status of the register", f"write one of: {known}")


def _closed(cells: Cells, status: str | None) -> dict[str, date | None]:
    """Read the closed date; a blank one says that the group is not closed, unless its status says that it is."""
    day = cells.day("group_closed")
    unknown = cells.text("group_closed") is not None or status == "Closed" or not cells.has("group_closed")
    return {} if day is None and unknown else {"closed": day}
