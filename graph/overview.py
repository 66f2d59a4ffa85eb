"""Every council at a glance: the three states, each as at the council's own newest source."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from graph.answers import CouncilOverview, Counts, Gaps, SchoolGap
from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.headline import counted
from graph.lookup import default_days
from graph.store import Store


def councils_overview(store: Store, as_of: date | None = None) -> list[CouncilOverview]:
    """Give each council that anything is told of, in order of name, real ones first.

    Councils that share the day of the national register are answered in one go, the others one by one.

    Args:
        store: The database.
        as_of: One day for all; each council's own default day if absent.
    """
    councils = [c for c in default_days(store) if as_of or c["day"]]
    answers: dict[str, CouncilOverview] = {}
    national = [c for c in councils if c["national"] and not as_of]
    for day in {c["day"] for c in national}:
        answers |= _together(gaps(store, GapsQuery(as_of=day)), [c for c in national if c["day"] == day])
    for council in councils:
        if council["id"] not in answers:
            answer = gaps(store, GapsQuery(council=council["id"], as_of=as_of or council["day"]))
            answers[council["id"]] = _line(council, answer, answer.counts)
    found = [line for line in answers.values() if line.schools]
    return sorted(found, key=lambda line: (line.illustrative, line.name, line.id))


def _together(answer: Gaps, councils: Iterable[Mapping[str, Any]]) -> dict[str, CouncilOverview]:
    rows: dict[str | None, list[SchoolGap]] = {}
    for row in answer.schools:
        rows.setdefault(row.council_id, []).append(row)
    return {c["id"]: _line(c, answer, counted(row.state for row in rows.get(c["id"], ()))) for c in councils}


def _line(council: Mapping[str, Any], answer: Gaps, counts: Counts) -> CouncilOverview:
    return CouncilOverview(
        id=council["id"],
        name=council["name"],
        as_of=answer.as_of,
        schools=counts.linked + counts.confirmed_none + counts.not_known,
        **counts.model_dump(),
        counted_from=answer.counted_from,
        newest_source=answer.newest_source,
        illustrative=bool(council["illustrative"]),
    )
