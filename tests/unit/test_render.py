import json
import re
from html.parser import HTMLParser

from graph.drawing import as_network, draw
from graph.projection import Network
from graph.standing import on_day
from viz.map import draw as drawing
from viz.map_table import link_rows
from viz.render import document, figure

NASTY = "</script><img src=x onerror=alert(1)>\u2028<!--"
PICTURE = "Ash -SUPPORTS{focus: maths}-> Birch <-SUPPORTS- Some:Cohort{count: 15}\nBirch -MEMBER_OF-> Oak:Trust"


def named(name: str) -> Network:
    network = as_network(draw(PICTURE))
    network.nodes["Birch"]["name"] = name
    network.edges["Ash", "Birch", "SUPPORTS:Ash:Birch"]["quote"] = name
    return network


def map_page(network: Network, centre: str) -> str:
    shown = shown_round(network, centre)
    return document(drawing(shown), link_rows(shown))


def shown_round(network: Network, centre: str) -> Network:
    shown = on_day(network, centre, None)
    shown.graph |= {"centre": centre, "kind": "school", "name": shown.nodes[centre]["name"]}
    return shown


class Page(HTMLParser):
    """What a browser would make of a page: its tags, and the text of its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag with its attributes."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep text under the tag that began last."""
        last = self.tags[-1][0] if self.tags else ""
        self.texts[last] = self.texts.get(last, "") + data

    def having(self, tag: str) -> list[dict[str, str | None]]:
        """Give the attributes of every tag of a name."""
        return [attributes for name, attributes in self.tags if name == tag]


def test_the_file_loads_nothing() -> None:
    page = Page(map_page(named("Birch"), "Birch"))
    loads = [a.get(name) for _, a in page.tags for name in ("src", "href", "action", "data") if name in a]
    assert loads == ["#map-figure"]
    assert "@import" not in page.texts["style"]
    assert "url(" not in page.texts["style"]
    policy = next(a["content"] for a in page.having("meta") if a.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'")


def test_the_file_tells_its_language_title_and_characters() -> None:
    page = Page(map_page(named("Birch"), "Birch"))
    assert page.having("html") == [{"lang": "en"}]
    assert page.texts["title"].startswith("How is Birch linked?")
    assert page.tags[2] == ("meta", {"charset": "utf-8"})


def test_a_hostile_name_is_text_everywhere() -> None:
    made = map_page(named(NASTY), "Birch")
    page = Page(made)
    assert page.having("img") == []
    assert len(page.having("script")) == 3
    assert not [a for _, a in page.tags if any(name.startswith("on") for name in a)]
    data = re.search(r'id="map-data">(.*?)</script>', made, re.DOTALL)
    assert data is not None
    assert not set(data[1]) & set("<>&\u2028\u2029")
    names = [node["name"] for node in json.loads(data[1])["nodes"]]
    assert names[0] == NASTY


def test_the_same_network_gives_the_same_bytes() -> None:
    assert map_page(named("Birch"), "Birch") == map_page(named("Birch"), "Birch")


def test_the_file_is_small_and_holds_the_table_of_the_map() -> None:
    made = map_page(named("Birch"), "Birch")
    assert len(made.encode()) < 1_200_000
    page = Page(made)
    assert len(page.having("table")) == 1
    assert len(page.having("tr")) == 1 + 3
    assert "As at 10 December 2013." in made


def test_nothing_moves_by_itself() -> None:
    shown = shown_round(named("Birch"), "Birch")
    made = str(figure(drawing(shown), link_rows(shown)))
    assert '"physics":{"enabled":false}' in made


def test_made_up_names_carry_a_banner() -> None:
    network = named("Birch")
    assert "Illustrative:" not in map_page(network, "Birch")
    network.nodes["Birch"]["illustrative"] = True
    assert "Illustrative:" in map_page(network, "Birch")


def test_the_legend_explains_each_kind_on_the_map() -> None:
    made = map_page(named("Birch"), "Birch")
    assert "school or college" in made
    assert "its count is inside" in made
    assert ">partnership<" not in made
