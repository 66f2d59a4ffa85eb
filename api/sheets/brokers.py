"""The page of brokers: who stands between others, in which role, and what would be cut off without it."""

from typing import Any

from api.sheet import Heading, Listing, Sheet, thing, with_kind
from api.sheets.support import without_day
from graph.behind import Behind
from graph.broker_shapes import Broker, Brokers
from graph.cypher import behind_view
from graph.roles import ROLES
from graph.store import Store
from viz import broker_view

CRUMB = ("Brokers", "/brokers")
_MEANT = (
    "A chain leads from one through the broker to another that the first is not linked to itself. Coordinator: all "
    "three of one group; itinerant: the broker alone of another; representative: it takes its own group’s to "
    "outside; gatekeeper: it brings from outside in; liaison: three groups."
)


def _high(name: str) -> Any:
    return lambda body: (getattr(body, name) is None, -(getattr(body, name) or 0), body.name)


_HEADINGS = (
    Heading("name", "School or organisation", by=lambda body: (body.name, body.id)),
    Heading("group", "Group", by=lambda body: (body.group is None, body.group or "", body.name)),
    Heading("betweenness", "Betweenness", number=True, by=_high("betweenness")),
    *(Heading(role, role.capitalize(), number=True, by=_high(role)) for role in ROLES),
    Heading("total", "All five", number=True, by=_high("total")),
    Heading("constraint", "Constraint", number=True, by=_high("constraint")),
    Heading("effective_size", "Effective size", number=True, by=_high("effective_size")),
    Heading("links", "Linked with", number=True, by=_high("links")),
    Heading("cut", "Cut off without it", by=lambda body: (not body.articulation_point, body.name)),
)


def sheet(_: Store, answer: Brokers) -> Sheet:
    """Give what the page says."""
    place = answer.council or "England"
    return Sheet(
        title=f"Who holds the network of {place} together?",
        said=without_day(broker_view.headline(answer)),
        method=answer.note,
        crumbs=[CRUMB, (place, None)],
        listings=[
            Listing("Brokers", _HEADINGS, answer.bodies, lambda body: _cells(body, answer), note=_MEANT,
                    empty="Nobody is linked in the view of that day.")
        ],
        cypher=[_behind(answer)],
        illustrative=answer.illustrative,
        as_of=answer.as_of,
    )  # fmt: skip


def _behind(answer: Brokers) -> Behind:
    """Give the statement that reads the links of the view, of all councils: of one, those around its own are taken."""
    months: Any = answer.options["carry"]
    return behind_view(answer.view.types, answer.as_of, months)


def _cells(body: Broker, answer: Brokers) -> dict[str, Any]:
    kind = body.kind.lower() + (", only proposed" if body.links and body.proposed_links == body.links else "")
    error = "" if body.betweenness_error is None else f" ± {body.betweenness_error:g}"
    return {
        **{role: getattr(body, role) for role in (*ROLES, "total", "links")},
        "name": with_kind(thing(body.name, body.kind, body.id, answer.as_of), kind),
        "group": body.group or "none: a class of its own",
        "betweenness": f"{body.betweenness:.4f}{error}",
        "constraint": "no links" if body.constraint is None else f"{body.constraint:.2f}",
        "effective_size": f"{body.effective_size:.1f}",
        "cut": "yes, others would be" if body.articulation_point else "no",
    }
