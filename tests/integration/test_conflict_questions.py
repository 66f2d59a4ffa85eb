"""The question files of conflicts: each gives on its drawn examples the rows that it says, and all are asked alike."""

from collections.abc import Callable
from typing import Any

import pytest

from graph.store import Rows, Store
from queries import catalogue
from queries.header import Example

NAMES = [f"conflicts/{path.stem}" for path in catalogue.paths() if path.parent.name == "conflicts"]
EXAMPLES = [(name, number) for name in NAMES for number in range(len(catalogue.question(name).header.examples))]
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


def written(rows: Rows) -> list[str]:
    """Write rows as the examples do: cells parted by a bar, the parts of a list by a semicolon."""
    return [" | ".join([row["subject"], row["about"], "; ".join(row["claims"])]) for row in rows]


def expected(example: Example) -> list[str]:
    """Give the rows of an example, without the names of the columns."""
    return [line.strip() for line in example.rows.strip().splitlines()[1:]]


@pytest.mark.parametrize(("name", "number"), EXAMPLES)
def test_a_question_gives_the_rows_of_its_example(name: str, number: int, drawn: Callable[..., Store]) -> None:
    example = catalogue.question(name).header.examples[number]
    assert written(catalogue.ask(drawn(example.network), name, **example.params)) == expected(example)


@pytest.mark.parametrize("name", NAMES)
def test_what_agrees_gives_no_rows(name: str, drawn: Callable[..., Store]) -> None:
    params: dict[str, Any] = catalogue.question(name).header.examples[0].params
    assert catalogue.ask(drawn(SOUND), name, **params) == []


def test_every_question_is_asked_alike_and_only_reads(store: Store) -> None:
    headers = [catalogue.question(name).header for name in NAMES]
    assert {(tuple(h.params), tuple(h.returns)) for h in headers} == {
        (("as_of", "carry_support", "carry_other", "public", "same", "read_as"), ("subject", "about", "claims"))
    }
    for name in NAMES:
        asked = catalogue.question(name)
        columns, kind = store.explain(asked.cypher, **asked.header.examples[0].params)
        assert (columns, kind) == (list(asked.header.returns), "r"), name
