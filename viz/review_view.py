"""The links that are due: for a terminal, as CSV, and as a workbook that comes back through `import links`."""

from typing import Any

from graph.review import Due, Review
from viz import table, terminal, words

COLUMNS = tuple(Due.model_fields)


def question(answer: Review) -> str:
    """Give the question that is answered."""
    return f"Which links of {answer.council} are to be confirmed?"


def headline(answer: Review) -> list[str]:
    """Say how many links are due, and of how many supporters."""
    n, whose = len(answer.claims), len({one.supporter_id for one in answer.claims})
    if not n:
        return [f"No link is due within {answer.options['due']} days, and none only may hold."]
    by = f"{words.grouped(whose)} supporter{'' if whose == 1 else 's'}"
    are = "link is" if n == 1 else "links are"
    soon = f"they stop counting within {answer.options['due']} days, or only may hold"
    return [f"{words.grouped(n)} {are} to be confirmed, of {by}: {soon}."]


def sentence(one: Due) -> str:
    """Say the link."""
    focus = f" ({one.focus})" if one.focus and one.focus != "not stated" else ""
    return f"{one.from_name} {one.reads} {one.to_name}{focus}"


def as_table(answer: Review) -> str:
    """Give it for a terminal."""
    lines = [*words.made_up(illustrative=answer.illustrative), question(answer), *headline(answer)]
    lines += [f"As at {words.day(answer.as_of)}."]
    lines += [f"{answer.withheld:,} items withheld from the public."] if answer.withheld else []
    rows = [(one.supporter, sentence(one), one.why, one.id) for one in answer.claims]
    columns = [("Supporter", 2), ("Link", 4), ("Why", 3), ("Claim", 3)]
    return terminal.printed(*lines, *([terminal.table("Due", columns, rows)] if rows else []), answer.attribution)


def as_csv(answer: Review) -> str:
    """Give it as CSV, one line a link."""
    return table.text(COLUMNS, _rows(answer), answer.as_of)


def _rows(answer: Review) -> list[dict[str, Any]]:
    return [one.model_dump() for one in answer.claims]
