"""When a link of an officer's row held, from what the row says and the day of its source."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from seed.cells import Cells
from seed.dates import today
from seed.source import Rejected
from seed.written_dates import ENDING, STARTING, Days, read_days

# Words in `to` for what has not ended.
ONGOING = frozenset({"ongoing", "present", "current", "continuing", "now", "to date", "still so", "open ended"})
Bounds = dict[str, date]


class Written(NamedTuple):
    """The date cells of a row, read; None where blank."""

    start: Days | None
    end: Days | None
    still: Days | None
    words: str | None


def read_written(cells: Cells) -> Written:
    """Read the date cells of a row.

    Raises:
        Rejected: one cannot be read as a day.
    """
    start = _days(cells, "from", ENDING)
    end = None if (cells.text("to") or "").casefold() in ONGOING else _days(cells, "to", STARTING)
    still = _days(cells, "still", frozenset())
    words = "; ".join(f"{word} {given}" for word, given in _given(cells))
    return Written(start, end, still, words or None)


def _given(cells: Cells) -> Iterator[tuple[str, str]]:
    for field, word in (("from", "from"), ("to", "to"), ("still", "still so on")):
        if given := cells.text(field):
            yield word, given


def _days(cells: Cells, field: str, wrong: frozenset[str]) -> Days | None:
    given = cells.text(field)
    if given is None:
        return None
    try:
        return read_days(given, field, wrong)
    except Rejected as fault:
        raise cells.rejected(field, fault.reason, fault.remedy) from fault


def source_day(cells: Cells, day: date | None) -> Days:
    """Give the day of a row's source: as it says, else that of the file.

    Raises:
        Rejected: neither tells one, it is unbounded, or it is still to come.
    """
    told = _days(cells, "source_date", frozenset())
    if told is None and day is None:
        remedy = "fill 'source date', or give the day of the file with --date YYYY-MM-DD"
        raise cells.rejected("source_date", "neither the row nor the file tells its date", remedy)
    found = told or Days(day, day)
    if found.earliest is None or found.latest is None:
        raise cells.rejected("source_date", "has no end or no beginning", "write a day, a month or a year")
    if found.earliest > today():
        raise cells.rejected("source_date", "is still to come", "give the day the source is of")
    return Days(found.earliest, min(found.latest, today()))


def bounds(cells: Cells, told: Written, source: Days, status: str) -> Bounds:
    """Work out the four bounds of a claim.

    A beginning and an end bound their days. Without an end it held on the day that it is said to be still so, else on
    the day of the source; what is ended without a date, or proposed for later, held certainly on no day.

    Raises:
        Rejected: the days contradict each other or the source.
    """
    _check(cells, told, source, status)
    low, high = told.start or Days(None, None)
    found: dict[str, date | None] = {"start_min": low, "start_max": high}
    if told.end:
        found |= _ended(told.end, told.still, source if status == "actual" else None, high)
    elif status == "ended":
        found |= {"start_max": _least(high, source.latest), "end_max": source.latest}
    elif not (status == "proposed" and low and source.latest and low > source.latest):
        seen = told.still or source
        found |= {"start_max": _least(high, seen.latest), "end_min": seen.earliest}
        if low and seen.earliest and low > seen.earliest:
            found["end_min"] = low
    return {name: day for name, day in found.items() if day is not None}


def _ended(end: Days, still: Days | None, source: Days | None, high: date | None) -> dict[str, date | None]:
    """Bound a link whose end is told: it began by then, and by the source's day where the end is later than that."""
    latest = _least(high, end.latest)
    if source and source.latest and end.earliest and end.earliest >= source.latest:
        latest = _least(latest, source.latest)
    if still and still.earliest:
        earliest = max(end.earliest or still.earliest, still.earliest)
        return {"start_max": _least(latest, still.latest), "end_min": earliest, "end_max": end.latest}
    return {"start_max": latest, "end_min": end.earliest, "end_max": end.latest}


def _least(one: date | None, other: date | None) -> date | None:
    return min(one, other) if one and other else one or other


def _check(cells: Cells, told: Written, source: Days, status: str) -> None:
    low = told.start.earliest if told.start else None
    if low and told.end and told.end.latest and low > told.end.latest:
        raise cells.rejected("from", "is after the day under 'to'", "correct one of the two")
    if low and source.latest and low > source.latest and status != "proposed":
        remedy = "write proposed under 'status', or give the date of a source that tells it as begun"
        raise cells.rejected("from", "is after the day of the source", remedy)
    if told.still is None:
        return
    if told.still.earliest is None or (source.latest and told.still.earliest > source.latest):
        remedy = "give the date of the source that tells it under 'source date'"
        raise cells.rejected("still", "is after the day of the source", remedy)
    if told.end and told.end.latest and told.still.earliest > told.end.latest:
        raise cells.rejected("still", "is after the day under 'to'", "correct one of the two")
    if low and told.still.latest and low > told.still.latest:
        raise cells.rejected("from", "is after the day on which it was still so", "correct one of the two")
