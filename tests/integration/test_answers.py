"""The main question on the five papers: what a strategist is told."""

from collections.abc import Callable
from datetime import date

import pytest

from graph.answers import CouncilsQuery
from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.errors import UnknownThing
from graph.overview import councils_overview
from graph.schema import Council, Document, InAreaOf, School
from graph.store import Store
from graph.warm_up import warm_up
from queries.ask import answer as asked_of
from seed.claims import read_papers
from seed.illustrative import illustrative
from seed.load import load
from seed.source import Batch

THURROCK = GapsQuery(council="Thurrock", as_of=date(2013, 12, 10))


def _quiet(_: str) -> None:
    """Take progress sentences and say nothing."""


@pytest.fixture
def papers(store: Store) -> Store:
    """The five papers, loaded."""
    load(store, read_papers(None), _quiet)
    return store


def _register(day: date) -> Batch:
    """A made-up register that covers the nation on a day and names two schools of Thurrock."""
    source = f"gias:{day}"
    document = Document(id=source, name="Example register", kind="register", series="gias", date=day, scope=["*"])
    council = Council(id="council:883", name="Thurrock", code="883", source=source)
    schools = [School(id=f"school:urn:{n}", urn=n, name=f"Example {n}", status="Open", source=source) for n in (1, 2)]
    area = [
        InAreaOf(id=f"{s.id}:area", from_id=s.id, to_id=council.id, source=source, start_max=day, end_min=day)
        for s in schools
    ]
    return Batch("gias", [document], [council, *schools, *area], sha256=source)


def test_thurrock_2013_is_41_0_12_counted_from_cohorts_with_the_words_behind_it(papers: Store) -> None:
    answer = gaps(papers, THURROCK)
    assert answer.counts.model_dump() == {"linked": 41, "confirmed_none": 0, "not_known": 12}
    assert (answer.counted_from, answer.reasons) == ("cohorts", {"no_link_recorded": 12})
    quotes = {cohort.count: cohort.quote or "" for cohort in answer.cohorts}
    assert "41 Thurrock schools are known to" in quotes[41]
    assert "There are 53 schools in Thurrock" in quotes[53]


def test_a_later_register_leaves_the_cohorts_their_day_and_stands_beside_them(papers: Store) -> None:
    load(papers, _register(date(2023, 11, 16)), _quiet)
    answer = gaps(papers, THURROCK)
    assert (answer.counted_from, answer.counts.linked) == ("cohorts", 41)
    assert answer.also is not None
    assert (answer.also.counted_from, answer.also.counts.not_known) == ("schools", 2 + 2)


def test_a_register_within_its_carry_counts_from_schools_and_leaves_out_what_it_does_not_know(papers: Store) -> None:
    load(papers, _register(date(2013, 9, 1)), _quiet)
    answer = gaps(papers, THURROCK)
    assert (answer.counted_from, answer.counts.not_known) == ("schools", 2)
    assert answer.also is not None
    assert (answer.also.counted_from, answer.also.counts.linked) == ("cohorts", 41)
    assert answer.left_out == {"not_in_register": 6}


@pytest.mark.parametrize(
    ("council", "day"),
    [("Thurrock", date(2013, 12, 10)), ("Leeds", date(2014, 11, 13)), ("856", date(2011, 1, 28))],
)
def test_without_a_day_the_answer_is_as_at_the_newest_source_of_the_council(
    papers: Store, council: str, day: date
) -> None:
    assert gaps(papers, GapsQuery(council=council)).as_of == day


def test_an_unknown_council_is_refused_with_the_nearest_names(papers: Store) -> None:
    with pytest.raises(UnknownThing, match=r"the nearest are Thurrock \(council:883\)"):
        gaps(papers, GapsQuery(council="Thurock"))


def test_cypher_and_networkx_agree_on_the_illustrative_councils(store: Store) -> None:
    load(store, illustrative(252, 3), _quiet)
    for council in ("X01", "X02", "X03"):
        answer = gaps(store, GapsQuery(council=council))
        rows = asked_of(store, "gaps/states_of_a_council", {"council": council, "as_of": answer.as_of}).rows
        assert {row["state"]: row["schools"] for row in rows} == {
            k: n for k, n in answer.counts.model_dump().items() if n
        }


def test_the_first_page_says_of_each_council_what_its_own_page_says(papers: Store) -> None:
    load(papers, illustrative(), _quiet)
    load(papers, _register(date(2023, 11, 16)), _quiet)
    lines = councils_overview(papers, CouncilsQuery()).councils
    assert {line.name for line in lines} == {"Thurrock", "Illustrative Council of Quillmarsh"}
    for line in lines:
        answer = gaps(papers, GapsQuery(council=line.id))
        assert (line.as_of, line.linked, line.not_known) == (
            answer.as_of,
            answer.counts.linked,
            answer.counts.not_known,
        )


def test_illustrative_schools_stay_out_of_national_answers(papers: Store) -> None:
    load(papers, illustrative(), _quiet)
    assert all(not row.id.startswith("illustrative") for row in gaps(papers, GapsQuery()).schools)


def test_a_database_is_warmed_up_whether_or_not_it_can_answer(store: Store, drawn: Callable[..., Store]) -> None:
    warm_up(store)
    warm_up(drawn("Elm:Council#X01", source="undated"))
