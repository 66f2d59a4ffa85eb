"""Loads and undoings in any order: what is held is what the loads that still stand would have made alone."""

from collections.abc import Callable
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import BadInput
from graph.schema import Council, Document, InAreaOf, MemberOf, School, Trust
from graph.store import Store
from seed.load import load
from seed.source import Batch, Item
from seed.undo import undo

SCHOOLS = {"a": "801", "b": "801", "c": "802"}  # school: its council
DAYS = [date(2020, month, 1) for month in (1, 2, 3)]
pairs = st.sets(st.tuples(st.sampled_from(sorted(SCHOOLS)), st.sampled_from(["x", "y"])), max_size=3)
scopes = st.sampled_from([["*"], ["801"], ["802"], []])


def quiet(_: str) -> None:
    """Take progress sentences and say nothing."""


@st.composite
def batches(draw: st.DrawFn) -> Batch:
    """Draw a small snapshot of one of two registers: schools, trusts, who belongs to what, and what it covers."""
    day, series = draw(st.sampled_from(DAYS)), draw(st.sampled_from(["one", "two"]))
    scope, listed, linked = draw(scopes), draw(st.booleans()), draw(pairs)
    name = f"{series}:{day}:{'-'.join(scope).replace('*', 'all')}:{listed}"
    document = Document(
        id=name, name=name, kind="register", date=day, series=series, scope=scope, types=["MEMBER_OF>Trust"],
        listed_only=listed or None,
    )  # fmt: skip
    items: list[Item] = []
    for school in sorted(draw(st.sets(st.sampled_from(sorted(SCHOOLS)))) | {school for school, _ in linked}):
        items += _school(school, document, draw(st.integers(0, 2)))
    for school, trust in sorted(linked):
        items += _member(school, trust, document)
    return Batch("drawn", [document], items, sha256=f"{name} {items}")


def _school(school: str, document: Document, pupils: int) -> list[Item]:
    code = SCHOOLS[school]
    known = {"pupils": pupils} if pupils else {}
    days = {"start_max": document.date, "end_min": document.date}
    area = InAreaOf(
        id=f"{document.series}:IN_AREA_OF:{school}:{code}:1", from_id=school, to_id=code, source=document.id, **days
    )
    return [
        School(id=school, name=f"Example {school}", council=code, source=document.id, **known),
        Council(id=code, name=f"Exemplar {code}", code=code, source=document.id),
        area,
    ]


def _member(school: str, trust: str, document: Document) -> list[Item]:
    name = f"{document.series}:MEMBER_OF:{school}:{trust}:1"
    days = {"start_max": document.date, "end_min": document.date}
    return [
        Trust(id=trust, name=f"Example trust {trust}", source=document.id),
        MemberOf(id=name, from_id=school, to_id=trust, source=document.id, **days),
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    drawn=st.lists(batches(), min_size=1, max_size=4, unique_by=lambda batch: batch.documents[0].id),
    undone=st.lists(st.integers(0, 3), max_size=3),
)
def test_what_stands_is_what_the_standing_loads_make_alone(
    store: Store, canonical: Callable[..., str], empty: Callable[[], None], drawn: list[Batch], undone: list[int]
) -> None:
    empty()
    standing = {str(load(store, batch, quiet).load): batch for batch in drawn}
    for index in undone:
        name = list(standing)[index % len(standing)] if standing else "load:0"
        before = canonical(store)
        try:
            undo(store, name, quiet)
            standing.pop(name)
        except BadInput:
            assert canonical(store) == before
        if not standing:
            break
    held = canonical(store, loads=False)
    empty()
    for batch in standing.values():
        load(store, batch, quiet)
    assert held == canonical(store, loads=False)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    drawn=st.lists(batches(), min_size=2, max_size=4, unique_by=lambda batch: batch.documents[0].id), order=st.randoms()
)
def test_snapshots_make_the_same_database_in_any_order(
    store: Store, canonical: Callable[..., str], empty: Callable[[], None], drawn: list[Batch], order: object
) -> None:
    made = []
    for batches_in_order in (drawn, order.sample(drawn, len(drawn))):  # type: ignore[attr-defined]
        empty()
        for batch in batches_in_order:
            load(store, batch, quiet)
        made.append(canonical(store, loads=False))
    assert made[0] == made[1]
