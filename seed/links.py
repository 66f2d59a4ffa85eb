"""The `links` importer: officers' own lists of links, and schools' returns; each row with its own source and day."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from graph.claims import UNKNOWN
from graph.errors import BadInput, UnknownThing
from graph.kinds import Amendment, Link
from graph.schema import Document
from seed.batches import Reject, Tally
from seed.cells import PERSONAL, Cells, Columns, match_columns, plain
from seed.dates import day_in_name, today
from seed.entries import Entry
from seed.files import BadRow, Table, open_table
from seed.links_claims import Context, Outcome, taken
from seed.links_columns import ALIASES, HELP
from seed.links_parties import Directory
from seed.packed import sha256
from seed.returns import sheet_outcomes, sheets_of_return
from seed.reviews import Amend, review_outcomes, sheets_of_review
from seed.source import Amending, Batch, Item, Rejected

_KNOWN = {plain(name) for name in ALIASES["relationship"]}
_OTHERS = {plain(name) for field in ("first", "second") for name in ALIASES[field]} | {plain("other party")}


class LinksImporter:
    """The importer of one list of links, or one workbook of returns."""

    kind = "links"

    def __init__(self, directory: Callable[[], Directory] | None = None, amend: Amend | None = None) -> None:
        """Take what reads who is held, and what amends a claim; without them nobody is, and every row is rejected."""
        self.directory, self.amend = directory, amend or _nothing_held

    def recognises(self, header: Sequence[str]) -> bool:
        """Say whether a file with this header is a list of links or a sheet of a return."""
        names = {plain(name) for name in header}
        return bool(names & _KNOWN) and bool(names & _OTHERS)

    def batch(self, path: Path, day: date | None, tally: Tally) -> Batch:
        """Describe what loading the file would write.

        Args:
            path: CSV, JSON or a workbook with the columns of `partnerships template links`, or a filled-in return.
            day: The day of the file, for rows whose source has none.
            tally: Counts rows as the items are read.

        Raises:
            BadInput: the file has not these columns, or no day can be found for any row.
        """
        sheets, lists = sheets_of_return(path), sheets_of_review(path)
        names = partial(self.amend, how="retracted", words={"reason": "asked"})
        context = Context(self.directory() if self.directory else Directory(()), _day(path, day), names=names)
        if sheets:
            found = [told for title, rows in sheets for told in sheet_outcomes(title, rows, context, path)]
        elif lists:
            found = [told for rows in lists for told in review_outcomes(rows, self.amend, context.day, path)]
        else:
            found = list(_outcomes(open_table(path), context, tally))
        found = _once(found)
        told = {item.id: item for item in _told(found) if isinstance(item, Link) and item.amends}
        amendings = [Amending(item) for item in told.values()]
        items = _items(found, tally)
        return Batch(self.kind, _documents(found), items, sha256(path), [path.name], amendings=amendings)


def _nothing_held(name: str, how: Amendment, words: Mapping[str, str]) -> Entry:  # noqa: ARG001 - as `amended`
    raise UnknownThing(UNKNOWN.format(name))


def _day(path: Path, day: date | None) -> date | None:
    found = day or day_in_name([path.name])
    if found and found > today():
        raise BadInput(f"{path} is of {found}, which is still to come; give its true date with --date YYYY-MM-DD.")
    return found


def _outcomes(table: Table, context: Context, tally: Tally) -> Iterator[Outcome]:
    columns = match_columns(ALIASES, table.header, table.path)
    _require(columns, table.path)
    if context.day is None and "source_date" not in columns.of:
        raise BadInput(
            f"{table.path} has no 'source date' column and does not tell its date; give it with --date YYYY-MM-DD."
        )
    tally.ignored_columns = columns.ignored
    tally.dropped_columns = [name for name in table.header if PERSONAL.search(plain(name))]
    for row in table.rows():
        if isinstance(row, BadRow):
            yield row.number, row.fault
        elif any(cell.strip() for cell in row.cells.values()) and not _is_help(row.cells):
            yield taken(row.number, Cells(row.cells, columns.of), context)


def _require(columns: Columns, path: Path) -> None:
    for field in ("relationship", "first"):
        if field not in columns.of:
            raise BadInput(
                f"{path} has no column {ALIASES[field][0]!r}; fill in what `partnerships template links` writes."
            )


def _is_help(cells: Mapping[str, str]) -> bool:
    return next(iter(cells.values()), "").startswith(HELP.strip())


def _once(found: Sequence[Outcome]) -> list[Outcome]:
    """Reject a row that tells a claim of an earlier row in other words; the same words twice are one claim."""
    seen: dict[str, tuple[int, Link]] = {}
    kept: list[Outcome] = []
    for number, told in found:
        claims = [] if isinstance(told, Rejected) else [item for item in told if isinstance(item, Link)]
        first = next((seen[c.id][0] for c in claims if c.id in seen and seen[c.id][1] != c), None)
        if first is not None:
            remedy = "take one of the two out, or name another source"
            kept.append((number, Rejected("(row)", "", f"row {first} tells the same link otherwise", remedy)))
            continue
        for claim in claims:
            seen.setdefault(claim.id, (number, claim))
        kept.append((number, told))
    return kept


def _documents(found: Sequence[Outcome]) -> list[Document]:
    return list({item.id: item for item in _told(found) if isinstance(item, Document)}.values())


def _told(found: Sequence[Outcome]) -> Iterator[Item]:
    return (item for _, items in found if not isinstance(items, Rejected) for item in items)


def _items(found: Sequence[Outcome], tally: Tally) -> Iterator[Item]:
    """Give each thing once, and count the rows on the way."""
    given: set[str] = set()
    for number, told in found:
        tally.rows += 1
        if isinstance(told, Rejected):
            tally.rejects.append(Reject(number, told.column, str(told.value)[:200], told.reason, told.remedy))
            continue
        tally.accepted += 1
        for item in told:
            if item.id not in given and not isinstance(item, Document):
                given.add(item.id)
                yield item
