"""Loading: what only a database can tell."""

from collections.abc import Callable
from datetime import date

import pytest

from graph.drawing import draw
from graph.errors import SchemaViolation
from graph.schema import Document, MemberOf, School, Trust
from graph.store import Store
from seed.load import Switches, load
from seed.report import Report
from seed.source import Batch, Item


def _quiet(_: str) -> None:
    """Take progress sentences and say nothing."""


def _snapshot(day: date, *items: Item, text: str = "") -> Batch:
    document = Document(id=f"gias:{day}", name=f"Register of {day}", kind="register", date=day, series="gias")
    return Batch("gias", [document], list(items), sha256=f"{day}{text}{items}")


def _member(day: date) -> MemberOf:
    ends = {"from_id": "school:a", "to_id": "trust:b"}
    return MemberOf(id="gias:MEMBER_OF:school:a:trust:b:1", source=f"gias:{day}", start_max=day, end_min=day, **ends)


def _school(day: date, **told: object) -> School:
    return School(id="school:a", name="Example Ash", source=f"gias:{day}", **told)  # type: ignore[arg-type]


TRUST = Trust(id="trust:b", name="Example Trust", source="gias:2020-01-01")
EARLY, LATE = date(2020, 1, 1), date(2021, 1, 1)


def test_a_load_counts_what_it_creates_and_leaves_a_record(store: Store) -> None:
    report = load(store, _snapshot(EARLY, _school(EARLY), TRUST, _member(EARLY)), _quiet)
    assert (report.nodes_created, report.relationships_created, report.unchanged) == (3, 1, 0)
    held = store.read("MATCH (:School)-[r:MEMBER_OF]->(:Trust) RETURN r.load AS load, r.end_min AS day")
    assert held == [{"load": "load:1", "day": EARLY}]
    assert store.read("MATCH (l:Load) RETURN l.id AS id, l.kind AS kind") == [{"id": "load:1", "kind": "gias"}]


def test_the_same_bytes_again_give_the_earlier_load_and_zeros(store: Store) -> None:
    batch = _snapshot(EARLY, _school(EARLY), TRUST, _member(EARLY))
    load(store, batch, _quiet)
    assert load(store, batch, _quiet) == Report(load="load:1")


def test_the_same_facts_in_other_bytes_change_nothing(store: Store) -> None:
    items = (_school(EARLY), TRUST, _member(EARLY))
    load(store, _snapshot(EARLY, *items), _quiet)
    again = load(store, _snapshot(EARLY, *items, text="re-saved"), _quiet)
    assert (again.changed_anything(), again.unchanged, again.confirmed) == (False, 4, 0)


def test_a_newer_snapshot_confirms_a_claim_and_an_older_one_widens_it(store: Store) -> None:
    load(store, _snapshot(EARLY, _school(EARLY), TRUST, _member(EARLY)), _quiet)
    newer = load(store, _snapshot(LATE, _school(LATE), _member(LATE)), _quiet)
    assert (newer.confirmed, newer.nodes_changed) == (2, 0)  # the school and its membership
    held = store.read("MATCH ()-[r:MEMBER_OF]->() RETURN r.start_max AS a, r.end_min AS b, r.source AS s")
    assert held == [{"a": EARLY, "b": LATE, "s": f"gias:{LATE}"}]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (0, 2, 1)])
def test_the_newest_document_that_tells_a_property_wins_in_any_order(store: Store, order: tuple[int, ...]) -> None:
    days = [date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1)]
    schools = [
        _school(days[0], pupils=100, closed=date(2020, 8, 31), phase="Primary"),
        _school(days[1], pupils=200, closed=None),
        _school(days[2], phase="Secondary"),
    ]
    for i in order:
        load(store, _snapshot(days[i], schools[i]), _quiet)
    held = store.read(
        "MATCH (s:School) RETURN s.pupils AS pupils, s.closed AS closed, s.phase AS phase, s.source AS src"
    )
    assert held == [{"pupils": 200, "closed": None, "phase": "Secondary", "src": "gias:2022-01-01"}]


def test_a_dry_run_counts_and_writes_nothing(store: Store) -> None:
    batch = _snapshot(EARLY, _school(EARLY), TRUST, _member(EARLY))
    report = load(store, batch, _quiet, switches=Switches(dry_run=True))
    assert (report.load, report.nodes_created, report.relationships_created) == (None, 3, 1)
    assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


@pytest.mark.parametrize(
    ("picture", "says"),
    [
        ("Ash -MAINTAINS-> Birch", "a School maintains a School, which MAINTAINS does not allow"),
        ("Ash -MEMBER_OF-> Birch", "a School is a member of a School"),
    ],
)
def test_ends_that_do_not_fit_the_schema_refuse_the_whole_load(store: Store, picture: str, says: str) -> None:
    parts = draw(picture)
    with pytest.raises(SchemaViolation, match=says):
        load(store, Batch("drawing", [], [*parts.nodes, *parts.claims], sha256=picture), _quiet)
    assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_a_claim_on_something_unknown_refuses_the_whole_load(store: Store) -> None:
    with pytest.raises(SchemaViolation, match=r"names trust:b, which is neither in this load nor in the database"):
        load(store, _snapshot(EARLY, _school(EARLY), _member(EARLY)), _quiet)
    assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_a_claim_of_a_kind_that_has_ended_is_marked_with_its_last_day(drawn: Callable[..., Store]) -> None:
    store = drawn("Ash -MEMBER_OF-> Elms:Alliance{kind: teaching school alliance}")
    assert store.read("MATCH ()-[r:MEMBER_OF]->() RETURN r.kind_ended AS day") == [{"day": date(2021, 8, 31)}]


def _telling(day: date, *items: Item) -> Batch:
    batch = _snapshot(day, *items)
    told = {"scope": ["*"], "types": ["MEMBER_OF>Trust"]}
    return Batch("gias", [d.model_copy(update=told) for d in batch.documents], batch.items, batch.sha256)


def _spells(store: Store) -> list[list[date]]:
    told = "r.start_min AS a, r.start_max AS b, r.end_min AS c, r.end_max AS d"
    rows = store.read(f"MATCH ()-[r:MEMBER_OF]->() RETURN {told}")
    return sorted([row[name] for name in "abcd"] for row in rows)


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_absence_inside_the_scope_ends_a_link_in_any_order_of_loading(store: Store, order: tuple[int, ...]) -> None:
    days = [date(2018, 1, 1), date(2018, 2, 1), date(2018, 3, 1), date(2018, 4, 1)]
    for i in order:
        there = [_member(days[i])] if i in {1, 3} else []
        load(store, _telling(days[i], _school(days[i]), TRUST, *there), _quiet)
    assert _spells(store) == [[days[0], days[1], days[1], days[2]], [days[2], days[3], days[3], None]]


def test_a_link_that_is_gone_is_counted_as_ended(store: Store) -> None:
    load(store, _telling(EARLY, _school(EARLY), TRUST, _member(EARLY)), _quiet)
    report = load(store, _telling(LATE, _school(LATE), TRUST), _quiet)
    assert (report.relationships_ended, report.relationships_changed) == (1, 0)


def test_a_file_of_another_council_ends_nothing(store: Store) -> None:
    load(store, _telling(EARLY, _school(EARLY, council="383"), TRUST, _member(EARLY)), _quiet)
    elsewhere = _telling(LATE, TRUST)
    documents = [d.model_copy(update={"scope": ["999"]}) for d in elsewhere.documents]
    load(store, Batch("gias", documents, elsewhere.items, "elsewhere"), _quiet)
    assert _spells(store) == [[None, EARLY, EARLY, None]]
