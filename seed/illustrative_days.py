"""The documents that tell the illustrative claims, and how each bounds a claim in time."""

from dataclasses import dataclass
from datetime import date, timedelta

from graph.kinds import LINKS
from graph.schema import Document, MemberOf
from seed.illustrative_names import ident

Bounds = dict[str, date]

EARLIEST_DAY = date(2022, 9, 1)
GRADES_END = date(2024, 9, 1)
REGISTER, RETURN, ENTRY, PAPER = (ident("document", kind) for kind in ("register", "return", "entry", "paper"))
INSPECTIONS, COMPLETE = (ident("document", kind) for kind in ("inspections", "return-complete"))


@dataclass(frozen=True)
class Days:
    """The days that matter: of the first and the newest snapshot, the return, the entry, the paper, the census."""

    day: date
    first: date
    asked: date
    entered: date
    paper: date
    census: date


def calendar(day: date) -> Days:
    """Lay out the days round the day of the newest register snapshot."""
    return Days(
        day=day,
        first=back(day, 730),
        asked=back(day, 100),
        entered=back(day, 30),
        paper=date(2019, 11, 14),
        census=date(day.year - (day.month == 1), 1, 16),
    )


def back(day: date, days: int) -> date:
    """Go back some days; forward where they are negative."""
    return day - timedelta(days=days)


def months_back(day: date, months: int) -> date:
    """Give the first day of the month that lies some months back: schools open and close on such days.

    >>> months_back(date(2025, 9, 1), 10)
    datetime.date(2024, 11, 1)
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, 1)


def documents(days: Days, codes: list[str], complete: str | None) -> list[Document]:
    """Describe the documents that the claims cite.

    Args:
        days: The calendar.
        codes: Codes of the councils that they cover.
        complete: Code of the council for which one return holds every link of support there is, if any.
    """
    known = [
        document(REGISTER, "register", "Illustrative register", days.day, codes, series="illustrative-register"),
        document(RETURN, "return", "Illustrative return of schools", days.asked, codes),
        document(ENTRY, "entry", "Illustrative entry of officers", days.entered, codes),
        document(PAPER, "paper", "Illustrative council paper of 2019", days.paper, codes),
        document(INSPECTIONS, "inspections", "Illustrative inspection outcomes", days.day, codes),
    ]
    if complete:
        types = sorted(rel for rel, kind in LINKS.items() if kind.support or kind is MemberOf)
        name = f"Illustrative complete return of council {complete}"
        whole = [f"{rel}@{complete}" for rel in types]
        known.append(document(COMPLETE, "return", name, days.day, [complete], complete_for=whole))
    return known


def document(id_: str, kind: str, name: str, day: date, scope: list[str], **more: object) -> Document:
    """Describe one made-up document."""
    told = {"kind": kind, "name": name, "date": day, "scope": scope, "publisher": "Made up for illustration", **more}
    return Document.model_validate({"id": id_, "illustrative": True, "visibility": "public", **told})


def seen(on: date, since: date | None = None) -> Bounds:
    """Bound what a document says "is" so: certain on its own day, and perhaps begun no earlier than another."""
    bounds = {"start_max": on, "end_min": on}
    return bounds | {"start_min": since} if since else bounds


def spell(first: date, last: date) -> Bounds:
    """Bound what is told with its first and its last day."""
    return {"start_min": first, "start_max": first, "end_min": last, "end_max": last}


def joined(first: date, days: Days) -> Bounds:
    """Bound what the register tells with its first day, and still tells in its newest snapshot."""
    return {"start_min": first, "start_max": first, "end_min": days.day}


def registered(days: Days, opened: date | None, closed: date | None) -> Bounds:
    """Bound what the snapshots of the register tell of a thing while it is open.

    The first snapshot that holds it gives start_max, the last one end_min; its own dates bound it further.
    """
    last = back(closed, 1) if closed else days.day
    begun = min(max(opened or days.first, days.first), last)
    bounds = {"start_max": begun, "end_min": last}
    if opened:
        bounds["start_min"] = opened
    return bounds | {"end_max": last} if closed else bounds
