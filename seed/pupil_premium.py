"""The `pupil-premium` importer: the published list of URNs of schools with a high share of pupil premium."""

from collections.abc import Iterable, Sequence
from datetime import date

from graph.errors import BadInput
from graph.schema import Document
from seed.batches import day_of
from seed.cells import Cells, Columns, match_columns, plain
from seed.dates import day_in_name
from seed.files import Upload
from seed.lists import Held, first_year, held_urn, once, paper_of, require, told_of
from seed.source import Item, Row

ALIASES = {"urn": ("urn", "school_urn")}


class PupilPremiumImporter:
    """The importer of one list: make a new one for each file."""

    kind = "pupil-premium"

    def __init__(self, held: Held = None) -> None:
        """Take the ids of the schools that are held."""
        self.columns, self._held, self._seen = Columns({}, [], []), held, dict[int, int]()

    def recognises(self, header: Sequence[str]) -> bool:
        """Say whether a file with this header is such a list: URNs and nothing else."""
        return [plain(name) for name in header if name] in ([plain(name)] for name in ALIASES["urn"])

    def document(self, upload: Upload) -> Document:
        """Describe the file; it is of the school year in its name, where no day stands there.

        Raises:
            BadInput: It has other columns, or no day or school year can be found.
        """
        self.columns = match_columns(ALIASES, upload.table.header, upload.path)
        wanted = "the list of high pupil premium schools, one column of URNs"
        require(self.columns, {"urn": "urn"}, upload.path, wanted)
        if not self.recognises(upload.table.header):
            raise BadInput(f"{upload.path} has more columns than a list of URNs; give {wanted}.")
        names = upload.table.names
        year = None if upload.day or day_in_name(names) else first_year(names)
        # A year such as 2021_2022 may be the financial or the school year; the latest day possible is the file's.
        day = day_of(upload, names, date(year + 1, 8, 31) if year else None)
        of = f"{year}-{(year + 1) % 100:02}" if year else f"{day.day} {day:%B %Y}"
        told = {"id": f"pupil-premium:{day}", "name": f"High pupil premium schools, {of}"}
        told |= {"series": "pupil-premium", "publisher": "Department for Education"}
        first = {"date_min": date(year, 4, 1)} if year else {}
        return paper_of("census", day, upload.path.name, upload.sha256, told | first | {"scope": ["*"]})

    def clean(self, row: Row, document: Document) -> Iterable[Item]:
        """Turn one row into the mark on its School.

        Raises:
            Rejected: No URN, or the school is not held.
        """
        cells = Cells(row.cells, self.columns.of)
        urn = held_urn(cells, self._held)
        once(cells, self._seen, urn, row.number)
        yield told_of(urn, document.id, {"high_pupil_premium": True})
