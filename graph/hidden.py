"""What is held but is not public, and whether a value names it: the last net before an answer goes to the public."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.store import Store

_THINGS = (
    "CALL () { MATCH (d:Document) WHERE d.visibility <> 'public' RETURN collect(d.id) AS documents } "
    "CALL (documents) { MATCH (n:Entity) WHERE n.visibility <> 'public' RETURN n "
    "UNION MATCH (n:Entity) WHERE n.source IN documents AND n.visibility IS NULL RETURN n } "
    "RETURN collect([n.id, n.name]) AS things"
)
_CLAIMS = (
    "MATCH (a)-[r]->(b) WHERE r.visibility <> 'public' OR a.id IN $things OR b.id IN $things "
    "RETURN collect(r.id) AS ids"
)
_PUBLIC_NAMES = "MATCH (n:Entity) WHERE n.name IN $names AND NOT n.id IN $things RETURN collect(n.name) AS names"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Hidden:
    """What is not public: ids of things and claims, and the names that nothing public has, by their first word."""

    things: frozenset[str]
    ids: frozenset[str]
    names: Mapping[str, tuple[str, ...]]

    def __bool__(self) -> bool:
        """Say whether anything is hidden."""
        return bool(self.ids)

    def is_named_in(self, value: Any) -> bool:
        """Say whether a value, or anything inside it, is the id of something hidden or holds its name.

        >>> told = Hidden(frozenset({"Ash"}), frozenset({"Ash"}), {"Ash": ("Ash Lane Group",)})
        >>> [told.is_named_in(v) for v in ("Ash", ["x", "led by Ash Lane Group."], "Ash Lane", 7)]
        [True, True, False, False]
        """
        if isinstance(value, Mapping):
            return any(map(self.is_named_in, value.values()))
        if isinstance(value, list):
            return any(map(self.is_named_in, value))
        return isinstance(value, str) and (value.partition("|")[0] in self.ids or self._is_told_in(value))

    def _is_told_in(self, text: str) -> bool:
        starts = ((found.start(), self.names.get(found[0], ())) for found in _WORD.finditer(text))
        return any(re.match(rf"{re.escape(name)}(?!\w)", text[start:]) for start, names in starts for name in names)


NOTHING = Hidden(frozenset(), frozenset(), {})


def hidden(store: Store) -> Hidden:
    """Read what is not public; it is kept until the database changes."""
    return store.keep("hidden", lambda: _hidden(store))


def secret_things(store: Store, audience: str) -> frozenset[str]:
    """Give the ids of things that an audience may not know of: as if they were not held."""
    return frozenset(_things(store)) if audience == "public" else frozenset()


def _things(store: Store) -> dict[str, str]:
    """Give the names of the things that are not public, by id: far sooner read than the claims."""
    found: dict[str, str] = store.keep("hidden things", lambda: dict(store.read(_THINGS)[0]["things"]))
    return found


def _hidden(store: Store) -> Hidden:
    """Read what is not public: itself, by its Document, or, of a claim, by one of its ends."""
    told = _things(store)
    claims = store.read(_CLAIMS, things=list(told))[0]["ids"]
    if not told and not claims:
        return NOTHING
    public = set(store.read(_PUBLIC_NAMES, names=list(told.values()), things=list(told))[0]["names"])
    return Hidden(frozenset(told), frozenset({*told, *claims}), by_first_word(set(told.values()) - public))


def by_first_word(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Give names by the first word of each, as `Hidden` looks them up."""
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(names):
        first = _WORD.search(name)
        if first:
            found[first[0]] = (*found.get(first[0], ()), name[first.start() :])
    return found
