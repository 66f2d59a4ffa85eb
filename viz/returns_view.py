"""Returns of schools: for a terminal, as CSV and as a workbook."""

from typing import Any

from graph.returns import Answered, ReturnLine, Returns
from viz import files, table, terminal, words

COLUMNS = tuple(ReturnLine.model_fields)
ANSWERS: dict[Answered, str] = {
    "answered": "answered",
    "waiting": "asked, not answered yet",
    "overdue": "overdue",
    "not asked": "not asked",
}


def question(answer: Returns) -> str:
    """Give the question that is answered."""
    return f"Which schools of {answer.council} have answered?"


def headline(answer: Returns) -> list[str]:
    """Say how many were asked, answered and are overdue, and what would help most."""
    if not answer.asked:
        first = f"No school of {answer.council} was asked for a return; {words.grouped(answer.answered)} gave one."
    else:
        first = (
            f"Of {words.schools(answer.asked)} asked, {words.grouped(answer.answered)} answered and "
            f"{words.grouped(answer.overdue)} {'is' if answer.overdue == 1 else 'are'} overdue."
        )
    return [first, f"For {words.schools(answer.not_known)} we do not know. {answer.advice}"]


def as_table(answer: Returns) -> str:
    """Give it for a terminal."""
    lines = [*words.made_up(illustrative=answer.illustrative), question(answer), *headline(answer)]
    rows = [
        (one.name, one.urn and str(one.urn), ANSWERS[one.answer], one.due, one.answered_on) for one in answer.schools
    ]
    columns = [("School", 4), ("URN", 1), ("Return", 2), ("Due", 2), ("Answered on", 2)]
    return terminal.printed(*lines, *([terminal.table("Schools", columns, rows)] if rows else []), answer.attribution)


def as_csv(answer: Returns) -> str:
    """Give it as CSV, one line a school."""
    return table.text(COLUMNS, _rows(answer), answer.as_of)


def as_xlsx(answer: Returns) -> bytes:
    """Give it as a workbook: what it is, then one line a school."""
    about = [
        ("question", question(answer)),
        *(("", line) for line in headline(answer)),
        ("licence", answer.attribution),
    ]
    return files.workbook(about, {"Schools": (COLUMNS, _rows(answer))})


def _rows(answer: Returns) -> list[dict[str, Any]]:
    return [one.model_dump() for one in answer.schools]
