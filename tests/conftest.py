"""A real Neo4j for every test that asks for one: new each run, emptied before each test."""

import json
import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import hypothesis
import pytest
from served import Ask, said, surroundings

from graph.drawing import draw
from graph.embedded import stop
from graph.settings import Settings
from graph.store import Store, open_store
from seed.load import load
from seed.source import Batch

Canonical = Callable[..., str]
EMPTY = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS"

hypothesis.settings.register_profile("untimed", deadline=None)  # what is compiled takes long once, and nothing is timed
hypothesis.settings.load_profile("untimed")


def _quiet(_: str) -> None:
    """Take progress sentences and say nothing."""


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One database for the run: the one at NEO4J_URI (which must be empty), else an embedded one of its own."""
    settings = Settings()
    if settings.neo4j_uri and os.environ.get("PYTEST_XDIST_WORKER"):
        pytest.exit("The database at NEO4J_URI serves one worker: run pytest without -n.", 2)
    if settings.neo4j_uri is None:
        settings = settings.model_copy(update={"partnerships_home": tmp_path_factory.mktemp("home")})
    with open_store(settings, _quiet) as store:
        if store.read("MATCH (n) RETURN count(n) AS n")[0]["n"]:
            pytest.exit("The database at NEO4J_URI is not empty: the tests empty it, so give them one of their own.", 2)
        yield store
    if settings.neo4j_uri is None:
        stop(settings.partnerships_home)


@pytest.fixture
def empty(server: Store) -> Callable[[], None]:
    """Empty the database, as often as it is called."""
    return lambda: server.command(EMPTY)


@pytest.fixture
def store(server: Store, empty: Callable[[], None]) -> Store:
    """The database, emptied."""
    empty()
    return server


@pytest.fixture
def drawn(store: Store) -> Callable[..., Store]:
    """Load a drawing (see graph/drawing.py) and give the database."""

    def put(picture: str, day: date = date(2013, 12, 10), source: str = "document:drawing") -> Store:
        parts = draw(picture, day, source)
        load(store, Batch("drawing", [], [*parts.nodes, *parts.claims], sha256=f"{day}{source}{picture}"), _quiet)
        return store

    return put


@pytest.fixture
def repository() -> Path:
    """The root of the checkout."""
    return Path(__file__).parent.parent


@pytest.fixture
def papers(repository: Path) -> Path:
    """The folder of the papers' own texts: PARTNERSHIPS_PAPERS, else beside the checkout."""
    folder = Path(os.environ.get("PARTNERSHIPS_PAPERS") or repository.parent / "shared" / "seeds")
    if not folder.is_dir():
        missing = f"There is no folder {folder}: set PARTNERSHIPS_PAPERS to the folder of the five papers."
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
    return folder


@pytest.fixture
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder of the test's own for notes and uploads of pages that write."""
    monkeypatch.setenv("PARTNERSHIPS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def asking(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[[Store], Ask]:
    """Bind `partnerships`, run in this process, to a store: for tests that ask a hundred times."""

    def bound(store: Store) -> Ask:
        for name, value in surroundings(store, tmp_path / "home").items():
            monkeypatch.setenv(name, value)
        return lambda *words: said(capsysbinary, words)

    return bound


_NODES = "MATCH (n:Entity|Inspection) RETURN collect([labels(n), properties(n)]) AS nodes"
_CLAIMS = "MATCH (a)-[r]->(b) RETURN collect([type(r), a.id, b.id, properties(r)]) AS claims"


@pytest.fixture
def canonical() -> Canonical:
    """Give a database as one text, the same for the same content; Load records apart.

    With `loads=False` the numbers of loads are left out: two ways of loading number them differently.
    """

    def text(store: Store, *, loads: bool = True) -> str:
        nodes = [[sorted(labels), told] for labels, told in store.read(_NODES)[0]["nodes"]]
        rows = nodes + store.read(_CLAIMS)[0]["claims"]
        for row in rows:
            row[-1] = {name: value for name, value in row[-1].items() if loads or name != "load"}
        return "\n".join(sorted(json.dumps(row, sort_keys=True, default=str) for row in rows))

    return text
