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
def run(store: Store, tmp_path: Path) -> Run:
    """Run `partnerships` with words, and environment changes by keyword; give its output as text."""

    def command(*words: str | Path, **changes: str) -> subprocess.CompletedProcess[str]:
        told = surroundings(store, tmp_path / "home") | changes
        return subprocess.run(
            [COMMAND, *map(str, words)], env=told, capture_output=True, text=True, timeout=60, check=False
        )

    return command
