"""The spells of one link in one register, from every snapshot that has it and every one that should have and has not.

Pure functions: the result depends on the set of snapshots, not on the order in which they were loaded.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, Self

_BOUNDS = ("start_min", "start_max", "end_min", "end_max")


class Sighting(NamedTuple):
    """One snapshot that has the link: its day, its Document, and the bounds that it tells."""

    day: date
    document: str
    start_min: date | None = None
    start_max: date | None = None
    end_min: date | None = None
    end_max: date | None = None

    @classmethod
    def of(cls, day: date, told: Mapping[str, Any]) -> Self:
        """Take a sighting from the properties of a claim as a snapshot tells it."""
        return cls(day, str(told["source"]), *map(told.get, _BOUNDS))

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a sighting as it is stored.

        >>> Sighting.read("gias:2018-05-01|2018-05-01||2018-05-01|2018-05-01|").end_min
        datetime.date(2018, 5, 1)
        """
        document, day, *bounds = text.split("|")
        return cls(date.fromisoformat(day), document, *(date.fromisoformat(b) if b else None for b in bounds))

    def written(self) -> str:
        """Give the sighting as it is stored."""
        day, document, *bounds = self
        return "|".join([document, day.isoformat(), *[bound.isoformat() if bound else "" for bound in bounds]])


class Spell(NamedTuple):
    """One unbroken time of a link: its bounds and the snapshots that have it, oldest first."""

    start_min: date | None
    start_max: date | None
    end_min: date | None
    end_max: date | None
    seen: tuple[Sighting, ...]

    def properties(self) -> dict[str, Any]:
        """Give the spell as properties of a claim; what is not known is left out."""
        told: dict[str, Any] = {name: day for name, day in zip(_BOUNDS, self[:4], strict=True) if day is not None}
        return told | {"source": self.seen[-1].document, "seen": [s.written() for s in self.seen]}


def spells(sightings: Iterable[Sighting], absences: Iterable[date]) -> list[Spell]:
    """Give the spells of a link, oldest first.

    A spell is a run of sightings with no absence between them. It began after the last absence before it, and ended
    by the first absence after it; what the newest snapshot of the spell tells of its start and end narrows that.

    Args:
        sightings: One for each snapshot that has the link.
        absences: Days of the snapshots that cover the link and have it not.
    """
    seen = sorted({s.document: s for s in sorted(sightings)}.values())
    gone = sorted(set(absences) - {s.day for s in seen})
    runs: list[list[Sighting]] = []
    for sighting in seen:
        broken = not runs or any(runs[-1][-1].day < day < sighting.day for day in gone)
        if broken:
            runs.append([])
        runs[-1].append(sighting)
    return [_spell(run, gone) for run in runs]


def _spell(run: Sequence[Sighting], gone: Sequence[date]) -> Spell:
    before = max((day for day in gone if day < run[0].day), default=None)
    after = min((day for day in gone if day > run[-1].day), default=None)
    start_min, start_max = _start(run, before)
    told_end = run[-1].end_max
    ends = [day for day in (told_end, after) if day]
    end_max = min(ends, default=None)
    confirmed = [s.end_min for s in run if s.end_min]
    end_min = max(confirmed, default=None)
    if end_min and end_max and end_min > end_max:
        end_min = end_max
    return Spell(start_min, start_max, end_min, end_max, tuple(run))


def _start(run: Sequence[Sighting], before: date | None) -> tuple[date | None, date | None]:
    """Bound the start: the exact day that was told last holds unless a sighting or an absence denies it."""
    tops = [s.day if before and s.start_max < before else s.start_max for s in run if s.start_max]
    latest = min(tops, default=None)
    exact = next((s.start_min for s in reversed(run) if s.start_min and s.start_min == s.start_max), None)
    if exact and exact <= run[0].day and not (before and exact < before):
        return exact, exact
    told = next((s.start_min for s in reversed(run) if s.start_min), None)
    lows = [day for day in (told, before) if day and (latest is None or day <= latest)]
    return max(lows, default=None), latest
