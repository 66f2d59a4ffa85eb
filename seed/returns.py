"""Schools' returns: a workbook of one sheet a school, pre-filled with what is held, as it comes back."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from graph.errors import BadInput, PartnershipsError, UnknownThing
from graph.kinds import Amendment, Link
from graph.schema import Document
from seed.cells import Cells, match_columns
from seed.links_claims import Context, Outcome, none_answered, taken
from seed.links_columns import (
    ANSWERED_ON,
    ENDED,
    HELP,
    NO_SUPPORT,
    RETURN_ALIASES,
    RETURN_COLUMNS,
    RETURN_TITLE,
    SCHOOL,
    STILL,
    choice,
)
from seed.links_days import source_day
from seed.links_parties import Thing, find_party, unknown
from seed.packed import pack
from seed.sheets import is_workbook, read_rows
from seed.source import Item, Rejected
from seed.written_dates import Days

YES = ("yes", "no")
CHECKED = ("relationship", "second", "second_council", "new_kind", "focus", "intensity", "from", "to", "confidence",
           "note")  # fmt: skip
Rows = Sequence[Sequence[str]]


def sheets_of_return(path: Path) -> list[tuple[str, Rows]]:
    """Give the sheets of a return, each by its title; none where the file is no return.

    Raises:
        BadInput: it is a workbook that cannot be read.
    """
    packed = pack(path)
    if not is_workbook(packed):
        return []
    return [(name, rows) for name, rows in read_rows(packed) if rows and _first(rows[0]) == RETURN_TITLE.casefold()]


def check_mark(cells: Sequence[str]) -> str:
    """Give a short mark of what a line was pre-filled with, to tell later whether the school changed it."""
    return hashlib.sha256("\n".join(cell.strip() for cell in cells).encode()).hexdigest()[:8]


def sheet_outcomes(title: str, rows: Rows, context: Context, path: Path) -> Iterator[Outcome]:
    """Read one school's sheet: every line that was answered, changed or added, and an answer of none.

    A sheet that the school did not touch tells nothing and has no rows. In one that it answered, a pre-filled line
    without an answer is rejected, so that none is overlooked.

    Raises:
        BadInput: the sheet has no table.
    """
    head, table = _parts(title, rows, path)
    columns = match_columns(RETURN_ALIASES, table[0], path).of
    lines = [(number, _cells(row, table[0], columns, head)) for number, row in _filled(table, len(rows))]
    lines = [(number, cells) for number, cells in lines if cells.text("held") or _says(cells)]
    if not head.get(NO_SUPPORT) and not head.get(ANSWERED_ON) and all(_untouched(cells) for _, cells in lines):
        return
    found = [*_answers(head, lines, context)]
    yield from ((number, _placed(told, title)) for number, told in found)


def _first(row: Sequence[str]) -> str:
    return row[0].strip().casefold() if row else ""


def _parts(title: str, rows: Rows, path: Path) -> tuple[dict[str, str], Rows]:
    """Split a sheet into the lines above the table, and the table with its header."""
    at = next((n for n, row in enumerate(rows) if _first(row) == RETURN_COLUMNS[0].header), None)
    if at is None:
        raise BadInput(f"{path} has a sheet {title!r} without its table: ask for the return anew and fill that.")
    head = {_first(row): row[1].strip() for row in rows[:at] if len(row) > 1}
    return head, rows[at:]


def _filled(table: Rows, height: int) -> Iterator[tuple[int, Sequence[str]]]:
    """Give the lines below the header that are neither blank nor help, each with its row in the sheet."""
    first = height - len(table) + 1
    for number, row in enumerate(table[1:], first + 1):
        if any(cell.strip() for cell in row) and not row[0].startswith(HELP.strip()):
            yield number, row


def _cells(row: Sequence[str], header: Sequence[str], columns: Mapping[str, str], head: Mapping[str, str]) -> Cells:
    """Give a line with the school as its first party and the day of its answer as the source's."""
    above = {SCHOOL: head.get(SCHOOL, ""), ANSWERED_ON: head.get(ANSWERED_ON, "")}
    told = dict(zip(header, [cell.strip() for cell in row], strict=False)) | above
    return Cells(told, {**columns, "first": SCHOOL, "source_date": ANSWERED_ON})


def _says(cells: Cells) -> bool:
    return any(cells.raw(field) for field in ("answer", *CHECKED))


def _untouched(cells: Cells) -> bool:
    return bool(cells.text("held")) and not cells.text("answer") and not _changed(cells)


def _changed(cells: Cells) -> bool:
    return not (cells.text("held") or "").endswith(f"#{check_mark([cells.raw(field) for field in CHECKED])}")


def _answers(head: Mapping[str, str], lines: Sequence[tuple[int, Cells]], context: Context) -> Iterator[Outcome]:
    try:
        asked = _cells((), (), {"none": NO_SUPPORT}, head)
        school, source = _school(asked, context), source_day(asked, context.day)
        none = choice(Cells(head, {"none": NO_SUPPORT}), "none", YES) == "yes"
    except Rejected as fault:
        yield from ((number, fault) for number, _ in lines or [(1, asked)])
        return
    document = _document(school, source)
    found = [_answer(number, cells, replace(context, answer=document)) for number, cells in lines]
    yield from found
    if none:
        yield 1, _none(school, document, source, found)


def _school(cells: Cells, context: Context) -> Thing:
    found = find_party(cells, "first", None, context.directory)
    if found is None:
        raise unknown(cells, "first", None, context.directory)
    return found


def _document(school: Thing, source: Days) -> Document:
    day, codes = source.latest, sorted(council.removeprefix("council:") for council in school.councils)
    told: dict[str, Any] = {"date_min": source.earliest} if source.earliest != source.latest else {}
    return Document(
        id=f"return:{day}:{school.id}",
        name=f"Return of {school.name}",
        kind="return",
        date=day,
        scope=codes,
        visibility="public",
        **told,
    )


def _answer(number: int, cells: Cells, context: Context) -> Outcome:
    """Read one line: still so, ended, changed or added."""
    try:
        answer = choice(cells, "answer", (STILL, ENDED))
    except Rejected as fault:
        return number, fault
    if answer is None and cells.text("held") and not _changed(cells):
        remedy = f"write {STILL} or {ENDED}, or change the line to correct it"
        return number, cells.rejected("answer", "the line has no answer", remedy)
    if answer == ENDED and cells.text("to") is None:
        return number, cells.rejected("to", "the line says ended but not when", "write when, as July 2014 or 2013/14")
    how: Amendment = "ended" if answer == ENDED else "corrected" if _changed(cells) else "confirmed"
    return number, _naming(cells, taken(number, cells, context)[1], how, context)


def _naming(cells: Cells, told: list[Item] | Rejected, how: Amendment, context: Context) -> list[Item] | Rejected:
    """Let the claim of a pre-filled line name the one that it was filled with, where that is still held."""
    name = (cells.text("held") or "").rpartition(" #")[0]
    if isinstance(told, Rejected) or not name or context.names is None:
        return told
    try:
        context.names(name)
    except UnknownThing:
        return told
    except PartnershipsError as fault:
        return cells.rejected("held", str(fault).rstrip("."), "ask for the return anew")
    return [*told[:-1], told[-1].model_copy(update={"amends": name, "amendment": how})]


def _none(school: Thing, document: Document, source: Days, found: Sequence[Outcome]) -> list[Item] | Rejected:
    """Take an answer of none, unless the same sheet says that support is received."""
    told = [item for _, items in found if not isinstance(items, Rejected) for item in items if isinstance(item, Link)]
    if any(_is_received(claim, school.id, source) for claim in told):
        reason = "the same sheet says that the school has support"
        return Rejected(NO_SUPPORT, "yes", reason, "clear the yes, or write when that support ended")
    return [document, none_answered(school.id, document, source)]


def _is_received(claim: Link, school: str, source: Days) -> bool:
    over = claim.end_max is not None and source.latest is not None and claim.end_max < source.latest
    here = claim.to_id == school or claim.rel == "PARTNERS_WITH"
    return here and claim.rel in {"SUPPORTS", "PARTNERS_WITH"} and not over and claim.status == "actual"


def _placed(told: list[Item] | Rejected, title: str) -> list[Item] | Rejected:
    if isinstance(told, Rejected):
        return Rejected(f"{told.column} (sheet {title})", told.value, told.reason, told.remedy)
    return told
