"""How subjects stand to rules as flat rows, one a subject: the same columns in a CSV and a spreadsheet."""

from collections.abc import Iterator

from graph.rule_answers import Rules

COLUMNS = (
    "rule", "title", "standing", "paper", "quote", "subject_id", "subject", "council", "result", "why", "sources",
    "claims", "checkable_by", "as_of", "licence",
)  # fmt: skip


def rows(answer: Rules) -> Iterator[dict[str, object]]:
    """Give one row a subject of a rule, in the answer's order."""
    rules = {rule.name: rule for rule in answer.rules}
    for row in answer.rows:
        told = row.model_dump(include={"rule", "paper", "quote", "result", "why"})
        told |= rules[row.rule].model_dump(include={"title", "standing", "checkable_by"})
        told |= {"subject_id": row.subject.id, "subject": row.subject.name, "council": row.subject.council}
        told |= {"sources": "; ".join(row.sources), "claims": "; ".join(side.id for side in row.claims)}
        yield told | {"as_of": answer.as_of, "licence": answer.attribution}
