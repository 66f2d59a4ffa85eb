"""Days of many claims at once are judged as those of each alone."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import holds
from graph.spans import HOLDS, Spans, standing

BOUNDS = ("start_min", "start_max", "end_min", "end_max", "kind_ended")
# Few days round one, so that bounds meet; ends of months, which carrying on clamps; the last day that there is.
day = st.one_of(
    st.integers(-3, 3).map(lambda days: date(2013, 12, 10) + timedelta(days)),
    st.sampled_from([date(2012, 2, 29), date(2013, 1, 31), date(2013, 2, 28), date.max]),
)
claim = st.fixed_dictionaries({name: st.one_of(st.none(), day) for name in BOUNDS})


@given(st.lists(claim, max_size=20), day, st.sampled_from([0, 1, 12, 24, 12_000 * 12]))
def test_many_stand_as_each_alone(claims: list[dict[str, date | None]], asked: date, months: int) -> None:
    numbers = ([bound.toordinal() if (bound := told[name]) else 0 for told in claims] for name in BOUNDS)
    spans = Spans(*(np.array(column, np.int64) for column in numbers))
    assert [HOLDS[at] for at in standing(spans, asked, months)] == [holds(told, asked, months) for told in claims]
