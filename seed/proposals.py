"""What came of a proposal: somebody was asked, agreed, began, ended or declined; each names the step before."""

from datetime import date
from typing import Any, Literal, get_args

from graph.claims import Claim, read_between
from graph.dates import add_months
from graph.errors import BadInput
from graph.kinds import Visibility
from graph.schema import LINKS
from graph.store import Store
from seed.cells import Cells
from seed.dates import today
from seed.entries import Entry, Words, amended, directory_for, named
from seed.links_claims import UNNAMED, entry_document
from seed.links_columns import choice
from seed.links_days import source_day
from seed.links_parties import find_council, find_party, unknown
from seed.links_persons import refuse_persons
from seed.source import Rejected
from seed.written_dates import Days, read_days

Stage = Literal["asked", "agreed", "started", "ended", "declined"]
STAGES: tuple[Stage, ...] = ("asked", "agreed", "started", "ended", "declined")
FIELDS = (
    "stage", "first", "first_council", "second", "second_council", "on", "months", "focus", "intensity", "reason",
    "source", "source_date", "visibility", "note",
)  # fmt: skip
MONTHS = 12  # for which what was declined is not proposed again
_REASONS = {"agreed": "It was agreed", "started": "It has begun", "declined": "It was declined"}


def recorded(store: Store, words: Words, but_not: frozenset[str] = frozenset()) -> Entry:
    """Read what came of a proposal, from the words of a form or a command.

    Args:
        store: The database.
        words: By field of FIELDS: `first` may support `second`.
        but_not: Ids of things that the officer may not know of.

    Raises:
        Rejected: A field cannot be read.
        BadInput: The step does not follow from what is on record.
    """
    cells = Cells(words, {field: field for field in FIELDS})
    refuse_persons(cells)
    stage = _stage(cells)
    giver, school = _ends(store, cells, words, but_not)
    held = read_between(store, giver, school, ("APPROACHED", "SUPPORTS"))
    head = _head(held, stage)
    if stage == "ended":
        if head is None:
            raise BadInput("No support that has begun is on record between the two: record that it started first.")
        told = {name: words[name] for name in ("on", "reason", "source", "source_date", "note") if words.get(name)}
        return amended(store, head["id"], "ended", told)
    return _made(cells, stage, head or {"id": None, "from": giver, "to": school})


def _stage(cells: Cells) -> Stage:
    given = choice(cells, "stage", STAGES)
    found = next((stage for stage in STAGES if stage == given), None)
    if found is None:
        raise cells.rejected("stage", "is missing", f"write one of: {', '.join(STAGES)}")
    return found


def _made(cells: Cells, stage: Stage, head: Claim) -> Entry:
    """Make the claim of a step, which takes the place of the step before."""
    source, reason = source_day(cells, today()), cells.text("reason")
    seen = choice(cells, "visibility", get_args(Visibility)) or str(head.get("visibility") or "public")
    document = entry_document(cells.text("source") or UNNAMED, source, seen)
    note = cells.text("note") or (None if head["id"] else reason)
    told = {"source": document.id, "visibility": seen, "note": note} | _told(cells, stage, source)
    why = reason or _REASONS.get(stage)
    return Entry(document, (), named({**head, "type": _TYPES[stage]}, "corrected", why, told))


_TYPES = {"asked": "APPROACHED", "declined": "APPROACHED", "agreed": "SUPPORTS", "started": "SUPPORTS"}


def _ends(store: Store, cells: Cells, words: Words, but_not: frozenset[str]) -> tuple[str, str]:
    directory = directory_for(store, words, but_not)
    found = []
    for column in ("first", "second"):
        council = find_council(cells, f"{column}_council", directory)
        thing = find_party(cells, column, council, directory)
        if thing is None:
            raise unknown(cells, column, council, directory)
        found.append(thing)
    allowed = LINKS["APPROACHED"].ends
    for column, thing, labels in zip(("first", "second"), found, allowed, strict=True):
        if thing.label not in labels:
            raise cells.rejected(column, f"is a {thing.label.lower()}, which cannot stand here", "name another")
    if found[0].id == found[1].id:
        raise cells.rejected("second", "is the supporter itself", "name the school that is to be supported")
    return found[0].id, found[1].id


def _head(held: list[Claim], stage: Stage) -> Claim | None:
    """Give the step that this one follows: the newest that counts; support that has begun is followed by its end alone.

    Raises:
        BadInput: Several supports have begun, or one has where the step would come before it.
    """
    begun = [claim for claim in held if claim["type"] == "SUPPORTS" and claim["status"] == "actual"]
    if stage == "ended":
        if len(begun) > 1:
            raise BadInput(f"Several claims of support are on record between the two: end one, as {begun[0]['id']}.")
        return begun[0] if begun else None
    steps = [claim for claim in held if claim["type"] == "APPROACHED" or claim["status"] == "proposed"]
    return steps[-1] if steps and stage != "asked" else None


def _told(cells: Cells, stage: Stage, source: Days) -> dict[str, Any]:
    on = _on(cells, source)
    days: dict[str, Any] = {"start_min": on.earliest, "start_max": on.latest}
    if stage in {"asked", "declined"}:
        until = _until(cells, on) if stage == "declined" else None
        return days | {"end_min": on.latest, "stage": stage, "until": until, "status": "actual"}
    status = "proposed" if stage == "agreed" else "actual"
    focus = {"focus": cells.text("focus") or "not stated", "intensity": cells.text("intensity")}
    last = max(day for day in (on.earliest, source.earliest) if day) if stage == "started" else on.latest
    return days | focus | {"end_min": last, "status": status}


def _on(cells: Cells, source: Days) -> Days:
    given = cells.text("on")
    if given is None:
        return source
    try:
        return read_days(given, "on")
    except Rejected as fault:
        raise cells.rejected("on", fault.reason, fault.remedy) from fault


def _until(cells: Cells, on: Days) -> date | None:
    months = cells.whole("months", 0, 120, "write for how many months it is not proposed again, as 12")
    return add_months(on.latest, MONTHS if months is None else months) if on.latest else None
