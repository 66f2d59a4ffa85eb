"""The page of changes: coverage at several days, and whether the network changed or only our records."""

from typing import Any

from api.sheet import Heading, Listing, Sheet, lines, thing, with_kind
from graph.behind import Behind
from graph.change_shapes import Change, Changes, DayFigures, Step
from graph.store import Store
from queries.ask import behind
from viz import change_view, words

_CHANGES = (
    Heading("name", "School", by=lambda told: (told[1].name, told[1].id)),
    Heading("step", "Between", by=lambda told: (told[0].from_day, told[1].name)),
    Heading("change", "Change", by=lambda told: (told[1].change, told[1].name)),
    Heading("why", "What changed", by=lambda told: (told[1].why, told[1].name)),
    Heading("text", "Why"),
)
_DAYS = (
    Heading("day", "As at"),
    *(Heading(code, said.capitalize(), number=True) for code, said in words.STATES.items()),
    Heading("reasons", "Why, of those not linked"),
)
_SAYS = {"joined": "support recorded since", "left": "no support recorded any more"}


def sheet(store: Store, answer: Changes) -> Sheet:
    """Give what the page says."""
    place = answer.council or "England"
    found = [(step, change) for step in answer.steps for change in step.schools]
    return Sheet(
        title=change_view.question(answer),
        said=[_first(answer), *(note for step in answer.steps for note in step.notes)],
        crumbs=[("Changes", "/changes"), (place, None)],
        listings=[
            Listing("Schools that joined or left those with support recorded", _CHANGES, found, _change,
                    empty="No school joined or left them between these days."),
            Listing("Each day", _DAYS, answer.days, _day),
        ],
        cypher=_behind(store, answer),
        illustrative=answer.illustrative,
        as_of=answer.days[-1].as_of,
    )  # fmt: skip


def _first(answer: Changes) -> str:
    told = [
        f"from {words.day(step.from_day)} to {words.day(step.to_day)}, {_split(step.joined)} joined the schools with "
        f"support recorded and {_split(step.left)} left them"
        for step in answer.steps
    ]
    text = "; ".join(told)
    return f"{text[:1].upper()}{text[1:]}."


def _split(found: dict[Any, int]) -> str:
    total = sum(found.values())
    if not total:
        return "none"
    return f"{words.grouped(total)} ({'; '.join(f'{n:,}: {change_view.WHY[why]}' for why, n in found.items())})"


def _behind(store: Store, answer: Changes) -> list[Behind]:
    told: dict[str, object] = {
        "first": answer.days[0].as_of,
        "second": answer.days[-1].as_of,
        "council": answer.council_id,
    }
    told["audience"] = answer.options["audience"]
    return [behind(store, "gaps/support_changed", {key: value for key, value in told.items() if value is not None})]


def _change(told: tuple[Step, Change]) -> dict[str, Any]:
    step, change = told
    name = thing(change.name, "School", change.id, step.to_day, change.urn)
    return {
        "name": with_kind(name, f"URN {change.urn or 'not held'}"),
        "step": f"{words.day(step.from_day)} and {words.day(step.to_day)}",
        "change": _SAYS[change.change],
        "why": change_view.WHY[change.why],
        "text": change.text,
    }


def _day(told: DayFigures) -> dict[str, Any]:
    why = [f"{words.grouped(n)} {words.reason(code)}" for code, n in told.reasons.items()]
    return {"day": told.as_of, **told.counts.model_dump(), "reasons": lines(why) or "nobody"}
