"""The gap list for a terminal of 100 columns: the headline first."""

import io
from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.table import Table

from graph.answers import CohortState, Gaps, SchoolGap
from viz import words

WIDTH = 100
_MARKS = {"linked": "L", "confirmed_none": "N", "not_known": "?"}


def gaps(answer: Gaps, *, limit: int | None = None) -> str:
    """Give the answer as text: question, counts, reasons, cohorts with their quotes, then schools or groups."""
    shown = answer.schools[:limit]
    parts: list[str | Table] = [*_headline(answer)]
    parts += [_cohorts(answer.cohorts)] if answer.cohorts else []
    if answer.groups is not None:
        return printed(*parts, words.ORDER_OF_GROUPS, _groups(answer), answer.attribution)
    parts += [_schools(shown)] if shown else []
    parts += [f"… and {len(answer.schools) - len(shown):,} more."] if len(shown) < len(answer.schools) else []
    return printed(*parts, answer.attribution)


def printed(*parts: str | Table) -> str:
    """Give lines and tables as text, one below the other."""
    out = io.StringIO()
    console = Console(file=out, width=WIDTH, highlight=False, markup=False, emoji=False)
    for part in parts:
        console.print(part, soft_wrap=False)
    return out.getvalue()


def table(title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[object]]) -> Table:
    """Give a table for `printed`: columns are a heading and a share of the width (0: a number, as wide as needed)."""
    made = Table(title=title, title_justify="left", expand=True)
    for heading, share in columns:
        made.add_column(heading, ratio=share or None, justify="left" if share else "right")
    for row in rows:
        made.add_row(*map(cell, row))
    return made


def cell(value: object) -> str:
    """Write a value: a dash where there is none, thousands grouped."""
    if value is None or value == "":
        return "–"
    return words.grouped(value) if isinstance(value, int | float) else str(value)


def _headline(answer: Gaps) -> list[str]:
    place = answer.council or "England"
    lines = [
        f"Which schools in {place} have no support recorded?",
        words.answer(answer.counts),
        f"As at {words.day(answer.as_of)}, counted from {answer.counted_from}.",
        f"Newest source: {answer.newest_source or 'none before that day'}.",
    ]
    if not any(answer.counts.model_dump().values()):
        lines.append(_empty(place))
    if answer.illustrative:
        lines[:0] = words.made_up(illustrative=True)
    if answer.reasons:
        lines.append(f"Why: {_reasons(answer.reasons)}.")
    if answer.also:
        lines.append(f"Counted from {answer.also.counted_from} instead: {words.answer(answer.also.counts)}")
    if answer.left_out:
        left = ", ".join(f"{words.reason(why)} {n:,}" for why, n in answer.left_out.items())
        lines.append(f"Left out: {left}.")
    if answer.withheld:
        lines.append(f"{answer.withheld:,} items withheld from the public.")
    return lines


def _empty(place: str) -> str:
    return (
        f"No school of {place} that was open then is named or counted in what is loaded: load a register with "
        "`partnerships import gias FILE`, or ask as at another day with --as-of."
    )


def _cohorts(cohorts: list[CohortState]) -> Table:
    table = Table(title="Counted by a source, not named", title_justify="left", expand=True)
    table.add_column("Group", ratio=3)
    table.add_column("How many", justify="right")
    table.add_column("State")
    table.add_column("The source says", ratio=4)
    for cohort in cohorts:
        count = "not told" if cohort.count is None else f"{cohort.count:,}"
        table.add_row(cohort.name, count, words.STATES[cohort.state], cohort.quote or "")
    return table


def _groups(answer: Gaps) -> Table:
    columns = [("By " + str(answer.options["by"]), 4), ("Schools", 0), ("Linked", 0), ("None", 0), ("Not known", 0)]
    rows = [
        (group.name, group.schools, group.linked, group.confirmed_none,
         f"{group.not_known:,} ({group.not_known_share:.0%})", _reasons(group.reasons))
        for group in answer.groups or ()
    ]  # fmt: skip
    return table("Schools by group", [*columns, ("Why", 5)], rows)


def _reasons(found: Mapping[str, int]) -> str:
    return "; ".join(f"{words.reason(code)} {n:,}" for code, n in found.items())


def _schools(schools: list[SchoolGap]) -> Table:
    table = Table(title="Schools", title_justify="left", expand=True)
    table.add_column("School", ratio=4)
    table.add_column("URN", justify="right", min_width=6)
    table.add_column("Phase", ratio=2)
    table.add_column("State", min_width=7, ratio=2)
    table.add_column("Why, or who supports it", ratio=6)
    table.add_column("Need", justify="right", min_width=8)
    for school in schools:
        table.add_row(
            school.name,
            str(school.urn or "–"),
            school.phase or "–",
            f"{_MARKS[school.state]} {words.STATES[school.state]}",
            _why(school),
            _need(school),
        )
    return table


def _why(school: SchoolGap) -> str:
    if school.state == "linked":
        return "; ".join(dict.fromkeys(f"{s.name}" for s in school.supporters))
    return " ".join(reason.text for reason in school.reasons)


def _need(school: SchoolGap) -> str:
    low, high = school.need.score_low, school.need.score_high
    return f"{low:.0f}" if low == high else f"{low:.0f} to {high:.0f}"
