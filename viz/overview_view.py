"""Every council at a glance: as CSV and as a workbook."""

from typing import Any

from graph.answers import CouncilOverview, Councils
from viz import files, table, words

COLUMNS = tuple(CouncilOverview.model_fields)
QUESTION = "Which schools have no support recorded?"


def as_csv(answer: Councils) -> str:
    """Give one line a council; each is as at its own day."""
    return table.text(COLUMNS, _rows(answer), None)


def as_xlsx(answer: Councils) -> bytes:
    """Give a workbook: what it is, then one line a council."""
    about = [("question", QUESTION), ("", words.answer(answer.counts)), ("licence", answer.attribution)]
    return files.workbook(about, {"Councils": (COLUMNS, _rows(answer))})


def _rows(answer: Councils) -> list[dict[str, Any]]:
    return [line.model_dump() for line in answer.councils]
