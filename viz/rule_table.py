"""Rules for a terminal of 100 columns: the counts of the three results, then each rule with its subjects."""

from collections.abc import Iterator

from rich.table import Table

from graph.rule_answers import Rule, Rules
from viz import words
from viz.terminal import printed, table

_COLUMNS = (("Subject", 3), ("Council", 2), ("Result", 2), ("Why", 7), ("Sources", 2))


def rules(answer: Rules) -> str:
    """Give the answer as text: question, day, counts, then each rule with its quote and its rows."""
    parts: list[str | Table] = [*headline(answer)]
    for rule in answer.rules:
        parts += _rule(rule, answer) if any(rule.counts.model_dump().values()) else ()
    return printed(*parts, *_empty(answer.rules), answer.attribution)


def headline(answer: Rules) -> list[str]:
    """Say what was asked, as at which day, and how many subjects have each result."""
    lines = [
        f"Is what the papers lay down kept to in {answer.council or 'England'}?",
        f"As at {words.day(answer.as_of)}: {words.results(answer.counts)}",
    ]
    if answer.withheld:
        lines.append(f"{answer.withheld:,} item{'' if answer.withheld == 1 else 's'} withheld from the public.")
    return lines


def _empty(rules: list[Rule]) -> Iterator[str]:
    """Name the rules without rows, so that nobody takes them for kept."""
    for rule in rules:
        if not rule.in_force:
            yield f"\n{rule.title} ({rule.name}): {words.applies(rule)}"
        elif not any(rule.counts.model_dump().values()):
            yield f"\n{rule.title} ({rule.name}): nobody is held of whom it could be checked that day."


def _rule(rule: Rule, answer: Rules) -> Iterator[str | Table]:
    yield f"\n{rule.title} ({rule.name}, a {rule.standing}; {rule.paper})"
    yield f"  “{rule.quote}”"
    yield f"  {words.applies(rule)} {words.results(rule.counts)}"
    if rule.counts.cannot_be_checked:
        yield f"  To check what cannot be checked: {rule.checkable_by}."
    found = [row for row in answer.rows if row.rule == rule.name]
    if found:
        cells = (
            (row.subject.name, row.subject.council, words.RESULTS[row.result], row.why, ", ".join(row.sources))
            for row in found
        )
        yield table("", _COLUMNS, cells)
