"""Damaged variants of the published extracts: refused whole by one sentence, or each row accepted or rejected."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from damage import HUBS_DAY, TABLES, Head, held_before, lines_of, lost_places, split, wrong_cells, wrong_code_pages, wrong_columns
from harmless import Harmless

from graph.store import Store


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("damage", [lost_places, wrong_code_pages, wrong_columns, wrong_cells])
def test_a_damaged_table(extract, store, tmp_path, name, damage) -> None:
    lines = lines_of(extract, name)
    head = Head(name, lines, split(b"".join(lines)))
    loads = Harmless(store, tmp_path, held_before(head), HUBS_DAY if "hubs" in name else None)
    for what, case in damage(head, Random(name)):
        try:
            loads.check(name, case)
        except AssertionError as e:
            print("FAULT", name, what, str(e)[:600])
            #raise
