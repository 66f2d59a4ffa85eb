"""Nothing on a page moves while it is drawn, and it prints without what only a screen needs."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from graph.store import Store

PICTURE = """
Ash#1{phase: Primary} -IN_AREA_OF-> Exemplar:Council#999
Birch -IN_AREA_OF-> Exemplar
Elm -SUPPORTS{quote: Elm helps Ash}-> Ash -MEMBER_OF-> Oak:Trust
"""
SHIFTS = """() => new Promise((tell) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((one) => { sum += one.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => tell(sum), 1500);
})"""


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("path", ["/", "/gaps?council=999", "/schools/1", "/maps/council/999", "/match?council=999"])
def test_nothing_moves_while_a_page_is_drawn(
    path: str, width: int, drawn: Callable[..., Store], open_page: Callable[..., Page]
) -> None:
    drawn(PICTURE)
    page = open_page(width=width)
    page.goto(path)
    assert page.evaluate(SHIFTS) == 0


@pytest.mark.parametrize("path", ["/gaps?council=999", "/schools/1", "/rules?council=999"])
def test_what_only_a_screen_needs_is_not_printed(
    path: str, drawn: Callable[..., Store], open_page: Callable[..., Page]
) -> None:
    drawn(PICTURE)
    page = open_page()
    page.goto(path)
    page.emulate_media(media="print")
    for name in ("Main", "Breadcrumbs"):
        assert not page.get_by_role("navigation", name=name).is_visible()
    assert not page.locator("form").first.is_visible()
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.get_by_text("Contains public sector information").is_visible()
    assert page.pdf().startswith(b"%PDF")
