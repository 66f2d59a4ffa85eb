"""The pages of what-if: which organisations support rests on, and what follows if one or several go."""

from typing import Any

from markupsafe import Markup

from api.frame import address
from api.gaps_view import state
from api.sheet import Heading, Listing, Sheet, lines, thing, with_kind
from api.sheets.support import catalogued, concern, names, party, without_day
from graph.resilience_shapes import Left, Loss, Weight, Weights, WhatIf
from graph.store import Store
from viz import what_if_view

CRUMB = "What if"
_ORDER = ("lost", "to_one", "fewer")
_BODIES = (
    Heading("name", "Organisation", by=lambda body: (body.name, body.id)),
    Heading("lost", "Schools left without", number=True, by=lambda body: (-body.lost, body.name)),
    Heading("to_one", "Schools left with one", number=True, by=lambda body: (-body.to_one, body.name)),
    Heading("islands", "Groups cut off", number=True, by=lambda body: (-body.islands, body.name)),
    Heading("isolates", "Left without any link", number=True, by=lambda body: (-body.isolates, body.name)),
    Heading("away", "Think it away"),
)
_SCHOOLS = (
    Heading("name", "School", by=lambda loss: (loss.name, loss.id)),
    Heading("change", "What happens", by=lambda loss: (_ORDER.index(loss.change), loss.name)),
    Heading("before", "State before"),
    Heading("after", "State after", by=lambda loss: (loss.after, loss.name)),
    Heading("loses", "It loses"),
    Heading("left", "What is left"),
    Heading("concern", "Concern, 0 to 1", number=True, by=lambda loss: -loss.need.components.get("concern", -1)),
)


def ranking(store: Store, answer: Weights) -> Sheet:
    """Give what the page says where nobody is named."""
    place = answer.council or "England"
    left = (
        f"{answer.left_out:,} more are left out: ask for more under “How many are listed”." if answer.left_out else ""
    )
    return Sheet(
        title=what_if_view.question(answer),
        said=without_day(what_if_view.headline(answer)),
        method=answer.note,
        crumbs=[(CRUMB, "/what-if"), (place, None)],
        listings=[
            Listing("If one alone went", _BODIES, answer.bodies, lambda body: _body(body, answer), note=left,
                    empty="No school’s support rests on one or two alone, as far as is recorded.")
        ],
        cypher=catalogued(store, answer, "gaps/resting_on_one"),
        as_of=answer.as_of,
    )  # fmt: skip


def _body(body: Weight, answer: Weights) -> dict[str, Any]:
    asked = [("bodies", body.id), ("council", answer.council_id), ("as_of", answer.as_of)]
    return body.model_dump(include={"lost", "to_one", "islands", "isolates"}) | {
        "name": with_kind(party(body, answer.as_of), body.kind.lower()),
        "away": Markup('<a href="{}">What if it goes<span class="unseen">: {}</span></a>').format(
            address("/what-if", asked), body.name
        ),
    }


def sheet(store: Store, answer: WhatIf) -> Sheet:
    """Give what the page says where one or several are thought away."""
    place = answer.council or "England"
    who = " and ".join(found.name for found in answer.removed)
    council = (answer.council_id or "").removeprefix("council:")
    where = address("/what-if", [("council", council), ("as_of", answer.as_of)]) if council else "/what-if"
    return Sheet(
        title=what_if_view.question(answer).replace(" went?", " goes?" if len(answer.removed) == 1 else " go?"),
        said=without_day(what_if_view.headline(answer)),
        method=answer.note,
        crumbs=[(CRUMB, "/what-if"), (place, where), (who, None)],
        listings=[
            Listing("Schools that lose support", _SCHOOLS, answer.schools, lambda loss: _loss(loss, answer),
                    empty=f"No school in {place} loses recorded support with {who}. That says nothing of support that "
                    "no source tells of.")
        ],
        more=[(f"{found.name}: its page", f"/organisations/{found.id}") for found in answer.removed],
        cypher=catalogued(store, answer, "gaps/resting_on_one"),
        as_of=answer.as_of,
    )  # fmt: skip


def _loss(loss: Loss, answer: WhatIf) -> dict[str, Any]:
    return {
        "name": with_kind(thing(loss.name, "School", loss.id, answer.as_of, loss.urn), f"URN {loss.urn or 'not held'}"),
        "change": what_if_view.CHANGES[loss.change],
        "before": state(loss.before),
        "after": state(loss.after),
        "loses": names(loss.loses, answer.as_of),
        "left": lines([_left(left, answer) for left in loss.left]) or "nothing that is recorded",
        "concern": concern(loss.need.components.get("concern")),
    }


def _left(left: Left, answer: WhatIf) -> Markup:
    told = party(left, answer.as_of)
    return with_kind(told, "without a lead then") if left.without_lead else told
