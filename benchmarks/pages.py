"""How soon the pages of the nation are served, and how large they are without their maps.

    python benchmarks/pages.py FOLDER

FOLDER is a home (PARTNERSHIPS_HOME) with the nation in it, as for `benchmarks/api.py`. Each page is asked for once, and
then again and again: the first time is what a reader waits for after a load, the others are warm.
"""

import gzip
import os
import re
import sys
import time
from pathlib import Path
from urllib.parse import quote

import httpx

from api import say, served  # benchmarks/api.py, beside this file
from graph.settings import Settings
from graph.store import open_store

TIMES = 40
LIMIT, LIMIT_SIZE = 0.300, 100.0  # seconds, kB
MAP = re.compile(
    r'<div class="map-pair">.*?</figure>|<figure.*?</figure>|<script type="application/json".*?</script>', re.DOTALL
)
FOUND = (
    "MATCH (c:Council) WHERE c.code IS NOT NULL AND c.illustrative IS NULL "
    "OPTIONAL MATCH (s:School {council: c.code}) WHERE s.urn IS NOT NULL AND s.status STARTS WITH 'Open' "
    "WITH c, count(s) AS n, min(s.urn) AS urn ORDER BY n DESC LIMIT 1 RETURN c.code AS council, urn"
)
TRUST = "MATCH (t:Trust)<-[r:MEMBER_OF]-() WITH t, count(r) AS n ORDER BY n DESC LIMIT 1 RETURN t.id AS id"
SOURCE = "MATCH (d:Document {kind: 'register'}) RETURN d.id AS id ORDER BY d.date DESC LIMIT 1"


def pages(home: Path) -> list[str]:
    """Give the addresses of the pages: of the council with most schools, of a school of it, of the largest trust."""
    os.environ["PARTNERSHIPS_HOME"] = str(home)
    with open_store(Settings(), print) as store:
        told, trust, source = store.read(FOUND)[0], store.read(TRUST)[0]["id"], store.read(SOURCE)[0]["id"]
    council = f"council={told['council']}"
    of_council = ("gaps", "brokers", "what-if", "match", "rules", "conflicts")
    return [
        "/", *(f"/{name}?{council}" for name in of_council), f"/changes?{council}&at=2018-01-01&at=2021-01-01",
        "/gaps?scope=state-funded", "/brokers?group=council", f"/schools/{told['urn']}",
        f"/organisations/{quote(trust)}", "/sources", f"/sources/{quote(source)}", "/search?q=academy", "/model",
        "/queries", f"/queries/gaps/schools?{council}", f"/maps/council/{told['council']}", "/maps/nation/England",
    ]  # fmt: skip


def measure(client: httpx.Client, path: str) -> tuple[float, float, float]:
    """Give the first time and the 95th percentile of the others, seconds, and the size without the map, kB."""
    times = []
    for _ in range(TIMES + 1):
        began = time.perf_counter()
        answer = client.get(path)
        times.append(time.perf_counter() - began)
        answer.raise_for_status()
    return times[0], sorted(times[1:])[int(TIMES * 0.95)], len(MAP.sub("", answer.text).encode()) / 1000


def main(home: Path) -> None:
    """Measure each page in turn."""
    paths = pages(home)
    with served(home) as (address, _), httpx.Client(base_url=address, timeout=120) as client:
        styles = [client.get(f"/static/{name}.css").content for name in ("file", "style")]
        css = sum(map(len, styles)) / 1000
        print(f"style sheets: {css:.0f} kB, {sum(len(gzip.compress(one)) for one in styles) / 1000:.0f} kB packed")
        for path in paths:
            first, warm, size = measure(client, path)
            say(f"{path}: first {first:.1f} s, then p95", warm, LIMIT)
            met = "met" if size + css <= LIMIT_SIZE else "MISSED"
            print(
                f"  {size:.0f} kB, with the style sheets {size + css:.0f}, asked for {LIMIT_SIZE:.0f}: {met}",
                flush=True,
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute())
