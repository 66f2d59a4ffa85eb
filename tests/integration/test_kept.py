"""What is kept in memory between questions is dropped as soon as anything changes the database."""

from collections.abc import Callable
from datetime import date

import networkx as nx
import pytest

from graph.broker_shapes import BrokersQuery
from graph.brokers import brokers
from graph.columns import columns
from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.drawing import draw
from graph.projection import nation
from graph.store import Store
from seed.load import Switches, load
from seed.source import Batch
from seed.undo import undo

DAY = date(2013, 12, 10)


def put(store: Store, picture: str, *, dry_run: bool = False) -> str | None:
    parts = draw(picture, DAY)
    batch = Batch("drawing", [], [*parts.nodes, *parts.claims], sha256=picture)
    return load(store, batch, lambda _: None, switches=Switches(dry_run=dry_run)).load


def linked(store: Store) -> tuple[int, int]:
    """Give how many schools of the nation are linked, and how many links its view has: by the network, by arrays."""
    return gaps(store, GapsQuery(as_of=DAY)).counts.linked, brokers(store, BrokersQuery(as_of=DAY)).view.links


def test_a_load_and_an_undoing_change_the_answers_at_once(store: Store) -> None:
    put(store, "Ash -SUPPORTS-> Birch")
    assert linked(store) == (1, 1)
    later = put(store, "Ash -SUPPORTS-> Birch -SUPPORTS-> Cedar")
    assert linked(store) == (2, 2)
    undo(store, str(later), lambda _: None)
    assert linked(store) == (1, 1)


def test_what_others_write_is_seen_too(store: Store) -> None:
    put(store, "Ash -SUPPORTS-> Birch")
    assert linked(store) == (1, 1)
    with Store(store.connection) as other, other.transaction() as tx:
        tx.run("MATCH ()-[r:SUPPORTS]->() DELETE r")
    assert linked(store) == (0, 0)


@pytest.mark.parametrize("read", [columns, nation])
def test_nothing_is_read_again_while_nothing_changes(store: Store, read: Callable[[Store], object]) -> None:
    put(store, "Ash -SUPPORTS-> Birch")
    first = read(store)
    assert put(store, "Ash -SUPPORTS-> Birch -SUPPORTS-> Cedar", dry_run=True) is None
    linked(store)
    assert read(store) is first
    put(store, "Cedar")
    assert read(store) is not first


def test_what_is_kept_cannot_be_changed_by_who_asked(store: Store) -> None:
    put(store, "Ash -SUPPORTS-> Birch")
    with pytest.raises(nx.NetworkXError, match="rozen"):
        nation(store).add_node("Cedar")
