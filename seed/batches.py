"""From a file and an importer to a batch: every row is accepted or rejected, and counted."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, field, fields
from datetime import date
from typing import Protocol

from pydantic import ValidationError

from graph.errors import BadInput
from graph.kinds import Node
from graph.schema import Document
from seed.cells import PERSONAL, Columns, plain
from seed.dates import day_in_name, today
from seed.files import BadRow, Table, Upload
from seed.packed import Meter
from seed.source import Batch, Item, Rejected, Row


@dataclass(frozen=True)
class Reject:
    """One line of the rejects file: the record's number (the first is 1), and what to do about it."""

    row: int
    column: str
    value: str
    reason: str
    remedy: str


def rejects_csv(rejects: Iterable[Reject]) -> str:
    """Write rejected rows as CSV: row number, column, value, reason, remedy."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([field.name for field in fields(Reject)])
    writer.writerows(astuple(one) for one in rejects)
    return out.getvalue()


@dataclass
class Tally:
    """What became of the rows, filled while a batch is read: rows = accepted + rejected, always.

    `dropped_columns` tell of persons and are never read; `ignored_columns` mean nothing to the importer; `meter` tells
    how much of the file has been read.
    """

    rows: int = 0
    accepted: int = 0
    rejects: list[Reject] = field(default_factory=list)
    dropped_columns: list[str] = field(default_factory=list)
    ignored_columns: list[str] = field(default_factory=list)
    meter: Meter = field(default_factory=Meter)

    @property
    def rejected(self) -> int:
        """How many rows were not taken."""
        return len(self.rejects)


class Importer(Protocol):
    """A declared mapping from one kind of file to nodes and claims.

    `columns` tell which column holds which field, once the file has been described.
    """

    kind: str
    columns: Columns

    def recognises(self, header: Sequence[str]) -> bool:
        """Say whether a file with this header (JSON: the keys of its first record) is of this kind."""

    def document(self, upload: Upload) -> Document:
        """Describe the file as a Document with its date, series and scope.

        Raises:
            BadInput: a required column is missing, or no date can be found.
        """

    def clean(self, row: Row, document: Document) -> Iterable[Item]:
        """Turn one row into nodes and claims.

        Raises:
            Rejected: the row cannot be taken.
        """


def read_batch(importer: Importer, table: Table, day: date | None, tally: Tally) -> Batch:
    """Describe what loading a file would write.

    Args:
        importer: The kind of file; a new one for each file.
        table: The file, opened.
        day: The day that the user says it is of.
        tally: Counts rows as the items are read, which happens once and only when they are asked for.

    Raises:
        BadInput: the file is not of this kind, or cannot be read.
    """
    document = importer.document(Upload(table, day))
    tally.dropped_columns = [name for name in table.header if PERSONAL.search(plain(name))]
    tally.ignored_columns, tally.meter = importer.columns.ignored, table.packed.meter
    return Batch(importer.kind, [document], _items(importer, table, document, tally), table.sha256, [table.path.name])


def day_of(upload: Upload, names: tuple[str, ...], inside: date | None = None) -> date:
    """Find the day a file is of: as the user says, else from its name, else from what stands in it.

    Raises:
        BadInput: there is none, or it lies in the future.
    """
    day = upload.day or day_in_name(names) or inside
    if day is None:
        raise BadInput(f"{upload.path} does not tell its date; give it with --date YYYY-MM-DD.")
    if day > today():
        raise BadInput(f"{upload.path} is of {day}, which is still to come; give its true date with --date YYYY-MM-DD.")
    return day


def _items(importer: Importer, table: Table, document: Document, tally: Tally) -> Iterator[Item]:
    given: set[str] = set()
    for row in table.rows(set(importer.columns.of.values())):
        tally.rows += 1
        try:
            items = _cleaned(importer, row, document)
        except Rejected as fault:
            tally.rejects.append(Reject(row.number, fault.column, str(fault.value)[:200], fault.reason, fault.remedy))
            continue
        tally.accepted += 1
        for item in items:
            if isinstance(item, Node):
                if item.id in given:
                    continue
                given.add(item.id)
            yield item


def _cleaned(importer: Importer, row: Row | BadRow, document: Document) -> list[Item]:
    """Clean one row as a whole, so that a rejected row leaves nothing behind."""
    if isinstance(row, BadRow):
        raise row.fault
    try:
        return list(importer.clean(row, document))
    except ValidationError as fault:
        first = fault.errors()[0]
        column = ".".join(str(part) for part in first["loc"]) or "(row)"
        raise Rejected(column, str(first["input"])[:200], first["msg"], "correct the cell") from fault
