"""Every council at a glance: the three states, each as at the council's own newest source."""

from collections.abc import Iterable, Mapping
from typing import Any

from graph.answers import CouncilOverview, Councils, CouncilsQuery, Counts, Gaps, SchoolGap
from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.errors import UnknownThing
from graph.headline import counted
from graph.lookup import default_days
from graph.store import Store


def councils_overview(store: Store, query: CouncilsQuery) -> Councils:
    """Give each council that anything is told of, in order of name, real ones first.

    Councils that share the day of the national register are answered in one go, the others one by one.

    Args:
        store: The database.
        query: Of which region.

    Raises:
        UnknownThing: No council held is in such a region.
    """
    held = store.keep("overview", lambda: _overview(store))
    wanted = (query.region or "").casefold()
    shown = [line for line in held if not wanted or (line.region or "").casefold() == wanted]
    summed = [line for line in shown if not line.illustrative] or shown
    counts = Counts(**{name: sum(getattr(line, name) for line in summed) for name in Counts.model_fields})
    regions = sorted({line.region for line in held if line.region})
    if wanted and not shown:
        known = ", ".join(regions) or "none, for no register of councils is loaded"
        raise UnknownThing(f"No council held is in a region called {query.region!r}: there are {known}.")
    return Councils(councils=shown, counts=counts, regions=regions)


def _overview(store: Store) -> list[CouncilOverview]:
    councils = [c for c in default_days(store) if c["day"]]
    answers: dict[str, CouncilOverview] = {}
    national = [c for c in councils if c["national"]]
    for day in {c["day"] for c in national}:
        answers |= _together(gaps(store, GapsQuery(as_of=day)), [c for c in national if c["day"] == day])
    for council in councils:
        if council["id"] not in answers:
            answer = gaps(store, GapsQuery(council=council["id"], as_of=council["day"]))
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
        region=council["region"],
        illustrative=bool(council["illustrative"]),
    )
