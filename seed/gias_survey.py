"""A first reading of an establishment extract: whom it covers, its newest day, and whether its URNs are sound."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from graph.errors import BadInput
from seed.cells import Cells
from seed.files import BadRow, Table
from seed.gias_codes import is_council
from seed.gias_school import read_council, read_urn
from seed.source import Rejected

NO_GSS = "X999999"  # the code of councils that were abolished before such codes were given

_READ = ("urn", "name", "council", "council_name", "gss", "created", "updated")


@dataclass
class Survey:
    """What the rows of a file say together."""

    councils: dict[str, tuple[str, str | None]] = field(default_factory=dict)  # code: (name, ONS code)
    written: date | None = None  # the newest day on which a record was made or changed by its publisher
    names: dict[int, tuple[int, str]] = field(default_factory=dict)  # URN: (number of its first row, name)


def survey(table: Table, columns: Mapping[str, str]) -> Survey:
    """Read all rows once.

    Raises:
        BadInput: one URN has two names, so the file cannot be trusted.
    """
    found = Survey()
    for row in table.rows({columns[name] for name in _READ if name in columns}):
        if isinstance(row, BadRow):
            continue
        cells = Cells(row.cells, columns)
        try:
            _see_school(found, cells, row.number, table.path)
            _see_council(found, cells)
            _see_written(found, cells)
        except Rejected:
            continue  # the second reading says why
    return found


def _see_school(found: Survey, cells: Cells, number: int, path: Path) -> None:
    urn, name = read_urn(cells), cells.text("name") or ""
    first, held = found.names.setdefault(urn, (number, name))
    if held.casefold() != name.casefold():
        raise BadInput(
            f"{path} gives URN {urn} to two schools, {held[:80]!r} in row {first} and {name[:80]!r} in row {number}; "
            "correct one of them."
        )


def _see_council(found: Survey, cells: Cells) -> None:
    code = read_council(cells)
    if code is None or not is_council(code):
        return
    name, gss = found.councils.get(code, (None, None))
    if name is None or gss is None:
        new = cells.text("gss")
        found.councils[code] = name or cells.text("council_name") or "", gss or (None if new == NO_GSS else new)


def _see_written(found: Survey, cells: Cells) -> None:
    for name in ("created", "updated"):
        day = cells.day(name)
        if day and (found.written is None or day > found.written):
            found.written = day
