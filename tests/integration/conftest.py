"""The command run as a user runs it: a process of its own, against the run's own Neo4j."""

import gzip
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from httpx import Client
from served import Serve, served, surroundings

from graph.store import Store
from queries.header import BrokenExample, Example

pytest.register_assert_rewrite("harmless", "odd")  # its asserts say what differs
Run = Callable[..., subprocess.CompletedProcess[str]]
Canonical = Callable[..., str]
COMMAND = str(Path(sys.executable).parent / "partnerships")


@pytest.fixture
def command() -> str:
    """The path of `partnerships`."""
    return COMMAND


@pytest.fixture
def run_on(tmp_path: Path) -> Callable[[Store], Run]:
    """Bind `partnerships` to a store: it takes words, and environment changes by keyword; gives its output as text."""

    def bound(store: Store) -> Run:
        def command(
            *words: str | Path, stdout: int = subprocess.PIPE, **changes: str
        ) -> subprocess.CompletedProcess[str]:
            told = surroundings(store, tmp_path / "home") | changes
            line = [COMMAND, *map(str, words)]
            return subprocess.run(
                line, env=told, stdout=stdout, stderr=subprocess.PIPE, text=True, timeout=60, check=False
            )

        return command

    return bound


@pytest.fixture
def run(store: Store, run_on: Callable[[Store], Run]) -> Run:
    """Run `partnerships` on the store, emptied before."""
    return run_on(store)


@pytest.fixture
def extract(repository: Path) -> Callable[[str], Path]:
    """Give the path of a published extract; without it the test is skipped, or fails where CI=true."""
    folder = Path(os.environ.get("PARTNERSHIPS_DATA") or repository.parent / "shared" / "data")

    def find(name: str) -> Path:
        if not (folder / name).is_file():
            stop = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
            stop(f"{name} is not in the folder of extracts; set PARTNERSHIPS_DATA to the folder that holds it.")
        return folder / name

    return find


@pytest.fixture
def prepared(drawn: Callable[..., Store]) -> Callable[[Example], Store]:
    """Load the drawing of an example, and break it where the example says how."""

    def put(example: Example) -> Store:
        store = drawn(example.network or "")
        if isinstance(example, BrokenExample) and example.broken_by:
            store.command(example.broken_by)
        return store

    return put


@pytest.fixture
def client(store: Store, own_home: Path) -> Iterator[Client]:
    """A client of the pages over the test's database."""
    assert own_home
    with served(store) as client:
        yield client


@pytest.fixture
def serve(drawn: Callable[..., Store], client: Client) -> Serve:
    """Load a drawing, and give a client of its pages."""

    def start(picture: str) -> Client:
        drawn(picture)
        return client

    return start


@pytest.fixture
def head(extract: Callable[[str], Path], tmp_path: Path) -> Callable[..., Path]:
    """Cut the first records off a published CSV and give them as a file of the same name."""

    def cut(name: str, records: int = 300) -> Path:
        whole = extract(name)
        data = gzip.decompress(whole.read_bytes()) if whole.suffix == ".gz" else whole.read_bytes()
        path = tmp_path / name.removesuffix(".gz")
        path.write_bytes(b"".join(data.splitlines(keepends=True)[: records + 1]))
        return path

    return cut
