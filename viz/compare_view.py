"""Two answers on gaps compared: for a terminal, as CSV and as a workbook."""

from collections.abc import Iterator, Mapping

from graph.change_shapes import Why
from graph.compare_shapes import Comparison, Move, Moved, Side
from viz import files, table, terminal, words
from viz.change_view import WHY

MOVES: dict[Move, str] = {
    "joined": "support recorded since",
    "left": "no support recorded any more",
    "reason_moved": "another state or reason",
}
COLUMNS = (
    "change", "why", "id", "urn", "name", "council", "state_before", "state_now", "reasons_before", "reasons_now",
    "text", "before", "now", "snapshot", "snapshot_sha256",
)  # fmt: skip


def question(answer: Comparison) -> str:
    """Give the question that is answered."""
    return f"What has changed for the schools of {answer.council or 'England'}, and was it the network or our records?"


def side(told: Side) -> str:
    """Say which answer one side is."""
    kept = f", as kept in the snapshot “{told.snapshot}” (SHA-256 {told.sha256})" if told.snapshot else ""
    return f"{words.day(told.as_of)}{kept}"


def sentences(answer: Comparison) -> list[str]:
    """Say what differs, split by what changed; a change of our records is never called progress."""
    days = f"From {side(answer.before)} to {side(answer.now)}"
    joined = f"{split(answer.joined)} joined the schools with support recorded"
    return [
        f"{days}: {joined}, {split(answer.left)} left them, and of {split(answer.reason_moved)} the reason moved.",
        f"{words.schools(answer.unchanged)} {'is' if answer.unchanged == 1 else 'are'} unchanged.",
        *answer.notes,
    ]


def split(found: Mapping[Why, int]) -> str:
    """Say how many schools, by what changed."""
    total = sum(found.values())
    told = "; ".join(f"{found[why]:,}: {WHY[why]}" for why in WHY if why in found)
    return f"{words.grouped(total)} ({told})" if total else "none"


def as_table(answer: Comparison) -> str:
    """Give it for a terminal."""
    lines = [*words.made_up(illustrative=answer.illustrative), question(answer), *sentences(answer)]
    lines += [f"{answer.withheld:,} items withheld from the public."] if answer.withheld else []
    columns = [("School", 3), ("URN", 1), ("Change", 3), ("What changed", 2), ("Why", 5)]
    rows = [(one.name, one.urn and str(one.urn), MOVES[one.change], WHY[one.why], one.text) for one in answer.schools]
    return terminal.printed(*lines, *([terminal.table("Schools", columns, rows)] if rows else []), answer.attribution)


def as_csv(answer: Comparison) -> str:
    """Give it as CSV, one line a school that differs."""
    return table.text(COLUMNS, _rows(answer), answer.as_of)


def as_xlsx(answer: Comparison) -> bytes:
    """Give it as a workbook: what is compared, then the schools that differ."""
    about = [("question", question(answer)), *(("", line) for line in sentences(answer))]
    about += [("withheld", f"{answer.withheld} items withheld" if answer.withheld else "nothing withheld")]
    return files.workbook([*about, ("licence", answer.attribution)], {"Schools": (COLUMNS, _rows(answer))})


def _rows(answer: Comparison) -> Iterator[dict[str, object]]:
    about = {
        "before": answer.before.as_of,
        "now": answer.now.as_of,
        "snapshot": answer.before.snapshot,
        "snapshot_sha256": answer.before.sha256,
    }
    for one in answer.schools:
        yield one.model_dump() | _reasons(one) | about


def _reasons(one: Moved) -> dict[str, object]:
    return {"reasons_before": "; ".join(one.reasons_before), "reasons_now": "; ".join(one.reasons_now)}
