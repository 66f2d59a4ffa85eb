"""Conflicts: claims that disagree as at a day, with their sources side by side. Each kind is one file in conflicts/."""

from datetime import date
from typing import Any

from graph.conflict_answers import Conflict, Conflicts, ConflictsQuery
from graph.dates import carry
from graph.errors import UnknownThing
from graph.identity import read_as
from graph.lookup import default_day, find_council
from graph.projection import records
from graph.store import Rows, Store
from queries import catalogue
from queries.told import Evidence, Told, evidence

TOPIC = "conflicts"
KINDS = tuple(path.stem for path in catalogue.paths() if path.parent.name == TOPIC)


def conflicts(store: Store, query: ConflictsQuery) -> Conflicts:
    """List what disagrees in a council or the nation, as at a day; nothing is resolved.

    Raises:
        UnknownThing: No such council is held, or there is no such kind of conflict.
        AmbiguousThing: Several councils answer to the name.
        BadInput: The database holds no source to date the answer by.
    """
    kinds = _kinds(query.kind)
    council = find_council(store, query.council) if query.council else None
    place = council["id"] if council else None
    day = query.as_of or default_day(store, place, query.audience)
    rows, told, withheld = _for_audience(store, kinds, _parameters(store, query, day), place, query.audience)
    return Conflicts(
        as_of=day,
        council=council["name"] if council else None,
        council_id=place,
        options=query.options(),
        counts={kind: sum(row["kind"] == kind for row in rows) for kind in kinds},
        titles={kind: catalogue.question(f"{TOPIC}/{kind}").header.title for kind in kinds},
        withheld=withheld,
        conflicts=sorted((_conflict(row, told) for row in rows), key=_order),
    )


def _kinds(asked: tuple[str, ...]) -> tuple[str, ...]:
    unknown = sorted(set(asked) - set(KINDS))
    if unknown:
        raise UnknownThing(f"There is no kind of conflict {unknown[0]!r}: the kinds are {', '.join(KINDS)}.")
    return tuple(kind for kind in KINDS if not asked or kind in asked)


def _parameters(store: Store, query: ConflictsQuery, day: date) -> dict[str, Any]:
    """Give what every file is asked with, but for the audience; who is read as whom is worked out once for all."""
    same, later = read_as(records(store, query.audience), day)
    months = {"carry_support": carry("SUPPORTS", query.carry), "carry_other": carry("MEMBER_OF", query.carry)}
    return {"as_of": day, "same": same, "read_as": later, **months}


def _ask(store: Store, kinds: tuple[str, ...], parameters: dict[str, Any], *, public: bool) -> Rows:
    return [
        row | {"kind": kind}
        for kind in kinds
        for row in catalogue.ask(store, f"{TOPIC}/{kind}", public=public, **parameters)
    ]


def _for_audience(
    store: Store, kinds: tuple[str, ...], parameters: dict[str, Any], place: str | None, audience: str
) -> tuple[Rows, Evidence, int]:
    """Ask everything; where that shows what is not public, ask those kinds again without it, and count it."""
    rows = _ask(store, kinds, parameters, public=False)
    told = evidence(store, rows)
    rows = [row for row in rows if _is_in(row, told, place)]
    hidden = {ref for row in rows for ref in _named(row) if told.is_hidden(ref)}
    if audience != "public" or not hidden:
        return rows, told, 0
    touched = tuple(dict.fromkeys(row["kind"] for row in rows if hidden & _named(row)))
    again = _ask(store, touched, parameters, public=True)
    rows = [row for row in rows if row["kind"] not in touched] + again
    told = evidence(store, rows)
    shown = [row for row in rows if _is_in(row, told, place) and not any(map(told.is_hidden, _named(row)))]
    return shown, told, len(hidden)


def _named(row: Told) -> set[str]:
    return {row["subject"], *row["claims"]}


def _is_in(row: Told, told: Evidence, place: str | None) -> bool:
    """Say whether a row is of the council, or, where none is named, of England."""
    return place in told.places(row) if place else told.is_of_england(row)


def _conflict(row: Told, told: Evidence) -> Conflict:
    sides = [told.side(ref) for ref in row["claims"]]
    return Conflict(kind=row["kind"], subject=told.subject(row["subject"]), about=row["about"], claims=sides)


def _order(conflict: Conflict) -> tuple[str, str, str, str, str]:
    subject = conflict.subject
    return conflict.kind, subject.council or "", subject.name, subject.id, conflict.about
