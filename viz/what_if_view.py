"""What would follow if an organisation went: for a terminal, as CSV and as a workbook."""

from collections.abc import Iterable
from typing import Any

from graph.resilience_shapes import Loss, Party, Weights, WhatIf
from viz import files, table, terminal, words

CHANGES = {"lost": "loses all recorded support", "to_one": "left with one", "fewer": "loses one of several"}
SCHOOL_COLUMNS = (
    "id", "urn", "name", "council", "phase", "change", "before", "after", "loses", "left", "without_lead", "concern",
)  # fmt: skip
BODY_COLUMNS = ("id", "name", "kind", "lost", "to_one", "islands", "isolates")


def as_table(answer: WhatIf | Weights) -> str:
    """Give an answer for a terminal."""
    parts = _tables(answer) if isinstance(answer, WhatIf) else _ranking(answer)
    return terminal.printed(question(answer), *headline(answer), *parts, answer.attribution)


def as_csv(answer: WhatIf | Weights) -> str:
    """Give an answer as CSV, one line a school or organisation."""
    columns, rows = _rows(answer)
    return table.text(columns, rows, answer.as_of)


def as_xlsx(answer: WhatIf | Weights) -> bytes:
    """Give an answer as a workbook: what it is, then one line a school or organisation."""
    title = "Schools" if isinstance(answer, WhatIf) else "Organisations"
    about = [("question", question(answer)), *(("", line) for line in headline(answer))]
    return files.workbook([*about, ("licence", answer.attribution)], {title: _rows(answer)})


def _rows(answer: WhatIf | Weights) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    if isinstance(answer, Weights):
        return BODY_COLUMNS, [body.model_dump() for body in answer.bodies]
    return SCHOOL_COLUMNS, [_row(loss) for loss in answer.schools]


def _row(loss: Loss) -> dict[str, Any]:
    return loss.model_dump(include=set(SCHOOL_COLUMNS[:8])) | {
        "loses": names(loss.loses),
        "left": names(loss.left),
        "without_lead": names(left for left in loss.left if left.without_lead),
        "concern": loss.need.components.get("concern"),
    }


def names(parties: Iterable[Party]) -> str:
    """Give the names of several, for one cell."""
    return "; ".join(found.name for found in parties)


def question(answer: WhatIf | Weights) -> str:
    """Give the question that is answered."""
    place = answer.council or "England"
    if isinstance(answer, Weights):
        return f"Which organisations does support in {place} rest on?"
    return f"What if {' and '.join(found.name for found in answer.removed)} went?"


def headline(answer: WhatIf | Weights) -> list[str]:
    """Say in sentences what would follow, as at which day."""
    lines = [_weights(answer)] if isinstance(answer, Weights) else list(_what_if(answer))
    lines.append(f"As at {words.day(answer.as_of)}. {answer.note}")
    if answer.withheld:
        lines.append(f"{answer.withheld:,} items withheld from the public.")
    return lines


def _weights(answer: Weights) -> str:
    return (
        f"Of {words.schools(answer.linked)} with support recorded, {words.grouped(answer.resting)} would be without "
        "if some one organisation went."
    )


def _what_if(answer: WhatIf) -> Iterable[str]:
    lost, one, fewer = (answer.counts[change] for change in ("lost", "to_one", "fewer"))
    place = answer.council or "England"
    yield (
        f"In {place}, {words.schools(lost)} would lose the last support recorded, {words.grouped(one)} would be left "
        f"with one supporter, and {words.grouped(fewer)} would lose one of several."
    )
    posts = names(post for found in answer.removed for post in found.posts)
    if posts:
        yield f"Posts that go with it: {posts}."
    if answer.without_lead:
        yield f"Left without a lead: {names(answer.without_lead)}."
    for island in answer.islands:
        yield f"Cut off from the rest: {names(island)}."
    if answer.isolates:
        yield f"Left without any link: {names(answer.isolates)}."


def _tables(answer: WhatIf) -> list[Any]:
    columns = [("School", 4), ("URN", 0), ("What happens", 3), ("Loses", 4), ("Left with", 4)]
    rows = [
        (loss.name, str(loss.urn or ""), CHANGES[loss.change], names(loss.loses), "; ".join(_left(loss)))
        for loss in answer.schools
    ]
    return [terminal.table("Schools", columns, rows)] if rows else []


def _left(loss: Loss) -> Iterable[str]:
    return (f"{left.name} (without a lead)" if left.without_lead else left.name for left in loss.left)


def _ranking(answer: Weights) -> list[Any]:
    columns = [("Organisation", 5), ("Kind", 2), ("Lose all", 0), ("To one", 0), ("Islands", 0), ("Isolated", 0)]
    rows = [(b.name, b.kind, b.lost, b.to_one, b.islands, b.isolates) for b in answer.bodies]
    more = [f"… and {answer.left_out:,} more; see --top."] if answer.left_out else []
    return [*([terminal.table("If one alone went", columns, rows)] if rows else []), *more]
