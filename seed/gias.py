"""The `gias` importer: establishment extracts of Get Information About Schools, in the layouts they come in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from graph.errors import BadInput
from graph.schema import Document, School
from seed.batches import day_of
from seed.cells import Cells, Columns, match_columns, plain
from seed.files import Upload
from seed.gias_claims import group_items, inspection_items, place_items
from seed.gias_school import council_told, school
from seed.gias_survey import Survey, survey
from seed.source import Item, Row

# What each layout calls its columns: the CSV of 120 to 140 columns first, then search downloads and tables reworded by
# hand, the national JSON and the list of open and close dates. Case, spaces and marks make no difference.
ALIASES: dict[str, tuple[str, ...]] = {
    "urn": ("URN", "School URN", "Unique reference number"),
    "name": ("EstablishmentName", "School name", "name"),
    "status": ("EstablishmentStatus (name)", "EstablishmentStatus", "status"),
    "status_code": ("EstablishmentStatus (code)",),
    "council": ("LA (code)", "Local authority (code)"),
    "council_name": ("LA (name)", "Local authority (name)", "Local authority", "LA"),
    "gss": ("GSSLACode (name)", "GSSLACode"),
    "establishment_number": ("EstablishmentNumber", "Estab number"),
    "type_code": ("TypeOfEstablishment (code)", "EstablishmentType (code)"),
    "type": (
        "TypeOfEstablishment (name)", "TypeOfEstablishment", "EstablishmentType (name)", "EstablishmentType",
        "School type",
    ),
    "phase": ("PhaseOfEducation (name)", "PhaseOfEducation", "Phase (name)", "Phase", "Education phase"),
    "opened": ("OpenDate", "Opening date", "Date opened"),
    "closed": ("CloseDate", "Closing date", "Date closed"),
    "postcode": ("Postcode",),
    "easting": ("Easting",),
    "northing": ("Northing",),
    "pupils": ("NumberOfPupils", "Pupils", "Pupils on roll"),
    "fsm_percent": ("PercentageFSM", "FSM percent", "Percentage of pupils receiving free school meals"),
    "census_date": ("CensusDate",),
    "religious_character": ("ReligiousCharacter (name)", "ReligiousCharacter"),
    "trust_flag": ("TrustSchoolFlag (name)", "TrustSchoolFlag"),
    "trust_uid": ("Trusts (code)", "Trust UID"),
    "trust": ("Trusts (name)", "Trusts", "Trust name", "Trust"),
    "sponsor_uid": ("SchoolSponsors (code)",),
    "sponsor": ("SchoolSponsors (name)", "SchoolSponsors", "School sponsor", "Sponsor"),
    "federation_uid": ("Federations (code)", "Federation UID"),
    "federation": ("Federations (name)", "Federations", "Federation name", "Federation"),
    "diocese_code": ("Diocese (code)",),
    "diocese": ("Diocese (name)", "Diocese"),
    "inspected": ("OfstedLastInsp", "Ofsted last inspection", "Date of last Ofsted inspection"),
    "rating": ("OfstedRating (name)", "OfstedRating"),
    "special_measures": ("OfstedSpecialMeasures (name)", "OfstedSpecialMeasures"),
    "special_measures_code": ("OfstedSpecialMeasures (code)",),
    "created": ("created_at",),
    "updated": ("updated_at",),
}  # fmt: skip
REGISTER = "Get Information About Schools"
NATIONAL = 100  # councils: a file with fewer is a search download and covers what it lists
NAMED = 4  # councils: a file with more of them is named by its bytes
ABSENCE = {  # a name alone may be another group in other files
    "trust_uid": "MEMBER_OF>Trust",
    "federation_uid": "MEMBER_OF>Partnership:federation",
    "sponsor_uid": "SPONSORS>Body:sponsor",
    "diocese_code": "OVERSEES>Body:diocese",
}
_STATUS = {"status", "status_code"}
NOT_ESTABLISHMENTS = {plain(name) for name in ("Linked UID", "Group UID", "LinkURN")}


class GiasImporter:
    """The importer of one establishment file: make a new one for each file."""

    kind = "gias"

    def __init__(self) -> None:
        """Start with nothing read."""
        self.columns = Columns({}, [], [])
        self._survey = Survey()
        self._day = date.min

    def recognises(self, header: Sequence[str]) -> bool:
        """Say whether a file with this header is an establishment extract, or the list of open and close dates."""
        names = {plain(name) for name in header}
        if names & NOT_ESTABLISHMENTS:
            return False
        fields = {field for field, known in ALIASES.items() if names & {plain(name) for name in known}}
        return {"urn", "name"} <= fields and (bool(_STATUS & fields) or {"opened", "closed"} <= fields)

    def document(self, upload: Upload) -> Document:
        """Read the file once through and describe it.

        Raises:
            BadInput: a required column is missing, no date can be found, or one URN has two names.
        """
        self.columns = match_columns(ALIASES, upload.table.header, upload.path)
        _require(self.columns, upload.path)
        self._survey = survey(upload.table, self.columns.of, _check)
        self._day = day_of(upload, upload.table.names, self._survey.written)
        return self._document(upload)

    def clean(self, row: Row, document: Document) -> Iterable[Item]:
        """Turn one row into its School and all that it tells of it.

        Raises:
            Rejected: a cell cannot be true, or the URN stood in an earlier row.
        """
        cells = Cells(row.cells, self.columns.of)
        subject = school(cells, document.id)
        self._once(cells, subject, row.number)
        yield subject
        if self._dates_only:
            return
        council_told(cells)  # by this row, whose cells must be sound although others tell it too
        council = self._survey.councils.get(subject.council or "")
        yield from place_items(subject, council, document.id, self._day)
        yield from group_items(cells, subject, document.id, self._day)
        yield from inspection_items(cells, subject, document.id)

    @cached_property
    def _dates_only(self) -> bool:
        return not _STATUS & self.columns.of.keys()

    def _document(self, upload: Upload) -> Document:
        councils, day = self._survey.councils, self._day
        if self._dates_only:
            series, key, of, scope = "gias-dates", "gias-dates", "open and close dates", []
        else:
            scope = ["*"] if len(councils) >= NATIONAL else sorted(councils)
            series, key, of = "gias", *_extent(scope, councils, upload.sha256)
        return Document(
            id=f"{key}:{day}",
            name=f"{REGISTER}, {of}, {day.day} {day:%B %Y}",
            kind="register",
            date=day,
            series=series,
            scope=scope,
            **self._absence(),
            publisher="Department for Education",
            licence="Open Government Licence v3.0",
            sha256=upload.sha256,
            file=upload.path.name,
        )

    def _absence(self) -> dict[str, Any]:
        """Say for which links an empty cell tells that there is none: those whose other end the file tells surely."""
        if self._dates_only:
            return {"types": []}
        types = {"IN_AREA_OF", "MAINTAINS"} if "council" in self.columns.of else set()
        types |= {entry for field, entry in ABSENCE.items() if field in self.columns.of}
        return {"types": sorted(types), "listed_only": True}

    def _once(self, cells: Cells, subject: School, number: int) -> None:
        first, _ = self._survey.names[subject.urn or 0]
        if first != number:
            raise cells.rejected("urn", f"the URN stood in row {first} already", "take one of the rows out")


def _check(cells: Cells) -> None:
    """Read a row as it will be read, but for what other rows tell.

    Raises:
        Rejected: a cell cannot be true.
    """
    subject = school(cells, "")
    council_told(cells)
    for _ in (*group_items(cells, subject, "", date.max), *inspection_items(cells, subject, "")):
        pass


def _require(columns: Columns, path: Path) -> None:
    wanted = {"urn": "URN", "name": "EstablishmentName"}
    missing = next((name for field, name in wanted.items() if field not in columns.of), None)
    dated = {"opened", "closed"} <= columns.of.keys()
    if missing is None and not dated and not _STATUS & columns.of.keys():
        missing = "EstablishmentStatus (name)"
    if missing:
        raise BadInput(
            f"{path} has no {missing} column; give an establishment extract from {REGISTER}, "
            "such as edubasealldata or a search download."
        )


def _extent(scope: list[str], councils: Mapping[str, tuple[str, str | None]], digest: str) -> tuple[str, str]:
    """Give the first part of the Document's id, and words for what it covers."""
    if scope == ["*"]:
        return "gias", "establishments in England"
    if not scope or len(scope) > NAMED:
        return f"gias:listed-{digest[:8]}", f"some establishments of {len(scope)} councils"
    names = [councils[code][0] or code for code in scope]
    return f"gias:{'-'.join(scope)}", f"establishments in {' and '.join(names)}"
