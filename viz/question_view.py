"""An answer of the catalogue, and the catalogue itself, for a terminal of 100 columns."""

from collections.abc import Iterator
from textwrap import fill

from rich.table import Table

from graph.question_answers import Answer, AnswerColumn, Catalogue, Listed
from viz import words
from viz.question_rows import plain
from viz.terminal import WIDTH, cell, printed

INDENT = "    "
SHORT, WIDE = 22, 60  # characters: a column this short is not squeezed, one this long claims no more of the width


def answer(told: Answer) -> str:
    """Give an answer as text: title, question, day, how many rows, then the rows."""
    parts = [f"{told.title} ({told.name})", told.question, *said(told)]
    if not told.rows:
        return printed(*parts, told.attribution)
    return printed(*parts, _table(told), told.attribution)


def said(told: Answer) -> Iterator[str]:
    """Say as at which day, with what, how many rows, and what is left out."""
    given = ", ".join(f"{name} {plain(value)}" for name, value in told.params.items() if name != "as_of")
    day = f"As at {words.day(told.as_of)}" if told.as_of else "As held now"
    yield f"{day}, {given}: {rows_found(told)}"
    if told.note:
        yield told.note
    if told.withheld:
        yield f"{words.grouped(told.withheld)} item{'' if told.withheld == 1 else 's'} withheld from the public."


def rows_found(told: Answer) -> str:
    """Say how many rows there are.

    >>> rows_found(Answer.model_construct(total=1, rows=[{}], truncated=False))
    '1 row.'
    """
    count = f"{words.grouped(told.total)} row{'' if told.total == 1 else 's'}"
    return f"{count}, of which {words.grouped(len(told.rows))} are shown." if told.truncated else f"{count}."


def _table(told: Answer) -> Table:
    made = Table(expand=True)
    for column in told.columns:
        number = column.type.startswith(("int", "float"))
        made.add_column(
            column.name, justify="right" if number else "left", overflow="fold", ratio=_share(column, told) or None
        )
    for row in told.rows:
        made.add_row(*(cell(plain(row[column.name])) for column in told.columns))
    return made


def _share(column: AnswerColumn, told: Answer) -> int:
    longest = max(len(str(plain(row[column.name]) or "")) for row in told.rows[:200])
    return 0 if max(longest, len(column.name)) <= SHORT else min(WIDE, longest)


def catalogue(told: Catalogue) -> str:
    """List the questions by topic, with what each takes."""
    lines = []
    for one in told.questions:
        lines += [f"\n{one.name}", fill(one.question, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)]
        lines.append(fill(f"takes {_takes(one)}", WIDTH, initial_indent=INDENT, subsequent_indent=INDENT))
    how = "Ask one with `partnerships query NAME -p key=value`; what stands in brackets may be left out."
    return printed(*lines, f"\n{how}")


def _takes(one: Listed) -> str:
    return ", ".join(param.name if param.required else f"[{param.name}]" for param in one.params)
