"""The claims that a row of an establishment extract makes: area, maintenance, governance, inspection."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from graph.kinds import Link, Node
from graph.schema import Council, InAreaOf, Inspected, Maintains, MemberOf, Oversees, School, Sponsors
from seed.cells import Cells
from seed.gias_codes import REGION_BY_CODE
from seed.gias_groups import diocese, federation, sponsor, trust
from seed.gias_school import inspection, is_proposed, span
from seed.source import Item


def claim(kind: type[Link], ends: tuple[str, str], source: str, told: Mapping[str, Any]) -> Link:
    """Make one claim of the register; `told` holds its days and its status."""
    start, end = ends
    name = f"gias:{kind.rel}:{start}:{end}:1"  # 1: the first spell
    return kind(id=name, from_id=start, to_id=end, source=source, confidence="stated", **told)


def place_items(subject: School, council: tuple[str, str | None] | None, source: str, day: date) -> Iterator[Item]:
    """Give the council, as (name, ONS code), that a school lies in, and whether it maintains it."""
    code = subject.council
    if council is None or code is None:
        return
    yield _council(code, *council, source)
    days = span(subject, day)
    yield claim(InAreaOf, (subject.id, f"council:{code}"), source, {"status": "actual"} | days)
    if subject.sector == "maintained":
        yield claim(Maintains, (f"council:{code}", subject.id), source, {"status": _status(subject)} | days)


@lru_cache(maxsize=1024)
def _council(code: str, name: str | None, gss: str | None, source: str) -> Council:
    told = {"id": f"council:{code}", "name": name or f"Council {code}", "code": code, "source": source}
    known = {"gss": gss, "region": REGION_BY_CODE.get(code)}
    return Council.model_validate(told | {field: value for field, value in known.items() if value})


def group_items(cells: Cells, subject: School, source: str, day: date) -> Iterator[Item]:
    """Give the trust, federation, sponsor and diocese that a row names, each with its claim.

    Raises:
        Rejected: a code is no group's UID.
    """
    told = {"status": _status(subject)} | span(subject, day)
    groups: list[tuple[type[Link], Node | None]] = [
        (MemberOf, trust(cells, source)),
        (MemberOf, federation(cells, source)),
        (Sponsors, sponsor(cells, subject.urn or 0, source)),
        (Oversees, diocese(cells, source)),
    ]
    for kind, group in groups:
        if group is not None:
            ends = (subject.id, group.id) if kind is MemberOf else (group.id, subject.id)
            yield group
            yield claim(kind, ends, source, told)


def inspection_items(cells: Cells, subject: School, source: str) -> Iterator[Item]:
    """Give the last inspection that a row names; it began and ended on its day.

    Raises:
        Rejected: the day does not exist.
    """
    found = inspection(cells, subject.urn or 0, source)
    if found is not None:
        days = dict.fromkeys(("start_min", "start_max", "end_min", "end_max"), found.date)
        yield found
        yield claim(Inspected, (subject.id, found.id), source, {"status": "actual"} | days)


def _status(subject: School) -> str:
    return "proposed" if is_proposed(subject) else "actual"
