"""What a load did to each node and claim, with what was held before: for the exact difference, and for undo."""

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

Properties = Mapping[str, Any] | None


class Entry(NamedTuple):
    """One node (ends absent) or claim: its label or type, id, ends, and its properties before and after."""

    kind: str
    id: str
    ends: tuple[str, str] | None
    before: Properties
    after: Properties


@dataclass
class Journal:
    """All that one load did, in order; the first state before and the last after count."""

    entries: dict[str, Entry] = field(default_factory=dict)

    def node(self, label: str, name: str, before: Properties, after: Properties) -> None:
        """Note one node."""
        self._note(f"({label}){name}", Entry(label, name, None, before, after))

    def claim(self, rel: str, name: str, ends: tuple[str, str], before: Properties, after: Properties) -> None:
        """Note one claim."""
        self._note(f"[{rel}]{name}", Entry(rel, name, ends, before, after))

    def _note(self, key: str, entry: Entry) -> None:
        earlier = self.entries.get(key)
        self.entries[key] = entry._replace(before=earlier.before) if earlier else entry

    def packed(self) -> bytes:
        """Give the journal as bytes to keep: ids, ends and what was held before."""
        kept = [(e.kind, e.id, e.ends, e.before) for e in self.entries.values()]
        return zlib.compress(json.dumps(kept, default=_day).encode())

    def lines(self) -> Iterator[str]:
        """Tell the exact difference, a line each: + new, - gone, ~ changed with both values."""
        for entry in self.entries.values():
            what = f"{entry.kind} {entry.id}" + (f" ({entry.ends[0]} -> {entry.ends[1]})" if entry.ends else "")
            if entry.before is None or entry.after is None:
                yield f"{'-' if entry.after is None else '+'} {what}"
                continue
            for name in sorted(entry.before.keys() | entry.after.keys()):
                old, new = entry.before.get(name), entry.after.get(name)
                if old != new:
                    yield f"~ {what} {name}: {_shown(old)} -> {_shown(new)}"


def _shown(value: Any) -> str:
    return "nothing" if value is None else str(value)


def _day(value: date) -> dict[str, str]:
    return {"day": value.isoformat()}


def _undated(told: dict[str, Any]) -> Any:
    return date.fromisoformat(told["day"]) if told.keys() == {"day"} else told


def unpacked(data: bytes) -> list[Entry]:
    """Read a kept journal; what was written after is not kept."""
    rows = json.loads(zlib.decompress(data), object_hook=_undated)
    return [Entry(kind, name, tuple(ends) if ends else None, before, None) for kind, name, ends, before in rows]
