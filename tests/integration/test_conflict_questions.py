"""The question files of conflicts: what agrees is none."""

from collections.abc import Callable

import pytest

from graph.store import Store
from queries import catalogue
from queries.ask import answer

NAMES = [f"conflicts/{path.stem}" for path in catalogue.paths() if path.parent.name == "conflicts"]
SOUND = """
Ash -IN_AREA_OF-> Exemplar:Council#999 -MAINTAINS-> Birch -IN_AREA_OF-> Exemplar
Ash -MEMBER_OF-> Oak:Trust{kind: multi-academy} <-MEMBER_OF- Cedar -IN_AREA_OF-> Exemplar
Corp:Body{kind: sponsor} -SPONSORS-> Ash
Birch -MEMBER_OF-> Yew:Trust{kind: foundation}
Birch -MEMBER_OF-> Vale:Partnership{kind: federation, purpose: governance}
Birch -SUPPORTS{source: paper, start_max: 2013-01-31, end_min: 2013-01-31}-> Ash
Birch -SUPPORTS{source: minutes, start_max: 2013-06-30, end_min: 2013-06-30}-> Ash
Birch -SUPPORTS{source: paper, status: proposed, focus: maths}-> Cedar
Cedar -ANSWERED_NONE-> Return:Document{kind: return, date: 2013-12-10}
Fir{closed: 2012-08-31} -SUPPORTS{start_max: 2012-01-01, end_min: 2012-08-30, end_max: 2012-08-30}-> Birch
Cedar -SUCCEEDS-> Fir
paper:Document{kind: paper, date: 2013-01-31}
minutes:Document{kind: paper, date: 2013-06-30}
"""


@pytest.mark.parametrize("name", NAMES)
def test_what_agrees_gives_no_rows(name: str, drawn: Callable[..., Store]) -> None:
    assert answer(drawn(SOUND), name, {"as_of": "2013-12-10"}).rows == []
