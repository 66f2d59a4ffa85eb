"""Returns of schools: who was asked, who answered, who is overdue, and what would most reduce what is not known."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, Field

from graph.answers import ATTRIBUTION, CouncilsQuery, Counts, SchoolGap, State
from graph.coverage import gaps
from graph.coverage_options import DayQuery, GapsQuery
from graph.lookup import today
from graph.overview import councils_overview
from graph.store import Store

Answered = Literal["answered", "waiting", "overdue", "not asked"]
_REQUESTS = (
    "MATCH (d:Document {kind: 'request'}) WHERE d.date <= $day AND ($code IS NULL OR $code IN d.scope) "
    "RETURN d.id AS id, d.name AS name, d.date AS day, d.due AS due, d.asked AS asked ORDER BY day, id"
)
_RETURNS = (
    "MATCH (d:Document {kind: 'return'}) WHERE d.date <= $day AND d.illustrative IS NULL "
    "AND (NOT $public OR coalesce(d.visibility, 'public') = 'public') RETURN d.id AS id, d.date AS day"
)


class ReturnsQuery(DayQuery):
    """Of which council."""

    council: str = Field(description="id, code, GSS or exact name of a council")


class ReturnLine(BaseModel):
    """One school: whether it was asked, and whether it answered."""

    id: str
    urn: int | None
    name: str
    phase: str | None
    asked_on: date | None
    due: date | None
    answered_on: date | None = Field(description="day of its newest return; null where it gave none")
    answer: Answered
    state: State


class Returns(BaseModel):
    """Every school of a council with its return: those overdue first, then by name."""

    as_of: date
    council: str
    council_id: str
    options: dict[str, object]
    request: str | None = Field(description="name of the newest request")
    asked: int
    answered: int
    overdue: int
    not_known: int = Field(description="schools of which no source says either way")
    advice: str = Field(description="the one thing that would most reduce what is not known")
    schools: list[ReturnLine]
    withheld: int
    newest_source: str | None = None
    illustrative: bool = False
    attribution: str = ATTRIBUTION


def returns(store: Store, query: ReturnsQuery) -> Returns:
    """Tell of each school of a council whether it was asked for a return, and answered.

    Raises:
        UnknownThing: No such council is held.
        AmbiguousThing: Several answer to the name.
    """
    known = query.model_dump(include={"council", "as_of", "carry", "audience"})
    answer, now = gaps(store, GapsQuery.model_validate(known)), query.as_of or today()
    asked = _asked(store, now, str(answer.council_id).removeprefix("council:"))
    given = _given(store, now, public=query.audience == "public")
    lines = [_line(school, asked, given, now) for school in answer.schools]
    return Returns(
        as_of=answer.as_of,
        council=str(answer.council),
        council_id=str(answer.council_id),
        options=query.options(),
        request=asked["name"] if asked else None,
        asked=sum(line.asked_on is not None for line in lines),
        answered=sum(line.answer == "answered" for line in lines),
        overdue=sum(line.answer == "overdue" for line in lines),
        not_known=answer.counts.not_known,
        advice=_advice(lines, answer.counts),
        schools=sorted(lines, key=lambda line: (line.answer != "overdue", line.name, line.id)),
        withheld=answer.withheld,
        newest_source=answer.newest_source,
        illustrative=answer.illustrative,
    )


def _asked(store: Store, day: date, code: str | None) -> dict[str, Any] | None:
    rows = store.read(_REQUESTS, day=day, code=code)
    return rows[-1] if rows else None


def _given(store: Store, day: date, *, public: bool) -> dict[str, date]:
    """Give by school the day of its newest return."""
    found: dict[str, date] = {}
    for row in store.read(_RETURNS, day=day, public=public):
        _, _, school = row["id"].split(":", 2)
        found[school] = max(row["day"], found.get(school, row["day"]))
    return found


def _line(school: SchoolGap, asked: dict[str, Any] | None, given: dict[str, date], now: date) -> ReturnLine:
    was_asked = asked is not None and school.id in (asked["asked"] or ())
    on, due = (asked["day"], asked["due"]) if asked and was_asked else (None, None)
    answered = given.get(school.id)
    fresh = answered is not None and (on is None or answered >= on)
    state: Answered = (
        "answered" if fresh else "not asked" if on is None else "overdue" if due and due < now else "waiting"
    )
    return ReturnLine(
        **{name: getattr(school, name) for name in ("id", "urn", "name", "phase", "state")},
        asked_on=on,
        due=due,
        answered_on=answered,
        answer=state,
    )


def _advice(lines: Sequence[ReturnLine], counts: Counts) -> str:
    """Name the one thing that would tell of most schools."""
    silent = [line for line in lines if line.state == "not_known"]
    late = sum(line.answer in {"overdue", "waiting"} for line in silent)
    unasked = sum(line.answer == "not asked" for line in silent)
    if not counts.not_known:
        return "Every school has support recorded or says that it has none."
    if not silent:
        return "Load a register of schools first: the sources for this day count schools without naming them."
    if not late + unasked:
        return "All of them have answered: ask those that support schools, or load what the council holds."
    if late >= unasked:
        return f"The answers of the {late:,} that were asked would tell of most schools of which nothing is known."
    return f"Ask the {unasked:,} schools of which nothing is known for a return: nothing else tells of so many."


class ReturnsCoverage(BaseModel):
    """Over everything that is held: how many schools were asked and answered, and what would help most."""

    asked: int
    answered: int
    overdue: int
    council: str | None = Field(description="the council in which most is not known")
    council_id: str | None
    not_known: int


def coverage_of_returns(store: Store) -> ReturnsCoverage:
    """Tell how far returns reach, and where most is not known; of made-up councils only where there are no others."""
    now = today()
    rows, given = store.read(_REQUESTS, day=now, code=None), _given(store, now, public=True)
    newest = {name: (row["day"], row["due"]) for row in rows for name in row["asked"] or ()}
    done = {name for name, (day, _) in newest.items() if name in given and given[name] >= day}
    late = sum(1 for name, (_, due) in newest.items() if name not in done and due and due < now)
    held = councils_overview(store, CouncilsQuery()).councils
    shown = [line for line in held if not line.illustrative] or held
    worst = max(shown, key=lambda line: (line.not_known, line.id), default=None)
    return ReturnsCoverage(
        asked=len(newest),
        answered=len(done),
        overdue=late,
        council=worst.name if worst else None,
        council_id=worst.id if worst else None,
        not_known=worst.not_known if worst else 0,
    )
