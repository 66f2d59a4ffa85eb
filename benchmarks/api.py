"""How soon the HTTP interface answers, and what a list of the nation costs it.

    python benchmarks/api.py FOLDER

FOLDER is a home (PARTNERSHIPS_HOME) with the nation in it: registers of schools, groups and group links, or made-up
councils. The pages are served by `partnerships serve`. Requests are sent by locust (MIT; `pip install locust`
beforehand, it is no dependency): 20 readers who each ask once a second.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from graph.settings import Settings
from graph.store import open_store

RATE, SECONDS = 20, 15
PORT = 8765
OPEN = (
    "MATCH (s:School) MATCH (c:Council {code: s.council}) WHERE s.urn IS NOT NULL AND s.status STARTS WITH 'Open' "
    "RETURN s.urn AS urn, s.council AS council ORDER BY s.urn"
)
LIMIT_GAPS, LIMIT_SCHOOL, LIMIT_CSV, LIMIT_START = 0.150, 0.050, 6.0, 3.0  # seconds
LIMIT_GROWTH = 200  # MB


@contextmanager
def served(home: Path) -> Iterator[tuple[str, int]]:
    """Serve, and say how long the start took; gives the address and the process."""
    command = Path(sys.executable).parent / "partnerships"
    env = {**os.environ, "PARTNERSHIPS_HOME": str(home)}
    began = time.perf_counter()
    with subprocess.Popen([command, "serve", "--port", str(PORT)], env=env, stderr=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{PORT}"
        while not _is_up(address):
            time.sleep(0.02)
        say("start, with the database up", time.perf_counter() - began, LIMIT_START)
        try:
            yield address, process.pid
        finally:
            process.terminate()


def _is_up(address: str) -> bool:
    try:
        return httpx.get(f"{address}/readyz").is_success
    except httpx.TransportError:
        return False


def say(what: str, seconds: float, limit: float) -> None:
    """Print a figure beside what was asked for."""
    print(f"{what}: {seconds:.3f} s, asked for {limit:g} s, {'met' if seconds <= limit else 'MISSED'}", flush=True)


def at_rate(address: str, paths: list[str]) -> float:
    """Let locust ask for paths in turn, 20 a second; the 95th percentile of the times, seconds."""
    for path in paths:
        httpx.get(f"{address}{path}", timeout=60).raise_for_status()  # warm
    with tempfile.TemporaryDirectory() as folder:
        users = Path(__file__).with_name("api_users.py")
        told = ["-u", str(RATE), "-r", str(RATE), "-t", f"{SECONDS}s", "--host", address, "--csv", f"{folder}/told"]
        command = [sys.executable, "-m", "locust", "-f", str(users), "--headless", "--only-summary", *told]
        env = {**os.environ, "API_PATHS": json.dumps(paths)}
        subprocess.run(command, env=env, check=True, capture_output=True)
        rows = list(csv.DictReader(Path(folder, "told_stats.csv").read_text(encoding="utf-8").splitlines()))
    told_of_all = next(row for row in rows if row["Name"] == "all")
    print(f"  {told_of_all['Request Count']} requests, {float(told_of_all['Requests/s']):.1f} a second", flush=True)
    return float(told_of_all["95%"]) / 1000


def whole_list(address: str, pid: int) -> None:
    """Fetch the gap list of the nation as CSV, after another question on the nation was asked before."""
    began = time.perf_counter()
    httpx.get(f"{address}/api/gaps?scope=all&limit=1", timeout=120).raise_for_status()
    print(f"the first question on the nation, which reads it: {time.perf_counter() - began:.1f} s", flush=True)
    before, began = _peak(pid), time.perf_counter()
    rows = sum(1 for _ in _lines(f"{address}/api/gaps?format=csv"))
    say(f"gap list of the nation as CSV, {rows:,} lines", time.perf_counter() - began, LIMIT_CSV)
    growth = _peak(pid) - before
    met = "met" if growth <= LIMIT_GROWTH else "MISSED"
    print(f"  memory grew by {growth:.0f} MB, asked for {LIMIT_GROWTH} MB, {met}", flush=True)


def _lines(url: str) -> Iterator[str]:
    with httpx.stream("GET", url, timeout=120) as answer:
        yield from answer.iter_lines()


def _peak(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(float(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def main(home: Path) -> None:
    """Measure each in turn."""
    os.environ["PARTNERSHIPS_HOME"] = str(home)
    with open_store(Settings(), print) as store:
        found = store.read(OPEN)
    some = found[:: max(1, len(found) // 40)][:40]
    councils = sorted({row["council"] for row in some})[:20]
    with served(home) as (address, pid):
        for what, paths, limit in (
            ("/api/gaps?council=…", [f"/api/gaps?council={code}" for code in councils], LIMIT_GAPS),
            ("/api/schools/{urn}", [f"/api/schools/{row['urn']}" for row in some], LIMIT_SCHOOL),
        ):
            say(f"{what} warm, {RATE} a second, p95", at_rate(address, paths), limit)
        whole_list(address, pid)


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute())
