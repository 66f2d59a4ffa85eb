"""Coverage by council, phase, trust, region or sector: one line a group, in order of name, never a ranking."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from graph.answers import GroupGap, SchoolGap
from graph.asked import Asked
from graph.coverage_options import By, GapsQuery
from graph.headline import counted

# Who a group is: its id (None where nothing tells of one, or it is a word and no body) and its name.
Group = tuple[str | None, str]


def grouped(asked: Asked[GapsQuery], rows: Iterable[SchoolGap]) -> list[GroupGap] | None:
    """Count schools by the group that was asked for; None where none was.

    Every school is in one group: in two trusts at once, in a group of both. What is told of no school is a group too.
    The order is by name alone: a share says more of what was loaded than of the schools where much is not known.
    """
    if asked.query.by is None:
        return None
    found: dict[Group, list[SchoolGap]] = {}
    for row in rows:
        found.setdefault(_group(asked, row, asked.query.by), []).append(row)
    order = sorted(found, key=lambda group: (group[1] == _no(asked.query.by), group[1].casefold(), group[0] or ""))
    return [_line(group, found[group]) for group in order]


def _no(by: str | None) -> str:
    return f"no {by} on record"


def _group(asked: Asked[GapsQuery], row: SchoolGap, by: By) -> Group:
    if by == "council":
        return (row.council_id, row.council) if row.council_id and row.council else (None, _no(by))
    if by == "trust":
        trusts = sorted((asked.scene.name(name), name) for name in asked.scene.trusts_of.get(row.id, ()))
        names = " and ".join(name for name, _ in trusts)
        return (" ".join(key for _, key in trusts), names) if trusts else (None, _no(by))
    # A region is the council's: the register's own column of the school may be an office's, not one of the nine.
    council: Mapping[str, Any] = asked.scene.network.nodes[row.council_id] if row.council_id else {}
    word = council.get("region") if by == "region" else getattr(row, by)
    return None, str(word or _no(by))


def _line(group: Group, rows: list[SchoolGap]) -> GroupGap:
    counts = counted(row.state for row in rows)
    reasons = Counter(reason.code for row in rows for reason in row.reasons)
    return GroupGap(
        id=group[0],
        name=group[1],
        schools=len(rows),
        **counts.model_dump(),
        not_known_share=round(counts.not_known / len(rows), 4),
        reasons=dict(sorted(reasons.items())),
    )
