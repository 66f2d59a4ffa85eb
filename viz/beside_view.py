"""Councils side by side: for a terminal, as CSV and as a workbook."""

from typing import Any

from graph.beside import Beside, CouncilBeside
from viz import files, table, terminal, words

COLUMNS = tuple(CouncilBeside.model_fields)
QUESTION = "How do councils stand beside each other?"


def share(value: float | None) -> str:
    """Write a share.

    >>> share(0.25), share(None)
    ('25%', 'not told')
    """
    return "not told" if value is None else f"{value:.0%}"


def rank(one: CouncilBeside) -> str:
    """Write a rank, or that there is none."""
    return "not ranked" if one.rank is None else str(one.rank)


def as_table(answer: Beside) -> str:
    """Give it for a terminal."""
    columns = [
        ("Council", 4),
        ("Schools", 0),
        ("Linked", 0),
        ("None", 0),
        ("Not known", 0),
        ("Share not known", 0),
        ("Rank", 2),
    ]
    rows = [
        (one.name, one.schools, one.linked, one.confirmed_none, one.not_known, share(one.not_known_share), rank(one))
        for one in answer.councils
    ]
    made_up = words.made_up(illustrative=answer.illustrative)
    as_at = f"As at {words.day(answer.as_of)}, all of them."
    return terminal.printed(
        *made_up, QUESTION, as_at, answer.note, terminal.table("Councils", columns, rows), answer.attribution
    )


def as_csv(answer: Beside) -> str:
    """Give it as CSV, one line a council."""
    return table.text(COLUMNS, _rows(answer), answer.as_of)


def as_xlsx(answer: Beside) -> bytes:
    """Give it as a workbook."""
    about = [("question", QUESTION), ("as at", answer.as_of.isoformat()), ("note", answer.note)]
    return files.workbook([*about, ("licence", answer.attribution)], {"Councils": (COLUMNS, _rows(answer))})


def _rows(answer: Beside) -> list[dict[str, Any]]:
    return [one.model_dump() for one in answer.councils]
