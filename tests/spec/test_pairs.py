"""One question, one answer: what query files say by Cypher and what Python says over NetworkX, in one table."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import party
from graph.answers import CouncilsQuery, Gaps
from graph.conflict_answers import ConflictsQuery
from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.drawing import draw
from graph.overview import councils_overview
from graph.party_shapes import Link, PartyQuery
from graph.rule_answers import RulesQuery
from graph.store import Rows, Store
from queries import catalogue
from queries.ask import answer
from queries.side_by_side import conflicts
from queries.statements import rules
from seed.claims import read_papers
from seed.illustrative import illustrative
from seed.load import load
from seed.source import Batch

TOLD = date(2013, 12, 10)
GROUPS = ("council", "phase", "trust", "region", "sector")


def _states(told: Gaps) -> Rows:
    named = Counter(school.state for school in told.schools)
    return [{"state": state, "schools": n} for state, n in sorted(named.items())]


def _schools(told: Gaps) -> Rows:
    return [school.model_dump(include={"id", "urn", "name", "phase", "state"}) for school in told.schools]


def _resting(told: Gaps) -> Rows:
    alone = [s for s in told.schools if "single_support" in {reason.code for reason in s.reasons}]
    return [school.model_dump(include={"id", "urn", "name", "phase"}) for school in alone]


def _nearest(told: Gaps) -> Rows:
    return [
        school.model_dump(include={"id", "urn", "name", "state"})
        | {
            "nearest": school.nearest.id if school.nearest else None,
            "nearest_name": school.nearest.name if school.nearest else None,
            "km": school.nearest.km if school.nearest else None,
        }
        for school in told.schools
        if school.state != "linked"
    ]


def _groups(told: Gaps) -> Rows:
    columns = {"id", "name", "schools", "linked", "confirmed_none", "not_known", "not_known_share"}
    return [group.model_dump(include=columns) for group in told.groups or ()]


# Question of the catalogue, what it is asked with beside council and day, the same rows out of `graph.coverage.gaps`.
PAIRS: list[tuple[str, dict[str, str], Callable[[Gaps], Rows]]] = [
    ("gaps/states_of_a_council", {}, _states),
    ("gaps/schools", {}, _schools),
    ("gaps/resting_on_one", {}, _resting),
    ("gaps/nearest_supporter", {}, _nearest),
    *(("gaps/states_by_group", {"by": by}, _groups) for by in GROUPS),
]


def by_cypher(store: Store, name: str, about: dict[str, Any], columns: Rows) -> Rows:
    """Ask a question, and give the columns that Python tells too."""
    kept = columns[0].keys() if columns else {"id"}
    rows = answer(store, name, about).rows
    return _in_order([{key: row[key] for key in kept} if columns else row for row in rows])


def _in_order(rows: Rows) -> Rows:
    return sorted(rows, key=repr)


def _differing(store: Store, about: dict[str, Any]) -> list[tuple[str, Rows, Rows]]:
    """Give each question whose two answers differ, with both."""
    found = []
    for name, more, rows_of in PAIRS:
        expected = _in_order(rows_of(gaps(store, GapsQuery.model_validate(about | more))))
        told = by_cypher(store, name, about | more, expected)
        found += [(f"{name} {more}", told, expected)] if told != expected else []
    return found


def test_every_question_that_names_a_python_function_stands_in_the_table() -> None:
    named = {question.name: question.header.of for question in catalogue.questions() if question.header.of}
    of = {"graph.coverage.gaps": {name for name, *_ in PAIRS}}
    of["queries.statements.rules"] = {name for name in named if name.startswith("rules/")}
    of["queries.side_by_side.conflicts"] = {name for name in named if name.startswith("conflicts/")}
    assert named == {name: function for function, names in of.items() for name in names}
    for function in of:
        module, _, word = function.rpartition(".")
        assert callable(getattr(import_module(module), word))


COUNCILS = {
    "papers": (read_papers, ("Leeds", "Leicestershire", "Leicester", "Thurrock")),
    "illustrative": (illustrative, ("X01",)),
}


@pytest.fixture
def held(store: Store, request: pytest.FixtureRequest) -> tuple[Store, tuple[str, ...]]:
    """What the project brings, and the councils to ask about."""
    batch, councils = COUNCILS[request.param]
    load(store, batch(), lambda _: None)
    return store, councils


@pytest.mark.parametrize("held", COUNCILS, indirect=True)
def test_coverage_has_one_answer_on_what_the_project_brings(held: tuple[Store, tuple[str, ...]]) -> None:
    store, councils = held
    for council in councils:
        days = {gaps(store, GapsQuery(council=council)).as_of, TOLD}
        for day in sorted(days):
            assert _differing(store, {"council": council, "as_of": day}) == []
    assert gaps(store, GapsQuery(council=councils[-1])).schools


@pytest.mark.parametrize("held", COUNCILS, indirect=True)
def test_rules_and_conflicts_have_one_answer_in_python_and_as_questions(held: tuple[Store, tuple[str, ...]]) -> None:
    store, councils = held
    asked: int = 0
    for council in councils:
        about = {"council": council, "as_of": gaps(store, GapsQuery(council=council)).as_of}
        ruled, differing = rules(store, RulesQuery(**about)), conflicts(store, ConflictsQuery(**about))
        told = {f"rules/{rule.name}": [] for rule in ruled.rules} | {
            f"conflicts/{kind}": [] for kind in differing.counts
        }
        for row in ruled.rows:
            told[f"rules/{row.rule}"].append((row.subject.id, row.result, row.why))
        for one in differing.conflicts:
            told[f"conflicts/{one.kind}"].append((one.subject.id, one.about))
        for name, rows in told.items():
            keys = ("subject", "result", "why") if name.startswith("rules/") else ("subject", "about")
            by_question = [tuple(row[key] for key in keys) for row in answer(store, name, about).rows]
            assert sorted(by_question) == sorted(rows), name
            asked += len(rows)
    assert asked


@pytest.mark.parametrize("held", COUNCILS, indirect=True)
def test_links_of_a_school_and_of_who_supports_it_have_one_answer(held: tuple[Store, tuple[str, ...]]) -> None:
    store, councils = held
    tables = [gaps(store, GapsQuery(council=council)) for council in councils]
    linked = [(told.as_of, one) for told in tables for one in told.schools if one.supporters][-30:]
    found = 0
    for as_of, one in linked:
        query, asked = PartyQuery(as_of=as_of), {"as_of": as_of}
        received = _current(party.school(store, one.id, query).links, "is supported by")
        rows = answer(store, "support/who_supports", asked | {"school": one.id}).rows
        assert [row["claim"] for row in rows] == received
        found += len(received)
        for giver in {supporter.id for supporter in one.supporters}:
            given_out = _current(party.organisation(store, giver, query).links, "supports")
            rows = answer(store, "support/whom_it_supports", asked | {"organisation": giver}).rows
            assert [row["claim"] for row in rows] == given_out
    assert found


def _current(links: list[Link], reads: str) -> list[str]:
    """Give the claims of support one way that may hold and are not told as past, as the questions order them."""
    told = [
        link
        for link in links
        if link.holds in {"certainly", "possibly"} and link.status != "ended"
        if link.reads == reads or link.type == "PARTNERS_WITH"
    ]
    return [link.id for link in sorted(told, key=lambda link: (link.status, link.holds, link.other_name, link.id))]


@pytest.mark.parametrize("held", COUNCILS, indirect=True)
def test_councils_at_a_glance_have_one_answer(held: tuple[Store, tuple[str, ...]]) -> None:
    store, _ = held
    lines = councils_overview(store, CouncilsQuery()).councils
    for line in (line for line in lines if line.counted_from == "schools"):
        asked = {"by": "council", "council": line.id, "as_of": line.as_of}
        columns = {"id", "name", "schools", "linked", "confirmed_none", "not_known"}
        assert by_cypher(store, "gaps/states_by_group", asked, [dict.fromkeys(columns)]) == [
            line.model_dump(include=columns)
        ]
    assert lines


# Any links between a few parties, each certain, possible, past, proposed, tentative or not public.
SHADES = [
    "", "", "{status: proposed}", "{confidence: tentative}", "{start_min: 2013-01-01}", "{end_max: 2012-01-01}",
    "{visibility: internal}", "{start_max: 2012-01-01, end_min: 2012-01-01}",
]  # fmt: skip
SCHOOLS = [
    "Ash#1{phase: Primary, easting: 400000, northing: 400000}",
    "Birch#2{sector: academy, easting: 403000, northing: 404000}",
    "Cedar{easting: 400100, northing: 400000}",
    "Dale{closed: 2013-09-01}",
    "Old{status: Closed}",
]
BODIES = ["Elms:Alliance", "Oak:Trust", "P:Partnership{purpose: improvement}", "H:Alliance{kind: maths hub}"]
RECORDS = ["Zash", "Zorn"]  # what a paper tells of a school, under an id of its own
OTHERS = ["Exemplar:Council#999", "Lee:Leader", "Elder:Board", "Some:Cohort"]
school, body, shade = st.sampled_from([*SCHOOLS, *RECORDS]), st.sampled_from(BODIES), st.sampled_from(SHADES)
giver = st.sampled_from([*SCHOOLS, *RECORDS, *BODIES, *OTHERS])
link = st.one_of(
    st.tuples(giver, st.sampled_from(["SUPPORTS", "PARTNERS_WITH"]), shade, school),
    st.tuples(school, st.sampled_from(["MEMBER_OF", "LEADS"]), shade, body),
    st.tuples(giver, st.sampled_from(["LEADS", "SPONSORS"]), shade, body),
    st.tuples(school, st.just("ANSWERED_NONE"), shade, st.just("R:Document{kind: return}")),
    st.tuples(st.sampled_from(RECORDS), st.just("SAME_AS"), shade, st.sampled_from(["Ash", "Birch"])),
    st.tuples(st.sampled_from(["Ash", "Birch"]), st.just("SUCCEEDS"), shade, st.sampled_from(["Dale", "Old"])),
)
EVERYONE = "\n".join([*(f"{name} -IN_AREA_OF-> Exemplar:Council#999" for name in SCHOOLS), *BODIES, *OTHERS])


@settings(max_examples=25, deadline=None)
@given(st.lists(link, max_size=12))
def test_coverage_has_one_answer_on_generated_networks(server: Store, drawing: list[tuple[str, str, str, str]]) -> None:
    server.command("MATCH (n) DETACH DELETE n")
    parts = draw("\n".join([EVERYONE, *(f"{a} -{rel}{told}-> {b}" for a, rel, told, b in drawing)]), TOLD)
    load(server, Batch("drawing", [], [*parts.nodes, *parts.claims], sha256=str(drawing)), lambda _: None)
    assert _differing(server, {"council": "Exemplar", "as_of": TOLD}) == []
