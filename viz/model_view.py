"""The model for a terminal, as CSV and as a workbook: kinds, what each means, and how many are held."""

from collections.abc import Sequence
from typing import Any

from graph.model import LinkKind, Model, NodeKind
from viz import files, table, terminal

COLUMNS = (
    "kind", "name", "meaning", "count", "from", "to", "reads", "reads_back", "support", "carry_months", "properties",
)  # fmt: skip
QUESTION = "What is in the database?"


def as_table(answer: Model) -> str:
    """Give the model for a terminal: the kinds of things, then those of links read both ways."""
    things = [(kind.label, f"{kind.count:,}", kind.meaning) for kind in answer.nodes]
    links = [(kind.type, f"{kind.count:,}", kind.reads, kind.reads_back) for kind in answer.links]
    return terminal.printed(
        QUESTION,
        *headline(answer),
        terminal.table("Things", (("Label", 3), ("Held", 1), ("What it is", 9)), things),
        terminal.table("Links", (("Type", 3), ("Held", 1), ("Reads", 4), ("Reads back", 4)), links),
        "Properties of each: docs/model.md, or --format json.",
        answer.attribution,
    )


def as_csv(answer: Model) -> str:
    """Give the model as CSV, one line a kind; properties as name: type, meaning."""
    return table.text(COLUMNS, rows(answer), None)


def as_xlsx(answer: Model) -> bytes:
    """Give the model as a workbook: what it is, the kinds, and the properties that all share."""
    about = [("question", QUESTION), *(("", line) for line in headline(answer)), ("licence", answer.attribution)]
    shared = {"Every entity": answer.every_entity, "Every claim": answer.every_claim}
    sheets: dict[str, tuple[Sequence[str], files.Rows]] = {"Kinds": (COLUMNS, rows(answer))}
    for title, own in shared.items():
        sheets[title] = ("name", "type", "meaning"), [told.model_dump() for told in own]
    return files.workbook(about, sheets)


def headline(answer: Model) -> list[str]:
    """Say how much is held."""
    things, links = (sum(kind.count for kind in kinds) for kinds in (answer.nodes, answer.links))
    lines = [f"{things:,} things and {links:,} links are held; every link is a claim with its source."]
    return [*lines, f"{answer.withheld:,} items withheld from the public."] if answer.withheld else lines


def rows(answer: Model) -> list[dict[str, Any]]:
    """Give one row a kind."""
    return [*map(_node_row, answer.nodes), *map(_link_row, answer.links)]


def _node_row(kind: NodeKind) -> dict[str, Any]:
    told = {"kind": "node", "name": kind.label, "meaning": kind.meaning, "count": kind.count}
    return told | {"properties": _properties(kind)}


def _link_row(kind: LinkKind) -> dict[str, Any]:
    told = kind.model_dump(include={"meaning", "count", "reads", "reads_back", "support", "carry_months"})
    ends = {"from": ", ".join(kind.from_labels), "to": ", ".join(kind.to_labels)}
    return {"kind": "link", "name": kind.type} | told | ends | {"properties": _properties(kind)}


def _properties(kind: NodeKind | LinkKind) -> str:
    return "; ".join(f"{told.name}: {told.type}, {told.meaning}" for told in kind.properties)
