"""What the importers of lists by URN share: which schools are held, nodes told in part, a file's Document."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from graph.errors import BadInput
from graph.schema import Document, School
from seed.cells import Aliases, Cells, Columns, plain
from seed.gias_school import read_urn

Held = frozenset[str] | None  # ids of the nodes that are held; None: not checked
REMEDY = "load an establishment extract that has it first"
_YEARS = re.compile(r"(?<!\d)(20\d\d)[-_ ](?:20)?(\d\d)(?!\d)")


def fields_in(aliases: Aliases, header: Sequence[str]) -> set[str]:
    """Give the fields that a header has a column for."""
    names = {plain(name) for name in header}
    return {field for field, known in aliases.items() if names & {plain(name) for name in known}}


def require(columns: Columns, fields: Mapping[str, str], path: Path, wanted: str) -> None:
    """Make sure that a file has its columns.

    Args:
        columns: What was found.
        fields: For each required field the name of its column.
        path: The file, for the message.
        wanted: The kind of file to give instead.

    Raises:
        BadInput: One is missing.
    """
    missing = [name for field, name in fields.items() if field not in columns.of]
    if missing:
        raise BadInput(f"{path} has no {missing[0]} column; give {wanted}.")


def is_held(urn: int, held: Held) -> bool:
    """Say whether a school is held, or nobody asks."""
    return held is None or f"school:urn:{urn}" in held


def held_urn(cells: Cells, held: Held) -> int:
    """Read the URN of a school that is held.

    Raises:
        Rejected: There is none, it is no number, or no such school is held.
    """
    urn = read_urn(cells)
    if not is_held(urn, held):
        raise cells.rejected("urn", f"URN {urn} is not held", REMEDY)
    return urn


def once(cells: Cells, seen: dict[int, int], urn: int, number: int) -> None:
    """Note in which row a URN stood.

    Raises:
        Rejected: It stood in an earlier row.
    """
    first = seen.setdefault(urn, number)
    if first != number:
        raise cells.rejected("urn", f"the URN stood in row {first} already", "take one of the rows out")


def first_year(names: Iterable[str]) -> int | None:
    """Find the one year such as 2022-2023 or 2022_23 in the names of a file; give its first calendar year.

    >>> first_year(["2022-2023_england_census.csv"])
    2022
    """
    pairs = [(int(first), int(second)) for name in names for first, second in _YEARS.findall(name)]
    years = {first for first, second in pairs if (first + 1) % 100 == second}
    return years.pop() if len(years) == 1 else None


def told_of(urn: int, source: str, told: Mapping[str, Any]) -> School:
    """Make a School that tells some properties and no name, for a file that has none: the school must be held.

    >>> told_of(900001, "census:2023-01-19", {"pupils": 210}).model_dump(exclude_unset=True)["pupils"]
    210
    """
    known: dict[str, Any] = {"id": f"school:urn:{urn}", "urn": urn, "source": source, **told}
    checked = School.model_validate(known | {"name": "not told"})
    values = {field: getattr(checked, field) for field in School.model_fields if field != "name"}
    return School.model_construct(_fields_set=set(known), **values)


def paper_of(kind: str, day: date, upload_name: str, sha256: str, told: Mapping[str, Any]) -> Document:
    """Make a file's Document; `told` holds its id, name, series and publisher."""
    licence = "Open Government Licence v3.0"
    return Document(kind=kind, date=day, licence=licence, sha256=sha256, file=upload_name, **told)
