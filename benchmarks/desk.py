"""How soon the officer's desk answers on the nation: a link recorded by the form, the pages of review and comparison.

    python benchmarks/desk.py FOLDER

FOLDER is a home (PARTNERSHIPS_HOME) with the nation in it, as for `benchmarks/api.py`. Each save changes the database,
so that nothing that is kept helps the next; what was saved is taken back at the end. The pages are asked for after a
save each time too: as an officer sees them who works.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from api import say, served  # benchmarks/api.py, beside this file
from graph.settings import Settings
from graph.store import open_store

TIMES = 40
SAVE, PAGE = 0.400, 0.500  # seconds, 95th percentile
SCHOOLS = (
    "MATCH (s:School {council: $council}) WHERE s.urn IS NOT NULL AND s.status STARTS WITH 'Open' "
    "RETURN s.urn AS urn, s.name AS name ORDER BY urn LIMIT 100"
)
COUNCILS = (
    "MATCH (c:Council) MATCH (s:School {council: c.code}) WHERE s.urn IS NOT NULL "
    "WITH c.code AS council, count(*) AS n "
    "ORDER BY n DESC WHERE n >= 10 RETURN council"
)


def schools(home: Path) -> tuple[list[str], list[dict[str, object]]]:
    """Give the councils, that with most schools first, and a hundred schools of the first."""
    os.environ["PARTNERSHIPS_HOME"] = str(home)
    with open_store(Settings(), print) as store:
        councils = [row["council"] for row in store.read(COUNCILS)]
        return councils, store.read(SCHOOLS, council=councils[0])


def timed(ask: Callable[[int], httpx.Response]) -> float:
    """Give the 95th percentile of the seconds that it takes."""
    times = []
    for number in range(TIMES):
        began = time.perf_counter()
        answer = ask(number)
        times.append(time.perf_counter() - began)
        assert answer.status_code in {200, 303}, answer.text[:2000]
    return sorted(times)[int(TIMES * 0.95)]


def first(client: httpx.Client, name: str, councils: list[str]) -> float:
    """Give the 95th percentile of the seconds that a page takes, over councils that were not asked for before."""
    times = []
    for council in councils:
        told = {"council": council, "as_of": "2018-06-01", **({"compare": "2017-06-01"} if name == "compare" else {})}
        began = time.perf_counter()
        client.get(f"/{name}", params=told).raise_for_status()
        times.append(time.perf_counter() - began)
    return sorted(times)[int(len(times) * 0.95)]


def main(home: Path) -> None:
    """Record, look, compare, and take all of it back."""
    councils, held = schools(home)
    council = councils[0]
    loads: list[str] = []
    with served(home) as (address, _), httpx.Client(base_url=address, timeout=120) as client:

        def save(number: int) -> httpx.Response:
            first, second = held[number], held[-1 - number]
            told = {"first": f"{first['name']} (URN {first['urn']})", "second": str(second["urn"]),
                    "relationship": "supports", "focus": "maths", "from": "autumn 2017", "source_date": "1/3/2018",
                    "source": f"Benchmark {len(loads)}"}  # fmt: skip
            answer = client.post("/links/new", data=told)
            loads.append(answer.headers.get("location", "").rpartition("/")[2])
            return answer

        def after_a_save(path: str) -> float:
            times = []
            for number in range(TIMES // 4):
                save(number)
                began = time.perf_counter()
                client.get(path).raise_for_status()
                times.append(time.perf_counter() - began)
            return max(times)

        say("/links/new to saved, p95 of each right after another", timed(save), SAVE)
        for path in (
            f"/review?council={council}&as_of=2018-06-01",
            f"/compare?council={council}&as_of=2018-06-01&compare=2017-06-01",
        ):
            client.get(path)
            say(f"{path}: slowest after a save", after_a_save(path), PAGE)
            say(f"{path}: p95 warm", timed(lambda _, path=path: client.get(path)), PAGE)
        for name in ("review", "compare"):
            save(TIMES)  # nothing that is kept helps
            say(
                f"/{name} of each council for the first time, p95 over {len(councils)}",
                first(client, name, councils),
                PAGE,
            )
        for load in reversed(loads):
            client.post(f"/imports/{load}/undo")


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute())
