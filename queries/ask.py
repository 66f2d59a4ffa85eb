"""Asking a question of the catalogue: what people give in, an answer out."""

from collections.abc import Mapping
from typing import Any

from graph.coverage_options import DayQuery
from graph.question_answers import Answer, AnswerColumn
from graph.store import Rows, Store
from queries import catalogue, topic
from queries.given import cypher_parameters, found, understood
from queries.header import Question, RuleHeader


def answer(store: Store, name: str, given: Mapping[str, object]) -> Answer:
    """Ask one question of the catalogue.

    Args:
        store: The database.
        name: Topic and file, such as gaps/states_of_a_council.
        given: By name of parameter, as text or as value; what is left out has its default.

    Raises:
        UnknownThing: There is no such question, or nothing held answers to a name.
        AmbiguousThing: Several things answer to a name.
        BadInput: A parameter is unknown, missing or wrong, or nothing is held that could date the answer.
    """
    question = catalogue.question(name)
    told = found(store, question, understood(question, given))
    rows, withheld = _rows(store, question, told)
    return Answer(
        name=name,
        title=question.header.title,
        question=question.header.question,
        as_of=told.get("as_of"),
        params={key: value for key, value in told.items() if value is not None},
        columns=[AnswerColumn(name=key, **column.model_dump()) for key, column in question.header.returns.items()],
        rows=rows,
        total=len(rows),
        withheld=withheld,
        note=_note(question, told),
    )


def _rows(store: Store, question: Question, told: Mapping[str, Any]) -> tuple[Rows, int]:
    if _note(question, told):
        return [], 0
    if question.header.narrowed:
        return _narrowed(store, question, told)
    return store.read(question.cypher, **cypher_parameters(store, question, told)), 0


def _note(question: Question, told: Mapping[str, Any]) -> str | None:
    """Say that a rule has no rows outside its days."""
    rule, day = question.header, told.get("as_of")
    if not isinstance(rule, RuleHeader) or day is None or rule.in_force(day):
        return None
    return f"The rule is not in force on {day}: it is checked from {rule.first_day} to {rule.last_day or 'today'}."


def _narrowed(store: Store, question: Question, told: Mapping[str, Any]) -> tuple[Rows, int]:
    query = DayQuery(carry=told.get("carry"), audience=told["audience"])
    rows, _, withheld = topic.answered(store, [question.name], query, told.get("as_of"), told.get("council"))
    return [{name: row[name] for name in question.header.returns} for row in rows], withheld
