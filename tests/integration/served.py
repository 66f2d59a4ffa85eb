"""The environment of the command, the command run in this process, and the pages served as it serves them."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from httpx import Client

from api.app import create_app
from api.cli import main
from graph.store import Store

Serve = Callable[[str], Client]


@contextmanager
def served(store: Store, soon: float = 60) -> Iterator[Client]:
    """Serve on a free port of this machine, as the command does, and give a client of it.

    Nobody is told to wait within `soon` seconds: a test would read that page instead of the answer.
    """
    server = uvicorn.Server(uvicorn.Config(create_app(store, soon), port=0, log_level="critical", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    with Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        yield client
    server.should_exit = True
    thread.join()


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


@dataclass(frozen=True)
class Said:
    """What the command gave: an answer (`code` 0), or one sentence (`code` 2)."""

    code: int
    out: bytes
    err: str

    @property
    def sentence(self) -> str:
        """Give the sentence of a refusal, and make sure that there is nothing else."""
        (line,) = (line for line in self.err.splitlines() if line.startswith("Error: "))
        assert (self.code, self.out) == (2, b"")
        assert self.err.endswith(f"{line}\n")
        assert line.endswith(".")
        assert "unforeseen" not in line
        return line


Ask = Callable[..., Said]


def said(capture: pytest.CaptureFixture[bytes], words: tuple[str, ...]) -> Said:
    """Run the command in this process; a warning of a library is an error of the test."""
    capture.readouterr()
    code = 0
    try:
        main(words)
    except SystemExit as end:
        code = int(end.code or 0)
    done = capture.readouterr()
    assert b"Traceback" not in done.out + done.err
    return Said(code, done.out, done.err.decode())
