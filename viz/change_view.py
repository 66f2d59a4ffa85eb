"""Coverage over time: for a terminal, as CSV and as a workbook."""

from collections.abc import Iterator, Mapping

from rich.table import Table

from graph.change_shapes import Changes, Step, Why
from viz import files, table, terminal, words

WHY: dict[Why, str] = {
    "network": "the network changed",
    "records": "our records changed: no progress and no loss",
    "cannot_tell": "cannot be told",
}
DAY_COLUMNS = ("as_of", "counted_from", "linked", "confirmed_none", "not_known", "reasons")
CHANGE_COLUMNS = ("from_day", "to_day", "change", "why", "id", "urn", "name", "council", "text")


def as_table(answer: Changes) -> str:
    """Give an answer for a terminal."""
    lines = [*words.made_up(illustrative=answer.illustrative), question(answer)]
    if answer.withheld:
        lines.append(f"{answer.withheld:,} items withheld from the public.")
    columns = [("As at", 2), ("Counted from", 2), ("Linked", 0), ("None", 0), ("Not known", 0), ("Why", 5)]
    days = terminal.table("Each day", columns, (list(row.values()) for row in _days(answer)))
    steps = [part for step in answer.steps for part in _step(step)]
    return terminal.printed(*lines, days, *steps, answer.attribution)


def as_csv(answer: Changes) -> str:
    """Give an answer as CSV, one line a school that joined or left between two days; the last day is its day."""
    return table.text(CHANGE_COLUMNS, _changes(answer), answer.days[-1].as_of)


def as_xlsx(answer: Changes) -> bytes:
    """Give an answer as a workbook: what it is, then the days, then the schools that joined or left."""
    notes = [(f"{step.from_day} to {step.to_day}", note) for step in answer.steps for note in step.notes]
    withheld = f"{answer.withheld} items withheld" if answer.withheld else "nothing withheld"
    about = [("question", question(answer)), *notes, ("withheld", withheld), ("licence", answer.attribution)]
    sheets = {"Days": (DAY_COLUMNS, _days(answer)), "Changes": (CHANGE_COLUMNS, _changes(answer))}
    return files.workbook(about, sheets)


def question(answer: Changes) -> str:
    """Give the question that is answered."""
    return f"How did recorded support in {answer.council or 'England'} change, and was it the network or our records?"


def _days(answer: Changes) -> Iterator[dict[str, object]]:
    for day in answer.days:
        why = "; ".join(f"{words.reason(code)} {n:,}" for code, n in day.reasons.items())
        yield {"as_of": day.as_of, "counted_from": day.counted_from, **day.counts.model_dump(), "reasons": why}


def _changes(answer: Changes) -> Iterator[dict[str, object]]:
    for step in answer.steps:
        days = {"from_day": step.from_day, "to_day": step.to_day}
        for change in step.schools:
            yield days | change.model_dump()


def _step(step: Step) -> Iterator[str | Table]:
    yield f"From {words.day(step.from_day)} to {words.day(step.to_day)}:"
    yield f"  joined the schools with support recorded: {_split(step.joined)}"
    yield f"  left them: {_split(step.left)}"
    yield from (f"  {note}" for note in step.notes)
    rows = [(c.name, c.urn and str(c.urn), c.change, WHY[c.why], c.text) for c in step.schools]
    columns = [("School", 3), ("URN", 1), ("Change", 1), ("What changed", 3), ("Why", 5)]
    yield from [terminal.table("Schools", columns, rows)] if rows else []


def _split(found: Mapping[Why, int]) -> str:
    told = "; ".join(f"{found[why]:,} ({WHY[why]})" for why in WHY if why in found)
    return told or "none."
