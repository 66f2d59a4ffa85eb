"""Any table given to import, read record by record: CSV, a JSON list or a sheet, in the encodings that occur."""

import csv
import io
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import ijson

from graph.errors import BadInput
from seed.packed import SAVE_AS_CSV, UNDECODED, Packed, encoding, pack, sha256
from seed.records import fits, records
from seed.sheets import Sheet, is_workbook, read_sheet
from seed.source import Rejected, Row

SAMPLE = 20  # records at the start by which the header is judged
AGREEING = 3  # records that must be short alike before the header is taken to be too long
KEYED = 100  # records of a JSON list whose keys make its header
C1_CONTROLS = re.compile("[\x80-\x9f]")
# A cp1252 file read as Latin-1 leaves C1 controls; each stands for the cp1252 character of the same byte.
C1_REPAIRS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}


@dataclass(frozen=True)
class BadRow:
    """A record that cannot be split into its cells: its number and why."""

    number: int
    fault: Rejected


@dataclass(frozen=True)
class Table:
    """An open-able table: its header, and its records as often as they are asked for.

    `header` is stripped; an unnamed column is "". `names` are the file's name and that of its zip member.
    """

    path: Path
    sha256: str
    header: list[str]
    names: tuple[str, ...]
    packed: Packed
    encoding: str
    delimiter: str | None  # absent: a JSON list, or a sheet
    sheet: Sheet | None = None

    def rows(self, wanted: Container[str] | None = None) -> Iterator[Row | BadRow]:
        """Read the records in order; memory stays bounded by the longest record.

        Args:
            wanted: The columns that are used; of a JSON list, others are not made text.

        Raises:
            BadInput: the file is damaged further on.
        """
        if self.delimiter is None and self.sheet is None:
            yield from _json_rows(self.packed, wanted)
            return
        for number, cells in enumerate(self._lines(), 1):
            yield _row(number, cells, self.header)

    def _lines(self) -> Iterable[list[str] | csv.Error]:
        if self.sheet is not None:
            return ([repaired(cell) for cell in record] for record in self.sheet.records)
        return islice(_records(self.packed, self.encoding, self.delimiter or ",", len(self.header)), 1, None)


@dataclass(frozen=True)
class Upload:
    """A file that was given to import, opened, and the day asked for, if any."""

    table: Table
    day: date | None = None

    @property
    def path(self) -> Path:
        """Give where it lies."""
        return self.table.path

    @property
    def sha256(self) -> str:
        """Give the SHA-256 of its bytes."""
        return self.table.sha256


def open_table(path: Path) -> Table:
    """Open a file that should hold a table, whatever its packing, encoding and line ends.

    Args:
        path: Plain, gzip or zip (with one data file); CSV with a header, a JSON list of records, or a workbook.

    Raises:
        BadInput: no such file, a folder, empty, not text, or a header without rows.
    """
    packed = pack(path)
    names = (path.name,) if packed.member is None else (path.name, Path(packed.member).name)
    if is_workbook(packed):
        sheet = read_sheet(packed)
        return Table(path, sha256(path), [repaired(name) for name in sheet.header], names, packed, "", None, sheet)
    coding = encoding(packed)
    delimiter = _delimiter(packed, coding)
    header = _json_header(packed, coding) if delimiter is None else _csv_header(packed, coding, delimiter)
    return Table(path, sha256(path), header, names, packed, coding, delimiter)


def repaired(text: str) -> str:
    r"""Put the cp1252 character in place of each C1 control that a wrong decoding left.

    >>> repaired("St Ash\x92s")
    'St Ash’s'
    """
    if text.isascii() or not C1_CONTROLS.search(text):
        return text
    return text.translate(C1_REPAIRS)


def _delimiter(packed: Packed, coding: str) -> str | None:
    with packed.opened() as stream:
        text = io.TextIOWrapper(stream, coding, "surrogateescape", newline="")
        start = text.read(100_000).lstrip()
        text.detach()
    if start.startswith(("[", "{")):
        return None
    line = next(iter(start.splitlines()), "")
    return max(",;\t", key=line.count)


def _csv_header(packed: Packed, coding: str, delimiter: str) -> list[str]:
    first = list(islice(_records(packed, coding, delimiter), SAMPLE + 1))
    if len(first) <= 1:
        raise BadInput(f"{packed.path} has a header but no rows; download it again or give another file.")
    if isinstance(first[0], csv.Error):
        raise BadInput(f"{packed.path} has a header that cannot be read ({first[0]}); {SAVE_AS_CSV}.")
    header = [_decoded(name).strip() for name in first[0]]
    rows = [cells for cells in first[1:] if cells != first[0]]
    widths = Counter(0 if isinstance(cells, csv.Error) else len(cells) for cells in rows)
    usual, times = next(iter(widths.most_common(1)), (0, 0))
    # Some registers name one column more than they fill: the surplus names at the end belong to nothing.
    if times >= AGREEING and times * 2 > len(rows) and 1 < usual < len(header) and len(header) not in widths:
        return header[:usual]
    while header and not header[-1]:
        header.pop()
    return header


def _records(packed: Packed, coding: str, delimiter: str, width: int | None = None) -> Iterator[list[str] | csv.Error]:
    with packed.opened() as stream:
        text = io.TextIOWrapper(stream, coding, "surrogateescape", newline="")
        yield from records(map(repaired, text), delimiter, width)
        text.detach()


def _row(number: int, cells: list[str] | csv.Error, header: list[str]) -> Row | BadRow:
    if isinstance(cells, csv.Error):
        remedy = "close the quotation mark or shorten the cell"
        return BadRow(number, Rejected("(row)", "", f"the row cannot be read: {cells}", remedy))
    if header[:1] == [cells[0].strip()] and [cell.strip() for cell in cells[: len(header)]] == header:
        return BadRow(number, Rejected("(row)", "", "the row is the header again", "take it out"))
    if not fits(cells, len(header)):
        reason = f"the row has {len(cells)} cells where the header has {len(header)}"
        remedy = "put quotation marks round a cell that holds a comma, and close each of them"
        return BadRow(number, Rejected("(row)", f"{len(cells)} cells", reason, remedy))
    for name, cell in zip(header, cells, strict=True):
        if not cell.isascii() and UNDECODED.search(cell):
            reason = "holds bytes that are no UTF-8, as the rest of the file is"
            return BadRow(number, Rejected(name or "(row)", _decoded(cell), reason, "write the cell again in UTF-8"))
    return Row(number, dict(zip(header, cells, strict=True)))


def _decoded(text: str) -> str:
    """Put a mark in place of each byte that could not be decoded."""
    return UNDECODED.sub("\N{REPLACEMENT CHARACTER}", text)


def _json_header(packed: Packed, coding: str) -> list[str]:
    if coding == "cp1252":
        raise BadInput(f"{packed.path} is JSON but not in UTF-8; save it as UTF-8.")
    first = list(islice(_json_rows(packed), KEYED))
    if not first:
        raise BadInput(f"{packed.path} is a list without records; download it again or give another file.")
    if isinstance(first[0], BadRow):
        raise BadInput(f"{packed.path} is not a list of records; give a JSON list of objects, or a CSV.")
    return list(dict.fromkeys(name for row in first if isinstance(row, Row) for name in row.cells))


def _json_rows(packed: Packed, wanted: Container[str] | None = None) -> Iterator[Row | BadRow]:
    number, names = 0, _Names(wanted)
    try:
        for number, record in enumerate(_json_items(packed), 1):  # needed when the reading breaks off
            yield _json_row(number, record, names)
    except ijson.JSONError as fault:
        what = str(fault).strip().splitlines()[0]
        raise BadInput(
            f"{packed.path} breaks off or is not JSON after record {number} ({what}); get it again."
        ) from fault


def _json_items(packed: Packed) -> Iterable[Any]:
    with packed.opened() as stream:
        buffered = io.BufferedReader(stream)  # type: ignore[type-var]
        if buffered.peek(3)[:3] == b"\xef\xbb\xbf":
            buffered.read(3)
        if buffered.peek(100).lstrip()[:1] != b"[":
            raise BadInput(f"{packed.path} is one JSON object, not a list; give a JSON list of records, or a CSV.")
        yield from ijson.items(buffered, "item", use_float=True)


class _Names(dict[str, str | None]):
    """The column of each key of a record, worked out once; None for one that is not wanted."""

    def __init__(self, wanted: Container[str] | None) -> None:
        self._wanted = wanted

    def __missing__(self, key: str) -> str | None:
        name = _text(key).strip()
        self[key] = name if self._wanted is None or name in self._wanted else None
        return self[key]


def _json_row(number: int, record: Any, names: _Names) -> Row | BadRow:
    if not isinstance(record, dict):
        return BadRow(number, Rejected("(row)", type(record).__name__, "the record is not an object", "give it keys"))
    return Row(number, {name: _text(value) for key, value in record.items() if (name := names[key]) is not None})


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        # JSON can write half of a surrogate pair, which is no character and cannot be stored.
        return value if value.isascii() else repaired(value.encode("utf-8", "replace").decode())
    if isinstance(value, dict | list):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
