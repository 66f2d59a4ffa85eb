"""A series of published months, loaded in two orders, is one database."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.store import Store
from seed.load import load
from seed.sources import intakes

MONTHS = [f"grouplinks_edubaseallacademiesandfree{day}.csv.gz" for day in ("20180501", "20181201", "20190601")]


@pytest.mark.timeout(600)
def test_months_loaded_in_two_orders_are_the_same_to_the_byte(
    server: Store, extract: Callable[[str], Path], canonical: Callable[..., str], empty: Callable[[], None]
) -> None:
    made = []
    for order in (MONTHS, [MONTHS[2], MONTHS[0], MONTHS[1]]):
        empty()
        for name in order:
            (intake,) = intakes("gias-grouplinks", [extract(name)], None)
            load(server, intake.batch, lambda _: None, intake.tally)
        made.append(canonical(server, loads=False))
    assert made[0].count("\n") > 30_000
    assert made[0] == made[1]
