"""Conflicts as flat rows, one a claim: the same columns in a CSV and a spreadsheet."""

from collections.abc import Iterator

from graph.conflict_answers import Conflicts
from graph.side_answers import Side

_OF_SIDE = tuple(name for name in Side.model_fields if name not in {"amends", "amendment", "reason", "struck"})
COLUMNS = (
    "conflict", "kind", "about", "subject_id", "subject", "council", *_OF_SIDE, "as_of", "licence",
)  # fmt: skip


def rows(answer: Conflicts) -> Iterator[dict[str, object]]:
    """Give one row a claim, in the answer's order; `conflict` numbers those that belong together, from 1."""
    for number, conflict in enumerate(answer.conflicts, 1):
        subject = {"subject_id": conflict.subject.id, "subject": conflict.subject.name}
        told = {"conflict": number, "kind": conflict.kind, "about": conflict.about, **subject}
        last = {"council": conflict.subject.council, "as_of": answer.as_of, "licence": answer.attribution}
        for side in conflict.claims:
            yield told | side.model_dump(include=set(_OF_SIDE)) | last
