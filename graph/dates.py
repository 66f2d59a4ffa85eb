"""Earliest and latest day of a claim: what certainly, possibly or no longer holds on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal

from dateutil.relativedelta import relativedelta

from graph.schema import LINKS

Holds = Literal["certainly", "possibly", "expired", "not_yet", "ended"]
Claim = Mapping[str, Any]


@dataclass(frozen=True)
class Span:
    """The bounds of a claim with carry-forward and the end of its kind worked in; None is unbounded or unknown."""

    start_min: date | None
    start_max: date | None
    end_min: date | None
    end_max: date | None
    carried: bool


def carry(rel: str, override: int | None = None) -> int:
    """Give the months for which a claim of this type counts after it was last confirmed."""
    return LINKS[rel].carry_months if override is None else override


@lru_cache(maxsize=4096)  # a nation's claims were last confirmed on few different days
def add_months(day: date, months: int) -> date:
    """Add calendar months; the day is clamped to the month's last (31 January + 1 month = 28 or 29 February).

    >>> add_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    try:
        return day + relativedelta(months=months)
    except (ValueError, OverflowError):  # beyond the last day that a date can be
        return date.max


def months_before(day: date, months: int) -> date:
    """Give the earliest day from which so many calendar months reach a day: to compare with it, claim by claim.

    >>> months_before(date(2024, 3, 31), 1), months_before(date(2024, 2, 29), 1)
    (datetime.date(2024, 3, 1), datetime.date(2024, 1, 29))
    """
    try:
        first = day - relativedelta(months=months)
    except (ValueError, OverflowError):  # before the first day that a date can be
        return date.min
    return first if add_months(first, months) >= day else first + timedelta(days=1)


def _earlier(day: date | None, limit: date | None) -> date | None:
    return min(day, limit) if day and limit else day or limit


def span(claim: Claim, months: int) -> Span:
    """Work out the bounds: where end_max is absent, end_min moves on by `months`; a kind's end cuts both."""
    end_min, end_max, limit = claim.get("end_min"), claim.get("end_max"), claim.get("kind_ended")
    carried = end_max is None and end_min is not None
    if carried and end_min is not None:
        end_min = add_months(end_min, months)
    if limit is not None:
        end_min = min(end_min, limit) if end_min else None
    return Span(claim.get("start_min"), claim.get("start_max"), end_min, _earlier(end_max, limit), carried)


def holds(claim: Claim, day: date, months: int) -> Holds:
    """Say how a claim stands on a day.

    certainly: start_max <= day <= end_min (carried on by `months` where no end is told);
    expired: it was confirmed once, nothing tells its end, and its carry is over;
    ended: past its latest end; not_yet: before its earliest start; possibly: everything else.

    >>> told = {"start_max": date(2013, 12, 10), "end_min": date(2013, 12, 10)}
    >>> [holds(told, date(2014, m, 1), 12) for m in (1, 12)], holds(told, date(2015, 1, 1), 12)
    (['certainly', 'certainly'], 'expired')
    """
    bounds = span(claim, months)
    if bounds.start_min and day < bounds.start_min:
        return "not_yet"
    if bounds.end_max and day > bounds.end_max:
        return "ended"
    if bounds.carried and bounds.end_min and day > bounds.end_min:
        return "expired"
    if bounds.start_max and bounds.end_min and bounds.start_max <= day <= bounds.end_min:
        return "certainly"
    return "possibly"


def last_confirmed(claim: Claim) -> date | None:
    """Give the last day on which a source tells that the claim held; None where none does."""
    day: date | None = claim.get("end_min")
    return day


def is_open(node: Mapping[str, Any], day: date) -> bool:
    """Say whether a school or organisation is open on a day.

    opened absent or on or before the day, closed absent or after it; proposed ones, and closed ones without a
    date, are open on no day.
    """
    status = str(node.get("status") or "")
    opened, closed = node.get("opened"), node.get("closed")
    if status.startswith("Proposed") or (status.startswith("Closed") and closed is None):
        return False
    return (opened is None or opened <= day) and (closed is None or closed > day)


def months_after(day: date, confirmed: date, months: int) -> bool:
    """Say whether `day` lies from `confirmed` to `months` later, both included."""
    return confirmed <= day <= add_months(confirmed, months)
