"""The question files of rules: each gives on its drawn examples the rows that it says, and all are asked alike."""

from collections.abc import Callable

import pytest

from graph.store import Rows, Store
from queries import catalogue
from queries.header import Example
from queries.statements import NAMES, header

EXAMPLES = [(name, number) for name in NAMES for number in range(len(header(name).examples))]


def written(rows: Rows) -> list[str]:
    """Write rows as the examples do: cells parted by a bar, the parts of a list by a semicolon."""
    return [" | ".join([row["subject"], row["result"], row["why"], "; ".join(row["claims"])]).strip() for row in rows]


def expected(example: Example) -> list[str]:
    """Give the rows of an example, without the names of the columns."""
    return [line.strip() for line in example.rows.strip().splitlines()[1:]]


@pytest.mark.parametrize(("name", "number"), EXAMPLES)
def test_a_rule_gives_the_rows_of_its_example(name: str, number: int, drawn: Callable[..., Store]) -> None:
    example = header(name).examples[number]
    assert written(catalogue.ask(drawn(example.network), f"rules/{name}", **example.params)) == expected(example)


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_of_a_rule_show_every_result_that_it_can_give(name: str) -> None:
    can = {word for word in ("holds", "broken", "cannot_be_checked") if f"'{word}'" in _cypher(name)}
    shown = {line.split(" | ")[1] for example in header(name).examples for line in expected(example)}
    assert shown == can
    assert "cannot_be_checked" in can


def _cypher(name: str) -> str:
    return catalogue.question(f"rules/{name}").cypher


def test_every_rule_is_asked_alike_and_only_reads(store: Store) -> None:
    headers = [header(name) for name in NAMES]
    assert {(tuple(h.params), tuple(h.returns)) for h in headers} == {
        (
            ("as_of", "carry_support", "carry_other", "public", "same", "read_as"),
            ("subject", "result", "why", "claims"),
        )
    }
    for name in NAMES:
        columns, kind = store.explain(_cypher(name), **header(name).examples[0].params)
        assert (columns, kind) == (list(header(name).returns), "r"), name
