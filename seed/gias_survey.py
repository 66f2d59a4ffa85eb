"""A first reading of an establishment extract: whom it covers, its newest day, and whether its URNs are sound."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from graph.errors import BadInput
from seed.cells import Cells
from seed.files import BadRow, Table
from seed.gias_codes import is_council
from seed.gias_school import council_told, read_council, read_urn
from seed.source import Rejected


@dataclass
class Survey:
    """What the rows of a file say together."""

    councils: dict[str, tuple[str, str | None]] = field(default_factory=dict)  # code: (name, ONS code)
    written: date | None = None  # the newest day on which a record was made or changed by its publisher
    names: dict[int, tuple[int, str]] = field(default_factory=dict)  # URN: (number of its first row, name)


def survey(table: Table, columns: Mapping[str, str], check: Callable[[Cells], None]) -> Survey:
    """Read all rows once.

    Args:
        table: The file.
        columns: The column of each field.
        check: Raises Rejected for a row that will not be taken, of which nothing is to be believed.

    Raises:
        BadInput: one URN has two names, so the file cannot be trusted.
    """
    found = Survey()
    for row in table.rows(set(columns.values())):
        if isinstance(row, BadRow):
            continue
        cells = Cells(row.cells, columns)
        try:
            if _see_school(found, cells, row.number, table.path):
                _see_council(found, cells, check)
                _see_written(found, cells, check)
        except (Rejected, ValidationError):
            continue  # the second reading says why
    return found


def _see_school(found: Survey, cells: Cells, number: int, path: Path) -> bool:
    """Note the school of a row; say whether it is its first."""
    urn, name = read_urn(cells), cells.text("name")
    if name is None:
        return False
    first, held = found.names.setdefault(urn, (number, name))
    if held.casefold() != name.casefold():
        raise BadInput(
            f"{path} gives URN {urn} to two schools, {held[:80]!r} in row {first} and {name[:80]!r} in row {number}; "
            "correct one of them."
        )
    return first == number


def _see_council(found: Survey, cells: Cells, check: Callable[[Cells], None]) -> None:
    code = read_council(cells)
    if code is None or not is_council(code):
        return
    held, new = found.councils.get(code), council_told(cells)
    told = (held[0] or new[0], held[1] or new[1]) if held else new
    if told != held:
        check(cells)
        found.councils[code] = told


def _see_written(found: Survey, cells: Cells, check: Callable[[Cells], None]) -> None:
    for name in ("created", "updated"):
        day = cells.day(name)
        if day and (found.written is None or day > found.written):
            check(cells)
            found.written = day
