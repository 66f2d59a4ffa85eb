"""Killed at any moment, an import left all or nothing behind, and the next command says which."""

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.embedded import ensure_running, status, stop
from graph.store import Store
from seed.loads import loads

SEED = 20  # of the moments
FEW, MANY = 3, 20  # moments, for the command and for the database
LONGEST = 2.5  # seconds: by then the import has ended
GIAS = "edubase_leeds_20230705.csv.gz"
Canonical = Callable[..., str]


@pytest.fixture
def own_home(tmp_path: Path) -> Iterator[Path]:
    """A home whose database may be killed."""
    yield tmp_path / "killed"
    stop(tmp_path / "killed")


@pytest.fixture
def line(extract: Callable[[str], Path], command: str) -> list[str]:
    """The command that is killed, or whose database is."""
    return [command, "import", str(extract(GIAS))]


def settings(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "PARTNERSHIPS_"))}
    return kept | {"PARTNERSHIPS_HOME": str(home)}


def moments(many: int) -> list[float]:
    chance = random.Random(SEED)  # noqa: S311 - the same moments in every run
    return sorted(chance.uniform(0.3, LONGEST) for _ in range(many))


def next_command(command: str, home: Path) -> str:
    done = subprocess.run([command, "loads"], env=settings(home), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stderr


def kill(victim: str, home: Path, process: subprocess.Popen[bytes]) -> None:
    """End the command, or the database under it, without a word."""
    pid = process.pid if victim == "command" else status(home).pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    process.wait(timeout=60)


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("many", [FEW, pytest.param(MANY, marks=pytest.mark.soak)])
@pytest.mark.parametrize("victim", ["command", "database"])
def test_a_killed_import_leaves_all_or_nothing_and_is_told_of(
    victim: str, many: int, own_home: Path, line: list[str], canonical: Canonical
) -> None:
    told = []
    for moment in moments(many):
        with Store(ensure_running(own_home, lambda _: None)) as store:
            assert canonical(store) == ""
        process = subprocess.Popen(line, env=settings(own_home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moment)
        kill(victim, own_home, process)
        told.append(next_command(line[0], own_home))
        check_and_empty(own_home, canonical, told[-1])
        assert "interrupted" not in next_command(line[0], own_home)  # told once
    assert any("nothing of it was kept" in sentence for sentence in told)


def check_and_empty(home: Path, canonical: Canonical, told: str) -> None:
    """Make sure that what is held is whole and rightly told of; leave the database empty."""
    with Store(ensure_running(home, lambda _: None)) as store:
        held, kept = canonical(store), loads(store)
        if kept:
            made = kept[0].counts.nodes_created + kept[0].counts.relationships_created
            assert held.count("\n") + 1 == made
            assert "nothing of it was kept" not in told
        else:
            assert held == ""
            assert "it was finished" not in told
        store.command("MATCH (n) DETACH DELETE n")
