"""The page of returns: who was asked, answered, is overdue; a sheet and a letter for each school."""

from typing import Any

from markupsafe import Markup

from api.frame import address, thing_address
from api.gaps_view import state
from api.sheet import Heading, Listing, Sheet, thing, with_kind
from graph.behind import Behind
from graph.returns import ReturnLine, Returns
from graph.store import Store
from viz import returns_view

_ROWS = (
    Heading("name", "School", by=lambda one: (one.name, one.id)),
    Heading("answer", "Return", by=lambda one: (one.answer, one.name)),
    Heading("due", "Due", by=lambda one: (str(one.due or ""), one.name)),
    Heading("answered", "Answered on", by=lambda one: (str(one.answered_on or ""), one.name)),
    Heading("state", "State", by=lambda one: (one.state, one.name)),
    Heading("send", "To send"),
)
_QUERY = (
    "MATCH (d:Document)\nWHERE d.kind IN ['request', 'return'] AND $council IN d.scope\n"
    "RETURN d.kind AS kind, d.name AS name, d.date AS day, d.due AS due, size(d.asked) AS asked ORDER BY day, name"
)


def sheet(_: Store, answer: Returns) -> Sheet:
    """Give what the page says."""
    code = answer.council_id.removeprefix("council:")
    return Sheet(
        title=returns_view.question(answer),
        said=returns_view.headline(answer),
        crumbs=[("Desk", "/desk"), ("Returns", "/returns"), (answer.council, None)],
        listings=[Listing("Schools", _ROWS, answer.schools, lambda one: _row(one, answer), "No school is on record.")],
        more=[
            ("Ask its schools for a return", address("/returns/ask", [("council", code)])),
            ("One workbook with a sheet for each school", address("/returns/sheets.xlsx", [("council", code)])),
            ("Send answers back", "/imports"),
        ],
        cypher=[Behind(_QUERY, {"council": code})],
        illustrative=answer.illustrative,
        as_of=answer.as_of,
    )


def _row(one: ReturnLine, answer: Returns) -> dict[str, Any]:
    name = thing(one.name, "School", one.id, answer.as_of, one.urn)
    code = answer.council_id.removeprefix("council:")
    sheet = address("/returns/sheets.xlsx", [("council", code), ("school", one.id)])
    letter = f"{thing_address('School', str(one.urn or one.id))}/letter"
    return {
        "name": with_kind(name, f"URN {one.urn or 'not held'}"),
        "answer": returns_view.ANSWERS[one.answer],
        "due": one.due or "no day",
        "answered": one.answered_on or "not yet",
        "state": state(one.state),
        "send": Markup(" · ").join(
            Markup('<a href="{}" aria-label="{} for {}">{}</a>').format(where, text.capitalize(), one.name, text)
            for text, where in (("sheet", sheet), ("letter", letter))
        ),
    }
