"""The fields of the officer's forms: the columns of the list of links, with help and what was filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.party_shapes import Hit, SearchQuery
from graph.search import search
from graph.store import Store
from seed.links_columns import LINK_COLUMNS, Column
from seed.prefill import tell
from seed.proposals import MONTHS, STAGES
from seed.source import Rejected

CANDIDATES = 8  # that a form offers for a name that is not found
PARTIES = ("first", "second")
TITLES = {
    "first": "First party", "relationship": "What it does", "second": "Second party", "on": "When", "reason": "Why",
    "from": "From", "to": "To", "still": "Still so on", "source": "Source", "source_date": "Day of the source",
    "visibility": "Who may see it", "new_kind": "Kind of new organisation", "not_with": "Not with",
    "stage": "What came of it", "months": "Months until it may be proposed again",
    "complete": "Complete for", "first_council": "Council of the first party",
    "second_council": "Council of the second party",
}  # fmt: skip
HELP = {
    "first": "Who supports, leads or is a member: part of its name, or its URN, LAESTAB or id.",
    "second": "Who is supported, led or belonged to, in the same way.",
    "relationship": "Reads from the first party to the second.",
    "source": "What tells it: a meeting, a report, a call; blank: officers’ entry.",
    "source_date": "Blank: today.",
    "reason": "In a sentence, without names of people.",
}
FIRST = ("first", "relationship", "second", "focus", "intensity", "from", "to", "source", "note")
MORE = ("still", "status", "confidence", "source_date", "visibility", "first_council", "second_council", "new_kind")
OFFER = ("capacity", "not_with")
_COLUMNS = {column.field: column for column in LINK_COLUMNS} | {
    "stage": Column("stage", "stage", "what came of it", STAGES),
    "months": Column("months", "months", f"of what was declined: not proposed again for so many; blank: {MONTHS}"),
}
_LONG = {"note", "reason"}


@dataclass(frozen=True)
class Field:
    """One control: its shape (text, long, choice), its words, what it holds, what is wrong, and who may be meant."""

    name: str
    title: str
    help: str
    shape: str
    value: str
    choices: Sequence[str] = ()
    wrong: str = ""
    candidates: Sequence[str] = field(default=())
    required: bool = False


def fields(names: Sequence[str], values: Mapping[str, str], fault: Rejected | None, offered: Sequence[str],
           required: Sequence[str] = ()) -> list[Field]:  # fmt: skip
    """Make the controls of a form.

    Args:
        names: Which fields, in order.
        values: What each holds.
        fault: What is wrong with one of them.
        offered: Who may be meant in that one.
        required: Those that must be filled.
    """
    return [_field(name, values.get(name, ""), fault, offered, required=name in required) for name in names]


def _field(name: str, value: str, fault: Rejected | None, offered: Sequence[str], *, required: bool) -> Field:
    column = _COLUMNS.get(name)
    wrong = fault is not None and fault.column == name
    told = column.help if column else "as July 2014, autumn 2013 or 2013/14"
    help_text = HELP.get(name) or f"{told[:1].upper()}{told[1:]}."
    return Field(
        name=name,
        title=TITLES.get(name, name.replace("_", " ").capitalize()),
        help=help_text,
        shape="choice" if column and column.values else "long" if name in _LONG else "text",
        value=value,
        choices=column.values if column else (),
        wrong=sentence(fault) if wrong and fault else "",
        candidates=offered if wrong else (),
        required=required,
    )


def sentence(fault: Rejected) -> str:
    """Say what is wrong with a field, and what to do."""
    shown = f"“{fault.value}” " if fault.value else ""
    return f"{shown}{fault.reason}; {fault.remedy}."


def candidates(store: Store, fault: Rejected, audience: str) -> list[str]:
    """Give who may be meant by a name that was not found, or that several have, each so that it is found."""
    text = str(fault.value).strip()
    if fault.column not in PARTIES or not text:
        return []
    found = search(store, SearchQuery.model_validate({"q": text, "audience": audience}))
    hits = found.hits or [hit for name in found.nearest for hit in _named(store, name, audience)]
    shown = [hit for hit in hits if hit.label not in {"Document", "Council"}]
    return [tell(hit.model_dump()) for hit in shown[:CANDIDATES]]


def _named(store: Store, name: str, audience: str) -> Sequence[Hit]:
    return search(store, SearchQuery.model_validate({"q": name, "audience": audience})).hits[:2]
