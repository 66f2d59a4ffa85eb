"""The command run as a user runs it: a process of its own, against the run's own Neo4j."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.store import Store

Run = Callable[..., subprocess.CompletedProcess[str]]
COMMAND = str(Path(sys.executable).parent / "partnerships")


def surroundings(store: Store, home: Path) -> dict[str, str]:
    """Give the environment in which the command uses a store."""
    told = store.connection
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "PARTNERSHIPS_"))},
        "NEO4J_URI": told.uri,
        "NEO4J_USERNAME": told.username,
        "NEO4J_PASSWORD": told.password,
        "PARTNERSHIPS_HOME": str(home),
    }


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
