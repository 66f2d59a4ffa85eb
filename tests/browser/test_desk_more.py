"""More of the desk by keyboard alone and without scripts: reviewing, asking, recording what came of a proposal."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from desk import DAY, HELD, PICTURE
from hands import Keyboard
from playwright.sync_api import Page, expect
from served import Ask

from graph.store import Store
from seed.dates import today

Check = Callable[[], None]


def test_a_link_that_is_due_is_confirmed_from_the_list(
    ways: Callable[..., None], hands: Keyboard, check: Check
) -> None:
    def journey() -> None:
        hands.page.goto("/review?council=999&as_of=2014-10-01")
        check()
        hands.follow("link", "Still so: Example Oak Trust supports Example Ash Primary School")
        hands.fill("When", "1 October 2014")
        hands.follow("button", "It is still so")
        hands.page.goto("/review?council=999&as_of=2014-10-01")
        assert "No link is due within 90 days" in hands.page.locator("main").inner_text()
        check()

    ways(journey, [("link", "confirm", HELD, "--on", "1 October 2014")])


def test_a_proposal_goes_from_asked_to_its_end_by_forms(ways: Callable[..., None], hands: Keyboard) -> None:
    now = f"{today():%d %B %Y}"  # what began is told of today, so it cannot have ended before
    steps = {"asked": "1/1/2014", "agreed": "10/1/2014", "started": "15/1/2014", "ended": now}

    def journey() -> None:
        for number, (step, day) in enumerate(steps.items(), start=2):
            hands.page.goto("/proposals/new?first=900003&second=900002")
            hands.choose("What came of it (needed)", step)
            hands.fill("When", day)
            hands.follow("button", "Record it")
            expect(hands.page.get_by_role("heading", level=1)).to_have_text(f"What did load:{number} do?")

    ways(journey, [("proposal", step, "900003", "900002", "--on", day) for step, day in steps.items()])


def test_a_proposal_that_is_declined_is_recorded_by_a_form(
    ways: Callable[..., None], hands: Keyboard, check: Check
) -> None:
    def journey() -> None:
        hands.page.goto("/proposals/new?first=900003&second=900002")
        check()
        hands.choose("What came of it (needed)", "declined")
        hands.fill("When", "1 November 2013")
        hands.fill("Why", "No room this year")
        hands.follow("button", "Record it")
        expect(hands.page.get_by_role("heading", level=1)).to_have_text("What did load:2 do?")

    words = ("--on", "1 November 2013", "--reason", "No room this year")
    ways(journey, [("proposal", "declined", "900003", "900002", *words)])


def test_schools_are_asked_for_returns(ways: Callable[..., None], hands: Keyboard, check: Check) -> None:
    due = f"{today() + timedelta(days=30):%d %B %Y}"

    def journey() -> None:
        hands.page.goto(f"/returns?council=999&as_of={DAY}")
        check()
        hands.follow("link", "Ask its schools for a return")
        check()
        hands.fill("To be answered by", due)
        hands.fill("Name of the request", "Autumn return")
        hands.follow("button", "Ask them")
        assert "Of 3 schools asked, 0 answered" in hands.page.locator("main").inner_text()

    ways(journey, [("returns", "ask", "--council", "999", "--due", due, "--name", "Autumn return")])


def test_filters_are_saved_under_a_name(
    drawn: Callable[..., Store], hands: Keyboard, check: Check, asking: Callable[[Store], Ask]
) -> None:
    store = drawn(PICTURE)
    hands.page.goto(f"/gaps?council=999&as_of={DAY}&state=linked")
    hands.fill("Name to save these filters under", "Linked ones")
    hands.follow("button", "Save the filters")
    check()
    hands.follow("link", "Linked ones")
    assert "Example Ash Primary School" in hands.page.locator("main").inner_text()
    assert b"Linked ones: council 999" in asking(store)("views", "list").out


@pytest.mark.parametrize("action", ["end", "retract"])
def test_of_two_officers_the_second_loses_nothing(
    drawn: Callable[..., Store], hands: Keyboard, open_page: Callable[..., Page], action: str
) -> None:
    drawn(PICTURE)
    first, second = hands, Keyboard(open_page())
    labels = {
        "end": ("When (needed)", "July 2014", "It has ended"),
        "retract": ("Why (needed)", "A slip", "It is wrong"),
    }
    label, text, button = labels[action]
    for officer in (first, second):
        officer.page.goto(f"/claims/{HELD}/{action}")
        officer.fill(label, text if officer is first else f"{text} ")
    if action == "end":
        second.fill("Why", "Its plan was fulfilled")
    first.follow("button", button)
    second.follow("button", button)
    told = second.page.get_by_role("alert").inner_text()
    assert f"The claim {HELD} was {'ended' if action == 'end' else 'retracted'} with load:2" in told
    if action == "end":  # what counts now takes what was written
        assert second.page.get_by_label("Why", exact=True).input_value() == "Its plan was fulfilled"
        second.page.get_by_role("alert").get_by_role("link").click()
        assert second.page.get_by_label("Why", exact=True).input_value() == "Its plan was fulfilled"
        assert second.page.get_by_label("When (needed)").input_value() == "July 2014 ".strip()
