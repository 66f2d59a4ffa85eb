"""What holds of coverage by group and over time in any drawing, judged without a database."""

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.answers import Need, SchoolGap
from graph.asked import Asked
from graph.change_shapes import Changes, ChangesQuery
from graph.changes import compared
from graph.coverage_groups import grouped
from graph.coverage_options import By, GapsQuery
from graph.drawing import as_network, draw
from graph.headline import counted
from graph.scene import scene
from graph.support import evidence

DAYS = (date(2011, 9, 1), date(2012, 9, 1), date(2013, 12, 10), date(2016, 1, 1))
SCHOOLS = ["Ash{phase: Primary}", "Birch{closed: 2013-08-31}", "Cedar{opened: 2012-01-01, phase: Primary}", "Dale"]
SPELLS = [
    "", "{start_min: 2012-01-01, start_max: 2013-01-01, end_min: 2013-12-10}",
    "{start_max: 2011-01-01, end_min: 2012-01-01}",
    "{start_max: 2011-01-01, end_min: 2012-01-01, end_max: 2013-01-01}", "{status: proposed}",
]  # fmt: skip
school, spell = st.sampled_from(SCHOOLS), st.sampled_from(SPELLS)
council = st.sampled_from(["Exemplar:Council#999{region: London}", "Kestrel:Council#998"])
group = st.sampled_from(["Elms:Alliance", "Oak:Trust", "Yew:Trust"])
link = st.one_of(
    st.tuples(st.one_of(school, group), st.just("SUPPORTS"), spell, school),
    st.tuples(school, st.just("MEMBER_OF"), spell, group),
    st.tuples(school, st.just("SUCCEEDS"), spell, school),
    st.tuples(school, st.just("IN_AREA_OF"), spell, council),
)
drawings = st.lists(link, max_size=12).map(
    lambda links: "\n".join([*SCHOOLS, *(f"{start} -{rel}{shade}-> {end}" for start, rel, shade, end in links)])
)


@settings(max_examples=100, deadline=None)
@given(drawings, st.sampled_from(["council", "phase", "trust", "region", "sector"]), st.sampled_from(DAYS))
def test_the_groups_sum_to_the_whole(drawing: str, by: By, day: date) -> None:
    asked = Asked(GapsQuery(by=by), None, None, [], scene(as_network(draw(drawing)), day))
    rows = [_row(asked, name) for name in asked.people.schools]
    groups = grouped(asked, rows) or []
    whole = counted(row.state for row in rows)
    assert len({(group.id, group.name) for group in groups}) == len(groups)
    assert sum(group.schools for group in groups) == len(rows)
    for state, n in whole.model_dump().items():
        assert sum(getattr(group, state) for group in groups) == n


def _row(asked: Asked[GapsQuery], name: str) -> SchoolGap:
    here, told = asked.scene, asked.scene.network.nodes[name]
    judged = asked.judged(name, list(evidence(here, name, asked.query)))
    area = here.council_of.get(name)
    return SchoolGap(
        id=name,
        urn=None,
        name=name,
        council=area and here.name(area),
        council_id=area,
        phase=told.get("phase"),
        sector=told.get("sector"),
        state=judged.state,
        reasons=judged.reasons,
        need=Need(components={}, missing=[], score_low=0, score_high=100),
        supporters=[],
    )


def over(drawing: str, days: list[date]) -> Changes:
    """Compare days of a drawing, given in this order."""
    query, network = ChangesQuery(at=tuple(days)), as_network(draw(drawing))
    return compared(query, [Asked(query, None, None, [], scene(network, day)) for day in days])


@settings(max_examples=100, deadline=None)
@given(drawings, st.permutations(DAYS))
def test_the_order_of_the_days_makes_no_difference(drawing: str, days: list[date]) -> None:
    assert over(drawing, days) == over(drawing, sorted(days))


@settings(max_examples=100, deadline=None)
@given(drawings)
def test_who_joined_and_left_accounts_for_the_difference_of_the_counts(drawing: str) -> None:
    answer = over(drawing, list(DAYS))
    merged = "SUCCEEDS" in drawing  # records that became one were several
    for step, (before, after) in zip(answer.steps, pairwise(answer.days), strict=True):
        difference = sum(step.joined.values()) - sum(step.left.values())
        assert merged or difference == after.counts.linked - before.counts.linked
