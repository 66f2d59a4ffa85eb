"""Days as the registers write them."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache

PLACEHOLDER = date(1900, 1, 1)  # GIAS writes an unknown day so; real open dates go back to 1800

YEARS = range(1000, 2200)  # others are slips of the keyboard

# The layouts of the registers; what follows the day (a time of day) is passed over.
_LAYOUTS = (
    re.compile(r"(?P<d>\d{1,2})[-/](?P<m>\d{1,2})[-/](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)"),
)
_TIME = re.compile(r"[T ]\d\d:\d\d.*")
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_]?([01]\d)[-_]?([0-3]\d)(?!\d)")


@lru_cache(maxsize=65536)
def parse_day(text: str) -> date:
    """Read one day: 31-08-2022, 31/08/2022, 2022-08-31 or 20220831, perhaps with a time of day behind it.

    Raises:
        ValueError: it is none of these, or no such day exists.

    >>> parse_day("01-09-2016")
    datetime.date(2016, 9, 1)
    """
    day = _TIME.sub("", text.strip())
    for layout in _LAYOUTS:
        if (found := layout.fullmatch(day)) and int(found["y"]) in YEARS:
            return date(int(found["y"]), int(found["m"]), int(found["d"]))
    raise ValueError(f"{text} is not a date")


def day_in_name(names: Iterable[str]) -> date | None:
    """Find the one day that stands in the names of a file; several different ones are none.

    >>> day_in_name(["edubasealldata20230918.csv"])
    datetime.date(2023, 9, 18)
    """
    found = {day for name in names for part in _IN_NAME.findall(name) if (day := _day(*part))}
    return found.pop() if len(found) == 1 else None


def today() -> date:
    """Give the day it is here: a file from the future is a mistake."""
    return datetime.now(tz=UTC).astimezone().date()


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
