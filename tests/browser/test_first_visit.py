from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from graph.store import Store

PICTURE = "Ash -IN_AREA_OF-> Exemplar:Council#999 <-IN_AREA_OF- Birch -SUPPORTS-> Ash"


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("javascript", [True, False])
def test_a_visitor_goes_from_the_first_page_to_a_councils_gaps(
    drawn: Callable[..., Store], open_page: Callable[..., Page], width: int, *, javascript: bool
) -> None:
    drawn(PICTURE)
    page = open_page(width=width, javascript=javascript)
    page.goto("/")
    page.get_by_role("table").get_by_role("link", name="Exemplar").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Which schools in Exemplar have no support recorded?"
