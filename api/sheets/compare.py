"""The page that compares: the gaps of an earlier day or of a snapshot with those of a day."""

from typing import Any

from api.frame import address
from api.sheet import Heading, Listing, Sheet, lines, thing, with_kind
from graph.behind import Behind
from graph.compare_shapes import Comparison, Moved, Side
from graph.store import Store
from queries.ask import behind
from viz import compare_view, words
from viz.change_view import WHY

_MOVED = (
    Heading("name", "School", by=lambda one: (one.name, one.id)),
    Heading("change", "Change", by=lambda one: (one.change, one.name)),
    Heading("why", "What changed", by=lambda one: (one.why, one.name)),
    Heading("text", "Why"),
    Heading("before", "Before"),
    Heading("now", "Now"),
)
_SIDES = (
    Heading("day", "As at"),
    *(Heading(code, said.capitalize(), number=True) for code, said in words.STATES.items()),
    Heading("kept", "Kept as"),
)


def sheet(store: Store, answer: Comparison) -> Sheet:
    """Give what the page says."""
    place = answer.council or "England"
    return Sheet(
        title=compare_view.question(answer),
        said=compare_view.sentences(answer),
        crumbs=[("Desk", "/desk"), ("Compare", "/compare"), (place, None)],
        listings=[
            Listing("Schools that differ", _MOVED, answer.schools, lambda one: _moved(one, answer),
                    empty="No school differs: state and reasons are as they were."),
            Listing("Both sides", _SIDES, [answer.before, answer.now], _side),
        ],
        more=[("Frozen answers", "/snapshots")],
        cypher=_behind(store, answer),
        illustrative=answer.illustrative,
        as_of=answer.as_of,
    )  # fmt: skip


def _moved(one: Moved, answer: Comparison) -> dict[str, Any]:
    name = thing(one.name, "School", one.id, answer.as_of, one.urn)
    return {
        "name": with_kind(name, f"URN {one.urn or 'not held'}"),
        "change": compare_view.MOVES[one.change],
        "why": WHY[one.why],
        "text": one.text,
        "before": _stood(one.state_before, one.reasons_before),
        "now": _stood(one.state_now, one.reasons_now),
    }


def _stood(state: str | None, reasons: list[str]) -> Any:
    if state is None:
        return "not asked about that day"
    return lines([words.STATES[state], *(words.reason(code) for code in reasons)])


def _side(told: Side) -> dict[str, Any]:
    kept = f"{told.snapshot}, SHA-256 {told.sha256}" if told.snapshot else "worked out now"
    return {"day": told.as_of, **told.counts.model_dump(), "kept": kept}


def _behind(store: Store, answer: Comparison) -> list[Behind]:
    days = {"first": answer.before.as_of, "second": answer.now.as_of, "council": answer.council_id}
    told = {**days, "audience": answer.options["audience"]}
    if answer.before.as_of == answer.now.as_of:
        return []
    return [behind(store, "gaps/support_changed", {key: value for key, value in told.items() if value is not None})]


def compare_address(council: str | None, snapshot: str, audience: str) -> str:
    """Write the address that compares a snapshot with what is known now."""
    return address("/compare", [("council", council), ("compare", snapshot)], audience)
