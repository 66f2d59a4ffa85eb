"""What pages about support have in common: the Cypher that they rest on, and names as links."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from markupsafe import Markup

from api.sheet import thing
from graph.behind import Behind
from graph.store import Store
from queries.ask import behind


class OfPlace(Protocol):
    """An answer of a council or the nation as at a day."""

    as_of: date
    council_id: str | None
    options: dict[str, object]


class Named(Protocol):
    """A school or organisation that an answer names."""

    id: str
    name: str
    kind: str


def catalogued(store: Store, answer: OfPlace, *names: str) -> list[Behind]:
    """Give the questions of the catalogue that an answer rests on; of the nation, the states by council."""
    if answer.council_id is None:
        day = {"as_of": answer.as_of, "audience": answer.options["audience"]}
        return [behind(store, "gaps/states_by_group", {**day, "by": "council"})]
    return of_topic(store, answer, names)


def of_topic(store: Store, answer: OfPlace, names: Iterable[str]) -> list[Behind]:
    """Give questions of the catalogue with what an answer was asked with."""
    told = {"as_of": answer.as_of, "carry": answer.options.get("carry"), "council": answer.council_id}
    given = {key: value for key, value in told.items() if value is not None}
    return [behind(store, name, given | {"audience": answer.options["audience"]}) for name in names]


def without_day(told: Iterable[str]) -> list[str]:
    """Leave the sentence on the day out, and what is withheld: each page tells these in a place of their own."""
    return [line for line in told if not line.startswith("As at ") and "withheld from the public" not in line]


def party(one: Named, day: date) -> Markup:
    """Give the name of one, as a link to its page."""
    return thing(one.name, one.kind, one.id, day)


def names(several: Iterable[Named], day: date) -> Markup | str:
    """Give several names, each with its link, for one cell."""
    return Markup("; ").join([party(one, day) for one in several]) or "nobody"


def concern(value: Any) -> str:
    """Say how great a concern is, 0 to 1, where it is held."""
    return "not held" if value is None else f"{value:.2f}"
