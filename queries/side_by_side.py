"""Conflicts: claims that disagree as at a day, with their sources side by side. Each kind is one file in conflicts/."""

from graph.conflict_answers import Conflict, Conflicts, ConflictsQuery
from graph.lookup import default_day, find_council
from graph.store import Store
from queries import catalogue, topic
from queries.told import Evidence, Told

TOPIC = "conflicts"
KINDS = topic.names(TOPIC)


def conflicts(store: Store, query: ConflictsQuery) -> Conflicts:
    """List what disagrees in a council or the nation, as at a day; nothing is resolved.

    Raises:
        UnknownThing: No such council is held, or there is no such kind of conflict.
        AmbiguousThing: Several councils answer to the name.
        BadInput: The database holds no source to date the answer by.
    """
    kinds = topic.chosen(TOPIC, query.kind, "kind of conflict")
    council = find_council(store, query.council) if query.council else None
    place = council["id"] if council else None
    day = query.as_of or default_day(store, place, query.audience)
    rows, told, withheld = topic.answered(store, [f"{TOPIC}/{kind}" for kind in kinds], query, day, place)
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


def _conflict(row: Told, told: Evidence) -> Conflict:
    sides = [told.side(ref) for ref in row["claims"]]
    return Conflict(kind=row["kind"], subject=told.subject(row["subject"]), about=row["about"], claims=sides)


def _order(conflict: Conflict) -> tuple[str, str, str, str, str]:
    subject = conflict.subject
    return conflict.kind, subject.council or "", subject.name, subject.id, conflict.about
