"""Bad input: one sentence, exit code 2, nothing loaded."""

import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.store import Store

Run = Callable[..., subprocess.CompletedProcess[str]]

HEAD = "URN,EstablishmentName,EstablishmentStatus (name),LA (code),LA (name)\n"
FILES = {
    "empty.csv": (b"", "is empty"),
    "report.csv": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "PDF"),
    "no-urn-20230705.csv": (b"School,Town\nAsh,Exemplar\n", "URN"),
    "twice-20230705.csv": (f"{HEAD}900001,Ash,Open,999,Exemplar\n900001,Birch,Open,999,Exemplar\n".encode(), "900001"),
    "undated.csv": (f"{HEAD}900001,Ash,Open,999,Exemplar\n".encode(), "--date"),
}


def refused(done: subprocess.CompletedProcess[str], says: str) -> None:
    assert done.returncode == 2, (done.stdout, done.stderr)
    assert done.stdout == ""
    told = [line for line in done.stderr.splitlines() if line.startswith(("Error:", "Usage:"))]
    assert told, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_files_that_cannot_be_loaded(run: Run, store: Store, tmp_path: Path) -> None:
    for name, (data, says) in FILES.items():
        (tmp_path / name).write_bytes(data)
        refused(run("import", "gias", tmp_path / name), says)
    refused(run("import", "gias", tmp_path / "nowhere.csv"), "nowhere.csv")
    refused(run("import", "gias", tmp_path), "folder")
    refused(run("import", tmp_path / "no-urn-20230705.csv"), "kind")
    refused(run("import"), "No file was given")
    refused(run("import", "gias", tmp_path / "undated.csv", "--date", "2023-02-30"), "2023-02-30")
    assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--council", "Thurock"], "the nearest are Thurrock (council:883)"),
        (["--council", "Thurrock", "--as-of", "2013-02-30"], "2013-02-30"),
        (["--council", "Thurrock", "--weight", "concern"], "concern=3"),
        (["--council", "Thurrock", "--weight", "size=3"], "weight"),
        (["--council", "Thurrock", "--trust", "Nowhere"], "No trust held answers to 'Nowhere'"),
        (["--council", "Thurrock", "--km", "-1"], "--km"),
        (["--council", "Thurrock", "-o", "/nowhere/at/all/gaps.txt"], "cannot be written"),
        (["--focus", "chess"], "chess"),
        (["--scope", "all", "--phase"], "--phase"),
    ],
)
def test_questions_that_cannot_be_asked(run: Run, words: list[str], says: str) -> None:
    run("import", "papers")
    refused(run("gaps", *words), says)


def test_an_empty_database_says_what_to_load(run: Run) -> None:
    refused(run("gaps"), "import")
    refused(run("gaps", "--council", "Leeds"), "no council yet")


def test_an_ambiguous_name_is_answered_with_the_candidates(drawn: Callable[..., Store], run: Run) -> None:
    drawn("Ash#900001{name: Example School}\nBirch#900002{name: Example School}")
    refused(run("map", "school", "Example School"), "Example School (Ash), Example School (Birch)")
    refused(run("map", "school", "Elm"), "answers to 'Elm'")


def test_a_database_that_cannot_be_reached(run: Run, tmp_path: Path) -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        port = deaf.getsockname()[1]
        refused(run("gaps", NEO4J_URI=f"bolt://127.0.0.1:{port}"), "cannot be reached")
        deaf.listen()
        refused(run("gaps", NEO4J_URI=f"bolt://127.0.0.1:{port}"), "cannot be reached")
    refused(run("gaps", NEO4J_URI="somewhere"), "NEO4J_URI")
    refused(run("gaps", NEO4J_PASSWORD="wrong"), "NEO4J_PASSWORD")
    refused(run("db", "status"), "unset it")
    assert not (tmp_path / "home" / "fault.log").exists()


def test_only_this_machine_is_served(run: Run) -> None:
    refused(run("serve", "--host", "0.0.0.0"), "other machines could reach it")  # noqa: S104 - refused
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused(run("serve", "--port", str(port)), "cannot be used")
