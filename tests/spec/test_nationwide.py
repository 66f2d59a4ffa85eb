"""The nation as arrays and as a NetworkX network: one answer, on drawn and on generated networks in a database."""

from collections.abc import Callable
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.brokers import groups
from graph.columns import columns
from graph.default_view import default_view
from graph.drawing import draw
from graph.nationwide import nationwide
from graph.projection import nation
from graph.scene import scene
from graph.simple import Simple
from graph.store import Store
from seed.load import load
from seed.source import Batch

TOLD = date(2013, 12, 10)
# The day before the word, its day, the last of its carry by 12 and 24 months, each the day after, and a kind's end.
DAYS = [TOLD.replace(day=9), TOLD, date(2014, 12, 10), date(2014, 12, 11), date(2015, 12, 10), date(2015, 12, 11)]
DAYS += [date(2021, 8, 31), date(2021, 9, 1)]

CASES = {
    "nothing": "",
    "one that stands alone": "A",
    "all types of the view": (
        "A -SUPPORTS-> B -SPONSORS-> C -PARTNERS_WITH-> D -LEADS-> X:Alliance <-MEMBER_OF- A\n"
        "O:Body -BROKERS-> A\nO -COMMISSIONS-> B\nO -HOSTS-> C\nO -FUNDS-> D"
    ),
    "records of one thing, which tell more together": (
        "A#100001 -SAME_AS-> X{phase: Primary, closed: 2014-06-01} -SUPPORTS-> B\nX -SUPPORTS-> A"
    ),
    "two schools with a number never are one": "A#100001 -SAME_AS-> X\nB#100002 -SAME_AS-> X\nX -SUPPORTS-> C",
    "a chain of successors": (
        "C -SUCCEEDS-> B{closed: 2013-01-01} -SUCCEEDS-> A{closed: 2012-01-01} -SUPPORTS-> D"
    ),
    "a ring of successors": "A{closed: 2012-01-01} -SUCCEEDS-> B{closed: 2012-01-01} -SUCCEEDS-> A -SUPPORTS-> C",
    "succeeded by what the view does not show": "P:Programme -SUCCEEDS-> A:Body{closed: 2013-01-01} -SUPPORTS-> B",
    "the same as what the view does not show": "Some:Cohort -SAME_AS-> Zed -SUPPORTS-> B",
    "two councils, certain and possible": (
        "A{council: X97} -IN_AREA_OF{start_min: 2013-01-01}-> X:Council#999\nZ:Council#X97\n"
        "B{council: X97} -IN_AREA_OF-> Y:Council#998\nB -IN_AREA_OF-> X\nC{council: X97}"
    ),
    "two trusts": (
        "A -MEMBER_OF-> T:Trust#1\nA -MEMBER_OF-> U:Trust#2\nOld{closed: 2013-01-01} -MEMBER_OF-> T\nA -SUCCEEDS-> Old"
    ),
    "what is not public": (
        "S:Document{visibility: internal}\nA{source: S} -SUPPORTS-> B -SUPPORTS{visibility: internal}-> C\n"
        "D{source: S, visibility: public} -SUPPORTS-> C\nE{visibility: confidential} -SAME_AS-> D"
    ),
    "made-up ones": "A{illustrative: true} -SUPPORTS-> B -SUPPORTS-> C\nA -SUCCEEDS-> C",
    "proposed, closed without a date, not yet open": (
        "A{status: Proposed to open} -SUPPORTS-> B{status: Closed} -SUPPORTS-> C{opened: 2014-06-01} -SUPPORTS-> D"
    ),
    "an alliance of a kind that has ended": (
        "A -MEMBER_OF{end_max: 2022-01-01}-> X:Alliance{kind: teaching school alliance}"
    ),
}  # fmt: skip

SHADES = [
    "", "", "", "{status: proposed}", "{confidence: tentative}", "{status: ended}", "{confidence: inferred}",
    "{visibility: internal}", "{start_min: 2013-01-01}", "{start_max: 2013-12-10}", "{end_min: 2013-12-10}",
    "{end_max: 2014-12-10}", "{start_max: 2013-01-31, end_min: 2014-12-10, end_max: 2015-12-10}",
    "{start_min: 2014-12-11, start_max: 2014-12-11, end_min: 2021-08-31}",
]  # fmt: skip
SCHOOLS = [
    "Ash#100001{council: X98, phase: Primary}", "Birch#100002{closed: 2014-12-11}", "Cedar{phase: Secondary}",
    "Dale{closed: 2013-09-01, sector: academy}", "Elm{opened: 2014-12-10}", "Fir{visibility: internal}",
    "Gorse{source: Secret, council: X99}", "Hazel{illustrative: true}", "Ivy{status: Closed}",
]  # fmt: skip
GROUPS = ["Oak:Trust#4711", "Yew:Trust", "Zed:Alliance{kind: teaching school alliance}", "P:Partnership"]
OTHERS = ["Exemplar:Council#X99", "Beside:Council#X98", "Body:Body{closed: 2015-12-11}", "Lee:Leader", "Q:Programme"]
PARTIES = [*SCHOOLS, *GROUPS, *OTHERS]
school, group, party, shade = map(st.sampled_from, (SCHOOLS, GROUPS, PARTIES, SHADES))
link = st.one_of(
    st.tuples(party, st.sampled_from(["SUPPORTS", "SPONSORS", "PARTNERS_WITH", "BROKERS", "HOSTS"]), shade, party),
    st.tuples(party, st.sampled_from(["MEMBER_OF", "LEADS"]), shade, group),
    st.tuples(st.one_of(school, group), st.just("IN_AREA_OF"), shade, st.sampled_from(OTHERS[:2])),
    st.tuples(party, st.sampled_from(["SUCCEEDS", "SAME_AS"]), st.sampled_from(["", *SHADES]), party).filter(
        lambda told: not {told[0], told[3]} & set(OTHERS[:2])
    ),
    st.tuples(school, st.sampled_from(["SUCCEEDS", "SAME_AS"]), st.just(""), school),
)
Links = list[tuple[str, str, str, str]]


def arcs(view: Simple) -> set[tuple[str, str]]:
    found = view.arcs.tocoo()
    return {(view.ids[one], view.ids[other]) for one, other in zip(found.row, found.col, strict=True)}


def _answer(here: Any, view: Any) -> dict[str, Any]:
    """Give all that `brokers` takes from the ground and its view."""
    ids = sorted(view.network.ids)
    return {
        "nodes": {name: (here.name(name), here.label(name)) for name in ids},
        "arcs": arcs(view.network),
        "actual": arcs(view.actual),
        "groups": [groups(here, ids, by) for by in ("council", "trust", "phase", "sector")],
        "links": dict(zip(view.network.ids, zip(view.links, view.proposed, strict=True), strict=True)),
    }


def assert_one_answer(store: Store) -> None:
    held = columns(store)
    for audience in ("public", "internal"):
        network = nation(store, audience)
        for day, months in product(DAYS, (None, 0, 36)):
            one, other = scene(network, day, months), nationwide(held, day, months, audience)
            for proposed in (False, True):
                expected = _answer(one, default_view(one, proposed=proposed))
                assert _answer(other, other.view(proposed=proposed)) == expected, (audience, day, months, proposed)


@pytest.mark.parametrize("case", CASES)
def test_drawn_networks_have_one_answer(drawn: Callable[..., Store], case: str) -> None:
    assert_one_answer(drawn(CASES[case]))


@settings(max_examples=25, deadline=None)
@given(st.lists(link, min_size=5, max_size=40))
def test_generated_networks_have_one_answer(server: Store, drawing: Links) -> None:
    server.command("MATCH (n) DETACH DELETE n")
    lines = [
        *PARTIES,
        "Secret:Document{visibility: internal}",
        *(f"{a} -{rel}{told}-> {b}" for a, rel, told, b in drawing),
    ]
    parts = draw("\n".join(lines), TOLD)
    load(server, Batch("drawing", [], [*parts.nodes, *parts.claims], sha256=str(drawing)), lambda _: None)
    assert_one_answer(server)
