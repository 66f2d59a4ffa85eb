"""Topics whose questions are asked alike and give `subject` and `claims`: of a place, a day, for an audience."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from graph.coverage_options import DayQuery
from graph.errors import UnknownThing
from graph.store import Rows, Store
from queries import catalogue
from queries.given import worked_out
from queries.told import Evidence, Told, evidence


def names(topic: str) -> tuple[str, ...]:
    """Give the names of a topic's questions, in order."""
    return tuple(path.stem for path in catalogue.paths() if path.parent.name == topic)


def chosen(topic: str, asked: tuple[str, ...], what: str) -> tuple[str, ...]:
    """Give the names asked for in the topic's order; all of them where none is.

    Raises:
        UnknownThing: The topic has no such question; `what` says what it would be.
    """
    known = names(topic)
    unknown = sorted(set(asked) - set(known))
    if unknown:
        raise UnknownThing(f"There is no {what} {unknown[0]!r}: there are {', '.join(known)}.")
    return tuple(name for name in known if not asked or name in asked)


def answered(
    store: Store, asked: Sequence[str], query: DayQuery, day: date | None, place: str | None
) -> tuple[Rows, Evidence, int]:
    """Ask questions that are asked alike.

    Args:
        store: The database.
        asked: Names of questions, each topic/name.
        query: Carry and audience.
        day: The day asked about.
        place: Id of a council; the nation if absent.

    Returns:
        Rows, each with the `kind` (the question's name) that gave it; what they name; how many of that are withheld.
    """
    parameters = _parameters(store, asked, query, day)
    rows = _ask(store, asked, parameters, public=False)
    told = evidence(store, rows)
    rows = [row for row in rows if _is_in(row, told, place)]
    hidden = {ref for row in rows for ref in _named(row) if told.is_hidden(ref)}
    if query.audience != "public" or not hidden:
        return rows, told, 0
    # Where everything shows what is not public, those kinds are asked again without it.
    touched = {row["kind"] for row in rows if hidden & _named(row)}
    again = _ask(store, [name for name in asked if _kind(name) in touched], parameters, public=True)
    rows = [row for row in rows if row["kind"] not in touched] + again
    told = evidence(store, rows)
    shown = [row for row in rows if _is_in(row, told, place) and not any(map(told.is_hidden, _named(row)))]
    return shown, told, len(hidden)


def _parameters(store: Store, asked: Sequence[str], query: DayQuery, day: date | None) -> dict[str, Any]:
    """Give what every file is asked with, but for the audience; who is read as whom is worked out once for all."""
    named = {used for name in asked for used in catalogue.question(name).uses}
    return {"as_of": day} | worked_out(store, named - {"public"}, query.audience, day, query.carry)


def _ask(store: Store, asked: Sequence[str], parameters: dict[str, Any], *, public: bool) -> Rows:
    return [
        row | {"kind": _kind(name)} for name in asked for row in catalogue.ask(store, name, public=public, **parameters)
    ]


def _kind(name: str) -> str:
    return name.rpartition("/")[2]


def _named(row: Told) -> set[str]:
    return {row["subject"], *row["claims"]}


def _is_in(row: Told, told: Evidence, place: str | None) -> bool:
    """Say whether a row is of the council, or, where none is named, of England."""
    return place in told.places(row) if place else told.is_of_england(row)
