"""How large a map's file is, how soon it is drawn and usable, against pyvis's own page with physics, in one run.

    python benchmarks/maps.py

Networks: parts of an illustrative council, of 200 and of 500 things, laid out in blocks (as a council's map is) and
settled round a centre (as a trust's is). Each file is opened in Debian's chromium without a network, five times; the
middle time counts. Drawn: the map and its names are painted; usable: a search then shows what is found. Both count from
when the file is opened, and the time of layout and of writing the file is told beside them, and in the sum.
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import networkx as nx
from playwright.sync_api import Browser, sync_playwright
from pyvis.network import Network as Canvas

from graph.council_map import TYPES
from graph.kinds import Link, Node
from graph.projection import Network
from graph.schema import NODES
from graph.standing import STANDS, standing
from seed.illustrative import illustrative, size
from viz.map import draw
from viz.map_table import link_rows
from viz.render import document

ROUNDS = 5
DAY = date(2025, 9, 1)  # of the newest illustrative source
TARGETS = {200: 1.0, 500: 2.0}  # seconds, of layout, file and drawing together
MOST_BYTES = 1_200_000  # of the file of 200 things
DRAWN = """
const seen = () => { window.drawn = performance.now(); };
new MutationObserver(() => requestAnimationFrame(() => requestAnimationFrame(seen)))
  .observe(document, { attributes: true, subtree: true, attributeFilter: ["data-map"] });
"""
SETTLED = """
const wait = setInterval(() => {
  if (window.network && window.network.once) {
    clearInterval(wait);
    const seen = () => { window.drawn = performance.now(); };
    window.network.once("stabilizationIterationsDone", () => requestAnimationFrame(seen));
  }
}, 2);
"""
FOUND = """() => new Promise((done) => {
  const began = performance.now(), field = document.getElementById("map-find");
  field.value = document.getElementById("map").partnerships.data.nodes[7].name;
  field.dispatchEvent(new Event("input"));
  requestAnimationFrame(() => requestAnimationFrame(() => done(
    document.getElementById("map-said").textContent.includes(field.value) ? performance.now() - began : NaN)));
})"""


def network(things: int, *, centre: bool) -> Network:
    """Take so many things nearest to the best linked one of an illustrative council, with the links among them."""
    items = list(illustrative(things, size(things)).items)
    whole = Network()
    for item in items:
        if isinstance(item, Node) and NODES[item.label].entity and item.label != "Document":
            whole.add_node(item.id, **item.model_dump(exclude_none=True), label=item.label)
    for item in items:
        if isinstance(item, Link) and item.rel in TYPES and {item.from_id, item.to_id} <= set(whole):
            told = item.model_dump(exclude_none=True) | {"type": item.rel}
            told["holds"] = standing(told, DAY, None)
            if told["holds"] in STANDS:
                whole.add_edge(item.from_id, item.to_id, item.id, **told)
    middle = max(whole, key=lambda name: (whole.degree(name), name))
    near = [
        middle,
        *(end for _, end in nx.bfs_edges(whole.to_undirected(as_view=True), middle, sort_neighbors=sorted)),
    ][:things]
    found = whole.subgraph(near).copy()
    for place, told in enumerate(data for _, data in found.nodes(data=True) if data["label"] == "School"):
        told["state"] = ("linked", "not_known", "linked", "confirmed_none", "not_known")[place % 5]
    found.graph |= {"name": whole.nodes[middle]["name"], "kind": "council", "centre": middle if centre else None}
    return found


def opened(browser: Browser, path: Path, script: str) -> float:
    """Open a file and give when it was drawn, seconds from its opening."""
    page = browser.new_context(offline=True, viewport={"width": 1280, "height": 900}).new_page()
    page.add_init_script(script)
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_function("() => window.drawn", timeout=120_000)
    drawn = float(page.evaluate("() => window.drawn"))
    if script is DRAWN:
        drawn += float(page.evaluate(FOUND))
    page.context.close()
    return drawn / 1000


def middle(browser: Browser, path: Path, script: str, rounds: int = ROUNDS) -> float:
    """Give the middle time of some openings."""
    return statistics.median(opened(browser, path, script) for _ in range(rounds))


def ours(browser: Browser, folder: Path, things: Network) -> None:
    """Time layout and file, then the browser."""
    began = time.perf_counter()
    text = document(draw(things), link_rows(things))
    made = time.perf_counter() - began
    path = folder / "ours.html"
    path.write_text(text, encoding="utf-8")
    drawn = middle(browser, path, DRAWN)
    target = next(seconds for most, seconds in TARGETS.items() if len(things) <= most)
    how = "settled" if things.graph["centre"] else "in blocks"
    print(
        f"{len(things)} things, {things.number_of_edges()} links, {how}: file {len(text.encode()):,} bytes; "
        f"layout and file {made:.2f} s, drawn and usable {drawn:.2f} s: {made + drawn:.2f} s (under {target:g})"
    )
    if len(things) <= min(TARGETS):
        assert len(text.encode()) < MOST_BYTES


def theirs(browser: Browser, folder: Path, things: Network) -> None:
    """Time pyvis's own page with its physics, until its places are found."""
    canvas = Canvas(directed=True, cdn_resources="in_line")
    for name, told in things.nodes(data=True):
        canvas.add_node(name, label=told["name"])
    for start, end, told in things.edges(data=True):
        canvas.add_edge(start, end, title=told["type"])
    path = folder / "theirs.html"
    path.write_text(canvas.generate_html(notebook=False), encoding="utf-8")
    bytes_ = path.stat().st_size
    print(f"  pyvis's own page, physics: file {bytes_:,} bytes; drawn {middle(browser, path, SETTLED, 3):.2f} s")


def main() -> None:
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        sys.exit("No browser was found: apt-get install chromium.")
    print(f"Load average before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        for things in TARGETS:
            ours(browser, Path(folder), network(things, centre=False))
            around = network(things, centre=True)
            ours(browser, Path(folder), around)
            theirs(browser, Path(folder), around)
    print(f"Load average after: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
