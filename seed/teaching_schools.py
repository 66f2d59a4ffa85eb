"""The `teaching-schools` importer: designated teaching schools and the alliances that they lead."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from graph.schema import Alliance, Document, InAreaOf, Leads
from seed.batches import day_of
from seed.cells import Cells, Columns, match_columns
from seed.council_names import by_name, council_key
from seed.dates import day_in_name
from seed.files import Upload
from seed.lists import Held, fields_in, held_urn, paper_of, require
from seed.source import Item, Row

ALIASES: dict[str, tuple[str, ...]] = {
    "urn": ("URN", "School URN"),
    "alliance": ("Alliance Name", "Teaching School Alliance", "Name of alliance"),
    "school": ("Teaching School", "School Name", "Lead School"),
    "council": ("Local Authority", "LA", "LA (name)"),
}
SERIES, KIND = "teaching-schools", "teaching school alliance"
_SHORT_DAY = re.compile(r"(?<!\d)(\d\d)([01]\d)([0-3]\d)(?!\d)")  # 180312: the lists are named so


class TeachingSchoolsImporter:
    """The importer of one list of teaching schools: make a new one for each file."""

    kind = SERIES

    def __init__(self, held: Held = None, councils: Mapping[str, str] | None = None) -> None:
        """Take the ids of the schools that are held, and the names of the councils by id."""
        self.columns, self._held, self._councils = Columns({}, [], []), held, councils or {}
        self._areas: dict[str, str] = {}
        self._claimed: set[str] = set()

    def recognises(self, header: Sequence[str]) -> bool:
        """Say whether a file with this header is the list of teaching schools."""
        return {"urn", "alliance", "school"} <= fields_in(ALIASES, header)

    def document(self, upload: Upload) -> Document:
        """Describe the file.

        Raises:
            BadInput: A column is missing, or no date can be found.
        """
        self.columns = match_columns(ALIASES, upload.table.header, upload.path)
        wanted = "the list of designated teaching schools"
        require(self.columns, {"urn": "URN", "alliance": "Alliance Name"}, upload.path, wanted)
        names = upload.table.names
        day = day_of(upload, names, _short_day_in(names))
        self._areas = by_name(self._councils, day)
        told = {"id": f"{SERIES}:{day}", "name": f"Designated teaching schools, {day.day} {day:%B %Y}"}
        told |= {"series": SERIES, "publisher": "National College for Teaching and Leadership"}
        return paper_of("register", day, upload.path.name, upload.sha256, told)

    def clean(self, row: Row, document: Document) -> Iterable[Item]:
        """Turn one row into its Alliance, and that the school leads it.

        Raises:
            Rejected: No alliance is named, or the school is not held.
        """
        cells = Cells(row.cells, self.columns.of)
        urn, name = held_urn(cells, self._held), cells.text("alliance")
        slug = re.sub(r"[^a-z0-9]+", "-", (name or "").casefold()).strip("-")
        if name is None or not slug:
            raise cells.rejected("alliance", "the row names no alliance", "give the name of the alliance")
        alliance = Alliance(id=f"alliance:teaching-school:{slug}", name=name, kind=KIND, source=document.id)
        yield alliance
        yield from self._claims(f"school:urn:{urn}", alliance.id, cells.text("council") or "", document)

    def _claims(self, school: str, alliance: str, council: str, document: Document) -> Iterator[Item]:
        days = {"start_max": document.date, "end_min": document.date}
        told = {"source": document.id, "confidence": "stated", "status": "actual"} | days
        leads = f"{SERIES}:LEADS:{school}:{alliance}:1"
        area = self._areas.get(council_key(council))
        lies = f"{SERIES}:IN_AREA_OF:{alliance}:{area}:1"
        if leads not in self._claimed:
            yield Leads.model_validate(told | {"id": leads, "from_id": school, "to_id": alliance})
        if area and lies not in self._claimed:
            yield InAreaOf.model_validate(told | {"id": lies, "from_id": alliance, "to_id": area})
        self._claimed |= {leads, lies}


def _short_day_in(names: Sequence[str]) -> date | None:
    found = {
        day for name in names for parts in _SHORT_DAY.findall(name) if (day := day_in_name(["20" + "".join(parts)]))
    }
    return found.pop() if len(found) == 1 else None
