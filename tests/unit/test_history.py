"""Spells of a register's link: worked by hand from snapshots that have it and snapshots that have it not."""

from datetime import date
from itertools import permutations

import pytest

from seed.history import Sighting, spells

JAN, FEB, MAR, APR, MAY = (date(2018, month, 1) for month in range(1, 6))


def seen(day: date, start: date | None = None, end: date | None = None) -> Sighting:
    return Sighting(day, f"gias:{day}", start, start or day, end or day, end)


def bounds(sightings: list[Sighting], gone: list[date]) -> list[tuple[date | None, ...]]:
    return [(s.start_min, s.start_max, s.end_min, s.end_max) for s in spells(sightings, gone)]


def test_one_snapshot_tells_one_day() -> None:
    assert bounds([seen(FEB)], []) == [(None, FEB, FEB, None)]


def test_snapshots_widen_a_spell() -> None:
    assert bounds([seen(FEB), seen(APR)], []) == [(None, FEB, APR, None)]


def test_absences_bound_the_start_and_the_end() -> None:
    assert bounds([seen(FEB), seen(MAR)], [JAN, APR]) == [(JAN, FEB, MAR, APR)]


def test_an_absence_between_splits_the_spell() -> None:
    assert bounds([seen(FEB), seen(APR)], [MAR]) == [(None, FEB, FEB, MAR), (MAR, APR, APR, None)]


def test_a_told_start_is_exact_unless_an_absence_denies_it() -> None:
    assert bounds([seen(MAR, start=FEB)], [JAN]) == [(FEB, FEB, MAR, None)]
    assert bounds([seen(MAR, start=JAN)], [FEB]) == [(FEB, MAR, MAR, None)]


def test_a_vaguer_snapshot_leaves_an_exact_start_as_it_is() -> None:
    vague = Sighting(APR, "gias:establishments", date(2009, 9, 1), APR, APR)  # began at the earliest when it opened
    assert bounds([seen(MAR, start=JAN), vague], []) == [(JAN, JAN, APR, None)]


def test_a_told_end_stands() -> None:
    assert bounds([seen(MAR, start=JAN, end=FEB)], []) == [(JAN, JAN, FEB, FEB)]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_snapshots_makes_no_difference(order: tuple[int, ...]) -> None:
    three = [seen(JAN, start=date(2017, 9, 1)), seen(MAR), seen(MAY, start=date(2017, 9, 1))]
    assert spells([three[i] for i in order], [FEB]) == spells(three, [FEB])


def test_a_sighting_is_read_as_it_was_written() -> None:
    told = seen(MAR, start=FEB)
    assert Sighting.read(told.written()) == told
