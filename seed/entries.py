"""What an officer records by hand: a link, or that one is confirmed, ended, corrected or wrong; each a load."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from graph.claims import AMENDABLE, UNKNOWN, Claim, read_claims, read_story, standing
from graph.errors import BadInput, Changed, UnknownThing
from graph.kinds import Amendment, Link
from graph.schema import LINKS, Document
from graph.store import Store
from seed.cells import Cells
from seed.dates import today
from seed.entry_words import as_words
from seed.links_claims import UNNAMED, Context, entry_document, row_items
from seed.links_columns import LINK_COLUMNS
from seed.links_days import source_day
from seed.links_directory import read_directory, read_few
from seed.links_parties import Directory, find_council, find_party
from seed.links_persons import refuse_persons
from seed.source import Amending, Batch, Item, Rejected
from seed.striking import told_since
from seed.written_dates import Days, read_days, write_days

Words = Mapping[str, str]  # by field of `LINK_COLUMNS`, and `on` and `reason`: as a person writes them
FIELDS = (*(column.field for column in LINK_COLUMNS), "on", "reason")
_NAMING = ("first", "second", "not_with")
KIND = "entry"  # of the loads that keep what is recorded by hand
_COPIED = (
    "confidence", "focus", "intensity", "qualifier", "amount_gbp", "capacity", "not_with", "start_min", "start_max",
)  # fmt: skip


class Entry(NamedTuple):
    """What is recorded, as it would be written."""

    document: Document
    added: Sequence[Item]
    claim: Link

    def batch(self, seen: str | None = None) -> Batch:
        """Make the load of it; the same words again are the same bytes.

        Args:
            seen: The mark of the claim that it names as it was when it was looked at.
        """
        told = [item.model_dump(mode="json") for item in (self.document, *self.added, self.claim)]
        ends = [self.claim.rel, self.claim.from_id, self.claim.to_id]
        digest = hashlib.sha256(json.dumps([told, ends], sort_keys=True).encode()).hexdigest()
        amendings = [Amending(self.claim, seen)] if self.claim.amends else []
        return Batch(KIND, [self.document], [*self.added, self.claim], digest, [], self.claim.id, amendings)


def directory_for(store: Store, words: Words, but_not: Collection[str]) -> Directory:
    """Give who the words may name: by the indexes where these find them, else everything that is held.

    `but_not`: ids of things that the officer may not know of; they are as if they were not held.
    """
    texts = [words[name] for name in _NAMING if words.get(name, "").strip()]
    few = _without(read_few(store, [part for text in texts for part in (text, *text.split(";"))]), but_not)
    cells = Cells(words, {field: field for field in words})
    try:
        council = [find_council(cells, f"{name}_council", few) for name in ("first", "second")]
        named = [find_party(cells, name, place, few) for name, place in zip(("first", "second"), council, strict=True)
                 if words.get(name, "").strip()]  # fmt: skip
    except Rejected:
        return _without(read_directory(store), but_not)
    known = all(named) and not words.get("not_with", "").strip()
    return few if known else _without(read_directory(store), but_not)


def _without(directory: Directory, but_not: Collection[str]) -> Directory:
    return Directory([thing for thing in directory.things if thing.id not in but_not]) if but_not else directory


def added(store: Store, words: Words, but_not: Collection[str] = ()) -> Entry:
    """Read a link that is not held yet; `but_not` as for `directory_for`.

    Raises:
        Rejected: A field cannot be read; it is told in its `column`.
        Changed: The same link is held from the same source already, in other words.
    """
    document, *others = row_items(_cells(words), Context(directory_for(store, words, but_not), today()))
    *parties, claim = others
    if not isinstance(document, Document) or not isinstance(claim, Link):
        raise Rejected("relationship", "", "is no link", "choose a link")
    _refuse_other_words(store, claim)
    return Entry(document, parties, claim)


def _refuse_other_words(store: Store, claim: Link) -> None:
    """Refuse to write over what the same source told of the same link."""
    for held in read_claims(store, [claim.id]):
        told = claim.model_dump(exclude_none=True)
        if held["type"] == "STRUCK":
            since = told_since(read_story(store, claim.id))
            raise Changed(f"{since} To bring it back, undo that load; or name another source.")
        if any(held.get(key) != value for key, value in told.items() if key != "kind_ended"):
            raise Changed(f"The same source tells this link otherwise already, as {claim.id}: correct that claim.")


def amended(store: Store, name: str, how: Amendment, words: Words, but_not: Collection[str] = ()) -> Entry:
    """Read what an officer says of a claim that is held.

    Args:
        store: The database.
        name: Id of the claim.
        how: Whether it is confirmed, ended, corrected or retracted.
        words: `on` (confirmed: the day on which it was still so, today if absent; ended: when), `reason`, `source`,
            `source_date`; of a correction also every field that differs.
        but_not: Ids of things and claims that the officer may not know of.

    Raises:
        UnknownThing: No such claim is held.
        Changed: A later claim has struck it.
        Rejected: A field cannot be read, or contradicts the claim.
    """
    if name in but_not:
        raise UnknownThing(UNKNOWN.format(name))
    held = _standing(store, name)
    cells = _cells(words)
    refuse_persons(cells)
    if how == "corrected":
        return _corrected(store, held, words, but_not)
    source = source_day(cells, today())
    document = entry_document(cells.text("source") or UNNAMED, source, str(held.get("visibility") or "public"))
    told = {"source": document.id, "visibility": held.get("visibility") or "public", "note": cells.text("note")}
    told |= {"ended": _ended, "confirmed": _confirmed, "retracted": _retracted}[how](cells, held, source)
    return Entry(document, (), named(held, how, cells.text("reason"), told))


def _standing(store: Store, name: str) -> Claim:
    story = read_story(store, name)
    if story[0]["type"] == "STRUCK":
        now = standing(story)
        instead = f" What counts now is {now[-1]['id']}." if now else ""
        raise Changed(f"{told_since(story)}{instead}")
    if story[0]["type"] not in AMENDABLE:
        raise BadInput(f"{name} is told by an inspectorate's own file: correct that file and import it again.")
    return story[0] | _widest(standing(story))


def _widest(claims: Sequence[Claim]) -> dict[str, date]:
    """Give the days between which a claim and its confirmations tell that it certainly held."""
    began = [claim["start_max"] for claim in claims if claim.get("start_max")]
    last = [claim["end_min"] for claim in claims if claim.get("end_min")]
    return ({"start_max": min(began)} if began else {}) | ({"end_min": max(last)} if last else {})


def _cells(words: Words) -> Cells:
    unknown = words.keys() - set(FIELDS)
    if unknown:
        raise BadInput(f"There is no field {min(unknown)!r}: the fields are {', '.join(FIELDS)}.")
    return Cells(words, {field: field for field in words})


def named(held: Claim, how: Amendment, reason: str | None, told: Mapping[str, Any]) -> Link:
    """Make a claim between the same ends that names another, where there is one; its id tells it from any other."""
    known = {key: value for key, value in told.items() if value is not None}
    if held.get("id"):
        known |= {"amends": held["id"], "amendment": how} | ({"reason": reason} if reason else {})
    text = json.dumps([known, held["from"], held["to"]], default=str, sort_keys=True)
    mark = hashlib.sha256(text.encode()).hexdigest()[:10]
    rel = "STRUCK" if how == "retracted" else str(held["type"])
    kind = how if held.get("id") else rel
    return LINKS[rel](id=f"{known['source']}:{kind}:{mark}", from_id=held["from"], to_id=held["to"], **known)


def _on(cells: Cells, default: Days | None) -> Days:
    given = cells.text("on")
    if given is None:
        if default is None:
            raise cells.rejected("on", "the day is missing", "write when it ended, as July 2014 or 2013/14")
        return default
    try:
        return read_days(given, "on", frozenset())
    except Rejected as fault:
        raise cells.rejected("on", fault.reason, fault.remedy) from fault


def _copied(held: Claim) -> dict[str, Any]:
    return {key: held[key] for key in _COPIED if held.get(key) is not None}


def _confirmed(cells: Cells, held: Claim, source: Days) -> dict[str, Any]:
    """Say that it was still so on a day: everything else is as the claim tells it, and is stated now."""
    day = _on(cells, source)
    if day.earliest is None or day.latest is None or (source.latest and day.earliest > source.latest):
        raise cells.rejected("on", "is no day up to that of the source", "write a day on which it was known to be so")
    if held["status"] == "ended" or (held.get("end_max") and held["end_max"] < day.earliest):
        raise cells.rejected("on", "is after its end, as the claim tells it", "correct the claim, or add a new link")
    if held.get("start_min") and held["start_min"] > day.latest:
        raise cells.rejected("on", "is before its beginning, as the claim tells it", "correct the claim instead")
    started = min(held.get("start_max") or day.latest, day.latest)
    last = max(held.get("end_min") or day.earliest, day.earliest)
    bounds = {"start_max": started, "end_min": last, "end_max": held.get("end_max")}
    words = f"still so on {write_days(day.earliest, day.latest)}"
    return _copied(held) | bounds | {"status": held["status"], "confidence": "stated", "as_given": words}


def _ended(cells: Cells, held: Claim, _: Days) -> dict[str, Any]:
    """Say when it ended: everything else is as the claim tells it."""
    day = _on(cells, None)
    if day.latest is None or day.earliest is None:
        raise cells.rejected("on", "has no end or no beginning", "write a day, a month, a term or a year")
    if held.get("end_min") and held["end_min"] > day.latest:
        since = write_days(held["end_min"], held["end_min"])
        raise cells.rejected("on", f"is before {since}, when it was still so", "correct or retract the claim instead")
    if held.get("start_min") and held["start_min"] > day.latest:
        raise cells.rejected("on", "is before its beginning, as the claim tells it", "correct the claim instead")
    started = held.get("start_max")
    bounds = {
        "start_max": min(started, day.latest) if started else None,
        "end_min": max(held.get("end_min") or day.earliest, day.earliest),
        "end_max": day.latest,
    }
    return _copied(held) | bounds | {"status": "actual", "as_given": f"ended {cells.text('on')}"} | _proposed(held)


def _proposed(held: Claim) -> dict[str, Any]:
    return {"status": "proposed"} if held["status"] == "proposed" else {}


def _retracted(cells: Cells, held: Claim, _: Days) -> dict[str, Any]:
    """Say that it was never so: a claim that holds on no day."""
    if cells.text("reason") is None:
        raise cells.rejected("reason", "is missing", "say why the claim is wrong")
    return {"was": held["type"], "status": held["status"]}


def _corrected(store: Store, held: Claim, words: Words, but_not: Collection[str]) -> Entry:
    """Read the claim as it should be: what is not said otherwise is as it was."""
    given = _cells(words)
    if given.text("reason") is None:
        raise given.rejected("reason", "is missing", "say why the claim is corrected")
    told = {**as_words(held), **words}
    document, *others = row_items(_cells(told), Context(directory_for(store, told, but_not), today()))
    *parties, claim = others
    if not isinstance(document, Document) or not isinstance(claim, Link):
        raise Rejected("relationship", "", "is no link", "choose a link, or retract the claim")
    mine = {key: value for key, value in claim.model_dump().items() if key != "id"}
    kept = {key: held.get(key) for key in ("qualifier", "amount_gbp") if claim.rel == held["type"]}
    ends = {**held, "type": claim.rel, "from": claim.from_id, "to": claim.to_id}
    return Entry(document, parties, named(ends, "corrected", given.text("reason"), mine | kept))
