"""Damaged variants of the published extracts: refused whole by one sentence, or each row accepted or rejected."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from damage import DAMAGES, HUBS_DAY, TABLES, Case, Head, head_of, held_before
from harmless import Harmless

from graph.store import Store


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_table_is_refused_or_read_row_by_row(
    extract: Callable[[str], Path],
    store: Store,
    tmp_path: Path,
    subtests: pytest.Subtests,
    name: str,
    damage: Callable[[Head, Random], Iterator[tuple[str, Case]]],
) -> None:
    head = head_of(extract, name)
    loads = Harmless(store, tmp_path, held_before(head), HUBS_DAY if "hubs" in name else None)
    for what, case in damage(head, Random(name)):
        with subtests.test(what):
            loads.check(name, case)
