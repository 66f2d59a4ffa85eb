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
    return terminal.printed(_question(answer), *_headline(answer), *_tables(shown), *more, answer.attribution)


def as_csv(answer: Brokers) -> str:
    """Give an answer as CSV, one line a school or organisation."""
    return table.text(COLUMNS, _rows(answer), answer.as_of)


def as_xlsx(answer: Brokers) -> bytes:
    """Give an answer as a workbook: what it is, then one line a school or organisation."""
    about = [("question", _question(answer)), *(("", line) for line in _headline(answer))]
    return files.workbook([*about, ("licence", answer.attribution)], {"Brokers": (COLUMNS, _rows(answer))})


def _rows(answer: Brokers) -> list[dict[str, Any]]:
    return [body.model_dump() for body in answer.bodies]


def _question(answer: Brokers) -> str:
    return f"Who stands between others in {answer.council or 'England'}?"


def _headline(answer: Brokers) -> list[str]:
    lines = ["ILLUSTRATIVE: this council and its schools are made up."] if answer.illustrative else []
    if not answer.view.links:
        lines.append("No link of the view holds on that day: ask as at another with --as-of, or load sources.")
    lines.append(f"As at {words.day(answer.as_of)}. {answer.note}")
    if answer.view.proposed_links:
        lines.append(
            f"{words.grouped(answer.view.proposed_links)} of the links are only proposed (P: all of a body's)."
        )
    if answer.withheld:
        lines.append(f"{answer.withheld:,} items withheld from the public.")
    return lines


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
