"""What importers of a register's lists share: a declared header, the day, the Document, and rows that stand once."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from graph.schema import Document
from seed.batches import day_of
from seed.cells import Aliases, Cells, Columns, match_columns, plain
from seed.files import Upload
from seed.lists import fields_in, paper_of, require

REGISTER = "Get Information About Schools"


class RegisterImporter:
    """The base of an importer: a subclass declares its columns, and says what the file is and what a row tells.

    kind: its name; aliases: for each field the names of its column; required: for each field that must be there the
    name to ask for; foreign: columns by which the file is another list; wanted: what to give instead of a wrong file.
    """

    kind: str = ""
    aliases: ClassVar[Aliases] = {}
    required: ClassVar[Mapping[str, str]] = {}
    foreign: ClassVar[tuple[str, ...]] = ()
    wanted: ClassVar[str] = ""

    def __init__(self) -> None:
        """Start with nothing read: make a new one for each file."""
        self.columns = Columns({}, [], [])
        self.day = date.min
        self._rows: dict[Hashable, int] = {}

    def recognises(self, header: Sequence[str]) -> bool:
        """Say whether a file with this header is of this kind."""
        names = {plain(name) for name in header}
        return self.required.keys() <= fields_in(self.aliases, header) and not names & set(map(plain, self.foreign))

    def document(self, upload: Upload) -> Document:
        """Describe the file, of the day that the user gives or that stands in its name.

        Raises:
            BadInput: A required column is missing, or no date can be found.
        """
        self.columns = match_columns(self.aliases, upload.table.header, upload.path)
        require(self.columns, self.required, upload.path, self.wanted)
        self.day = day_of(upload, upload.table.names)
        return self.describe(upload)

    def describe(self, upload: Upload) -> Document:
        """Make the Document; the columns and the day are known by now."""
        raise NotImplementedError

    def snapshot(self, upload: Upload, key: str, what: str, told: Mapping[str, Any]) -> Document:
        """Make a Document of the register.

        Args:
            upload: The file.
            key: The first part of its id, which the day follows.
            what: What it lists, in words.
            told: More properties.
        """
        name = f"{REGISTER}, {what}, {self.day.day} {self.day:%B %Y}"
        told = {"id": f"{key}:{self.day}", "name": name, "series": "gias"} | dict(told)
        told |= {"publisher": "Department for Education"}
        return paper_of("register", self.day, upload.path.name, upload.sha256, told)

    def once(self, cells: Cells, field: str, key: Hashable, number: int) -> None:
        """Note in which row something stood.

        Raises:
            Rejected: It stood in an earlier row.
        """
        first = self._rows.setdefault(key, number)
        if first != number:
            raise cells.rejected(field, f"the same stood in row {first} already", "take one of the rows out")
