"""Claims recorded by hand, and later claims that confirm, end, correct or retract them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from desk import DAY, HELD, PICTURE, add, amend, linked, quiet, types

from graph.claims import mark_of, read_story
from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.errors import BadInput, Changed, UnknownThing
from graph.store import Store
from seed.dates import today
from seed.entries import amended
from seed.known import as_known
from seed.load import load
from seed.report import Report
from seed.source import Rejected
from seed.sources import intakes, read_known
from seed.undo import undo

Canonical = Callable[..., str]


@pytest.fixture
def store(drawn: Callable[..., Store]) -> Store:
    """A council of three schools, one of which a trust supports."""
    return drawn(PICTURE)


def test_a_link_is_recorded_with_the_words_of_the_list_and_is_one_load(store: Store) -> None:
    name, report = add(store, first="900003", second="900002", focus="maths", source_date="1/9/2013")
    assert (report.load, report.relationships_created) == ("load:2", 1)
    assert linked(store, DAY) == ["Ash", "Birch"]
    told = read_story(store, name)[0]
    assert (told["focus"], told["start_max"], told["load"]) == ("maths", date(2013, 9, 1), "load:2")


def test_the_same_words_again_change_nothing(store: Store) -> None:
    name, report = add(store, first="900003", second="900002")
    assert add(store, first="900003", second="900002") == (name, Report(load=report.load))


def test_the_same_source_cannot_tell_a_held_link_in_other_words(store: Store) -> None:
    name, _ = add(store, first="900003", second="900002")
    with pytest.raises(Changed, match=f"as {name}: correct that claim"):
        add(store, first="900003", second="900002", intensity="2 days a week")


def test_a_confirmation_stands_beside_what_it_confirms_and_moves_the_last_day(store: Store) -> None:
    assert linked(store, date(2015, 6, 1)) == []
    name, _ = amend(store, HELD, "confirmed", on="1/5/2015", source_date="1/5/2015")
    assert types(store) == {HELD: "SUPPORTS", name: "SUPPORTS"}
    assert linked(store, date(2015, 6, 1)) == linked(store, date(2014, 12, 25)) == ["Ash"]
    reasons = gaps(store, GapsQuery(council="999", as_of=date(2015, 6, 1), state=("linked",))).schools[0].reasons
    assert [reason.code for reason in reasons] == ["single_support"]


def test_a_link_that_ended_counts_until_its_end_and_keeps_its_story(store: Store) -> None:
    confirmed, _ = amend(store, HELD, "confirmed", on="1/3/2014", source_date="1/3/2014")
    name, report = amend(store, HELD, "ended", on="July 2014", reason="Its plan was fulfilled")
    assert types(store) == {HELD: "STRUCK", confirmed: "STRUCK", name: "SUPPORTS"}
    assert report.relationships_ended == 2
    assert (linked(store, date(2014, 7, 1)), linked(store, date(2014, 8, 1))) == (["Ash"], [])
    assert linked(store, DAY) == ["Ash"]
    story = read_story(store, HELD)
    assert [claim["id"] for claim in story] == [HELD, confirmed, name]
    assert (story[0]["was"], story[0]["struck_by"], story[2]["reason"]) == ("SUPPORTS", name, "Its plan was fulfilled")


def test_a_correction_takes_the_place_of_the_claim_and_says_why(store: Store) -> None:
    words = {
        "second": "900002",
        "focus": "maths",
        "reason": "The paper names another school",
        "source_date": "1/2/2014",
    }
    name, _ = amend(store, HELD, "corrected", **words)
    assert types(store) == {HELD: "STRUCK", name: "SUPPORTS"}
    assert linked(store, DAY) == ["Birch"]
    told = read_story(store, name)[0]
    assert (told["from"], told["to"], told["amends"], told["focus"]) == ("Oak", "Birch", HELD, "maths")
    assert told["start_max"] == DAY  # not said otherwise


def test_a_retraction_drops_the_claim_from_every_day_but_keeps_it(store: Store) -> None:
    name, _ = amend(store, HELD, "retracted", reason="It was a slip")
    assert types(store) == {HELD: "STRUCK", name: "STRUCK"}
    assert linked(store, DAY) == []
    school = gaps(store, GapsQuery(council="999", as_of=DAY)).schools[0]
    assert [reason.code for reason in school.reasons][:1] == ["no_link_recorded"]


def test_what_is_struck_is_not_brought_back_by_a_file_that_tells_it_again(store: Store, tmp_path: Path) -> None:
    path, said = tmp_path / "links.csv", list[str]()

    def take(more: str) -> Report:
        path.write_text(
            f"relationship,first party,second party,source\nsupports,900003,900002,{more}\n", encoding="utf-8"
        )
        (intake,) = intakes("links", [path], date(2014, 1, 1), lambda: read_known(store))
        return load(store, intake.batch, said.append, intake.tally)

    take("A list")
    (name,) = types(store).keys() - {HELD}
    amend(store, name, "retracted", reason="It was a slip")
    again = take("A list\nsupports,900003,900001,A list")  # the same row in another file
    assert (again.relationships_created, again.unchanged >= 1) == (1, True)
    assert types(store)[name] == "STRUCK"
    assert "Told again, but ended, corrected or retracted by a later claim: 1; they stay so." in said
    with pytest.raises(Changed, match=r"retracted with load:3.*because: It was a slip.*undo that load"):
        add(store, first="900003", second="900002", source="A list", source_date="1/1/2014")


def test_a_register_does_not_bring_back_what_was_retracted(store: Store) -> None:
    from graph.schema import Document, MemberOf  # noqa: PLC0415 - used here alone
    from seed.source import Batch  # noqa: PLC0415 - used here alone

    def snapshot(day: date) -> Report:
        document = Document(id=f"register:{day}", name="A register", kind="register", date=day, series="groups",
                            scope=["*"], types=["MEMBER_OF"])  # fmt: skip
        claim = MemberOf(id="groups:MEMBER_OF:Elm:Oak:1", from_id="Elm", to_id="Oak", source=document.id,
                         start_max=day, end_min=day)  # fmt: skip
        return load(store, Batch("groups", [document], [claim], sha256=f"{day}"), quiet)

    snapshot(date(2013, 1, 1))
    amend(store, "groups:MEMBER_OF:Elm:Oak:1", "retracted", reason="Another school of that name")
    assert snapshot(date(2013, 6, 1)).relationships_created == 0
    assert store.read("MATCH (:School {id: 'Elm'})-[r:MEMBER_OF]->() RETURN r.id AS id") == []


def test_of_two_officers_the_second_is_told_what_came_between(store: Store) -> None:
    seen = mark_of(read_story(store, HELD))
    first = amended(store, HELD, "ended", {"on": "July 2014"})
    second = amended(store, HELD, "retracted", {"reason": "A slip"})
    load(store, first.batch(seen), quiet)
    before = types(store)
    with pytest.raises(Changed, match=rf"{HELD} was ended with load:2, by {first.claim.id}.*nothing was written"):
        load(store, second.batch(seen), quiet)
    with pytest.raises(Changed, match=f"What counts now is {first.claim.id}"):
        amended(store, HELD, "retracted", {"reason": "A slip"})
    assert types(store) == before


def test_a_confirmation_in_between_is_told_too(store: Store) -> None:
    seen = mark_of(read_story(store, HELD))
    second = amended(store, HELD, "ended", {"on": "July 2014"})
    amend(store, HELD, "confirmed", on="1/5/2014", source_date="1/5/2014")
    with pytest.raises(Changed, match="was confirmed with load:2"):
        load(store, second.batch(seen), quiet)


@pytest.mark.parametrize(
    ("how", "words", "told"),
    [
        ("ended", {}, "on: *the day is missing"),
        ("ended", {"on": "1/1/2013"}, "on.*is before 10 December 2013, when it was still so; correct or retract"),
        ("ended", {"on": "next week"}, "on.*cannot be read as a date"),
        ("confirmed", {"on": "1/1/2099"}, "on.*is no day up to that of the source"),
        ("confirmed", {"source_date": "1/1/2099"}, "source_date.*is still to come"),
        ("corrected", {"focus": "maths"}, "reason.*is missing"),
        ("corrected", {"focus": "magic", "reason": "x"}, "focus.*is none of the words"),
        ("corrected", {"second": "Oak", "reason": "x"}, "second.*is the first party again"),
        ("retracted", {}, "reason.*is missing"),
        ("retracted", {"reason": "Ask 020 7946 0000"}, "reason.*telephone number"),
    ],
)
def test_what_cannot_be_is_refused_with_the_field(store: Store, how: str, words: dict[str, str], told: str) -> None:
    before = types(store)
    with pytest.raises(Rejected, match=told.replace(": *", ".*")):
        amend(store, HELD, how, **words)
    assert types(store) == before


def test_an_unknown_claim_and_an_unknown_field_are_refused(store: Store) -> None:
    with pytest.raises(UnknownThing, match="No claim 'nothing' is held"):
        amend(store, "nothing", "retracted", reason="x")
    with pytest.raises(BadInput, match="no field 'colour'"):
        amend(store, HELD, "retracted", colour="x")


def test_each_save_can_be_taken_back_exactly_and_in_any_order(store: Store, canonical: Canonical) -> None:
    before = canonical(store)
    add(store, first="900003", second="900002")  # load:2 makes the Document that load:3 tells of too
    amend(store, HELD, "ended", on="July 2014")
    assert types(store)[HELD] == "STRUCK"
    undo(store, "load:2", quiet)
    assert store.read("MATCH (d:Document {kind: 'entry'}) RETURN d.load AS load") == [{"load": "load:3"}]
    undo(store, "load:3", quiet)
    assert canonical(store) == before


def test_what_a_later_claim_rests_on_cannot_be_taken_back_first(store: Store) -> None:
    name, _ = add(store, first="900003", second="900002")
    amend(store, name, "retracted", reason="A slip")
    with pytest.raises(BadInput, match="load:3 rests on what it told"):
        undo(store, "load:2", quiet)


def test_an_answer_can_be_had_as_it_was_known_at_an_earlier_load(store: Store, canonical: Canonical) -> None:
    add(store, first="900003", second="900002", source_date="1/9/2013")
    amend(store, HELD, "retracted", reason="A slip")
    before = canonical(store)
    for known, expected in (("load:1", ["Ash"]), ("2", ["Ash", "Birch"]), ("load:3", ["Birch"])):
        with as_known(store, known) as then:
            assert linked(then, DAY) == expected
    assert canonical(store) == before
    with pytest.raises(UnknownThing, match="no load 'load:9' that stands"), as_known(store, "load:9"):
        pass


def test_what_is_not_public_stays_so_when_it_is_amended(store: Store) -> None:
    quietly, _ = amend(store, HELD, "corrected", visibility="internal", reason="Told in confidence")
    name, _ = amend(store, quietly, "ended", on="July 2014", reason="Kept quiet")
    assert {claim["visibility"] for claim in read_story(store, name)} == {"internal"}
    document = store.read("MATCH (d:Document {kind: 'entry'}) RETURN d.visibility AS seen, d.date AS day")
    assert document == [{"seen": "internal", "day": today()}]


def test_a_correction_that_hides_a_claim_hides_what_it_was_too(store: Store) -> None:
    amend(store, HELD, "corrected", visibility="internal", reason="Told in confidence")
    assert {claim["visibility"] for claim in read_story(store, HELD)} == {"internal"}
