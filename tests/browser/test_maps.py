"""What happens to a map in the reader's browser: drawn, read, found, filtered, taken along."""

import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from graph.map_options import MapQuery
from graph.maps import map_network
from graph.store import Store
from viz.map import draw
from viz.map_table import link_rows
from viz.render import document

Drawn = Callable[..., Store]
OpenPage = Callable[..., Page]
NASTY = "</script><img src=x onerror=alert(1)>"
PICTURE = """
Ash#1{phase: Primary} -IN_AREA_OF-> Exemplar:Council#999
Birch#2{phase: Primary} -IN_AREA_OF-> Exemplar
Cedar#3{phase: Secondary} -IN_AREA_OF-> Exemplar
Birch -SUPPORTS-> Ash
Birch -SUPPORTS{status: proposed}-> Cedar
Cedar -MEMBER_OF-> Oak:Trust
"""
LABELS = """() => {
  const map = document.getElementById("map").partnerships, scale = map.network.getScale();
  const named = Object.values(map.network.body.nodes).filter((n) => n.options.label && n.options.shape !== "circle");
  return named.map((n) => {
    const size = n.labelModule.size;
    return [n.id, size.left * scale, size.yLine * scale, size.width * scale, size.height * scale];
  });
}"""


def wait(page: Page) -> Page:
    """Wait until the map is drawn."""
    page.wait_for_selector("html[data-map=drawn]")
    return page


def spot(page: Page, name: str) -> tuple[float, float]:
    """Give where a thing of the map is on the map's own pixels."""
    told: dict[str, float] = page.evaluate(
        "(name) => { const map = document.getElementById('map').partnerships;"
        " const { x, y } = map.data.nodes.find((node) => node.name === name);"
        " return map.network.canvasToDOM({ x, y }); }",
        name,
    )
    return told["x"], told["y"]


def click(page: Page, name: str) -> None:
    """Click on a thing of the map."""
    x, y = spot(page, name)
    page.locator("#map").click(position={"x": x, "y": y})


def many(number: int) -> str:
    """Draw a council with many schools of many names in some trusts, some of them supported."""
    lines = [f"Long-name-of-school-{n}#{n + 1} -IN_AREA_OF-> Exemplar:Council#999" for n in range(number)]
    lines += [f"Long-name-of-school-{n} -MEMBER_OF-> A-trust-called-{n % 13}:Trust" for n in range(0, number, 2)]
    return "\n".join(
        lines + [f"Long-name-of-school-{n} -SUPPORTS-> Long-name-of-school-{n + 1}" for n in range(0, number - 1, 3)]
    )


@pytest.fixture
def hostile(drawn: Drawn, tmp_path: Path) -> Path:
    """The file of a map on which a name is a script."""
    store = drawn(PICTURE)
    store.command(f"MATCH (n:School {{id: 'Ash'}}) SET n.name = '{NASTY}'")
    store.command(f"MATCH ()-[r {{id: 'SUPPORTS:Birch:Ash'}}]->() SET r.quote = '{NASTY}'")
    network = map_network(store, "council", "999", MapQuery())
    path = tmp_path / "map.html"
    path.write_text(document(draw(network), link_rows(network)), encoding="utf-8")
    return path


def test_the_file_opens_without_a_network_and_a_hostile_name_is_text(hostile: Path, open_page: OpenPage) -> None:
    page = open_page(offline=True)
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.goto(hostile.as_uri())
    wait(page)
    page.get_by_label("Find on the map").fill("onerror")
    expect(page.locator("#map-said")).to_contain_text(NASTY)
    x, y = spot(page, NASTY)
    page.locator("#map").hover(position={"x": x, "y": y})
    expect(page.locator(".vis-tooltip")).to_contain_text(NASTY)
    assert page.locator("img").count() == 0
    assert page.locator("tr[data-row]").count() == 3


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("where", ["council/999", "council/999?by=place", "trust/A-trust-called-1"])
def test_at_first_sight_at_most_twenty_names_and_none_covers_another(
    drawn: Drawn, open_page: OpenPage, where: str, width: int
) -> None:
    store = drawn(many(150))
    store.command(
        "MATCH (s:School) SET s.easting = 430000 + s.urn * 37 % 9000, s.northing = 430000 + s.urn * 53 % 9000"
    )
    page = open_page(width=width)
    page.goto(f"/maps/{where}")
    labels = wait(page).evaluate(LABELS)
    assert 0 < len(labels) <= 20
    clashes = [
        (a[0], b[0])
        for place, a in enumerate(labels)
        for b in labels[:place]
        if a[1] < b[1] + b[3] and b[1] < a[1] + a[3] and a[2] < b[2] + b[4] and b[2] < a[2] + a[4]
    ]
    assert clashes == []


def test_zooming_in_shows_more_names(drawn: Drawn, page: Page) -> None:
    drawn(many(60))
    page.goto("/maps/council/999")
    before = len(wait(page).evaluate(LABELS))
    for _ in range(4):
        page.get_by_role("button", name="Zoom in").click()
    assert len(page.evaluate(LABELS)) > before
    page.get_by_role("button", name="Whole map").click()
    assert len(page.evaluate(LABELS)) == before


def test_nothing_moves_by_itself(drawn: Drawn, page: Page) -> None:
    drawn(many(40))
    page.goto("/maps/council/999")
    given = {str(node["id"]): {"x": node["x"], "y": node["y"]} for node in wait(page).evaluate(_data("nodes"))}
    page.wait_for_timeout(500)
    assert page.evaluate("() => document.getElementById('map').partnerships.network.getPositions()") == given


def _data(what: str) -> str:
    return f"() => JSON.parse(document.getElementById('map-data').textContent).{what}"


def test_a_click_tells_and_a_second_one_opens_the_page(drawn: Drawn, page: Page) -> None:
    drawn(PICTURE)
    page.goto("/maps/council/999")
    click(wait(page), "Ash")
    said = page.locator("#map-said")
    expect(said).to_contain_text("Ash – school or college, support recorded")
    expect(said).to_contain_text("Birch supports Ash (actual, stated by the source)")
    expect(said).to_contain_text("Source: document:drawing")
    assert page.locator("tr.chosen").count() == 1
    expect(said.get_by_role("link", name="Open the page of Ash")).to_have_attribute(
        "href", "/schools/1?as_of=2013-12-10"
    )
    page.wait_for_timeout(400)  # later than a double click
    click(page, "Ash")
    page.wait_for_url("**/schools/1?as_of=2013-12-10")


def test_the_legend_filters_map_and_table_alike(drawn: Drawn, page: Page) -> None:
    drawn(PICTURE)
    page.goto("/maps/council/999")
    rows = wait(page).locator("tr[data-row]:visible")
    assert rows.count() == 3
    page.locator(".legend").get_by_label("proposed").uncheck()
    expect(rows).to_have_count(2)
    expect(page.locator("#map-count")).to_have_text("Shown: 2 of 3 links, on the map and in the table.")
    page.locator(".legend").get_by_label("Primary").uncheck()
    expect(rows).to_have_count(1)
    hidden = (
        "() => { const map = document.getElementById('map').partnerships;"
        " return map.data.nodes.filter((node) => map.isHidden(node.id)).map((node) => node.name).sort(); }"
    )
    assert page.evaluate(hidden) == ["Ash", "Birch"]
    page.locator(".legend").get_by_label("proposed").check()
    page.locator(".legend").get_by_label("Primary").check()
    expect(rows).to_have_count(3)


def test_with_the_keyboard_alone_a_school_is_found_read_and_opened(drawn: Drawn, page: Page) -> None:
    drawn(PICTURE)
    page.goto("/maps/council/999")
    wait(page).get_by_label("Find on the map").focus()
    page.keyboard.type("ceda")
    page.keyboard.press("Enter")
    expect(page.locator("#map-said")).to_contain_text("Cedar – school or college, not known")
    for _ in range(5):  # past the four buttons, to the link in what was said
        page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Open the page of Cedar")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/schools/3?as_of=2013-12-10")


def test_what_is_found_stays_in_view_when_only_the_height_changes(drawn: Drawn, page: Page) -> None:
    drawn(many(80))
    page.goto("/maps/council/999")
    wait(page).get_by_label("Find on the map").fill("school-77")
    scale = "() => document.getElementById('map').partnerships.network.getScale()"
    near = page.evaluate(scale)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_timeout(300)
    assert page.evaluate(scale) == near
    page.set_viewport_size({"width": 1000, "height": 800})
    page.wait_for_function(f"(near) => ({scale})() < near", arg=near)


def test_a_name_that_is_not_there_is_said(drawn: Drawn, page: Page) -> None:
    drawn(PICTURE)
    page.goto("/maps/council/999")
    wait(page).get_by_label("Find on the map").fill("Xanadu")
    expect(page.locator("#map-said")).to_contain_text("Nothing shown on the map has a name with “Xanadu” in it.")


def test_a_picture_is_saved(drawn: Drawn, page: Page) -> None:
    drawn(PICTURE)
    page.goto("/maps/council/999")
    with wait(page).expect_download() as download:
        page.get_by_role("button", name="Save as PNG").click()
    picture = Path(download.value.path()).read_bytes()
    wide, high = struct.unpack(">II", picture[16:24])
    assert picture[1:4] == b"PNG"
    box: Any = page.locator("#map").bounding_box()
    assert wide > box["width"] - 4  # but for the border
    assert high > box["height"]  # what it is stands over the map, whose data it holds under it


def test_without_scripts_the_table_and_the_filters_do(drawn: Drawn, open_page: OpenPage) -> None:
    drawn(PICTURE)
    page = open_page(javascript=False)
    page.goto("/maps/council/999")
    assert page.locator("tr[data-row]").count() == 3
    page.get_by_text("Only some links and things").click()
    page.get_by_label("proposed", exact=True).last.check()
    page.get_by_role("button", name="Show").click()
    assert page.locator("tr[data-row]").count() == 1


def test_what_is_drawn_as_one_leads_to_where_its_parts_are(drawn: Drawn, page: Page) -> None:
    lines = [f"S{n}#{n + 1} -IN_AREA_OF-> Exemplar:Council#999" for n in range(502)]
    drawn("\n".join(lines + [f"S{n} -MEMBER_OF-> Oak:Trust" for n in range(300)]))
    page.goto("/maps/council/999")
    click(wait(page), "300 schools")
    expect(page.locator("#map-said")).to_contain_text("300 schools – school or college, not known")
    page.get_by_role("link", name="Show these apart").click()
    assert urlsplit(page.url).path == "/maps/trust/Oak"
    wait(page)
