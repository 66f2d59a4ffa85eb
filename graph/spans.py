"""How many claims stand on a day at once: `graph/dates.py` for arrays."""

from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

import numpy as np

from graph.dates import Holds, add_months

HOLDS: tuple[Holds, ...] = get_args(Holds)
_NEVER = date.max.toordinal() + 1


@dataclass(frozen=True)
class Spans:
    """The bounds of m claims: arrays of m days as `date.toordinal` counts them, 0 where a bound is absent."""

    start_min: Any
    start_max: Any
    end_min: Any
    end_max: Any
    kind_ended: Any


def standing(spans: Spans, day: date, months: int) -> Any:
    """Say how each claim stands on a day, as `graph.dates.holds` does for one.

    Args:
        spans: The bounds of m claims.
        day: The day asked about.
        months: For which claims of their type count after they were last confirmed.

    Returns:
        m places in `HOLDS`.

    >>> at = [date(2013, 12, 10).toordinal()]
    >>> told = Spans(*(np.array(days) for days in ([0], at, at, [0], [0])))
    >>> [HOLDS[standing(told, day, 12)[0]] for day in (date(2014, 12, 10), date(2014, 12, 11))]
    ['certainly', 'expired']
    """
    today = day.toordinal()
    carried = (spans.end_max == 0) & (spans.end_min > 0)
    limit = np.where(spans.kind_ended > 0, spans.kind_ended, _NEVER)
    end_min = np.minimum(np.where(carried, _moved(spans.end_min, months), spans.end_min), limit)
    end_max = np.minimum(np.where(spans.end_max > 0, spans.end_max, _NEVER), limit)
    certain = (spans.start_max > 0) & (spans.start_max <= today) & (today <= end_min)
    which: list[tuple[Holds, Any]] = [
        ("not_yet", today < spans.start_min),
        ("ended", today > end_max),
        ("expired", carried & (today > end_min)),
        ("certainly", certain),
    ]
    return np.select([mask for _, mask in which], [HOLDS.index(name) for name, _ in which], HOLDS.index("possibly"))


def _moved(days: Any, months: int) -> Any:
    """Add months to days, of which few are different."""
    told, back = np.unique(days, return_inverse=True)
    moved = [add_months(date.fromordinal(day), months).toordinal() if day else 0 for day in told.tolist()]
    return np.array(moved, np.int64)[back]
