"""The officer's desk by keyboard alone and without scripts; each journey ends as its command does."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desk import HELD, PICTURE, types
from hands import Keyboard
from served import Ask

from graph.snapshots import SnapshotsQuery, snapshots
from graph.store import Store

Check = Callable[[], None]


def fill_in(hands: Keyboard) -> None:
    """Tell of a link on its form, the first party by a part of its name, and send it."""
    hands.fill("First party (needed)", "elm")
    hands.choose("What it does", "supports")
    hands.fill("Second party (needed)", "900002")
    hands.choose("Focus", "maths")
    hands.fill("From", "autumn 2013")
    hands.fill("Source", "Meeting of heads")
    hands.follow("button", "Record it")


def choose_elm(hands: Keyboard) -> None:
    """Choose the one school that is offered."""
    hands.reach(hands.page.get_by_label("Example Elm School (URN 900003)"))
    hands.press("Space")


def test_a_link_is_recorded_by_part_of_a_name(ways: Callable[..., None], hands: Keyboard, check: Check) -> None:
    page = hands.page

    def journey() -> None:
        page.goto("/desk")
        hands.follow("link", "Record a link")
        fill_in(hands)
        assert "nothing held has exactly this name" in page.locator("main").inner_text()
        check()
        choose_elm(hands)
        assert page.get_by_label("From", exact=True).input_value() == "autumn 2013"
        hands.follow("button", "Record it")
        assert page.get_by_role("heading", level=1).inner_text() == "What did load:2 do?"
        check()
        hands.follow("link", "The claim that was recorded")
        assert (
            "Example Elm School supports Example Birch Primary School" in page.get_by_role("heading").first.inner_text()
        )
        check()

    told = ("--first", "900003", "--second", "900002", "--relationship", "supports", "--focus", "maths")
    ways(journey, [("link", "add", *told, "--from", "autumn 2013", "--source", "Meeting of heads")])


def test_it_takes_under_a_minute_by_keyboard_alone(drawn: Callable[..., Store], hands: Keyboard) -> None:
    store = drawn(PICTURE)
    hands.page.goto("/links/new")
    fill_in(hands)
    choose_elm(hands)
    hands.follow("button", "Record it")
    hands.page.get_by_role("heading", name="What did load:2 do?").wait_for()
    assert sorted(types(store).values()) == ["SUPPORTS", "SUPPORTS"]
    assert hands.seconds < 60, f"{hands.keys} keys, {hands.thoughts} steps to think about"


AMENDING = {
    "confirm": ("It is still so", {"Still": "1/5/2014"}, ("--on", "1/5/2014")),
    "end": (
        "It has ended",
        {"When (needed)": "July 2014", "Why": "Its plan was fulfilled"},
        ("--on", "July 2014", "--reason", "Its plan was fulfilled"),
    ),
    "correct": (
        "Correct it",
        {"Why (needed)": "It is another school", "Second party": "900002"},
        ("--second", "900002", "--reason", "It is another school"),
    ),
    "retract": ("It is wrong", {"Why (needed)": "It was a slip"}, ("--reason", "It was a slip")),
}


@pytest.mark.parametrize("action", AMENDING)
def test_a_claim_is_amended_from_the_page_of_its_school(
    ways: Callable[..., None],
    hands: Keyboard,
    check: Check,
    action: str,
) -> None:
    page = hands.page
    button, filled, words = AMENDING[action]

    def journey() -> None:
        page.goto("/schools/900001?as_of=2013-12-10")
        hands.reach(page.get_by_role("row", name="is supported by").get_by_role("link", name="its page"))
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="What is told of").wait_for()
        hands.follow("link", button)
        check()
        for label, text in filled.items():
            hands.fill("When" if label == "Still" else label, text)
        hands.follow("button", button)
        assert page.get_by_role("heading", level=1).inner_text() == "What did load:2 do?"
        page.goto("/schools/900001?as_of=2013-12-10")
        check()

    ways(journey, [("link", action, HELD, *words)])


def test_a_struck_claim_is_shown_struck_through_with_reason_and_day(
    drawn: Callable[..., Store], hands: Keyboard, asking: Callable[[Store], Ask]
) -> None:
    store = drawn(PICTURE)
    asking(store)("link", "retract", HELD, "--reason", "It was a slip", "--source-date", "1 May 2014")
    page = hands.page
    for where in ("/schools/900001?as_of=2013-12-10", "/sources/document:drawing"):
        page.goto(where)
        struck = page.locator("s").first
        assert "supp" in struck.inner_text()
        assert struck.evaluate("e => getComputedStyle(e).textDecorationLine") == "line-through"
        assert "Retracted on 1 May 2014: It was a slip." in page.locator("main").inner_text()
    page.goto(f"/claims/{HELD}")
    assert "It no longer counts. Retracted on 1 May 2014: It was a slip." in page.locator("main").inner_text()
    assert types(store)[HELD] == "STRUCK"


def test_a_file_is_sent_tried_loaded_and_taken_back(
    ways: Callable[..., None],
    hands: Keyboard,
    check: Check,
    tmp_path: Path,
) -> None:
    page = hands.page
    path = tmp_path / "links.csv"
    path.write_text("relationship,first party,second party\nsupports,900003,900002\nsupports,900009,900002\n")

    def journey() -> None:
        page.goto("/imports")
        check()
        page.get_by_label("File", exact=True).set_input_files(path)
        hands.fill("Day of the file", "1 May 2014")
        hands.follow("button", "Show what it would change")
        main = page.locator("main").inner_text()
        assert "2 rows: 1 would be taken, 1 rejected. Nothing is changed yet." in main
        assert "+ SUPPORTS entry:2014-05-01:officers-entry:SUPPORTS:Elm:Birch" in main
        check()
        rejects = page.request.get(page.get_by_role("link", name="Download all of them").get_attribute("href") or "")
        assert "900009" in rejects.text()
        hands.follow("button", "Load it")
        page.get_by_role("heading", name="What did load:2 do?").wait_for()
        hands.follow("button", "Take it back")
        assert "It was taken back on" in page.locator("main").inner_text()
        check()
        page.goto("/imports")
        page.get_by_label("File", exact=True).set_input_files(path)
        hands.fill("Day of the file", "1 May 2014")
        hands.follow("button", "Show what it would change")
        hands.follow("button", "Load it")
        page.get_by_role("heading", name="What did load:3 do?").wait_for()

    taken = ("import", "links", str(path), "--date", "2014-05-01")
    ways(journey, [taken, ("undo", "load:2"), taken])


def test_an_answer_is_frozen_and_compared(drawn: Callable[..., Store], hands: Keyboard, check: Check) -> None:
    store = drawn(PICTURE)
    page = hands.page
    page.goto("/gaps?council=999&as_of=2013-12-10")
    hands.fill("Name to keep it under", "Cabinet, December")
    hands.follow("button", "Freeze")
    assert page.get_by_role("heading", level=1).inner_text() == "What was answered in “Cabinet, December”?"
    check()
    assert [line.name for line in snapshots(store, SnapshotsQuery()).snapshots] == ["Cabinet, December"]
    page.goto("/snapshots")
    check()
    page.goto("/compare?council=999&as_of=2015-06-01&compare=Cabinet, December")
    assert "our records changed: no progress and no loss" in page.locator("main").inner_text()
    check()


def test_a_frozen_answer_is_named_anew_and_forgotten(
    drawn: Callable[..., Store], hands: Keyboard, asking: Callable[[Store], Ask]
) -> None:
    store = drawn(PICTURE)
    hands.page.goto("/gaps?council=999&as_of=2013-12-10")
    hands.fill("Name to keep it under", "Cabinet")
    hands.follow("button", "Freeze")
    hands.fill("New name", "Cabinet, December")
    hands.follow("button", "Rename")
    hands.page.get_by_role("heading", name="What was answered in “Cabinet, December”?").wait_for()
    assert asking(store)("gaps", "--council", "999", "--as-of", "2013-12-10", "--save", "By command").code == 0
    by_page, by_command = sorted(snapshots(store, SnapshotsQuery()).snapshots, key=lambda line: line.at)
    assert by_page.name == "Cabinet, December"
    assert (by_page.sha256, by_page.settings, by_page.load) == (by_command.sha256, by_command.settings, by_command.load)
    hands.follow("button", "Forget this answer")
    hands.page.get_by_role("heading", level=1).wait_for()
    assert [line.name for line in snapshots(store, SnapshotsQuery()).snapshots] == ["By command"]
