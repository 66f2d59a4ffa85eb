"""Whoever waits long is told so at once, and gets the answer without doing anything."""

import threading
from collections.abc import Callable

from playwright.sync_api import Page, expect
from served import served

from api.answer_routes import given, key_of, told_at
from graph.broker_shapes import BrokersQuery
from graph.store import Store

PICTURE = "Ash -SUPPORTS-> Birch -IN_AREA_OF-> North:Council#999"
WHERE = "brokers?council=North&top=7"


def test_a_page_says_that_it_is_working_and_comes_again_with_the_answer(
    drawn: Callable[..., Store], open_page: Callable[..., Page]
) -> None:
    store, told, query = drawn(PICTURE), told_at("brokers"), BrokersQuery(council="North", top=7)
    begun, go_on = threading.Event(), threading.Event()

    def slowly() -> object:
        begun.set()
        go_on.wait(20)
        return told.answer(store, query)

    key = key_of(told, query, None)
    threading.Thread(target=lambda: store.answers.get(key, slowly, lambda _: 1), daemon=True).start()
    begun.wait(10)
    with served(store, soon=0.5) as client:  # what a browser is given; it cannot be asked while it comes again
        opened = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
        assert "Working out the answer: this takes some seconds" in client.get(f"/{WHERE}", headers=opened).text
    with served(store, soon=0.5) as client:
        page = open_page(javascript=False)
        first = page.goto(f"{client.base_url}/{WHERE}", wait_until="commit")
        assert first is not None
        assert first.headers["refresh"] == "0"
        go_on.set()
        expect(page.get_by_role("heading", level=1)).to_have_text("Who holds the network of North together?")
    assert given(store, told, query).council == "North"


def test_a_fault_that_comes_late_is_shown_and_not_asked_for_again(
    drawn: Callable[..., Store], open_page: Callable[..., Page]
) -> None:
    drawn(PICTURE)
    page = open_page()
    page.goto("/brokers?council=Nowhere")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing is held under this")


def test_a_program_gets_its_answer_at_once_however_long_it_takes(drawn: Callable[..., Store]) -> None:
    with served(drawn(PICTURE)) as client:
        assert "Who holds the network" in client.get(f"/{WHERE}").text
