"""Damaged JSON lists and workbooks: refused whole by one sentence, or each record accepted or rejected."""

import gzip
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from damage import DAYS, Case, flipped, held_before, lines_of, split
from damage import Head as Table
from harmless import Harmless

from graph.store import Store

NATIONAL, ALLIANCES = "national_schools_npq_20231116.json.gz", "180312_teaching-schools-all.xls"
RECORDS = 40
ODD = (7, None, [], "urn", True, [1, [2, [3]]], {})
VALUES = (
    "x" * 1_000_000, "half a pair \ud83d", {"a": {"b": 1}}, [1, 2], 1e308, -0.0, 10**400, True, "\u0000", "1e999",
    "\u202e reversed", "</script>", "=1+1", "",
)  # fmt: skip

Records = list[dict[str, Any]]


def written(records: list[Any]) -> bytes:
    """Write a JSON list."""
    return json.dumps(records).encode()


def changed(records: Records, at: int, told: dict[str, Any]) -> list[Any]:
    """Change one record."""
    return [*records[:at], records[at] | told, *records[at + 1 :]]


def lost_or_torn(records: Records, random: Random) -> Iterator[tuple[str, Case]]:
    """Cuts, flipped bits, what is no list, other code pages, records that are none."""
    data = written(records)
    for number in range(4):
        yield f"cut {number}", Case(data[: random.randrange(2, len(data))], b"")
    for number in range(12):
        yield f"bits flipped {number}", Case(flipped(data, random, range(len(data)), 1 + number % 4))
    yield "one object", Case(json.dumps(records[0]).encode(), b"")
    yield "lines of objects", Case(b"\n".join(json.dumps(record).encode() for record in records), b"")
    yield "nothing in the list", Case(b"[]", b"")
    yield "UTF-16", Case(data.decode().encode("utf-16"), b"")
    yield "a mark at the start", Case(b"\xef\xbb\xbf" + data, data)
    yield "NaN", Case(data.replace(b"null", b"NaN", 1), b"")
    for value in ODD:
        yield f"a record that is {value!r}", Case(written([*records[:9], value, *records[9:]]), data, 1)
    yield "a record again", Case(written([*records, records[3]]), data, 1)


def wrong_values(records: Records, random: Random) -> Iterator[tuple[str, Case]]:
    """Values of all kinds for the key, the name, the council and the days; ten thousand keys."""
    for value in VALUES:
        for name in ("urn", "name", "la_code", "easting"):
            at = random.randrange(RECORDS)
            yield f"{name} {str(value)[:20]!r}", Case(written(changed(records, at, {name: value})), rows=len(records))
    for name in ("open_date", "close_date", "updated_at"):
        rows = [record | {name: day} for record, day in zip(records, DAYS, strict=False)]
        yield f"days in {name}", Case(written(rows), rows=len(rows))
    yield "ten thousand keys", Case(written(changed(records, 5, {f"k{n}": n for n in range(10_000)})), written(records))
    without = [record for at, record in enumerate(records) if at != 5]
    yield "a record without a key", Case(written(changed(records, 5, {"urn": None})), written(without), 1)


@pytest.mark.parametrize("damage", [lost_or_torn, wrong_values])
def test_a_damaged_list_of_records_is_refused_or_read_record_by_record(
    extract: Callable[[str], Path],
    store: Store,
    tmp_path: Path,
    subtests: pytest.Subtests,
    damage: Callable[[Records, Random], Iterator[tuple[str, Case]]],
) -> None:
    records = json.loads(gzip.decompress(extract(NATIONAL).read_bytes()))[:RECORDS]
    loads = Harmless(store, tmp_path, [])
    for what, case in damage(records, Random(NATIONAL)):
        with subtests.test(what):
            loads.check(NATIONAL.removesuffix(".gz"), case)


def workbooks(find: Callable[[str], Path]) -> dict[str, bytes]:
    """Give the published XLS, and an XLSX made of the first rows of a table."""
    lines = lines_of(find, "180312_teaching-schools-all.derived.csv")
    book = openpyxl.Workbook()
    for row in split(b"".join(lines)):
        book.active.append(row)  # type: ignore[union-attr]
    out = io.BytesIO()
    book.save(out)
    return {ALLIANCES: find(ALLIANCES).read_bytes(), "20180312_teaching-schools.xlsx": out.getvalue()}


@pytest.mark.parametrize("name", [ALLIANCES, "20180312_teaching-schools.xlsx"])
def test_a_damaged_workbook_is_refused_or_read_row_by_row(
    extract: Callable[[str], Path], store: Store, tmp_path: Path, subtests: pytest.Subtests, name: str
) -> None:
    data, random = workbooks(extract)[name], Random(name)
    lines = lines_of(extract, "180312_teaching-schools-all.derived.csv")
    loads = Harmless(store, tmp_path, held_before(Table(name, lines, split(b"".join(lines)))))
    cases = {f"cut {n}": data[: random.randrange(len(data))] for n in range(6)}
    cases |= {f"bits flipped {n}": flipped(data, random, range(len(data)), 2**n) for n in range(10)}
    cases |= {
        f"a hole {n}": data[:at] + bytes(512) + data[at + 512 :]
        for n in range(4)
        if (at := random.randrange(len(data)))
    }
    for what, damaged in cases.items():
        with subtests.test(what):
            loads.check(name, Case(damaged))
