"""Days as people write them; terms and school years as declared in seed/written_dates.py."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seed.source import Rejected
from seed.written_dates import ENDING, STARTING, read_days, write_days


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("10 December 2013", "2013-12-10", "2013-12-10"),
        ("10/12/2013", "2013-12-10", "2013-12-10"),
        ("10.12.13", "2013-12-10", "2013-12-10"),
        ("2013-12-10", "2013-12-10", "2013-12-10"),
        ("2013-12-10 00:00:00", "2013-12-10", "2013-12-10"),
        ("Tuesday 10th December, 2013", "2013-12-10", "2013-12-10"),
        ("Sept 2012", "2012-09-01", "2012-09-30"),
        ("Feb. 2012", "2012-02-01", "2012-02-29"),
        ("09/2012", "2012-09-01", "2012-09-30"),
        ("2012-09", "2012-09-01", "2012-09-30"),
        ("2012/13", "2012-09-01", "2013-08-31"),
        ("2012-13", "2012-09-01", "2013-08-31"),
        ("2012–2013", "2012-09-01", "2013-08-31"),
        ("2010/11", "2010-09-01", "2011-08-31"),
        ("1999/00", "1999-09-01", "2000-08-31"),
        ("financial year 2012/13", "2012-04-01", "2013-03-31"),
        ("spring 2014", "2014-01-01", "2014-04-30"),
        ("autumn term 2013", "2013-09-01", "2013-12-31"),
        ("Summer term 2013/14", "2014-05-01", "2014-08-31"),
        ("autumn term 2013/14", "2013-09-01", "2013-12-31"),
        ("2013", "2013-01-01", "2013-12-31"),
        ("early 2014", "2014-01-01", "2014-04-30"),
        ("late 2014", "2014-09-01", "2014-12-31"),
        ("mid-January 2015", "2015-01-11", "2015-01-20"),
        ("end of February 2015", "2015-02-21", "2015-02-28"),
        ("early 2012/13", "2012-09-01", "2012-12-31"),
        ("since 2010", "2010-01-01", "2010-12-31"),
        ("between 2011 and May 2013", "2011-01-01", "2013-05-31"),
        ("by 2012", None, "2012-12-31"),
        ("before Sept 2012", None, "2012-08-31"),
        ("after 2010", "2011-01-01", None),
    ],
)
def test_words_are_read_as_the_earliest_and_the_latest_day(
    words: str, earliest: str | None, latest: str | None
) -> None:
    found = read_days(words, "from")
    assert tuple(day and day.isoformat() for day in found) == (earliest, latest)


@pytest.mark.parametrize(
    ("words", "why", "remedy"),
    [
        ("31/02/2013", "there is no day 31", "correct the day"),
        ("12/25/2013", "there is no month 25", "write the day first"),
        ("2010-11", "November 2010 or the school year 2010/11", "write November 2010"),
        ("2012/14", "do not follow each other", "2012/13"),
        ("Dec-13", "names no year", "four digits"),
        ("September", "names no year", "four digits"),
        ("winter 2013", "'winter' is not clear", "write the month"),
        ("Septober 2012", "is no month", "Sept or September"),
        ("circa 2012", "cannot be read", "a school year (2012/13)"),
        ("41253", "cannot be read", "write a day"),
        ("between 2013 and 2011", "the first day is after the last", "earlier one first"),
        ("0000", "the year 0 cannot be", "correct the year"),
    ],
)
def test_what_cannot_be_or_is_unclear_is_rejected_with_a_remedy(words: str, why: str, remedy: str) -> None:
    with pytest.raises(Rejected) as fault:
        read_days(words, "from")
    assert (fault.value.column, fault.value.value) == ("from", words)
    assert why in fault.value.reason
    assert remedy in fault.value.remedy


def test_a_word_for_the_other_end_is_rejected() -> None:
    with pytest.raises(Rejected, match="belongs in another column"):
        read_days("until 2012", "from", ENDING)
    with pytest.raises(Rejected, match="belongs in another column"):
        read_days("since 2012", "to", STARTING)
    assert read_days("until 2012", "to", STARTING).latest == date(2012, 12, 31)


@given(
    st.dates(date(1800, 1, 1), date(2100, 12, 31)), st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y"])
)
def test_every_day_is_read_back_in_every_layout(day: date, layout: str) -> None:
    assert read_days(day.strftime(layout), "from") == (day, day)


_PARTS = ["2012", "13", "2013", "/", "-", " ", "Sept", "spring", "early", "by", "between", "and", "10", "term", "é"]


@given(st.lists(st.sampled_from(_PARTS), max_size=6).map("".join) | st.text(max_size=40))
def test_any_words_are_read_in_order_or_rejected(words: str) -> None:
    try:
        earliest, latest = read_days(words, "from")
    except Rejected:
        return
    assert earliest is None or latest is None or earliest <= latest


@given(*[st.none() | st.dates(date(1900, 1, 2), date(2099, 12, 31))] * 2)
def test_what_is_written_is_read_back(one: date | None, other: date | None) -> None:
    earliest, latest = (min(one, other), max(one, other)) if one and other else (one, other)
    if one or other:
        assert read_days(write_days(earliest, latest), "from") == (earliest, latest)
    else:
        assert write_days(None, None) == ""


@pytest.mark.parametrize("words", ["2012/13", "2013", "September 2012", "10 December 2013", "by 1 May 2012"])
def test_whole_spans_are_written_as_people_do(words: str) -> None:
    assert write_days(*read_days(words, "from")) == words
