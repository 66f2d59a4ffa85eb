"""The `hubs` importer: teaching school hubs and the areas that they serve."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.errors import BadInput
from graph.schema import Alliance, Document, InAreaOf
from seed.batches import day_of
from seed.cells import Cells, Columns, match_columns
from seed.council_names import by_name, council_key
from seed.files import Upload
from seed.lists import fields_in, paper_of, require
from seed.source import Item, Row

ALIASES: dict[str, tuple[str, ...]] = {
    "key": ("TSH Area",),
    "name": ("name", "Hub name"),
    "areas": ("areas",),
}
SERIES, KIND = "hubs", "teaching school hub"


class HubsImporter:
    """The importer of one list of hubs: make a new one for each file."""

    kind = SERIES

    def __init__(self, councils: Mapping[str, str] | None = None) -> None:
        """Take the names of the councils that are held, by id; None: nobody asks, and no area is tied to one."""
        self.columns, self._councils = Columns({}, [], []), councils
        self._areas: dict[str, str] = {}
        self._seen: dict[str, int] = {}

    def recognises(self, header: Sequence[str]) -> bool:
        """Say whether a file with this header is the list of teaching school hubs."""
        return fields_in(ALIASES, header) == ALIASES.keys()

    def document(self, upload: Upload) -> Document:
        """Describe the file.

        Raises:
            BadInput: A column is missing, no date can be found, or no council is held to tie an area to.
        """
        self.columns = match_columns(ALIASES, upload.table.header, upload.path)
        columns = {"key": "TSH Area", "name": "name", "areas": "areas"}
        require(self.columns, columns, upload.path, "the list of teaching school hubs and their areas")
        if self._councils is not None and not self._councils:
            raise BadInput(f"{upload.path} names councils, and none is held yet; load an establishment extract first.")
        day = day_of(upload, upload.table.names)
        self._areas = by_name(self._councils or {}, day)
        told = {"id": f"{SERIES}:{day}", "name": f"Teaching school hubs, {day.day} {day:%B %Y}", "series": SERIES}
        told |= {"publisher": "Department for Education"}
        return paper_of("register", day, upload.path.name, upload.sha256, told)

    def clean(self, row: Row, document: Document) -> Iterable[Item]:
        """Turn one row into the hub and the councils in whose area it works.

        Raises:
            Rejected: A hub has no key or no name, or its key stood in an earlier row.
        """
        cells = Cells(row.cells, self.columns.of)
        key, name = cells.text("key"), cells.text("name")
        if key is None or name is None:
            raise cells.rejected("key" if key is None else "name", "the cell is blank", "give the hub's area and name")
        areas = [" ".join(area.split()) for area in (cells.text("areas") or "").split(";") if area.strip()]
        first = self._seen.setdefault(key.casefold(), row.number)
        if first != row.number:
            raise cells.rejected("key", f"the hub stood in row {first} already", "take one of the rows out")
        yield from self._items((f"alliance:teaching-school-hub:{key.casefold()}", name), areas, document)

    def _items(self, hub: tuple[str, str], areas: Sequence[str], document: Document) -> Iterator[Item]:
        """Give the hub, told by its id and name, and one claim for each area that is a council."""
        councils = {area: self._areas.get(council_key(area)) for area in areas}
        others = [area for area, council in councils.items() if council is None]
        note = {"note": f"Serves areas that are no council held: {'; '.join(others)}"} if others else {"note": None}
        told = {"id": hub[0], "name": hub[1], "kind": KIND, "source": document.id} | note
        yield Alliance.model_validate(told)
        for council in sorted({council for council in councils.values() if council}):
            yield InAreaOf(
                id=f"{SERIES}:IN_AREA_OF:{hub[0]}:{council}:1",
                from_id=hub[0],
                to_id=council,
                source=document.id,
                start_max=document.date,
                end_min=document.date,
            )
