"""What is worked out once and kept until the next load or undo: nothing else changes what is held."""

from collections.abc import Callable, Hashable
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

from graph.store import Store

MOST = 64  # kept at once; beyond it all are let go, for a day or an audience more is seldom asked
_LOADS = "MATCH (l:Load) RETURN max(l.at) AS at, count(l) AS loads, count(l.undone_at) AS undone"
_kept: WeakKeyDictionary[Store, tuple[object, dict[Hashable, object]]] = WeakKeyDictionary()
Made = TypeVar("Made")


def per_load(store: Store, key: Hashable, make: Callable[[], Made]) -> Made:
    """Give what `make` gives, made again only after a load or an undo; it must not be changed.

    Args:
        store: The database; another one has its own.
        key: What it is, with all that it depends on besides what is held.
        make: Works it out.
    """
    loads = tuple(store.read(_LOADS)[0].values())
    known, kept = _kept.get(store, (None, {}))
    if known != loads or len(kept) >= MOST:
        kept = {}
        _kept[store] = loads, kept
    if key not in kept:
        kept[key] = make()
    return cast("Made", kept[key])
