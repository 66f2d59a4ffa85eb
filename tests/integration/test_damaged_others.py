"""Damaged JSON lists, workbooks and packings: refused whole by one sentence, or each record accepted or rejected."""

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from damage import DAMAGES, DAYS, TABLES, Case, Head, flipped, head_of, held_before
from damage_packed import old_sheets, packings, workbooks
from harmless import Harmless

from graph.store import Store

NATIONAL, ALLIANCES = "national_schools_npq_20231116.json.gz", "180312_teaching-schools-all.xls"
PACKED = (
    "180312_teaching-schools-all.derived.csv",
    "links_edubasealldata20250422.csv.gz",
    "officers-links-20230705.csv",
)
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


@pytest.mark.parametrize("damage", [packings, workbooks])
@pytest.mark.parametrize("name", PACKED)
def test_a_damaged_packing_is_refused_or_read_row_by_row(
    extract: Callable[[str], Path],
    store: Store,
    tmp_path: Path,
    subtests: pytest.Subtests,
    name: str,
    damage: Callable[[Head, Random], Iterator[tuple[str, Case]]],
) -> None:
    head = head_of(extract, name)
    loads = Harmless(store, tmp_path, held_before(head))
    for what, case in damage(head, Random(name)):
        with subtests.test(what):
            loads.check(name, case)


def test_a_damaged_old_sheet_is_refused_or_read_row_by_row(
    extract: Callable[[str], Path], store: Store, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    loads = Harmless(store, tmp_path, held_before(head_of(extract, PACKED[0])))
    for what, case in old_sheets(extract(ALLIANCES).read_bytes(), Random(ALLIANCES)):
        with subtests.test(what):
            loads.check(ALLIANCES, case)


def test_there_are_hundreds_of_damages_and_the_same_in_every_run(extract: Callable[[str], Path]) -> None:
    def contents() -> list[bytes]:
        heads = [head_of(extract, name) for name in TABLES]
        plain = [case.data for head in heads for make in DAMAGES for _, case in make(head, Random(head.name))]
        return plain + [case.data for _, case in workbooks(head_of(extract, PACKED[0]), Random(ALLIANCES))]

    made = contents()
    assert len(set(made)) >= 400
    assert made == contents()
