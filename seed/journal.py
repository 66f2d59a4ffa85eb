"""What a load did to each node and claim, with what was held before: for the exact difference, and for undo.

It is packed while the load goes on, so a load of the nation keeps its ids in memory and no more.
"""

import json
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

PAGE = 1_000  # lines that are packed together

Properties = Mapping[str, Any] | None
Ends = tuple[str, str] | None
Key = tuple[str, str]  # label or type, and id


class Entry(NamedTuple):
    """One node (ends absent) or claim: its label or type, id, ends, and its properties before and after."""

    kind: str
    id: str
    ends: Ends
    before: Properties
    after: Properties

    @property
    def key(self) -> Key:
        """Give what tells it from all others."""
        return self.kind, self.id


class Journal:
    """All that one load did, in order, and all that it told of and left as it was.

    Args:
        whole: Keep the states in memory too, for `lines`.
    """

    def __init__(self, *, whole: bool = False) -> None:
        self._entries: dict[Key, Entry] | None = {} if whole else None
        self._changed: set[Key] = set()
        self._told: set[Key] = set()
        self._packer = zlib.compressobj(3)
        self._parts: list[bytes] = []
        self._page: list[list[Any]] = []
        self.keeps_hidden = False  # whether anything that is kept was not public before

    def node(self, label: str, name: str, before: Properties, after: Properties) -> None:
        """Note one node."""
        self.changed(Entry(label, name, None, before, after))

    def claim(self, rel: str, name: str, ends: tuple[str, str], before: Properties, after: Properties) -> None:
        """Note one claim."""
        self.changed(Entry(rel, name, ends, before, after))

    def told(self, kind: str, name: str, ends: Ends = None) -> None:
        """Note a node or claim that was told and already stood so: the load rests on it."""
        key = (kind, name)
        if key not in self._changed and key not in self._told:
            self._told.add(key)
            self._pack([kind, name, ends])

    def changed(self, entry: Entry) -> None:
        """Note one node or claim."""
        if self._entries is not None:
            earlier = self._entries.get(entry.key)
            self._entries[entry.key] = entry._replace(before=earlier.before) if earlier else entry
        if entry.key not in self._changed:  # the first state before counts
            self._changed.add(entry.key)
            self.keeps_hidden |= ((entry.before or {}).get("visibility") or "public") != "public"
            self._pack([entry.kind, entry.id, entry.ends, entry.before])

    def _pack(self, line: list[Any]) -> None:
        self._page.append(line)
        if len(self._page) == PAGE:
            self._turn()

    def _turn(self) -> None:
        self._parts.append(self._packer.compress(_ENCODER.encode(self._page).encode() + b"\n"))
        self._page = []

    def packed(self) -> bytes:
        """Give the journal as bytes to keep, and close it: ids, ends and what was held before."""
        self._turn()
        return b"".join([*self._parts, self._packer.flush()])

    def lines(self) -> Iterator[str]:
        """Tell the exact difference, a line each: + new, - gone, ~ changed with both values."""
        for entry in (self._entries or {}).values():
            what = f"{entry.kind} {entry.id}" + (f" ({entry.ends[0]} -> {entry.ends[1]})" if entry.ends else "")
            if entry.before is None or entry.after is None:
                yield from () if entry.before is entry.after else [f"{'-' if entry.after is None else '+'} {what}"]
                continue
            for name in sorted(entry.before.keys() | entry.after.keys()):
                old, new = entry.before.get(name), entry.after.get(name)
                if old != new:
                    yield f"~ {what} {name}: {_shown(old)} -> {_shown(new)}"


def _shown(value: Any) -> str:
    return "nothing" if value is None else str(value)


def _day(value: date) -> dict[str, str]:
    return {"day": value.isoformat()}


_ENCODER = json.JSONEncoder(default=_day)


def _undated(told: dict[str, Any]) -> Any:
    return date.fromisoformat(told["day"]) if told.keys() == {"day"} else told


class Past(NamedTuple):
    """A kept journal: what was changed, with the states before (`after` is not kept), and what was told."""

    changed: list[Entry]
    told: list[Entry]

    def touched(self) -> set[str]:
        """Give the ids of all nodes and claims that the load rests on or changed, ends of its claims too."""
        every = [*self.changed, *self.told]
        return {entry.id for entry in every} | {end for entry in every for end in entry.ends or ()}


def unpacked(data: bytes) -> Past:
    """Read a kept journal."""
    past = Past([], [])
    for page in zlib.decompress(data).splitlines():
        for kind, name, ends, *before in json.loads(page, object_hook=_undated):
            entry = Entry(kind, name, tuple(ends) if ends else None, before[0] if before else None, None)
            (past.changed if before else past.told).append(entry)
    return past


def packed_again(past: Past, made: set[str]) -> bytes:
    """Pack a journal anew, in which nodes that the load told alike count as made by it."""
    journal = Journal()
    for entry in past.changed:
        journal.changed(entry)
    for entry in past.told:
        if entry.id in made and not entry.ends:
            journal.changed(entry)  # nothing stood before
        else:
            journal.told(entry.kind, entry.id, entry.ends)
    return journal.packed()
