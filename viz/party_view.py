"""What is told of one school or organisation, and what a search finds: as CSV and as a workbook."""

from typing import Any

from graph.party_shapes import Found, Hit, Link, Party
from viz import files, table, words

COLUMNS = tuple(Link.model_fields)
HITS = tuple(Hit.model_fields)


def question(answer: Party) -> str:
    """Give the question that is answered."""
    return f"What is told of {answer.name}?"


def as_csv(answer: Party) -> str:
    """Give the claims on it as CSV, one line a claim."""
    return table.text(COLUMNS, _links(answer), answer.as_of)


def as_xlsx(answer: Party) -> bytes:
    """Give it as a workbook: what it is, the claims on it, its records."""
    about = [
        ("question", question(answer)),
        ("as at", answer.as_of.isoformat()),
        *((name, _cell(value)) for name, value in answer.properties.items()),
        ("withheld", f"{answer.withheld} items withheld" if answer.withheld else "nothing withheld"),
        ("licence", answer.attribution),
    ]
    records = [record.model_dump() for record in answer.records]
    columns = tuple(records[0]) if records else ("id",)
    struck = [one.model_dump() | {"struck": words.struck(one.struck.model_dump())} for one in answer.struck]
    sheets = {"Claims": (COLUMNS, _links(answer)), "Struck": ((*COLUMNS, "struck"), struck)}
    return files.workbook(about, {**sheets, "Records": (columns, records)})


def found_csv(answer: Found) -> str:
    """Give what a search found as CSV, one line a thing."""
    return table.text(HITS, _hits(answer), None)


def found_xlsx(answer: Found) -> bytes:
    """Give what a search found as a workbook."""
    about = [("searched for", answer.q), ("found", words.grouped(answer.total)), ("licence", answer.attribution)]
    return files.workbook(about, {"Found": (HITS, _hits(answer))})


def _cell(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _links(answer: Party) -> list[dict[str, Any]]:
    return [link.model_dump() for link in answer.links]


def _hits(answer: Found) -> list[dict[str, Any]]:
    return [hit.model_dump() for hit in answer.hits]
