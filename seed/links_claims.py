"""One row of officers' knowledge as a Document, the organisations it adds, and a claim."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from pydantic import ValidationError

from graph.kinds import Confidence, Focus, Link, Node, Status, Visibility
from graph.schema import LINKS, NODES, AnsweredNone, Document, InAreaOf
from seed.cells import Cells
from seed.links_columns import ALL_SUPPORT, COMPLETE, NEW_KINDS, RELATIONS, SUPPORT_RELS, Relation, choice, relation
from seed.links_days import bounds, read_written, source_day
from seed.links_offers import offer_terms
from seed.links_parties import Directory, Thing, find_council, find_party, unknown
from seed.links_persons import refuse_name_of_person, refuse_persons
from seed.source import Item, Rejected
from seed.written_dates import Days

UNNAMED = "Officers' entry"  # a source without a name
LONGEST_SLUG = 48
FOCUSED = {rel for rel, kind in LINKS.items() if "focus" in kind.model_fields}
Outcome = tuple[int, list[Item] | Rejected]  # of a row: its number, and what it tells or why it is not taken


@dataclass(frozen=True)
class Context:
    """What a row is read against: what is held, the day of the file, and for a return its own Document.

    names: makes sure that a claim that is held can be named; raises as `seed.entries.amended` does.
    """

    directory: Directory
    day: date | None = None
    answer: Document | None = None
    names: Callable[[str], object] | None = None


@dataclass(frozen=True)
class Party:
    """One end of a claim, and what must be written first where the row adds it."""

    id: str
    label: str
    added: tuple[Item, ...] = ()


def taken(number: int, cells: Cells, context: Context) -> Outcome:
    """Read one row as a whole, so that a rejected one leaves nothing behind."""
    try:
        return number, row_items(cells, context)
    except Rejected as fault:
        return number, fault
    except ValidationError as fault:
        first = fault.errors()[0]
        return number, Rejected("(row)", str(first["input"])[:200], first["msg"], "correct the row")


def row_items(cells: Cells, context: Context) -> list[Item]:
    """Turn one row into what it tells: its Document first, then what it adds, then the claim.

    Raises:
        Rejected: a cell cannot be read, a party is not held, or the days contradict each other.
    """
    refuse_persons(cells)
    kind = relation(cells)
    source = source_day(cells, context.day)
    visibility = choice(cells, "visibility", get_args(Visibility)) or "public"
    document = context.answer or entry_document(cells.text("source") or UNNAMED, source, visibility)
    if kind.rel == COMPLETE:
        return [_declaration(cells, context, document)]
    if kind.rel == "ANSWERED_NONE":
        return [document, none_answered(_answering(cells, context), document, source)]
    parties = _parties(cells, context, kind, document)
    terms = offer_terms(cells, kind.rel, parties[1].id, context.directory)
    told = _told(cells, kind.rel, source) | terms | {"visibility": visibility}
    claim = _claim(cells, kind, parties, document, told)
    return [document, *parties[0].added, *parties[1].added, claim]


def slug(text: str) -> str:
    """Give the part of an id that stands for a name.

    >>> slug("Head Teachers' Group, 2013/14")
    'head-teachers-group-2013-14'
    """
    plain = re.sub(r"[^\w]+", "-", text.casefold().replace("'", "").replace("’", "")).strip("-_")
    if 0 < len(plain) <= LONGEST_SLUG:
        return plain
    return f"{plain[:LONGEST_SLUG]}-{hashlib.sha256(text.encode()).hexdigest()[:6]}".strip("-")


def entry_document(name: str, source: Days, visibility: str) -> Document:
    """Describe a source: each name, day and visibility is a Document of its own, whichever files tell it."""
    apart = "" if visibility == "public" else f":{visibility}"
    day = f"{source.earliest}" if source.earliest == source.latest else f"{source.earliest}..{source.latest}"
    told: dict[str, Any] = {"date_min": source.earliest} if source.earliest != source.latest else {}
    return Document(
        id=f"entry:{day}:{slug(name)}{apart}",
        name=name,
        kind="entry",
        date=source.latest,
        visibility=visibility,
        **told,
    )


def _declaration(cells: Cells, context: Context, document: Document) -> Document:
    """Read that every link of some kinds of a council is held, as a Document of its own for each such word."""
    council = find_council(cells, "first", context.directory)
    given = cells.text("complete")
    if given is None:
        raise cells.rejected("complete", "the row does not say for which links", f"write {ALL_SUPPORT} or one kind")
    rels = set()
    for part in given.split(";"):
        word, _, code = part.strip().partition("@")
        council = council or _coded(cells, code, context)
        rels |= set(_complete_rels(cells, word.strip()))
    if council is None:
        raise cells.rejected("first", "the row names no council", "write the council's name or code")
    code = council.id.removeprefix("council:")
    named = sorted(f"{rel}@{code}" for rel in rels)
    extra = {"complete_for": named, "scope": [code], "name": f"{document.name}: complete for {council.name}"}
    return document.model_copy(update=extra | {"id": f"{document.id}:{'+'.join(named)}"})


def _coded(cells: Cells, code: str, context: Context) -> Thing | None:
    found = [thing for thing in context.directory.by_key(code) if thing.label == "Council"] if code else []
    if code and not found:
        raise cells.rejected("complete", f"{code} is no council that is held", "write TYPE@ and its GIAS code")
    return found[0] if found else None


def _complete_rels(cells: Cells, word: str) -> tuple[str, ...]:
    if word.casefold() == ALL_SUPPORT:
        return SUPPORT_RELS
    found = RELATIONS.get(word.casefold())
    if found is None or found.rel not in LINKS:
        raise cells.rejected("complete", "is no kind of link", f"write {ALL_SUPPORT}, or one kind as 'supports'")
    return (found.rel,)


def _answering(cells: Cells, context: Context) -> str:
    council = find_council(cells, "first_council", context.directory)
    school = find_party(cells, "first", council, context.directory)
    if school is None:
        raise unknown(cells, "first", council, context.directory)
    if school.label not in {"School", "Cohort"}:
        raise cells.rejected("first", f"is a {school.label.lower()}", "an answer of none is a school's: name a school")
    return school.id


def none_answered(school: str, document: Document, source: Days) -> Link:
    """Make the claim that a school answered that it has no support, on the day of its answer."""
    days = {"start_max": source.latest, "end_min": source.earliest}
    told: dict[str, Any] = {"visibility": document.visibility or "public", "status": "actual", **days}
    name = f"{document.id}:ANSWERED_NONE:{school}"
    return AnsweredNone(id=name, from_id=school, to_id=document.id, source=document.id, **told)


def _parties(cells: Cells, context: Context, kind: Relation, document: Document) -> tuple[Party, Party]:
    new = choice(cells, "new_kind", tuple(NEW_KINDS))
    first, second = (_party(cells, which, context, new, document) for which in ("first", "second"))
    if first.added and second.added:
        remedy = "add one of the two in a row of its own, with a party that is held"
        raise cells.rejected("new_kind", "neither party is held", remedy)
    if first.id == second.id:
        raise cells.rejected("second", "is the first party again", "name the other party")
    for party, column, allowed in zip((first, second), ("first", "second"), _allowed(kind), strict=True):
        if party.label not in allowed:
            words = ", ".join(sorted(label.lower() for label in allowed))
            reason = f"is a {party.label.lower()}, which cannot stand here"
            raise cells.rejected(column, reason, f"write another kind of link, or one of: {words}")
    return first, second


def _allowed(kind: Relation) -> tuple[frozenset[str], frozenset[str]]:
    start, end = LINKS[kind.rel].ends
    return (end, start) if kind.backwards else (start, end)


def _party(cells: Cells, column: str, context: Context, new: str | None, document: Document) -> Party:
    council = find_council(cells, f"{column}_council", context.directory)
    found = find_party(cells, column, council, context.directory)
    if found:
        return Party(found.id, found.label)
    if new is None:
        raise unknown(cells, column, council, context.directory)
    return _added(cells, column, new, council, document)


def _added(cells: Cells, column: str, new: str, council: Thing | None, document: Document) -> Party:
    """Add an organisation; one of the same name in another council is another one."""
    name, (label, told) = cells.text(column) or "", NEW_KINDS[new]
    refuse_name_of_person(cells, column, name)
    if not re.search(r"[^\W\d_]", name):
        raise cells.rejected(column, "is no name", "write the organisation's name in words")
    place = f"{council.id.removeprefix('council:')}-" if council else ""
    seen: dict[str, Any] = {"source": document.id, "visibility": document.visibility}
    node: Node = NODES[label](id=f"entry:{label.lower()}:{place}{slug(name)}", name=name, **told, **seen)  # type: ignore[call-arg]
    if council is None:
        return Party(node.id, label, (node,))
    days: dict[str, Any] = {"start_max": document.date, "end_min": document.date_min or document.date}
    area = InAreaOf(
        id=f"{document.id}:IN_AREA_OF:{node.id}:{council.id}", from_id=node.id, to_id=council.id, **seen, **days
    )
    return Party(node.id, label, (node, area))


def _told(cells: Cells, rel: str, source: Days) -> dict[str, Any]:
    """Read all that a row tells of a claim but its ends and its source."""
    written = read_written(cells)
    status = choice(cells, "status", get_args(Status)) or "actual"
    if status == "ended" and written.end:
        status = "actual"  # an end that has a date is told by the date
    focus, intensity = choice(cells, "focus", get_args(Focus)), cells.text("intensity")
    for field, given, kinds in (("focus", focus, FOCUSED), ("intensity", intensity, {"SUPPORTS"})):
        if given not in (None, "not stated") and rel not in kinds:
            raise cells.rejected(field, "belongs to support alone", "clear it, or write 'supports'")
    note = cells.text("note")
    if rel == "SAME_AS" and note is None:
        raise cells.rejected("note", "the row gives no reason", "say why the two are the same")
    told = {"confidence": choice(cells, "confidence", get_args(Confidence)), "note": note, "as_given": written.words}
    told |= {"focus": focus} if rel in FOCUSED else {}
    told |= {"intensity": intensity} if rel == "SUPPORTS" else {}
    days = {} if rel == "SAME_AS" and written.words is None else bounds(cells, written, source, status)
    return {"status": status} | {name: value for name, value in (told | days).items() if value is not None}


def _claim(
    cells: Cells, kind: Relation, parties: tuple[Party, Party], document: Document, told: dict[str, Any]
) -> Link:
    """Make the claim; its id is the same whenever the same is told of the same parties by the same source."""
    start, end = (party.id for party in (reversed(parties) if kind.backwards else parties))
    began = read_written(cells).start
    parts = [told.get("focus", "not stated").replace(" ", "-")] if kind.rel in FOCUSED else []
    parts += [f"{began.earliest or ''}..{began.latest or ''}"] if began else []
    name = ":".join([document.id, kind.rel, start, end, *parts])
    return LINKS[kind.rel](id=name, from_id=start, to_id=end, source=document.id, **told)
