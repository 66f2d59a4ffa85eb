"""What an importer is, and what it hands over: one document's nodes and claims, checked against the model."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from graph.kinds import Link, Node
from graph.schema import Document

Item = Node | Link


class Rejected(Exception):
    """One row cannot be taken: which column, what stood there, why, and what to do."""

    def __init__(self, column: str, value: object, reason: str, remedy: str) -> None:
        """Keep the four parts for the rejects file."""
        super().__init__(f"{column} {value!r}: {reason}; {remedy}")
        self.column, self.value, self.reason, self.remedy = column, value, reason, remedy


@dataclass(frozen=True)
class Row:
    """One record of a file: its number (the first record after the header is 1) and its cells as text."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Upload:
    """A file that was given to import: its path, the bytes' SHA-256 and the day asked for, if any."""

    path: Path
    sha256: str
    day: date | None = None


class Importer(Protocol):
    """A declared mapping from one kind of file to nodes and claims."""

    kind: str

    def recognises(self, header: Sequence[str]) -> bool:
        """Say whether a file with this header (JSON: the keys of its first record) is of this kind."""

    def document(self, upload: Upload, header: Sequence[str]) -> Document:
        """Describe the file as a Document with its date, series and scope.

        Raises:
            BadInput: a required column is missing, or no date can be found.
        """

    def clean(self, row: Row, document: Document) -> Iterable[Item]:
        """Turn one row into nodes and claims.

        Raises:
            Rejected: the row cannot be taken.
        """


@dataclass
class Batch:
    """What one load would write: its documents, and an iterator of nodes and claims read as they are needed."""

    kind: str
    documents: list[Document]
    items: Iterator[Item] | list[Item]
    sha256: str
    files: list[str] = field(default_factory=list)
    name: str | None = None
