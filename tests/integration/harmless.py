"""What must hold of a load of any file: all or nothing, every row counted, nothing of rejected rows."""

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from damage import Case

from graph import cypher
from graph.errors import PartnershipsError
from graph.kinds import Node
from graph.store import Store
from seed.batches import Reject, Tally
from seed.cells import LONGEST
from seed.files import open_table
from seed.links_directory import read_directory
from seed.load import load, make_constraints
from seed.report import Report
from seed.source import Row
from seed.sources import Known, intakes, read_known
from seed.writing import grouped


@dataclass
class Outcome:
    """What became of a file: refused by one sentence, or what its rows told (without the id of their Document).

    scope: the councils that it speaks of as a whole; held: what the database holds then, but for the file's digest.
    """

    sentence: str | None = None
    rows: int = 0
    accepted: int = 0
    rejects: list[Reject] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    scope: list[str] = field(default_factory=list)
    held: str = ""


def everything(store: Store) -> list[dict[str, Any]]:
    """Give all that the database holds, in a fixed order."""
    nodes = "MATCH (n) RETURN labels(n) AS a, properties(n) AS told ORDER BY n.id"
    links = "MATCH (a)-[r]->(b) RETURN [a.id, type(r), b.id] AS a, properties(r) AS told ORDER BY r.id"
    return [*store.read(nodes), *store.read(links)]


class Harmless:
    """Loads files that should do no harm, and makes sure of what must hold for every file, whatever is in it."""

    def __init__(self, store: Store, folder: Path, base: Sequence[Node], day: date | None = None) -> None:
        """Write what is held before; `day` is that of files that do not tell theirs."""
        self.store, self.folder, self.day, self.base = store, folder, day, base
        make_constraints(store)
        self.put_back()
        self.before = everything(store)
        asked, directory = read_known(store), read_directory(store)
        self._wholes: dict[bytes, str] = {}
        self.known = Known(asked.ids, asked.councils, lambda: directory)

    def write(self, name: str, data: bytes) -> Path:
        """Put a file into a folder of its own: its name tells its day."""
        path = self.folder / sha256(data).hexdigest()[:12] / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        return path

    def read(self, path: Path) -> Outcome:
        """Read a file and load nothing."""
        (intake,) = intakes("auto", [path], self.day, lambda: self.known)
        told = Counter(f"{type(item).__name__} {item.model_dump(exclude={'source'})}" for item in intake.batch.items)
        tally = intake.tally or Tally()
        scope = sorted({code for document in intake.batch.documents for code in document.scope or ()})
        return Outcome(None, tally.rows, tally.accepted, tally.rejects, told, scope)

    def take(self, path: Path) -> Outcome:
        """Load a file as the command does: refused with nothing written, or whole and with nothing of rejected rows."""
        try:
            (intake,) = intakes("auto", [path], self.day, lambda: self.known)
            report = load(self.store, intake.batch, str, intake.tally)
        except PartnershipsError as fault:
            assert everything(self.store) == self.before
            sentence = str(fault)
            assert len(sentence) < 600
            assert "\n" not in sentence
            assert sentence.startswith(str(path))
            assert sentence.endswith(".")
            return Outcome(sentence)
        found = self.read(path)
        self._check_counts(report, found)
        self._check_texts()
        alone = self.read(self._accepted(path, found.rejects)) if found.accepted else Outcome(scope=found.scope)
        assert (found.told, found.scope) == (alone.told, alone.scope)
        found.held = self._held(path)
        return found

    def put_back(self) -> None:
        """Hold what was held before, and nothing else."""
        with self.store.transaction() as tx:
            tx.run("MATCH (n) DETACH DELETE n")
            for label, nodes in grouped(self.base):
                told = [{"id": node.id, "properties": node.model_dump(exclude_none=True)} for node in nodes]
                tx.run(cypher.merge_nodes(label), rows=told)

    def check(self, name: str, case: Case) -> None:
        """Load a damaged file, make sure that it is read as its damage tells, and put the database back."""
        found = self.take_back(self.write(name, case.data))
        if case.like == b"":
            assert found.sentence
        elif case.like is not None:
            whole = self.read(self.write(name, case.like))
            assert (found.sentence, found.rows, found.accepted) == (None, whole.rows + case.more, whole.accepted)
            assert found.told == whole.told
            assert case.more or found.held == self._whole(name, case.like)
        elif case.rows is not None and not found.sentence:
            assert found.rows == case.rows

    def take_back(self, path: Path) -> Outcome:
        """Load a file and put the database back."""
        try:
            return self.take(path)
        finally:
            self.put_back()

    def _whole(self, name: str, data: bytes) -> str:
        """Give what the database holds after a load of a sound file, which is loaded once."""
        if data not in self._wholes:
            self._wholes[data] = self.take_back(self.write(name, data)).held
        return self._wholes[data]

    def _held(self, path: Path) -> str:
        rows = [row for row in everything(self.store) if "Load" not in row["a"]]
        digest = sha256(path.read_bytes()).hexdigest()
        return json.dumps(rows, default=str, indent=1).replace(digest, "").replace(digest[:8], "")

    def _check_counts(self, report: Report, found: Outcome) -> None:
        assert report.rows == report.accepted + report.rejected
        assert (report.rows, report.accepted, report.rejected) == (found.rows, found.accepted, len(found.rejects))
        numbers = [reject.row for reject in found.rejects]
        assert numbers == sorted(set(numbers))
        assert set(numbers) <= set(range(1, report.rows + 1))
        assert all(reject.column and reject.reason and reject.remedy for reject in found.rejects)
        asked = "MATCH (l:Load {id: $id}) RETURN l.counts AS counts"
        assert json.loads(self.store.read(asked, id=report.load)[0]["counts"]) == report.model_dump()

    def _check_texts(self) -> None:
        texts = [
            text
            for row in everything(self.store)
            if "Load" not in row["a"]
            for value in row["told"].values()
            for text in (value if isinstance(value, list) else [value])
            if isinstance(text, str)
        ]
        assert max(map(len, texts)) <= 2 * LONGEST
        assert not [text for text in texts if not text.isprintable()]

    def _accepted(self, path: Path, rejects: list[Reject]) -> Path:
        """Write the accepted rows alone, as a plain file of the same name."""
        table, out, numbers = open_table(path), io.StringIO(), {reject.row for reject in rejects}
        writer = csv.writer(out)
        writer.writerow(table.header)
        rows = [row for row in table.rows() if isinstance(row, Row) and row.number not in numbers]
        writer.writerows([row.cells.get(name, "") for name in table.header] for row in rows)
        return self.write(path.name, out.getvalue().encode())
