"""Conflicts for a terminal of 100 columns: how many of each kind, then the claims side by side."""

import io
from itertools import groupby

from rich.console import Console
from rich.table import Table

from graph.conflict_answers import Conflict, Conflicts
from graph.schema import LINKS
from graph.side_answers import Side
from viz import words
from viz.terminal import WIDTH


def conflicts(answer: Conflicts) -> str:
    """Give the answer as text: question, day, counts, then each sentence with its claims below it."""
    out = io.StringIO()
    console = Console(file=out, width=WIDTH, highlight=False, markup=False, emoji=False)
    for line in headline(answer):
        console.print(line, soft_wrap=False)
    for kind, found in groupby(answer.conflicts, key=lambda conflict: conflict.kind):
        console.print(f"\n{answer.titles[kind]}", style="bold")
        for conflict in found:
            console.print(_about(conflict))
            console.print(_sides(conflict))
    console.print(answer.attribution, style="dim")
    return out.getvalue()


def headline(answer: Conflicts) -> list[str]:
    """Say what was asked, as at which day, and how many conflicts of each kind there are."""
    total = len(answer.conflicts)
    found = f"{words.grouped(total)} conflict{'' if total == 1 else 's'}; each side stays as its source tells it"
    lines = [
        f"What do sources tell differently of {answer.council or 'England'}?",
        f"As at {words.day(answer.as_of)}: {found if total else 'no conflict was found'}.",
    ]
    lines += [f"  {n:>6,}  {answer.titles[kind]} ({kind})" for kind, n in answer.counts.items()]
    if answer.withheld:
        lines.append(f"{answer.withheld:,} item{'' if answer.withheld == 1 else 's'} withheld from the public.")
    return lines


def _about(conflict: Conflict) -> str:
    place = f", {conflict.subject.council}" if conflict.subject.council else ""
    return f"{conflict.about} [{conflict.subject.id}{place}]"


def _sides(conflict: Conflict) -> Table:
    table = Table(box=None, show_header=False, expand=True, padding=(0, 1, 0, 2))
    table.add_column(ratio=2)
    table.add_column(ratio=3)
    for side in conflict.claims:
        table.add_row(side.source_name or "–", "; ".join(filter(None, (_claim(side), *_how(side), _quote(side)))))
    return table


def _claim(side: Side) -> str:
    if side.from_name is None:
        return f"{side.name or side.id} ({side.type.lower()})"
    return f"{side.from_name} {LINKS[side.type].says[0]} {side.to_name}"


def _how(side: Side) -> list[str]:
    if side.from_name is None:
        return []
    how = [word for word in (side.status, side.confidence) if word and word not in {"actual", "stated"}]
    return [words.dates(side.model_dump()), *how]


def _quote(side: Side) -> str:
    return f"“{side.quote}”" if side.quote else ""
