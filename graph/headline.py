"""The figures over every answer on coverage: counts, what they are counted from, reasons, who is left out."""

from collections import Counter
from collections.abc import Iterable, Sequence

from graph.answers import Also, Counts, Headline, Reason, State
from graph.asked import Asked, Query
from graph.cohorts import count_cohorts

# The state of a school and why.
Standing = tuple[State, Sequence[Reason]]


def counted(states: Iterable[str]) -> Counts:
    """Count the three states."""
    found = Counter(states)
    return Counts(**{state: found[state] for state in ("linked", "confirmed_none", "not_known")})


def headline(asked: Asked[Query], schools: Sequence[Standing]) -> Headline:
    """Count the schools, or the cohorts where no register covers the council on the day."""
    by_schools, by_cohorts = counted(state for state, _ in schools), _by_cohorts(asked)
    use_cohorts = by_cohorts is not None and not asked.registered
    counts = by_cohorts if by_cohorts and use_cohorts else by_schools
    return Headline(
        counted_from="cohorts" if use_cohorts else "schools",
        counts=counts,
        reasons=_reasons(schools, counts, use_cohorts=use_cohorts, complete=asked.complete(asked.council_id)),
        also=_also(by_schools, by_cohorts, use_cohorts=use_cohorts, any_rows=bool(schools)),
        left_out=asked.people.left_out,
    )


def _by_cohorts(asked: Asked[Query]) -> Counts | None:
    query = asked.query
    narrowed = query.phase or query.sector or asked.trust or query.scope != "state-funded"
    if asked.council_id is None or narrowed:
        return None
    return count_cohorts(asked.scene, asked.council_id, query, complete=asked.complete(asked.council_id))


def _reasons(schools: Iterable[Standing], counts: Counts, *, use_cohorts: bool, complete: bool) -> dict[str, int]:
    """Count each reason over the schools; over cohorts, what is not known is nothing recorded."""
    found = Counter(reason.code for _, reasons in schools for reason in reasons)
    if use_cohorts:
        none = "register_complete" if complete else "answered_none"
        found = Counter({"no_link_recorded": counts.not_known, none: counts.confirmed_none})
    return {code: n for code, n in sorted(found.items()) if n}


def _also(by_schools: Counts, by_cohorts: Counts | None, *, use_cohorts: bool, any_rows: bool) -> Also | None:
    if use_cohorts:
        return Also(counted_from="schools", counts=by_schools) if any_rows else None
    return Also(counted_from="cohorts", counts=by_cohorts) if by_cohorts else None
