"""What was known at an earlier load: all later ones taken back for as long as somebody asks."""

from collections.abc import Iterator
from contextlib import contextmanager

from graph.errors import UnknownThing
from graph.store import Store
from graph.then import Then
from seed.load import number_of
from seed.undo import STANDING, past_of, put_back

_BETWEEN = "MATCH (l:Load {id: $id}) RETURN l.undone_at IS NULL AS stands"


@contextmanager
def as_known(store: Store, name: str) -> Iterator[Store]:
    """Give the database as it stood after a load; loads wait meanwhile, and nothing is kept.

    What was taken back since is as if it had never been loaded: undo alone forgets.

    Raises:
        UnknownThing: There is no such load, or it was taken back.
    """
    load = name if name.startswith("load:") else f"load:{name}"
    with store.transaction() as tx:
        if not any(row["stands"] for row in tx.run(_BETWEEN, id=load)):
            raise UnknownThing(f"There is no load {name!r} that stands: see `partnerships loads` for their ids.")
        for row in tx.run(STANDING):
            if number_of(row["id"]) > number_of(load):
                put_back(tx, row["id"], past_of(tx, row["id"]).changed)
        yield Then(store, tx)
        tx.take_back()
