"""What is kept of a state: read once, dropped when the state changes, the longest unasked first."""

import pytest

from graph.kept import MOST, Kept


class Asked:
    """A state that may change, and what was read in it."""

    def __init__(self) -> None:
        self.state = 1
        self.read = list[int]()
        self.kept = Kept(lambda: self.state)

    def __call__(self, number: int) -> int:
        """Ask for a number; reading it is written down."""
        return self.kept.get(number, lambda: self.read.append(number) or number)


def test_it_is_read_again_only_after_a_change() -> None:
    ask = Asked()
    assert [ask(7), ask(7), ask(8)] == [7, 7, 8]
    assert ask.read == [7, 8]
    ask.state = 2
    assert [ask(7), ask(7)] == [7, 7]
    assert ask.read == [7, 8, 7]


def test_without_a_state_nothing_is_kept() -> None:
    ask = Asked()
    ask.state = 0
    assert [ask(7), ask(7)] == [7, 7]
    assert ask.read == [7, 7]


def test_the_one_not_asked_for_longest_goes_first() -> None:
    ask = Asked()
    for number in [0, *range(MOST), 0, MOST, 0, 1]:
        ask(number)
    assert ask.read == [*range(MOST), MOST, 1]


def test_what_is_heavy_goes_first_and_what_is_too_heavy_is_not_kept() -> None:
    kept, read = Kept(lambda: 1, most=10), list[int]()
    for rows in (4, 5, 11, 5, 4, 6, 5):
        kept.get(rows, lambda rows=rows: read.append(rows) or rows, weigh=lambda told: told)  # type: ignore[misc]
    assert read == [4, 5, 11, 6, 5]
    assert [kept.holds(rows) for rows in (4, 5, 6, 11)] == [False, True, False, False]


def test_what_could_not_be_read_is_read_by_the_next_who_asks() -> None:
    kept = Kept(lambda: 1)

    def fail() -> int:
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - its own
        kept.get("a", fail)
    assert kept.get("a", lambda: 7) == 7
