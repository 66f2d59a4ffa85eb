"""The gap list as flat rows: the same columns in a terminal, a CSV and a spreadsheet."""

from collections.abc import Iterator

from graph.answers import Gaps, SchoolGap

COLUMNS = (
    "id", "urn", "laestab", "name", "council", "phase", "sector", "trust", "state", "reasons", "why", "score_low",
    "score_high", "concern", "context", "reach", "need_missing", "supporters", "supporter_sources", "last_confirmed",
    "nearest_supporter", "nearest_supporter_km", "as_of", "licence",
)  # fmt: skip

GROUP_COLUMNS = (
    "id", "name", "schools", "linked", "confirmed_none", "not_known", "not_known_share", "reasons", "as_of", "licence",
)  # fmt: skip


def group_rows(answer: Gaps) -> Iterator[dict[str, object]]:
    """Give one row a group, in the answer's order."""
    about = {"as_of": answer.as_of, "licence": answer.attribution}
    for group in answer.groups or ():
        why = "; ".join(f"{code} {n}" for code, n in group.reasons.items())
        yield group.model_dump() | {"reasons": why} | about


def rows(answer: Gaps) -> Iterator[dict[str, object]]:
    """Give one row a school, in the answer's order."""
    return (_row(school, answer) for school in answer.schools)


def _row(school: SchoolGap, answer: Gaps) -> dict[str, object]:
    need, near = school.need, school.nearest
    told = {name: getattr(school, name) for name in COLUMNS[:9]}
    confirmed = [s.last_confirmed for s in school.supporters if s.last_confirmed]
    return told | {
        "reasons": "; ".join(reason.code for reason in school.reasons),
        "why": " ".join(reason.text for reason in school.reasons),
        "score_low": need.score_low,
        "score_high": need.score_high,
        "concern": need.components.get("concern"),
        "context": need.components.get("context"),
        "reach": need.components.get("reach"),
        "need_missing": "; ".join(need.missing),
        "supporters": "; ".join(s.name for s in school.supporters),
        "supporter_sources": "; ".join(sorted({s.source for s in school.supporters})),
        "last_confirmed": max(confirmed, default=None),
        "nearest_supporter": near.name if near else None,
        "nearest_supporter_km": near.km if near else None,
        "as_of": answer.as_of,
        "licence": answer.attribution,
    }
