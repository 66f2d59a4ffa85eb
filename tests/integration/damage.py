"""Damage to the first rows of the published extracts, made of their bytes at the time of the test.

Each damage tells what its file must be read like: another content, and so many rejected rows more.
"""

import csv
import gzip
import io
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import cycle, pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

from graph.kinds import Node
from graph.schema import Council, School
from seed.dates import parse_day
from seed.files import repaired

TABLES = {
    "schools_open_close_dates_20210422.csv.gz": "urn",
    "edubase_leeds_20230705.csv.gz": "URN",
    "grouplinks_edubaseallacademiesandfree20180501.csv.gz": "URN",
    "grouplinks_edubaseallacademiesandfree20181201.csv.gz": "URN",
    "grouplinks_edubaseallacademiesandfree20190601.csv.gz": "URN",
    "group_links_20220831.csv.gz": "URN",
    "groups_20220831.csv.gz": "Group UID",
    "links_edubasealldata20230918.csv.gz": "URN",
    "links_edubasealldata20250422.csv.gz": "URN",
    "ofsted_ratings_history_2018.csv.gz": "URN",
    "2022-2023_england_census.csv.gz": "URN",
    "high_pupil_premiums_2021_2022.csv": "urn",
    "180312_teaching-schools-all.derived.csv": "URN",
    "teaching_school_hubs.csv": "TSH Area",
    "officers-links-20230705.csv": "first party",  # made of Leeds' schools: nobody publishes such a list
}  # each with the column without which no row is taken
HUBS_DAY = date(2025, 9, 30)
URN = 6  # digits
ROWS, ODD = 40, 6  # of the start of an extract, and of the next rows beyond ASCII
WIDE = 10_000

DAY = re.compile(r"\d{1,2}[-/]\d{1,2}[-/]\d{4}|\d{4}-\d\d-\d\d|(19|20)\d{6}")
DAYS = (
    "31-02-2020", "29-02-2019", "2020-13-01", "00-00-0000", "1/2/3", "99999999", "44197", "2020-01-01T00:00:00Z",
    "Sept 2012", "01-01-1900", "-1", "12-01-10000", "0001-01-01", "1e9", "today", "2020-W05", "\u0661\u0662-01-2020",
    "31/12/1999 23:59", "3-2-2020", "20200230", "01.09.2016", "9999-12-31", "2016-09", "1 September 2016", "NaT",
)  # fmt: skip
FORMS = ("%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d", "%Y%m%d", "%Y-%m-%dT00:00:00")

Find = Callable[[str], Path]
Cells = list[list[str]]


class Head(NamedTuple):
    """The first rows of an extract: its name, its lines as they are, and its cells."""

    name: str
    lines: list[bytes]
    cells: Cells

    @property
    def key(self) -> int:
        """The place of the column without which no row is taken."""
        return [cell.strip() for cell in self.cells[0]].index(TABLES[self.name])

    def with_cell(self, number: int, column: int, cell: str) -> "Case":
        """Put another cell into a row, which is then rejected."""
        return Case(self.changed({(number, column): cell}), without(self, number), 1)

    def changed(self, cells: Mapping[tuple[int, int], str]) -> bytes:
        """Write the rows with other cells, each by its row and column."""
        rows = [list(row) for row in self.cells]
        for (number, column), cell in cells.items():
            rows[number][column] = cell
        return joined(rows)


class Case(NamedTuple):
    """A damaged content; what it must be read like (b"": it must be refused, None: as it comes), with more rejects.

    rows: how many rows it must have, where it is not refused and nothing is said of what they tell.
    """

    data: bytes
    like: bytes | None = None
    more: int = 0
    rows: int | None = None


def lines_of(find: Find, name: str) -> list[bytes]:
    """Give the first lines of an extract, and some of the next that are not ASCII."""
    if name.startswith("officers"):
        return officers(find)
    data = find(name).read_bytes()
    lines = (gzip.decompress(data) if name.endswith(".gz") else data).splitlines(keepends=True)
    odd = [line for line in lines[ROWS + 1 :] if not line.isascii()]
    return [*lines[: ROWS + 1], *odd[:ODD]]


def head_of(find: Find, name: str) -> Head:
    """Give the first rows of an extract."""
    lines = lines_of(find, name)
    return Head(name, lines, split(b"".join(lines)))


def officers(find: Find) -> list[bytes]:
    """Make an officers' list: each school of the head of Leeds supports the next."""
    table = list(csv.reader(io.StringIO(b"".join(lines_of(find, "edubase_leeds_20230705.csv.gz")).decode())))
    urns = [row[0] for row in table[1:]]
    rows = [f"supports,{a},{b},12/07/2019,first,Example note" for a, b in pairwise(urns)]
    return [f"{line}\n".encode() for line in ("relationship,first party,second party,from,note,source", *rows)]


def decoded(data: bytes) -> str:
    """Decode as the data set's description says."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def split(data: bytes) -> Cells:
    """Split into cells by the csv module alone; surplus names of a header are left out."""
    rows = list(csv.reader(io.StringIO(decoded(data), newline="")))
    return [rows[0][: len(rows[1])], *rows[1:]]


def joined(cells: Cells) -> bytes:
    """Write cells as CSV."""
    out = io.StringIO()
    csv.writer(out).writerows(cells)
    return out.getvalue().encode()


def without(head: Head, *numbers: int) -> bytes:
    """Give the lines but for those of some rows; 1 is the first."""
    return b"".join(line for number, line in enumerate(head.lines) if number not in numbers)


def flipped(data: bytes, random: Random, places: range, times: int) -> bytes:
    """Turn one bit of some bytes."""
    out = bytearray(data)
    for at in random.choices(places, k=times):
        out[at] ^= 1 << random.randrange(8)
    return bytes(out)


def held_before(head: Head) -> list[Node]:
    """Give what is held before: most of the schools that the head numbers, and a council for each area of a hub."""
    numbers = sorted({int(cell) for row in head.cells[1:] for cell in row if cell.isdecimal() and len(cell) == URN})
    named = head.name.startswith("teaching_school_hubs")
    areas = sorted({area.strip() for row in head.cells[1:] for area in row[-1].split(";")}) if named else []
    schools = [
        School(id=f"school:urn:{n}", urn=n, name=f"Example School {n}", source="document:base")
        for at, n in enumerate(numbers)
        if at % 9
    ]
    councils = [
        Council(id=f"council:{n}", code=f"{n}", name=area, source="document:base") for n, area in enumerate(areas, 200)
    ]
    return [*schools, *councils]


def lost_places(head: Head, random: Random) -> Iterator[tuple[str, Case]]:
    """Cuts, flipped bits, lines twice, short or blank, other ends of lines."""
    lines, data, at = head.lines, b"".join(head.lines), random.randrange(5, ROWS)
    start = len(lines[0])
    yield "cut in a row", Case(b"".join(lines[:at]) + lines[at][: len(lines[at]) // 2], b"".join(lines[:at]), 1)
    yield "cut in the header", Case(lines[0][: start // 2], b"")
    yield "nothing left but the header", Case(lines[0], b"")
    for number in range(3):
        yield f"bits flipped {number}", Case(flipped(data, random, range(start, len(data)), 3**number))
    yield "bits of the header flipped", Case(flipped(data, random, range(start), 2))
    yield "the header again", Case(b"".join([*lines[:at], lines[0], *lines[at:]]), data, 1)
    yield "blank lines", Case(b"\n\n".join([b"".join(lines[:at]), b"".join(lines[at:])]) + b"\n\n\n", data)
    yield "old ends of lines", Case(data.replace(b"\r\n", b"\n").replace(b"\n", b"\r"), data)
    if len(head.cells[1]) > 1:
        short = [*head.cells[:at], head.cells[at][:-1], *head.cells[at + 1 :]]
        yield "a short row", Case(joined(short), without(head, at), 1)


def wrong_code_pages(head: Head, random: Random) -> Iterator[tuple[str, Case]]:
    """Text written in a code page that is not told, or in two at once; characters that are none."""
    data = b"".join(head.lines)
    text, odd = decoded(data), [at for at, line in enumerate(head.lines) if at and not line.isascii()]
    for page in ("utf-16", "utf-16-le", "utf-32", "cp037"):
        yield page, Case(text.encode(page, "replace"), b"")
    yield "utf-8-sig", Case(text.encode("utf-8-sig"), data)
    yield "another page", Case(text.encode("cp850", "replace"), rows=len(head.cells) - 1)
    yield "twice UTF-8", Case(text.encode().decode("latin-1").encode(), rows=len(head.cells) - 1)
    yield "a NUL", Case(data[:-40] + b"\0" + data[-40:], b"")
    yield "a tail of NULs", Case(data + bytes(4096), b"")
    if len(odd) > 1:
        lines = [decoded(line).encode() for line in head.lines]
        lines[odd[-1]] = repaired(decoded(head.lines[odd[-1]])).encode("cp1252")
        yield "two pages", Case(b"".join(lines), without(head, odd[-1]), 1)
    spoilt = head.with_cell(random.randrange(2, ROWS), head.key, "1\x07")
    yield "a control character", spoilt


def wrong_columns(head: Head, random: Random) -> Iterator[tuple[str, Case]]:
    """Columns in another order, under another's name, or ten thousand of them."""
    data, (header, *rows), at = b"".join(head.lines), head.cells, random.randrange(2, ROWS)
    order = random.sample(range(len(header)), len(header))
    yield "columns in another order", Case(joined([[row[n] for n in order] for row in head.cells]), data)
    turned = [[*row[1:], row[0]] for row in rows]
    yield "cells one column off", Case(joined([header, *turned]), rows=len(rows) if len(header) > 1 else None)
    known = len(header) > 1  # a list of URNs alone is known by having no other column
    names = [f"column {n}" for n in range(WIDE)]
    wide = joined([header + names, *(row + ["1"] * WIDE for row in rows)])
    yield "ten thousand columns", Case(wide, data if known else b"")
    yield "ten thousand names", Case(joined([header + names, *rows]), data if known else b"")
    one = [*head.cells[:at], head.cells[at] * WIDE, *head.cells[at + 1 :]]
    yield "a row of ten thousand cells", Case(joined(one), without(head, at), 1)
    yield "a column twice", Case(joined([[*row, row[head.key]] for row in head.cells]), b"")


def wrong_cells(head: Head, random: Random) -> Iterator[tuple[str, Case]]:
    """Quotation marks that are not closed, cells of a million characters."""
    at, last = random.randrange(2, ROWS - 1), len(head.lines) - 1
    for where, number in (("", at), (" in the last row", last)):
        line = head.lines[number]
        before, mark, after = line.rpartition(b'"')
        lines = [*head.lines[:number], before + after if mark else b'"' + line, *head.lines[number + 1 :]]
        yield f"a quotation mark unbalanced{where}", Case(b"".join(lines), without(head, number), 1)
    yield "a million characters for the key", head.with_cell(at, head.key, "x" * 1_000_000)
    columns = random.sample(range(len(head.cells[0])), len(head.cells[0]))
    for what, cell in (("a long cell", "x " * 501), ("no character", "\x1b[1m"), ("a million", "x " * 500_000)):
        places = zip(range(1, 3 if what == "a million" else ROWS), cycle(columns), strict=False)
        yield f"{what} in every column", Case(head.changed(dict.fromkeys(places, cell)), rows=len(head.cells) - 1)


def wrong_days(head: Head, _: Random) -> Iterator[tuple[str, Case]]:
    """Days of all kinds in each column of days: such as do not exist, and such as are written otherwise."""
    for column, name in enumerate(head.cells[0]):
        days = {(n, column): row[column] for n, row in enumerate(head.cells) if n and DAY.match(row[column])}
        if len(days) * 2 > len(head.cells):
            rows = [[*row[:column], day, *row[column + 1 :]] for row, day in zip(head.cells[1:], DAYS, strict=False)]
            yield f"days in {name}", Case(joined([head.cells[0], *rows]), rows=len(rows))
            for form in FORMS if not head.name.startswith("officers") else ():  # their words for a day are kept
                told = {place: f"{parse_day(day):{form}}" for place, day in days.items()}
                yield f"days in {name} as {form}", Case(head.changed(told), b"".join(head.lines))


DAMAGES = (lost_places, wrong_code_pages, wrong_columns, wrong_cells, wrong_days)
