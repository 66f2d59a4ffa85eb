"""Cells of a row by what they mean, whatever a layout calls its columns; checked, or rejected with a reason."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph.errors import BadInput
from seed.dates import PLACEHOLDER, parse_day
from seed.source import Rejected

Aliases = Mapping[str, tuple[str, ...]]

LONGEST = 1_000  # characters

# Words that registers write for "nothing here". "None" is no such word: it is a religious character.
NULL_WORDS = frozenset({
    "", "-", "n/a", "na", "not applicable", "does not apply", "not recorded", "unknown", "not known", "null",
})  # fmt: skip
# Columns that tell of persons: never read into anything.
PERSONAL = re.compile(
    r"^head(title|firstname|lastname|honours|preferredjobtitle|name)|^headof|^props|phone|^tel|^fax|email|contact"
    r"|principal|chairof"
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f\u202a-\u202e\u2066-\u2069]")  # ASCII's but for spaces, and turned text
_WHOLE = re.compile(r"-?\d{1,12}(\.0+)?")
_DECIMAL = re.compile(r"-?\d{1,12}(\.\d+)?")


@dataclass(frozen=True)
class Columns:
    """Which column of a file holds which field, which are about persons, and which mean nothing to us."""

    of: Mapping[str, str]
    personal: list[str]
    ignored: list[str]


def plain(name: str) -> str:
    """Give a header's name without case, spaces and marks, to compare it.

    >>> plain(" LA (code)"), plain("la_code")
    ('lacode', 'lacode')
    """
    return re.sub(r"[\s_()./-]+", "", name).casefold()


def match_columns(aliases: Aliases, header: Sequence[str], path: Path) -> Columns:
    """Find the columns of a file by the names that its layouts use.

    Args:
        aliases: For each field the names of its column, the preferred one first.
        header: The names in the file, in any order.
        path: The file, for the message.

    Raises:
        BadInput: a column that is read stands in the header twice.
    """
    held: dict[str, list[str]] = {}
    for name in header:
        held.setdefault(plain(name), []).append(name)
    of: dict[str, str] = {}
    for field, names in aliases.items():
        found = next((held[plain(name)] for name in names if plain(name) in held), [])
        if len(found) > 1:
            raise BadInput(f"{path} has the column {found[0]!r} twice; take one of them out.")
        if found:
            of[field] = found[0]
    personal = [name for name in header if PERSONAL.search(plain(name))]
    known = {*of.values(), *personal, ""}
    return Columns(of, personal, [name for name in header if name not in known])


class Cells:
    """The cells of one row, asked for by field; every getter gives None for a blank, a null word or no column."""

    __slots__ = ("_cells", "_columns")

    def __init__(self, cells: Mapping[str, str], columns: Mapping[str, str]) -> None:
        """Keep the row and the map from field to column name."""
        self._cells, self._columns = cells, columns

    def has(self, field: str) -> bool:
        """Say whether the file has a column for the field."""
        return field in self._columns

    def raw(self, field: str) -> str:
        """Give the cell without spaces at its ends; "" where there is none."""
        name = self._columns.get(field)
        return "" if name is None else self._cells.get(name, "").strip()

    def text(self, field: str) -> str | None:
        """Give the cell's words, each run of spaces as one.

        Raises:
            Rejected: it is longer than anything that a register writes, or holds a control character.
        """
        value = self.raw(field)
        if not value:
            return None
        if len(value) > LONGEST:
            raise self.rejected(field, f"is longer than {LONGEST} characters", "shorten it, or close a quotation mark")
        if _CONTROLS.search(value):
            raise self.rejected(field, "holds a character that cannot be printed", "write the cell again")
        return None if value.casefold() in NULL_WORDS else " ".join(value.split())

    def whole(self, field: str, low: int, high: int, remedy: str) -> int | None:
        """Give a whole number from `low` to `high`.

        Raises:
            Rejected: it is no number, or outside.
        """
        value = self.text(field)
        if value is None:
            return None
        if not _WHOLE.fullmatch(value):
            raise self.rejected(field, "is not a whole number", remedy)
        number = int(float(value))
        if not low <= number <= high:
            raise self.rejected(field, f"is not between {low} and {high}", remedy)
        return number

    def decimal(self, field: str, low: float, high: float, remedy: str) -> float | None:
        """Give a number from `low` to `high`; a percent sign behind it is passed over.

        Raises:
            Rejected: it is no number, or outside.
        """
        value = self.text(field)
        if value is None:
            return None
        value = value.removesuffix("%").strip()
        if not _DECIMAL.fullmatch(value):
            raise self.rejected(field, "is not a number", remedy)
        if not low <= float(value) <= high:
            raise self.rejected(field, f"is not between {low} and {high}", remedy)
        return float(value)

    def day(self, field: str) -> date | None:
        """Give a day; None for the placeholder 1 January 1900 too.

        Raises:
            Rejected: there is no such day.
        """
        value = self.text(field)
        if value is None:
            return None
        try:
            day = parse_day(value)
        except ValueError as fault:
            raise self.rejected(field, "is not a date that exists", "write it as DD-MM-YYYY or YYYY-MM-DD") from fault
        return None if day == PLACEHOLDER else day

    def rejected(self, field: str, reason: str, remedy: str) -> Rejected:
        """Make the rejection of this row for one field, with the column's own name."""
        return Rejected(self._columns.get(field, field), self.raw(field)[:200], reason, remedy)
