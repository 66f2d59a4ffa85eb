"""The question files of rules: their examples leave no result out."""

import pytest

from queries import catalogue
from queries.examples import expected
from queries.statements import NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_of_a_rule_show_every_result_that_it_can_give(name: str) -> None:
    can = {word for word in ("holds", "broken", "cannot_be_checked") if f"'{word}'" in _cypher(name)}
    rule = catalogue.question(f"rules/{name}")
    shown = {row["result"] for example in rule.header.examples for row in expected(rule, example)}
    assert shown == can
    assert "cannot_be_checked" in can


def _cypher(name: str) -> str:
    return catalogue.question(f"rules/{name}").cypher
