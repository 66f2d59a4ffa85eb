"""What holds of coverage in any drawing, judged without a database."""

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.coverage_options import GapsQuery
from graph.drawing import as_network, draw
from graph.reasons import judge
from graph.scene import scene
from graph.support import evidence

TOLD = date(2013, 12, 10)
IN = "-IN_AREA_OF-> Exemplar:Council#999"
# Networks of a few parties and any links between them, each certain, possible, past, proposed or tentative.
SCHOOLS = ["Ash", "Birch", "Cedar", "Dale{closed: 2013-09-01}"]
GROUPS = ["Elms:Alliance", "Oak:Trust", "P:Partnership{purpose: improvement}", "H:Alliance{kind: maths hub}"]
SHADES = ["", "{status: proposed}", "{confidence: tentative}", "{start_min: 2013-01-01}", "{end_min: 2012-01-01}"]
school, group, shade = st.sampled_from(SCHOOLS), st.sampled_from(GROUPS), st.sampled_from(SHADES)
same = st.sampled_from(SCHOOLS[:3])  # records that agree on whether they are open
giver = st.sampled_from([*SCHOOLS, *GROUPS, "Exemplar:Council#999", "Lee:Leader"])
link = st.one_of(
    st.tuples(giver, st.just("SUPPORTS"), shade, school),
    st.tuples(giver, st.just("PARTNERS_WITH"), shade, school),
    st.tuples(school, st.just("MEMBER_OF"), shade, group),
    st.tuples(giver, st.sampled_from(["LEADS", "SPONSORS"]), shade, group),
    st.tuples(school, st.just("SUCCEEDS"), shade, school),
    st.tuples(same, st.just("SAME_AS"), shade, same),
    st.tuples(school, st.just("ANSWERED_NONE"), shade, st.just("R:Document{kind: return}")),
)
links = st.lists(link, max_size=12)
Links = list[tuple[str, str, str, str]]
EVERYONE = "\n".join([*(f"{name} {IN}" for name in SCHOOLS), *GROUPS])


def judged(drawing: Links, query: GapsQuery, rename: dict[str, str] | None = None) -> dict[str, tuple[str, list[str]]]:
    """Give the state and the reasons of every school of a drawing, without a database."""
    picture = "\n".join([EVERYONE, *(f"{start} -{rel}{shade}-> {end}" for start, rel, shade, end in drawing)])
    for old, new in (rename or {}).items():
        picture = re.sub(rf"\b{old}\b", new, picture)
    here = scene(as_network(draw(picture)), TOLD)
    found: dict[str, tuple[str, list[str]]] = {}
    for name in here.network:
        if here.label(name) == "School":
            items = list(evidence(here, name, query))
            answer = judge(here, name, items, query, complete=False)
            found[name] = (answer.state, [reason.code for reason in answer.reasons])
    return found


queries = st.builds(
    GapsQuery,
    count=st.lists(st.sampled_from(["trust", "sponsor", "federation", "council"]), unique=True).map(tuple),
    direct_only=st.booleans(),
    carry=st.sampled_from([None, 0, 36]),
)


@settings(max_examples=150, deadline=None)
@given(links, giver, school, queries)
def test_one_more_certain_support_makes_no_school_less_covered(
    drawing: Links, start: str, end: str, query: GapsQuery
) -> None:
    before, after = judged(drawing, query), judged([*drawing, (start, "SUPPORTS", "", end)], query)
    assert all(after[name][0] in (state, "linked") for name, (state, _) in before.items())


@settings(max_examples=150, deadline=None)
@given(links, queries)
def test_other_ids_and_another_order_change_nothing(drawing: Links, query: GapsQuery) -> None:
    rename = {"Ash": "Zelkova", "Birch": "Yew", "Dale": "Alder", "Elms": "A", "Oak": "Beech", "P": "Z", "Lee": "B"}
    before, after = judged(drawing, query), judged(drawing[::-1], query, rename)
    assert sorted(before.values()) == sorted(after.values())
