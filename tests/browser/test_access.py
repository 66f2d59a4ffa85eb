"""Pages are for everybody: axe-core finds nothing, in light and dark and on a phone, and nothing is too wide."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from graph.store import Store

PICTURE = """
Ash#1{phase: Primary} -IN_AREA_OF-> Exemplar:Council#999
Birch -IN_AREA_OF-> Exemplar
Elm -SUPPORTS{quote: Elm helps Ash}-> Ash -MEMBER_OF-> Oak:Trust
Pact:Alliance <-LEADS- Elm
"""
LOOKS: list[dict[str, Any]] = [{}, {"color_scheme": "dark"}, {"width": 375}]
PAGES = (
    "/", "/gaps", "/gaps?council=999", "/queries", "/queries/gaps/schools?council=999&as_of=2013-12-10",
    "/queries/support/who_supports?school=Ash&as_of=2013-12-10", "/queries/support/who_supports", "/cypher",
    "/cypher?query=MATCH%20(a)-[r]-%3E(b)%20RETURN%20a,r,b", "/model", "/maps", "/nowhere",
    "/brokers", "/brokers?council=999", "/what-if?council=999", "/what-if?bodies=Elm&council=999", "/match?council=999",
    "/rules?council=999", "/conflicts?council=999", "/changes?council=999&at=2013-12-10&at=2014-12-10", "/schools/1",
    "/schools/Birch", "/organisations/Oak", "/organisations/Pact", "/sources", "/sources/document:drawing",
    "/search?q=a", "/search?q=nothing", "/desk", "/links/new", "/proposals/new", "/imports", "/snapshots", "/views",
    "/claims/SUPPORTS:Elm:Ash", "/claims/SUPPORTS:Elm:Ash/correct", "/review?council=999", "/returns?council=999",
    "/returns/ask", "/compare?council=999&compare=2013-01-01", "/beside", "/gaps/print?council=999",
    "/schools/1/letter",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_is_too_wide(
    path: str, drawn: Callable[..., Store], open_page: Callable[..., Page], check_access: Callable[[Page], None]
) -> None:
    drawn(PICTURE)
    for look in LOOKS:
        page = open_page(**look)
        page.goto(path)
        check_access(page)
        wide, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert wide <= seen


@pytest.mark.parametrize("path", ["/council/999", "/school/1", "/trust/Oak", "/nation/England"])
def test_axe_finds_nothing_on_a_map_that_is_searched(
    path: str, drawn: Callable[..., Store], open_page: Callable[..., Page], check_access: Callable[[Page], None]
) -> None:
    drawn(PICTURE)
    for look in LOOKS:
        page = open_page(**look)
        page.goto(f"/maps{path}")
        page.locator("canvas").wait_for()
        page.get_by_label("Find on the map").fill("a")
        check_access(page)


def test_axe_finds_what_is_wrong(page: Page, check_access: Callable[[Page], None]) -> None:
    page.set_content("<title>Picture</title><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>")
    with pytest.raises(AssertionError, match="image-alt"):
        check_access(page)
