"""From a question to a file: a strategist, an officer and an analyst, by mouse, by keyboard alone, without scripts."""

import csv
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hands import Keyboard, Mouse
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.store import Store
from seed.claims import read_papers
from seed.illustrative import illustrative
from seed.load import load

OpenPage = Callable[..., Page]
COUNCIL = "Illustrative Council of Quillmarsh"


@pytest.fixture
def held(store: Store) -> Store:
    """The five papers and the illustrative council, as the demo loads them."""
    for batch in (read_papers(None), illustrative()):
        load(store, batch, lambda _: None)
    return store


@pytest.fixture(params=["mouse", "keyboard", "without scripts", "on a phone"])
def hand(request: pytest.FixtureRequest, held: Store, open_page: OpenPage) -> Mouse:
    """Somebody who uses the pages in one of the ways in which they are used."""
    assert held
    options = {"without scripts": {"javascript": False}, "on a phone": {"width": 375}}.get(request.param, {})
    page = open_page(**options)
    return Keyboard(page) if request.param == "keyboard" else Mouse(page)


def title(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def taken(hand: Mouse, name: str) -> bytes:
    """Take a file along."""
    link = hand.page.get_by_role("link", name=name, exact=True)
    with hand.page.expect_download() as file:
        link.click()
    return Path(file.value.path()).read_bytes()


def test_a_strategist_goes_from_the_councils_to_a_list_of_who_could_be_asked(hand: Mouse, held: Store) -> None:
    hand.page.goto("/")
    hand.choose("Council", COUNCIL)
    hand.follow("button", "Show its schools")
    assert title(hand.page) == f"Which schools in {COUNCIL} have no support recorded?"
    hand.follow("link", ": nothing recorded")
    school = next(s for s in gaps(held, GapsQuery(council="X01", reason=("no_link_recorded",))).schools)
    hand.follow("link", school.name)
    assert title(hand.page) == f"Who supports {school.name}?"
    expect(hand.page.get_by_text("Not known: no source loaded says either way.")).to_be_visible()
    hand.follow("link", "Who could be asked: matching for its council")
    rows = list(csv.DictReader(taken(hand, "CSV").decode().splitlines()))
    assert school.name in {row["school"] for row in rows}


def test_an_officer_finds_an_alliance_and_takes_along_what_would_be_lost_with_it(hand: Mouse) -> None:
    hand.page.goto("/")
    hand.fill("Find a school or organisation by part of its name, or by number", "treetops")
    hand.follow("button", "Search")
    hand.follow("link", "Teaching school alliance led by Treetops (not named)")
    assert title(hand.page) == "What does Teaching school alliance led by Treetops (not named) do in the network?"
    hand.follow("link", "What if it goes")
    assert title(hand.page).startswith("What if Teaching school alliance led by Treetops")
    book = load_workbook(BytesIO(taken(hand, "XLSX")))
    assert "What if Teaching school alliance" in str(book["About"]["B2"].value)


def test_an_analyst_asks_a_question_and_changes_its_cypher(hand: Mouse) -> None:
    hand.page.goto("/queries")
    hand.follow("link", "Schools whose support rests on one")
    hand.choose("Council", COUNCIL)
    hand.follow("button", "Show")
    assert list(csv.DictReader(taken(hand, "CSV").decode().splitlines()))
    summary = hand.page.get_by_text("The Cypher behind this page")
    summary.focus()
    hand.page.keyboard.press("Enter")
    hand.follow("link", "Change it and ask again in the console")
    assert title(hand.page) == "Ask your own question"


def test_a_reader_goes_from_a_policy_to_the_claims_of_its_paper(hand: Mouse) -> None:
    hand.page.goto("/rules")
    hand.choose("Council", "Leicestershire")
    hand.follow("button", "Show")
    assert title(hand.page) == "Is what the papers lay down kept to in Leicestershire?"
    hand.follow("link", "the paper")
    assert title(hand.page).startswith("What does ")
    rows = list(csv.DictReader(taken(hand, "CSV").decode().splitlines()))
    assert all(row["source"].startswith("document:") for row in rows)
    assert rows
