"""The `census` importer: pupil numbers of the January school census, as the performance tables publish them."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from graph.errors import BadInput
from graph.schema import Document
from seed.batches import day_of
from seed.cells import Cells, Columns, match_columns
from seed.files import Upload
from seed.lists import Held, fields_in, first_year, held_urn, once, paper_of, require, told_of
from seed.source import Item, Row

ALIASES: dict[str, tuple[str, ...]] = {
    "urn": ("URN",),
    "pupils": ("NOR",),
    "eligible": ("NUMFSM",),
    "ever": ("PNUMFSMEVER",),  # eligible at any time in six years: another measure, by which the file is known
}
WITHHELD = {"supp", "ne", "np", "lowcov", "x", "z", "c"}  # words of the performance tables for no number
_THURSDAY = 3


class CensusImporter:
    """The importer of one census file: make a new one for each file."""

    kind = "census"

    def __init__(self, held: Held = None) -> None:
        """Take the ids of the schools that are held."""
        self.columns, self._held, self._seen = Columns({}, [], []), held, dict[int, int]()

    def recognises(self, header: Sequence[str]) -> bool:
        """Say whether a file with this header is the census of the performance tables."""
        found = fields_in(ALIASES, header)
        return {"urn", "pupils"} <= found and bool({"eligible", "ever"} & found)

    def document(self, upload: Upload) -> Document:
        """Describe the file; it is of the census day of the school year in its name.

        Raises:
            BadInput: A column is missing, or no school year can be found.
        """
        self.columns = match_columns(ALIASES, upload.table.header, upload.path)
        wanted = "the census file of the performance tables, such as england_census.csv"
        require(self.columns, {"urn": "URN", "pupils": "NOR", "eligible": "NUMFSM"}, upload.path, wanted)
        year = first_year(upload.table.names)
        if upload.day is None and year is None:
            raise BadInput(
                f"{upload.path} does not tell its school year; name it such as 2022-2023_england_census.csv, "
                "or give the census day with --date YYYY-MM-DD."
            )
        day = day_of(upload, (), census_day(year + 1) if year else None)  # in January, its second calendar year
        told = {"id": f"census:{day}", "name": f"School census, {day.day} {day:%B %Y}", "series": "census"}
        told |= {"publisher": "Department for Education"}
        return paper_of("census", day, upload.path.name, upload.sha256, told | {"scope": ["*"]})

    def clean(self, row: Row, document: Document) -> Iterable[Item]:
        """Turn one row into what it tells of its School.

        Raises:
            Rejected: It is a national total, a cell cannot be true, or the school is not held.
        """
        cells = Cells({name: _known(cell) for name, cell in row.cells.items()}, self.columns.of)
        if cells.raw("urn") == "NAT":
            raise cells.rejected("urn", "the row is a national total, not a school", "nothing is to be done")
        urn = held_urn(cells, self._held)
        told = _pupils(cells)
        once(cells, self._seen, urn, row.number)
        yield told_of(urn, document.id, told | {"census_date": document.date} if told else {})


def census_day(year: int) -> date:
    """Give the day of a January census: the third Thursday of January.

    >>> census_day(2023)
    datetime.date(2023, 1, 19)
    """
    first = date(year, 1, 1)
    return first + timedelta(days=(_THURSDAY - first.weekday()) % 7 + 14)


def _known(cell: str) -> str:
    return "" if cell.strip().casefold() in WITHHELD else cell


def _pupils(cells: Cells) -> dict[str, int | float]:
    """Read the pupils on roll, and of them those eligible for free school meals, in percent to one decimal.

    Raises:
        Rejected: No number, or more eligible than there are.
    """
    remedy = "correct the number or leave the cell blank"
    pupils = cells.whole("pupils", 0, 100_000, remedy)
    if pupils is None:
        return {}
    eligible = cells.whole("eligible", 0, 100_000, remedy)
    if eligible is None or not pupils:
        return {"pupils": pupils}
    if eligible > pupils:
        raise cells.rejected("eligible", f"is more than the {pupils} pupils on roll", remedy)
    return {"pupils": pupils, "fsm_percent": round(100 * eligible / pupils, 1)}
