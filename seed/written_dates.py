"""Days as people write them: the earliest and the latest day that the words can mean.

Terms, school years and parts of a year or month are declared here; what cannot be, or could mean two things, is
rejected with what to write instead.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from seed.source import Rejected

YEARS = range(1800, 2101)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FULL = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december")  # fmt: skip
# First and last month of each term, to the end of that month; a school year runs from September to August.
TERMS = {"autumn": (9, 12), "spring": (1, 4), "summer": (5, 8)}
# A year starts in this month, whatever its name.
YEAR_STARTS = {"school": 9, "academic": 9, "financial": 4}
# Thirds: months of a year, days of a month.
THIRDS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
DAY_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_PART_WORDS = {
    "early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid", "late": "late",
    "end": "late",
}  # fmt: skip
# Words in front that only say which end is meant.
STARTING = frozenset({"since", "from", "starting", "started", "began", "beginning in", "joined"})
ENDING = frozenset({"until", "till", "to", "up to", "ending", "ended", "left"})
REMEDY = "write a day (10/12/2013), a month (Sept 2012), a term (spring 2014), a school year (2012/13) or a year"

_DAY_MONTHS = "|".join(MONTHS)
_NAMED = rf"(?P<mon>(?:{_DAY_MONTHS})[a-z]*)\.?"
_YEAR = r"(?P<y>\d{4})"
_YEARLESS = re.compile(rf"(\d{{1,2}}(st|nd|rd|th)?[ -])?({_DAY_MONTHS})[a-z]*([ -]\d{{1,2}}(st|nd|rd|th)?)?")


class Days(NamedTuple):
    """The earliest and the latest day that is meant; None is unbounded."""

    earliest: date | None
    latest: date | None


class _Unclear(Exception):
    """Why words cannot be read as days."""


def read_days(text: str, column: str, wrong: frozenset[str] = frozenset()) -> Days:
    """Read a day, a month, a term, a year or a part of one, as people write them.

    Args:
        text: What stands in the cell, not blank.
        column: Its column, for the rejection.
        wrong: Words in front that do not belong in this column: ENDING where a beginning is wanted.

    Raises:
        Rejected: there is no such day, or it could mean two things; the remedy says what to write.

    >>> [day.isoformat() for day in read_days("Sept 2012", "from")]
    ['2012-09-01', '2012-09-30']
    """
    words = " ".join(re.sub(r"[‐‑‒–—]", "-", text).casefold().replace(",", " ").split()).strip(" .")
    try:
        return _bounded(_without_lead(words, wrong))
    except _Unclear as why:
        reason, _, remedy = str(why).partition("; ")
        raise Rejected(column, text[:200], reason, remedy or REMEDY) from why


def _without_lead(words: str, wrong: frozenset[str]) -> str:
    lead = re.match(r"(beginning in|up to|[a-z]+) (?=.)", words)
    if lead and lead[1] in wrong:
        raise _Unclear(f"{lead[1]!r} belongs in another column; give it under 'from' or 'to'")
    words = re.sub(rf"^(?:{'|'.join(sorted(STARTING | ENDING, key=len, reverse=True))}) (?=.)", "", words)
    return re.sub(r"^(?:(?:in|on|during|as at|as of|the) )+(?=.)", "", words)


def _bounded(words: str) -> Days:
    """Read `before`, `by`, `after` and `between` round one or two spans."""
    if two := re.fullmatch(r"between (.+) and (.+)|(.+) or (.+)", words):
        first, last = (_span(part) for part in two.groups() if part)
        if first.earliest and last.latest and first.earliest > last.latest:
            raise _Unclear("the first day is after the last; write the earlier one first")
        return Days(first.earliest, last.latest)
    lead, _, rest = words.partition(" ")
    if lead == "by" and rest:
        return Days(None, _span(rest).latest)
    if lead in {"before", "after"} and rest:
        found = _span(rest)
        edge, step = (found.earliest, -1) if lead == "before" else (found.latest, 1)
        day = edge + timedelta(days=step) if edge else None
        return Days(None, day) if lead == "before" else Days(day, None)
    return _span(words)


def _span(words: str) -> Days:
    for pattern, read in _LAYOUTS:
        if found := pattern.fullmatch(words):
            return read(found)
    if _YEARLESS.fullmatch(words):
        raise _Unclear("it names no year, or one of two digits; write the year with four digits")
    if loose := re.search(r"winter|easter|christmas|q[1-4]|term|half|autumn|spring|summer", words):
        raise _Unclear(f"{loose[0]!r} is not clear here; write the month, or a whole term as autumn 2013")
    raise _Unclear("cannot be read as a date")


def _whole_day(found: re.Match[str]) -> Days:
    year = int(found["y"]) + (2000 if len(found["y"]) == 2 else 0)  # noqa: PLR2004 - a year of two digits
    month = found["m"] if "m" in found.groupdict() else str(_month(found["mon"]))
    if not 1 <= int(month) <= 12:  # noqa: PLR2004 - months of a year
        raise _Unclear(f"there is no month {int(month)}; write the day first, as 10/12/2013 for 10 December")
    try:
        day = date(_year(year), int(month), int(found["d"]))
    except ValueError:
        raise _Unclear(f"there is no day {int(found['d'])} in that month; correct the day") from None
    return Days(day, day)


def _month(word: str) -> int:
    """Give the number of a month by a word that starts its name: sep, sept, september."""
    name = word.rstrip(".")
    if name == "sept" or any(name in (short, full) for short, full in zip(MONTHS, FULL, strict=True)):
        return MONTHS.index(name[:3]) + 1
    raise _Unclear(f"{word!r} is no month; write its name, as Sept or September")


def _year(number: int) -> int:
    if number not in YEARS:
        raise _Unclear(f"the year {number} cannot be; correct the year")
    return number


def _months(year: int, first: int, last: int) -> Days:
    start = date(_year(year), first, 1)
    return Days(start, start + relativedelta(months=last - first + 1) - timedelta(days=1))


def _a_month(found: re.Match[str]) -> Days:
    month = int(found["m"]) if "m" in found.groupdict() else _month(found["mon"])
    if not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        raise _Unclear(f"there is no month {month}; write it as 09/2012 or Sept 2012")
    part = _part(found)
    if part is None:
        return _months(int(found["y"]), month, month)
    first, last = _months(int(found["y"]), month, month)
    low, high = DAY_THIRDS[part]
    return Days(first and first.replace(day=low), last and min(last, last.replace(day=min(high, last.day))))


def _part(found: re.Match[str]) -> str | None:
    word = found.groupdict().get("part")
    return _PART_WORDS[word] if word else None


def _a_year(found: re.Match[str]) -> Days:
    part = _part(found)
    return _months(int(found["y"]), *(THIRDS[part] if part else (1, 12)))


def _two_years(found: re.Match[str]) -> Days:
    """Read a school year (or a financial one, where it says so) by its first and second calendar year."""
    first, second, kind = int(found["y"]), found["z"], found["kind"] or "school"
    if int(second) not in (first + 1, (first + 1) % 100):
        if found["sep"] == "-" and re.fullmatch(r"0[1-9]|1[0-2]", second):
            return _months(first, int(second), int(second))
        raise _Unclear("the two years do not follow each other; write a school year as 2012/13, or two dates")
    if found["kind"] is None and found["sep"] == "-" and len(second) == 2 and int(second) <= 12:  # noqa: PLR2004
        month = FULL[int(second) - 1].capitalize()
        raise _Unclear(
            f"it can mean {month} {first} or the school year {first}/{second}; write {month} {first}, or "
            f"{first}/{second} for the school year"
        )
    months = _months(first, YEAR_STARTS[kind], YEAR_STARTS[kind] + 11)
    part = _part(found)
    if part and months.earliest:
        low, high = THIRDS[part]
        start = months.earliest + relativedelta(months=low - 1)
        return Days(start, start + relativedelta(months=high - low + 1) - timedelta(days=1))
    return months


def _term(found: re.Match[str]) -> Days:
    year, (first, last) = int(found["y"]), TERMS[found["term"]]
    if found["z"]:
        if int(found["z"]) not in (year + 1, (year + 1) % 100):
            raise _Unclear("the two years do not follow each other; write a term as spring 2013 or spring 2012/13")
        year += found["term"] != "autumn"
    return _months(year, first, last)


_PART = rf"(?:(?:the )?(?P<part>{'|'.join(_PART_WORDS)})(?: of)?(?: the)?[ -])?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.? )?"
_TIME = r"(?:[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?"
_NTH = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_KIND = r"(?:(?P<kind>school|academic|financial) year )?(?:year )?"
_LAYOUTS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Days]], ...] = tuple(
    (re.compile(pattern, re.ASCII), read)
    for pattern, read in (
        (rf"{_YEAR}[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}}){_TIME}", _whole_day),
        (rf"(?P<d>\d{{1,2}})[-/.](?P<m>\d{{1,2}})[-/.](?P<y>\d{{4}}|\d\d){_TIME}", _whole_day),
        (rf"{_WEEKDAY}{_NTH}[ -](?:of )?{_NAMED}[ -]{_YEAR}", _whole_day),
        (rf"{_WEEKDAY}{_NAMED} {_NTH} {_YEAR}", _whole_day),
        (rf"{_PART}{_NAMED}[ -]{_YEAR}", _a_month),
        (rf"(?P<m>\d{{1,2}})[/.-]{_YEAR}", _a_month),
        (rf"{_PART}{_KIND}{_YEAR} ?(?P<sep>[/-]) ?(?P<z>\d{{4}}|\d\d)(?: school year| academic year)?", _two_years),
        (rf"{_PART}(?:year )?{_YEAR}", _a_year),
        (rf"(?:the )?(?P<term>{'|'.join(TERMS)})(?: term)?(?: of)? {_YEAR}(?: ?[/-] ?(?P<z>\d{{4}}|\d\d))?", _term),
    )
)


def write_days(earliest: date | None, latest: date | None) -> str:
    """Write bounds so that they are read back as they were.

    >>> write_days(date(2012, 9, 1), date(2013, 8, 31)), write_days(None, date(2013, 12, 10))
    ('2012/13', 'by 10 December 2013')
    """
    if earliest is None or latest is None:
        later = earliest and earliest - timedelta(days=1)
        return f"by {_words(latest)}" if latest else f"after {_words(later)}" if later else ""
    whole = {
        (earliest, earliest): _words(earliest),
        _months(earliest.year, earliest.month, earliest.month): f"{earliest:%B %Y}",
        _months(earliest.year, 1, 12): f"{earliest.year}",
        _months(earliest.year, 9, 20): f"{earliest.year}/{(earliest.year + 1) % 100:02}",
    }
    return whole.get(Days(earliest, latest), f"between {_words(earliest)} and {_words(latest)}")


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
