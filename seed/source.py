"""What reading a file gives: rows, rejected ones with their reasons, and a batch of nodes and claims to load."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

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
class Amending:
    """That a claim of a batch names an earlier one, and takes its place unless it confirms it.

    seen: The mark of the earlier one's story when it was looked at (`graph.claims.mark_of`); absent: as it is now.
    """

    claim: Link
    seen: str | None = None


@dataclass
class Batch:
    """What one load would write: its documents, and an iterator of nodes and claims read as they are needed.

    amendings: Those of the claims that name an earlier one.
    """

    kind: str
    documents: list[Document]
    items: Iterator[Item] | list[Item]
    sha256: str
    files: list[str] = field(default_factory=list)
    name: str | None = None
    amendings: list[Amending] = field(default_factory=list)
