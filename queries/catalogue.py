"""Finding the query files: one question a file, its folder and name its address."""

from collections.abc import Iterable
from pathlib import Path

from rapidfuzz import process

from graph.errors import UnknownThing
from graph.question_answers import AnswerColumn, Catalogue, Listed, Taken
from graph.store import Rows, Store
from queries.header import Question, read

FOLDER = Path(__file__).parent


def paths() -> list[Path]:
    """Give every query file, in order of name."""
    return sorted(FOLDER.glob("*/*.cypher"))


def questions(topic: str | None = None) -> list[Question]:
    """Read every question, or those of a topic.

    Raises:
        BadInput: A header is not as it should be.
    """
    return [read(path) for path in paths() if topic in (None, path.parent.name)]


def question(name: str) -> Question:
    """Give one question by its name, such as gaps/states_of_a_council.

    Raises:
        UnknownThing: There is no such file; the nearest are told.
    """
    found = {f"{path.parent.name}/{path.stem}": path for path in paths()}
    if name not in found:
        near = _nearest(name, found)
        raise UnknownThing(
            f"There is no question {name!r}: did you mean {near}? All {len(found)} are in the catalogue."
        )
    return read(found[name])


def _nearest(name: str, names: Iterable[str]) -> str:
    return " or ".join(one for one, *_ in process.extract(name, list(names), limit=2))


def listed(told: Question) -> Listed:
    """Say what a question asks, takes and gives."""
    return Listed(
        name=told.name,
        topic=told.topic,
        title=told.header.title,
        question=told.header.question,
        audience=told.header.audience,
        params=[
            Taken(name=name, type=kind.base, required=kind.required, **kind.model_dump(exclude={"type"}))
            for name, kind in told.params.items()
        ],
        columns=columns(told),
        of=told.header.of,
        cypher=told.cypher,
    )


def columns(told: Question) -> list[AnswerColumn]:
    """Give the columns of a question."""
    return [AnswerColumn(name=name, **column.model_dump()) for name, column in told.header.returns.items()]


def catalogue(topic: str | None = None) -> Catalogue:
    """List what can be asked.

    Raises:
        UnknownThing: There is no such topic.
    """
    found = questions(topic)
    if not found:
        topics = sorted({path.parent.name for path in paths()})
        near = _nearest(str(topic), [one.name for one in questions()])
        raise UnknownThing(f"There is no topic {topic!r}, but {', '.join(topics)}; for a question give {near}.")
    return Catalogue(questions=[listed(told) for told in found])


def ask(store: Store, name: str, **parameters: object) -> Rows:
    """Run the Cypher of one question with exactly these parameters, and give its rows."""
    return store.read(question(name).cypher, **parameters)
