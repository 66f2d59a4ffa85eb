"""What people give for a question, and what its Cypher needs: ids, the day, the rest worked out."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from rapidfuzz import process

from graph.dates import carry
from graph.errors import BadInput
from graph.hidden import secret_things
from graph.identity import read_as, read_by
from graph.lookup import default_day, find_council, find_entity
from graph.projection import records
from graph.store import Store
from queries.fields import THINGS, Parameter, value_of
from queries.header import Question
from queries.shared import WORKED_OUT


def understood(question: Question, given: Mapping[str, object]) -> dict[str, Any]:
    """Read what was given for each parameter of a question; what was left out has its default, or None.

    Raises:
        BadInput: There is no such parameter, one that must be given is not, or a value does not fit.
    """
    for name in given:
        if name not in question.params:
            near = process.extractOne(name, list(question.params))
            raise BadInput(f"{question.name} takes no {name!r}: did you mean {near[0]!r}?")
    return {name: _one(question, name, told, given.get(name)) for name, told in question.params.items()}


def _one(question: Question, name: str, told: Parameter, given: object) -> Any:
    if given is None or given == "":
        if told.required:
            raise BadInput(f"{question.name} needs {name}, {told.help}: give for example {name}={told.example}.")
        return told.default
    return value_of(name, told, given)


def found(store: Store, question: Question, values: Mapping[str, Any]) -> dict[str, Any]:
    """Put ids for the names of things, and the day where none was given.

    Raises:
        UnknownThing: Nothing held answers to a name.
        AmbiguousThing: Several things do.
        BadInput: The database holds no source to date the answer by.
    """
    told = dict(values)
    secret = secret_things(store, told["audience"])
    for name, kind in question.params.items():
        if kind.base in THINGS and told[name] is not None:
            told[name] = _id(store, kind.base, told[name], secret)
    if "as_of" in told and told["as_of"] is None:
        told["as_of"] = default_day(store, told.get("council"), told["audience"])
    return told


def _id(store: Store, kind: str, text: str, secret: Collection[str]) -> str:
    if kind == "Council":
        return str(find_council(store, text)["id"])
    return str(find_entity(store, text, None if kind == "Entity" else kind, secret)["id"])


def worked_out(
    store: Store, names: set[str], audience: str, day: date | None = None, months: int | None = None
) -> dict[str, Any]:
    """Give what the Cypher of questions names beside its own parameters, the council and the day.

    Args:
        store: The database.
        names: Which of `queries.shared.WORKED_OUT` are wanted; who is read as whom is read only where it is.
        audience: Who will see the answer.
        day: The day asked about.
        months: Months for which every link counts after its last word; None as its kind says.
    """
    told: dict[str, Any] = {
        "public": audience == "public",
        "hidden": sorted(secret_things(store, audience)) if "hidden" in names else [],
        "carry_support": carry("SUPPORTS", months),
        "carry_other": carry("MEMBER_OF", months),
    }
    if names & {"same", "read_as", "records_of"} and day is not None:
        key = "read_as", audience, day
        told["same"], told["read_as"] = store.keep(key, lambda: read_as(records(store, audience), day))
        if "records_of" in names:
            told["records_of"] = store.keep(("records_of", *key), lambda: read_by(told["read_as"]))
    return {name: value for name, value in told.items() if name in names}


def cypher_parameters(store: Store, question: Question, told: Mapping[str, Any]) -> dict[str, Any]:
    """Give every parameter that the Cypher of a question names."""
    names = set(question.uses)
    own = {name: told.get(name) for name in names if name in told or name in {"council", "as_of"}}
    rest = worked_out(store, names & WORKED_OUT.keys(), told["audience"], told.get("as_of"), told.get("carry"))
    return own | rest
