"""Damage to packed tables: gzip and zip, workbooks made of the first rows of an extract, an old sheet."""

import gzip
import io
import zipfile
from collections.abc import Callable, Iterator
from random import Random

from damage import ROWS, WIDE, Case, Cells, Head, flipped, without
from workbooks import ods, xlsx


def archive(**members: bytes) -> bytes:
    """Write a zip of these members, the same at any time of day."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in members.items():
            packed.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def packings(head: Head, random: Random) -> Iterator[tuple[str, Case]]:
    """Gzip and zip: sound, cut, flipped, with something else in them or behind them."""
    data = b"".join(head.lines)
    for what, packed in (("gzip", gzip.compress(data, mtime=0)), ("zip", archive(table=data))):
        yield what, Case(packed, data)
        for part in (3, 5, 9):
            yield f"{what} cut to {part} tenths", Case(packed[: len(packed) * part // 10], b"")
        for number in range(4):
            yield f"{what}, bits flipped {number}", Case(flipped(packed, random, range(10, len(packed)), 2**number))
        yield (
            f"{what} in itself",
            Case(gzip.compress(packed, mtime=0) if what == "gzip" else archive(table=packed), b""),
        )
    yield "something behind the gzip", Case(gzip.compress(data, mtime=0) + b"something", b"")
    yield "a zip of two", Case(archive(one=data, two=data), b"")
    yield "a zip of none", Case(archive(), b"")


def workbooks(head: Head, random: Random) -> Iterator[tuple[str, Case]]:
    """XLSX and OpenDocument: sound, cut, flipped, broken within, with titles, hidden, too wide, too long."""
    data, cells, at = b"".join(head.lines), head.cells, random.randrange(2, ROWS)
    order = random.sample(range(len(cells[0])), len(cells[0]))
    for what, write in (("XLSX", _xlsx), ("ODS", _ods)):
        book = write(cells)
        yield what, Case(book, data)
        yield f"{what} cut", Case(book[: random.randrange(len(book))], b"")
        for number in range(4):
            yield f"{what}, bits flipped {number}", Case(flipped(book, random, range(len(book)), 4**number))
        yield f"{what}, its table cut", Case(_repacked(book, lambda text: text[: len(text) * 2 // 3]), b"")
        bits = _repacked(book, lambda text: flipped(text, random, range(len(text)), 3))
        yield f"{what}, bits flipped within", Case(bits)
        yield f"{what} with titles", Case(write([["A list"], ["of one day"], *cells]), data)
        yield f"{what}, columns in another order", Case(write([[row[n] for n in order] for row in cells]), data)
        wide = [*cells[:at], cells[at] + ["1"] * WIDE, *cells[at + 1 :]]
        yield f"{what} with a row too wide", Case(write(wide), without(head, at), 1)
        for cell in ("x" * 1_000_000, "#N/A", "2023-07-05T10:00:00"):
            spoilt = [*cells[at][: head.key], cell, *cells[at][head.key + 1 :]]
            yield (
                f"{what} with {cell[:9]} for the key",
                Case(write([*cells[:at], spoilt, *cells[at + 1 :]]), without(head, at), 1),
            )
    yield "a cover before the sheet", Case(_repacked(xlsx(Cover=[["A list"], ["of one day"]], Data=cells), bytes), data)
    yield "a hidden sheet", Case(_repacked(xlsx(Cover=[["A list"]], hidden=cells), bytes), b"")


def old_sheets(book: bytes, random: Random) -> Iterator[tuple[str, Case]]:
    """Damage an old Excel file, of which no rows are known apart."""
    for part in range(1, 10, 2):
        yield f"cut to {part} tenths", Case(book[: len(book) * part // 10], b"")
    for number in range(6):
        yield f"bits flipped {number}", Case(flipped(book, random, range(len(book)), 3**number))
    at = random.randrange(len(book) // 2)
    yield "a hole", Case(book[:at] + bytes(5000) + book[at + 5000 :])
    yield "a piece lost", Case(book[:at] + book[at + 512 :])


def _xlsx(cells: Cells) -> bytes:
    return _repacked(xlsx(One=cells), bytes)


def _ods(cells: Cells) -> bytes:
    return _repacked(ods(cells), bytes)


def _repacked(book: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Change the text of a workbook's table and pack it anew, without the hour at which it was made."""
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        members = {name: packed.read(name) for name in packed.namelist() if name != "docProps/core.xml"}
    table = next(name for name in members if name == "content.xml" or name.startswith("xl/worksheets/"))
    return archive(**members | {table: change(members[table])})
