"""Answers frozen under a name, and what has changed since."""

import hashlib
import json
from collections.abc import Callable
from datetime import date

import pytest
from desk import DAY, HELD, PICTURE, add, amend
from httpx import Client
from served import Ask, served

from graph.compare import compare
from graph.compare_shapes import CompareQuery
from graph.coverage_options import GapsQuery
from graph.errors import BadInput, UnknownThing
from graph.snapshots import SnapshotsQuery, delete, freeze, frozen, rename, snapshots
from graph.store import Store

ANYONE = SnapshotsQuery()
ASKED = GapsQuery(council="999", as_of=DAY)


@pytest.fixture
def held(drawn: Callable[..., Store]) -> Store:
    """A council of three schools, one of which a trust supports."""
    return drawn(PICTURE)


def test_a_frozen_answer_stays_as_it_was_whatever_is_loaded_later(held: Store) -> None:
    freeze(held, "Cabinet, December", ASKED)
    with served(held) as site:
        before = [site.get(f"{where}/Cabinet, December").text for where in ("/snapshots", "/api/snapshots")]
        kept = json.loads(before[1])
        body = before[1].partition(',"answer":')[2].removesuffix("}")
        assert hashlib.sha256(body.encode()).hexdigest() == kept["snapshot"]["sha256"]
        assert (kept["snapshot"]["load"], kept["intact"], kept["answer"]["counts"]["linked"]) == ("load:1", True, 1)
        amend(held, HELD, "retracted", reason="A slip")
        add(held, first="900003", second="900002", source_date="1/9/2013")
        assert [site.get(f"{where}/cabinet, december").text for where in ("/snapshots", "/api/snapshots")] == before


def test_a_name_is_taken_once_and_can_be_changed_and_given_up(held: Store) -> None:
    freeze(held, "First", ASKED)
    with pytest.raises(BadInput, match="'first' is kept already"):
        freeze(held, "first", ASKED)
    freeze(held, "Second", ASKED)
    with pytest.raises(BadInput, match="kept already"):
        rename(held, "Second", "FIRST")
    rename(held, "Second", "Third")
    assert sorted(line.name for line in snapshots(held, ANYONE).snapshots) == ["First", "Third"]
    delete(held, "First")
    with pytest.raises(UnknownThing, match="No snapshot 'First' is kept: those that are, are Third"):
        frozen(held, "First", ANYONE)


@pytest.mark.parametrize("name", ["", "  ", "a/b", "x" * 81, "what?"])
def test_what_is_no_name_is_refused(held: Store, name: str) -> None:
    with pytest.raises(BadInput, match="is no name to save under"):
        freeze(held, name, ASKED)


def test_what_was_answered_for_insiders_is_not_shown_to_the_public(held: Store) -> None:
    freeze(held, "Inside", ASKED.model_copy(update={"audience": "internal"}))
    assert snapshots(held, ANYONE).snapshots == []
    with pytest.raises(UnknownThing):
        frozen(held, "Inside", ANYONE)
    assert frozen(held, "Inside", SnapshotsQuery(audience="internal")).intact
    with served(held) as site:
        assert site.get("/api/snapshots/Inside").status_code == 404
        assert site.get("/snapshots/Inside").status_code == 404
        assert site.post("/api/cypher", json={"query": "MATCH (s:Snapshot) RETURN s.body"}).status_code == 403


def test_bytes_that_somebody_changed_are_told(held: Store, asking: Callable[[Store], Ask]) -> None:
    freeze(held, "Changed", ASKED)
    with held.transaction() as tx:
        tx.run("MATCH (s:Snapshot) SET s.body = replace(s.body, 'Birch', 'Bitch')")
    assert not frozen(held, "Changed", ANYONE).intact
    told = asking(held)("snapshots", "show", "Changed")
    assert told.code == 1
    assert "no longer have the SHA-256" in told.err


def test_exports_name_the_snapshot_and_its_hash(held: Store, asking: Callable[[Store], Ask]) -> None:
    ask = asking(held)
    said = ask("gaps", "--council", "999", "--as-of", str(DAY), "--save", "Cabinet")
    (line,) = snapshots(held, ANYONE).snapshots
    assert f"Kept as 'Cabinet', SHA-256 {line.sha256}." in said.err
    rows = ask("snapshots", "show", "Cabinet", "--format", "csv").out.decode().splitlines()
    assert rows[0].endswith("snapshot,snapshot_sha256")
    assert all(row.endswith(f"Cabinet,{line.sha256}") for row in rows[1:])
    assert line.sha256 in " ".join(ask("snapshots", "show", "Cabinet").out.decode().split())
    told = json.loads(ask("snapshots", "list", "--json").out)
    assert [one["sha256"] for one in told] == [line.sha256]
    assert ask("snapshots", "rename", "Cabinet", "Scrutiny").code == 0
    assert ask("snapshots", "delete", "Scrutiny").code == 0
    assert b"None is kept yet" in ask("snapshots", "list").out


def test_against_a_snapshot_what_was_learnt_since_is_told_from_what_happened_since(held: Store) -> None:
    freeze(held, "December", ASKED)
    add(held, first="900003", second="900002", source_date="1/9/2013")  # of before, and known only now
    amend(held, HELD, "ended", on="1 March 2014")
    add(held, first="Oak", second="900003", **{"from": "1 February 2014"}, source_date="1/5/2014")
    told = compare(held, CompareQuery(council="999", as_of=date(2014, 5, 1), compare="december"))
    assert [(one.name[8:], one.change, one.why) for one in told.schools] == [
        ("Elm School", "joined", "network"),
        ("Birch Primary School", "joined", "records"),
        ("Ash Primary School", "left", "network"),
    ]
    assert (told.joined, told.left, told.unchanged) == ({"network": 1, "records": 1}, {"network": 1}, 0)
    assert told.before.sha256 == snapshots(held, ANYONE).snapshots[0].sha256


def test_on_the_same_day_only_our_records_can_have_changed(held: Store) -> None:
    freeze(held, "December", ASKED)
    amend(held, HELD, "retracted", reason="A slip")
    told = compare(held, CompareQuery(council="999", as_of=DAY, compare="December"))
    assert [(one.change, one.why) for one in told.schools] == [("left", "records")]
    assert told.unchanged == 2


def test_with_an_earlier_day_a_lapse_is_no_loss(held: Store) -> None:
    told = compare(held, CompareQuery(council="999", as_of=date(2015, 6, 1), compare="2013-12-10"))
    (one,) = told.schools
    assert (one.change, one.why, one.reasons_now) == ("left", "records", ["only_expired"])
    later = CompareQuery(council="999", as_of=date(2016, 6, 1), compare="2015-06-01")
    assert compare(held, later).schools == []


def test_a_reason_that_moves_is_told_with_both(drawn: Callable[..., Store]) -> None:
    dated = "Oak -SUPPORTS{start_max: 2014-03-01, end_min: 2014-03-01}-> Ash"
    store = drawn(PICTURE.replace("Oak -SUPPORTS-> Ash", dated))
    told = compare(store, CompareQuery(council="999", as_of=date(2015, 6, 1), compare="2013-12-10"))
    moved = [(one.id, one.change, one.reasons_before, one.reasons_now, one.why) for one in told.schools]
    assert moved == [("Ash", "reason_moved", ["only_possible"], ["only_expired"], "records")]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"compare": "2014-01-01"}, "1 January 2014 is not before 10 December 2013: compare with an earlier day"),
        ({"compare": "Nothing"}, "No snapshot 'Nothing' is kept"),
        ({"compare": "December", "focus": "maths"}, "'December' was asked with another focus"),
    ],
)
def test_what_cannot_be_compared_is_refused(held: Store, asked: dict[str, str], sentence: str) -> None:
    freeze(held, "December", ASKED)
    with pytest.raises((BadInput, UnknownThing), match=sentence):
        compare(held, CompareQuery.model_validate({"council": "999", "as_of": DAY} | asked))


def test_command_and_page_compare_alike_and_take_terms(held: Store, asking: Callable[[Store], Ask]) -> None:
    words = ("gaps", "--council", "999", "--as-of", "2015-06-01", "--compare", "autumn 2013", "--format", "json")
    told = json.loads(asking(held)(*words).out)
    assert (told["before"]["as_of"], told["left"]) == ("2013-12-31", {"records": 1})
    with served(held) as site:
        assert _api(site, "/api/compare?council=999&as_of=2015-06-01&compare=autumn+2013") == told
        page = site.get("/compare?council=999&as_of=2015-06-01&compare=autumn+2013")
        assert "our records changed: no progress and no loss" in page.text
        assert site.get("/compare").status_code == 200


def _api(site: Client, where: str) -> object:
    return site.get(where).json()


def test_known_at_a_load_is_asked_by_the_command(held: Store, asking: Callable[[Store], Ask]) -> None:
    amend(held, HELD, "retracted", reason="A slip")
    ask = asking(held)
    words = ("gaps", "--council", "999", "--as-of", str(DAY), "--format", "json")
    now, then = (json.loads(ask(*words, *more).out) for more in ((), ("--known", "load:1")))
    assert (now["counts"]["linked"], then["counts"]["linked"]) == (0, 1)
    assert "give one of them" in ask(*words, "--known", "1", "--save", "x").sentence


def test_a_form_freezes_renames_and_forgets(held: Store) -> None:
    with served(held) as site:
        told = {"name": "By hand", "council": "999", "as_of": str(DAY)}
        saved = site.post("/snapshots", data=told)
        assert saved.headers["location"] == "/snapshots/By%20hand"
        assert 'action="/snapshots"' in site.get(f"/gaps?council=999&as_of={DAY}").text
        moved = site.post("/snapshots/By hand/rename", data={"new": "Renamed"})
        assert "Renamed" in site.get(moved.headers["location"]).text
        assert site.post("/snapshots/Renamed/delete").headers["location"] == "/snapshots"
        assert "No answer is frozen yet" in site.get("/snapshots").text
