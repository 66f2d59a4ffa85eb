"""What is kept until the next load: made once, and anew after a load or an undo."""

from collections.abc import Callable

from graph.per_load import MOST, per_load
from graph.store import Store


def counted(store: Store) -> Callable[[], int]:
    """Count how many schools are held, as it was when it was last worked out."""
    return lambda: per_load(store, "schools", lambda: store.read("MATCH (s:School) RETURN count(s) AS n")[0]["n"])


def test_it_is_made_again_only_after_a_load(drawn: Callable[..., Store]) -> None:
    count = counted(drawn("Ash -SUPPORTS-> Birch"))
    assert count() == 2
    drawn("x:Trust")  # a load
    store = drawn("Cedar")
    assert count() == 3
    store.command("MATCH (s:School {id: 'Cedar'}) DETACH DELETE s")  # no load
    assert count() == 3


def test_it_is_made_again_after_an_undo(run: Callable[..., object], drawn: Callable[..., Store]) -> None:
    store = drawn("Ash")
    count = counted(store)
    run("import", "papers")
    many = count()
    run("undo", "load:2")
    assert (many > 1, count()) == (True, 1)


def test_only_so_much_is_kept(drawn: Callable[..., Store]) -> None:
    store = drawn("Ash")
    made: list[int] = []
    for number in [0, *range(MOST), 0]:
        per_load(store, number, lambda number=number: made.append(number))
    assert made == [*range(MOST), 0]
