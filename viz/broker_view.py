"""Who stands between others: for a terminal, as CSV and as a workbook."""

from typing import Any

from graph.broker_shapes import Broker, Brokers
from graph.roles import ROLES
from viz import files, table, terminal, words

COLUMNS = tuple(Broker.model_fields)
_SHOWN = 20
_LEGEND = (
    "Coor to Liai: how often it is coordinator, itinerant, representative, gatekeeper or liaison; Betw: betweenness; "
    "Constr: Burt's constraint; Eff: effective size; Cut: without it others would be cut off."
)


def as_table(answer: Brokers) -> str:
    """Give an answer for a terminal; 20 rows unless a number was asked for."""
    shown = answer.bodies if answer.options["top"] else answer.bodies[:_SHOWN]
    left = len(answer.bodies) - len(shown) + answer.left_out
    more = [f"… and {words.grouped(left)} more; see --top."] if left else []
    return terminal.printed(question(answer), *_said(answer), *_tables(shown), *more, answer.attribution)


def as_csv(answer: Brokers) -> str:
    """Give an answer as CSV, one line a school or organisation."""
    return table.text(COLUMNS, _rows(answer), answer.as_of)


def as_xlsx(answer: Brokers) -> bytes:
    """Give an answer as a workbook: what it is, then one line a school or organisation."""
    about = [("question", question(answer)), *(("", line) for line in _said(answer))]
    return files.workbook([*about, ("licence", answer.attribution)], {"Brokers": (COLUMNS, _rows(answer))})


def _said(answer: Brokers) -> list[str]:
    return [*words.made_up(illustrative=answer.illustrative), *headline(answer)]


def _rows(answer: Brokers) -> list[dict[str, Any]]:
    return [body.model_dump() for body in answer.bodies]


def question(answer: Brokers) -> str:
    """Give the question that is answered."""
    return f"Who stands between others in {answer.council or 'England'}?"


def headline(answer: Brokers) -> list[str]:
    """Say in sentences what was found, as at which day, and what the measures are of."""
    lines = (
        [_first(answer)]
        if answer.view.links
        else ["No link of the view holds on that day: ask as at another, or load sources."]
    )
    lines.append(f"As at {words.day(answer.as_of)}. {answer.note}")
    if answer.view.proposed_links:
        lines.append(
            f"{words.grouped(answer.view.proposed_links)} of the links are only proposed (P: all of a body's)."
        )
    if answer.withheld:
        lines.append(f"{answer.withheld:,} items withheld from the public.")
    return lines


def _first(answer: Brokers) -> str:
    """Name the first three with the role that each plays most."""
    told = [
        f"{body.name} (most often {role(body)})"
        if body.total
        else f"{body.name} (no role: nobody goes through it alone)"
        for body in answer.bodies[:3]
        if body.betweenness or body.total
    ]
    return f"Most stands between others: {'; '.join(told)}." if told else "Nobody stands between others on that day."


def role(body: Broker) -> str:
    """Give the role that one plays most often; of equals the first."""
    return max(ROLES, key=lambda name: int(getattr(body, name)))


def _tables(bodies: list[Broker]) -> list[Any]:
    columns = [
        ("Name", 5), ("Kind", 2), ("Coor", 0), ("Itin", 0), ("Repr", 0), ("Gate", 0), ("Liai", 0), ("Betw", 0),
        ("Constr", 0), ("Eff", 0), ("Cut", 0),
    ]  # fmt: skip
    return [_LEGEND, terminal.table("Brokers", columns, map(_line, bodies))] if bodies else []


def _line(body: Broker) -> tuple[object, ...]:
    mark = " (P)" if body.links and body.proposed_links == body.links else ""
    roles = [getattr(body, role) for role in ROLES]
    constraint = None if body.constraint is None else f"{body.constraint:.2f}"
    cut = "yes" if body.articulation_point else ""
    size = f"{body.effective_size:.1f}"
    return f"{body.name}{mark}", body.kind, *roles, f"{body.betweenness:.4f}", constraint, size, cut
