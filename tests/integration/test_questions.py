"""Every question of the catalogue gives on its examples the rows that it says."""

from collections.abc import Callable
from datetime import date

import pytest

from graph.store import Store
from queries import catalogue
from queries.ask import answer
from queries.examples import expected
from queries.header import read
from seed.claims import read_papers
from seed.illustrative import illustrative
from seed.load import load
from seed.source import Batch

QUESTIONS = [read(path) for path in catalogue.paths()]
EXAMPLES = [(question, number) for question in QUESTIONS for number in range(len(question.header.examples))]
DRAWN = [(each.name, number) for each, number in EXAMPLES if each.header.examples[number].network]
DATA: dict[str, Callable[[], Batch]] = {"papers": read_papers, "illustrative": illustrative}


def _quiet(_: str) -> None:
    """Take progress sentences and say nothing."""


@pytest.mark.parametrize(("name", "number"), DRAWN)
def test_a_question_gives_the_rows_of_its_example(name: str, number: int, prepared: Callable[..., Store]) -> None:
    question = catalogue.question(name)
    example = question.header.examples[number]
    assert answer(prepared(example), name, example.params).rows == expected(question, example)


@pytest.mark.parametrize("on", DATA)
def test_questions_give_the_rows_of_their_examples_on_what_the_project_brings(on: str, store: Store) -> None:
    load(store, DATA[on](), _quiet)
    examples = [(question, question.header.examples[number]) for question, number in EXAMPLES]
    told = [(question, example) for question, example in examples if example.on == on]
    given = [(question.name, answer(store, question.name, example.params).rows) for question, example in told]
    assert given == [(question.name, expected(question, example)) for question, example in told]


def test_what_is_made_up_changes_no_answer_of_the_nation(store: Store) -> None:
    asked = [question for question in QUESTIONS if not any(told.required for told in question.params.values())]
    day = {"as_of": date(2025, 9, 1), "carry": 1200}  # both what the papers tell and what is made up holds then
    given = {one.name: {name: value for name, value in day.items() if name in one.params} for one in asked}
    load(store, read_papers(), _quiet)
    real = {name: answer(store, name, told).rows for name, told in given.items()}
    load(store, illustrative(), _quiet)
    assert {name: answer(store, name, told).rows for name, told in given.items()} == real
    assert any(real.values())
