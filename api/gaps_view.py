"""What the gaps page shows of an answer: which rows, in which order, with which words and addresses."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from markupsafe import Markup
from pydantic import BaseModel, Field

from api.frame import address, thing_address
from graph.answers import CohortState, Gaps, Need, SchoolGap
from viz import words
from viz.table import Column, html

Sort = Literal["need", "name", "phase", "sector", "state", "km", "trust"]
OF_LINKED = {"single_support", "membership_only"}  # reasons that linked schools carry
MARKS = {"linked": "L", "confirmed_none": "N", "not_known": "?"}
COLUMNS: tuple[tuple[str, str, Sort | None], ...] = (
    ("name", "School", "name"),
    ("phase", "Phase", "phase"),
    ("sector", "Sector", "sector"),
    ("state", "State", "state"),
    ("why", "Why", None),
    ("need", "Need, 0 to 100", "need"),
    ("near", "Nearest possible supporter, km", "km"),
    ("trust", "Trust", "trust"),
)


class PageView(BaseModel):
    """How the page shows its rows."""

    sort: Sort = Field("need", description="order of the rows; by need: concern, then how many pupils")
    limit: int = Field(50, ge=1, le=1000, description="rows on a page")
    cursor: int = Field(0, ge=0, description="first row shown, from 0")


@dataclass(frozen=True)
class Shown:
    """The rows of one page of the list, of how many, and the addresses of the next and the one before."""

    table: Markup | None
    first: int
    last: int
    total: int
    before: str | None
    after: str | None


def not_linked(answer: Gaps) -> list[tuple[str, int]]:
    """Give the reasons of schools without support recorded, the most frequent first."""
    held = [(code, n) for code, n in answer.reasons.items() if code not in OF_LINKED]
    return sorted(held, key=lambda pair: (-pair[1], pair[0]))


def linked_only(answer: Gaps) -> list[tuple[str, int]]:
    """Give what is to be known of schools with support recorded."""
    return [(code, n) for code, n in sorted(answer.reasons.items()) if code in OF_LINKED]


def cohorts_in_order(answer: Gaps) -> list[CohortState]:
    """Give the total first, then those with support recorded, the largest first."""
    first, rest = answer.cohorts[:1], answer.cohorts[1:]
    return first + sorted(rest, key=lambda cohort: (cohort.state != "linked", -(cohort.count or 0), cohort.name))


def shown(
    answer: Gaps, page: PageView, pairs: list[tuple[str, str]], *, everything: bool, path: str = "/gaps"
) -> Shown:
    """Give the rows to show.

    Args:
        answer: The answer.
        page: Order and part of the list.
        pairs: The address's parameters, carried by every link.
        everything: Schools with support recorded too; without it the list is of the others.
        path: Of the page that lists them.
    """
    schools = [school for school in answer.schools if everything or school.state != "linked"]
    if page.sort != "need":
        schools = sorted(schools, key=_key(page.sort))
    part = schools[page.cursor : page.cursor + page.limit]
    columns = _columns(page, pairs, path)
    caption = "Schools, with the reason for their state"
    end = page.cursor + len(part)
    return Shown(
        table=html(columns, (_row(school, answer) for school in part), caption) if part else None,
        first=page.cursor + 1,
        last=end,
        total=len(schools),
        before=_at(path, pairs, max(0, page.cursor - page.limit)) if page.cursor else None,
        after=_at(path, pairs, end) if end < len(schools) else None,
    )


def _key(sort: Sort) -> Callable[[SchoolGap], Any]:
    order = list(MARKS)
    if sort == "km":
        return lambda school: (school.nearest is None, school.nearest.km if school.nearest else 0, school.name)
    if sort == "state":
        return lambda school: (-order.index(school.state), school.name)
    return lambda school: (getattr(school, sort) is None, str(getattr(school, sort)), school.name)


def without(pairs: Iterable[tuple[str, str]], *names: str) -> list[tuple[str, str]]:
    """Leave parameters out of an address."""
    return [pair for pair in pairs if pair[0] not in names]


def _at(path: str, pairs: list[tuple[str, str]], cursor: int) -> str:
    return address(path, [*without(pairs, "cursor"), ("cursor", cursor or "")])


def _columns(page: PageView, pairs: list[tuple[str, str]], path: str) -> list[Column]:
    kept = without(pairs, "sort", "cursor")
    return [
        Column(
            key,
            title,
            number=key == "need",
            sort=address(path, [*kept, ("sort", sort)]) if sort else None,
            sorted=sort == page.sort,
        )
        for key, title, sort in COLUMNS
    ]


def _row(school: SchoolGap, answer: Gaps) -> dict[str, Any]:
    where = thing_address("School", str(school.urn or school.id), answer.as_of)
    return {
        "name": Markup('{} <span class="kind">URN {}, LAESTAB {}</span>').format(
            link(where, school.name), school.urn or "not held", school.laestab or "not held"
        ),
        "phase": school.phase,
        "sector": school.sector,
        "state": state(school.state),
        "why": _why(school),
        "need": need(school.need),
        "near": _near(school, answer),
        "trust": school.trust or "not in a trust on record",
    }


def _near(school: SchoolGap, answer: Gaps) -> str | Markup:
    near = school.nearest
    if near is None:
        return "none on record"
    return Markup("{}, {} km").format(link(thing_address("School", near.id, answer.as_of), near.name), f"{near.km:.1f}")


def link(where: str, name: str) -> Markup:
    """Give a name that leads to an address."""
    return Markup('<a href="{}">{}</a>').format(where, name)


def state(code: str) -> Markup:
    """Give a state in words with its letter, so that no colour is needed."""
    mark, said = MARKS[code], words.STATES[code]
    return Markup('<span class="state"><span class="mark" aria-hidden="true">{}</span>{}</span>').format(mark, said)


def _why(school: SchoolGap) -> Markup:
    told = [reason.text for reason in school.reasons]
    if school.state == "linked":
        names = sorted({supporter.name for supporter in school.supporters})
        told.insert(0, f"Support recorded from {words.listed(names)}.")
    lines = Markup("").join(Markup("<li>{}</li>").format(text) for text in told)
    return Markup('<ul class="reasons">{}</ul>').format(lines)


def need(need: Need) -> Markup:
    """Give the score of need with its parts to open."""
    parts = [f"{name} {value:.2f}" for name, value in need.components.items()]
    parts += [f"{name}: not held" for name in need.missing]
    lines = Markup("").join(Markup("<li>{}</li>").format(part) for part in parts)
    return Markup("<details><summary>{}</summary><ul>{}</ul></details>").format(score(need), lines)


def score(need: Need) -> str:
    """Give the score of need alone: one number, or from which to which it lies."""
    low, high = round(need.score_low), round(need.score_high)
    return str(low) if low == high else f"{low} to {high}"
