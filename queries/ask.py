"""Asking a question of the catalogue: what people give in, an answer out."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from graph.behind import Behind, as_json
from graph.coverage_options import DayQuery
from graph.hidden import NOTHING, hidden
from graph.lookup import things_called
from graph.question_answers import Answer, Thing
from graph.store import Rows, Store
from queries import catalogue, gates, topic
from queries.given import cypher_parameters, found, understood
from queries.header import Question, RuleHeader

FIRST = 200  # rows that are looked through for ids of things


def answer(store: Store, name: str, given: Mapping[str, object]) -> Answer:
    """Ask the question of the catalogue with a name, such as gaps/states_of_a_council: see `answer_to`.

    Raises:
        UnknownThing: There is no such question.
    """
    return answer_to(store, catalogue.question(name), given)


def answer_to(store: Store, question: Question, given: Mapping[str, object]) -> Answer:
    """Ask a question.

    Args:
        store: The database.
        question: Which; what Neo4j says of the statement must agree with its header.
        given: By name of parameter, as text or as value; what is left out has its default.

    Raises:
        UnknownThing: Nothing held answers to a name.
        AmbiguousThing: Several things answer to a name.
        BadInput: A parameter is unknown, missing or wrong, or nothing is held that could date the answer.
    """
    told = found(store, question, understood(question, given))
    asked = cypher_parameters(store, question, told)
    rows, withheld = _rows(store, question, told, asked)
    things = things_called(store, _texts([*told.values(), *rows[:FIRST]]))
    return Answer(
        name=question.name,
        title=question.header.title,
        question=question.header.question,
        as_of=told.get("as_of"),
        params={key: value for key, value in told.items() if value is not None},
        columns=catalogue.columns(question),
        rows=rows,
        total=len(rows),
        withheld=withheld,
        note=_note(question, told),
        things={key: Thing(**thing) for key, thing in things.items()},
        illustrative=any(thing["illustrative"] for thing in things.values()),
        cypher=question.cypher,
        cypher_params=_plain(asked),
    )


def behind(store: Store, name: str, given: Mapping[str, object]) -> Behind:
    """Give the statement of a question with what it would be asked with, without asking it; lists worked out are empty.

    Raises:
        UnknownThing: There is no such question, or nothing held answers to a name.
    """
    question = catalogue.question(name)
    told = found(store, question, understood(question, given))
    return as_json(question.cypher, _plain(cypher_parameters(store, question, told)))


def _plain(asked: Mapping[str, Any]) -> dict[str, Any]:
    return {key: type(value)() if isinstance(value, dict | list) else value for key, value in asked.items()}


def _rows(store: Store, question: Question, told: Mapping[str, Any], asked: Mapping[str, Any]) -> tuple[Rows, int]:
    if _note(question, told):
        return [], 0
    if question.header.narrowed:
        return _narrowed(store, question, told)
    rows = gates.run(store, question, asked)
    secret = hidden(store) if told["audience"] == "public" else NOTHING
    if not secret:
        return rows, 0
    # What is not public is left out by the question itself; whatever still names it goes too, and all of it is counted.
    shown = [row for row in rows if not secret.is_named_in(row)]
    everything = gates.run(store, question, cypher_parameters(store, question, {**told, "audience": "internal"}))
    return shown, (Counter(map(repr, everything)) - Counter(map(repr, shown))).total()


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


def _texts(value: object) -> Iterator[str]:
    """Give every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for part in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(part)
