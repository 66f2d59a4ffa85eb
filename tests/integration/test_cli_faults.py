"""What a user meets when the world is at fault: a lost database, a closed pipe, a full port, an odd file name."""

import json
import os
import pty
import socket
import subprocess
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from graph.store import Store

Run = Callable[..., subprocess.CompletedProcess[str]]
HEAD = "URN,EstablishmentName,EstablishmentStatus (name),LA (code),LA (name)"
EXTRACT = "edubasealldata20230705.csv"


def sentence(done: subprocess.CompletedProcess[str]) -> str:
    """Give the one sentence of a refusal: exit code 2, nothing on standard output, no traceback."""
    assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (2, "", False), done.stderr
    (told,) = (line for line in done.stderr.splitlines() if line.startswith("Error: "))
    assert done.stderr.endswith(f"{told}\n")
    return told


def nodes(store: Store) -> int:
    return int(store.read("MATCH (n) RETURN count(n) AS n")[0]["n"])


def extract(path: Path, *rows: str) -> Path:
    path.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    return path


def _pour(source: socket.socket, target: socket.socket, left: list[int]) -> None:
    """Pass bytes on; when the budget is spent, both ends are cut off."""
    with suppress(OSError):
        while left[0] > 0 and (data := source.recv(4096)):
            left[0] -= len(data)
            target.sendall(data)
    for end in (source, target):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)  # closing alone would not wake who is reading from it
        end.close()


@contextmanager
def frail(uri: str, budget: int) -> Iterator[str]:
    """Stand before a database and cut the line for good after so many bytes from the user."""
    where, left = urlsplit(uri), [budget]
    with socket.create_server(("127.0.0.1", 0)) as door:
        threading.Thread(target=_serve, args=(door, (where.hostname, where.port), left), daemon=True).start()
        yield f"bolt://127.0.0.1:{door.getsockname()[1]}"


def _serve(door: socket.socket, where: tuple[str, int], left: list[int]) -> None:
    while left[0] > 0:
        try:
            near = door.accept()[0]
        except OSError:
            return
        far = socket.create_connection(where)
        threading.Thread(target=_pour, args=(near, far, left), daemon=True).start()
        threading.Thread(target=_pour, args=(far, near, [1 << 40]), daemon=True).start()
    door.close()


@pytest.mark.parametrize("budget", [30_000, 100_000])
def test_a_database_that_goes_away_during_a_load_leaves_nothing_half_done(run: Run, store: Store, budget: int) -> None:
    with frail(store.connection.uri, budget) as uri:
        told = sentence(run("import", "papers", NEO4J_URI=uri))
    assert "cannot be reached or went away" in told
    assert store.read("MATCH (n:Entity) RETURN count(n) AS n") == [{"n": 0}]
    assert run("import", "papers").returncode == 0


def test_a_database_that_goes_away_during_a_question(run: Run, store: Store) -> None:
    run("import", "papers")
    with frail(store.connection.uri, 1_000) as uri:
        assert "cannot be reached or went away" in sentence(run("gaps", "--council", "Thurrock", NEO4J_URI=uri))


def test_a_port_that_never_answers_is_given_up(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        began = time.monotonic()
        told = sentence(run("gaps", NEO4J_URI=f"neo4j://127.0.0.1:{mute.getsockname()[1]}"))
    assert "cannot be reached" in told
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("nonsense", "must begin with one of bolt://"),
        ("http://localhost:7474", "must begin with one of bolt://"),
        ("bolt://localhost:port", "'port'"),
        ("bolt://localhost:70000", "out of range"),
        ("bolt://a..b:7687", "not an address"),
        ("bolt://localhost:1", "cannot be reached"),
    ],
)
def test_an_address_that_cannot_be_is_refused_at_once(run: Run, address: str, says: str) -> None:
    began = time.monotonic()
    assert says in sentence(run("gaps", NEO4J_URI=address))
    assert time.monotonic() - began < 6


def test_a_database_of_another_name_is_told(run: Run) -> None:
    assert "check NEO4J_DATABASE" in sentence(run("gaps", NEO4J_DATABASE="elsewhere"))


def test_unknown_kinds_and_unreadable_names_are_refused(run: Run, store: Store, tmp_path: Path) -> None:
    path = extract(tmp_path / EXTRACT, "900001,Ash,Open,999,Exemplar")
    assert "neither a file nor a kind: the kinds are auto, " in sentence(run("import", "edubase", path))
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/\xff20230705.csv")
    path.rename(odd)
    assert "rename the file" in sentence(run("import", odd))
    assert "File name too long" in sentence(run("import", f"{'a' * 300}.csv"))
    assert nodes(store) == 0


def test_a_second_file_that_cannot_be_read_keeps_the_first_from_being_loaded(
    run: Run, store: Store, tmp_path: Path
) -> None:
    path = extract(tmp_path / EXTRACT, "900001,Ash,Open,999,Exemplar")
    assert "There is no file" in sentence(run("import", "gias", path, tmp_path / "none.csv"))
    assert nodes(store) == 0


def test_several_files_are_several_loads_and_a_zip_is_read(run: Run, store: Store, tmp_path: Path) -> None:
    one = extract(tmp_path / EXTRACT, "900001,Ash,Open,999,Exemplar")
    packed = tmp_path / "edubasealldata20230905.zip"
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("edubasealldata20230905.csv", f"{HEAD}\n900002,Birch,Open,999,Exemplar\n")
    reports = json.loads(run("import", one, packed, "--json").stdout)
    assert [(report["load"], report["rows"]) for report in reports] == [("load:1", 1), ("load:2", 1)]
    assert store.read("MATCH (s:School) RETURN s.name AS name ORDER BY name") == [{"name": "Ash"}, {"name": "Birch"}]


def test_a_strict_refusal_counts_rows_and_nothing_else(run: Run, store: Store, tmp_path: Path) -> None:
    path = extract(tmp_path / EXTRACT, "900001,Ash,Open,999,Exemplar", "900002,Birch,Sideways,999,Exemplar")
    done = run("import", path, "--strict", "--json")
    report = json.loads(done.stdout)
    rejects = Path(report.pop("rejects_file"))
    assert {name: n for name, n in report.items() if n} == {"rows": 2, "accepted": 1, "rejected": 1}
    assert (done.returncode, report["load"], nodes(store)) == (1, None, 0)
    assert rejects.read_text(encoding="utf-8").splitlines()[0] == "row,column,value,reason,remedy"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("--weight nonsense", "is no weight"),
        ("--weight concern=-1", "is no weight"),
        ("--weight concern=nan", "is no weight"),
        ("--weight love=1", "'love'"),
        ("--km nan", "--km"),
        ("--reason nonsense", "no_link_recorded"),
        ("--as-of 10/12/2013", "is no day"),
        ("--format pdf", "'pdf'"),
    ],
)
def test_words_that_mean_nothing_are_refused(run: Run, words: str, says: str) -> None:
    assert says in sentence(run("gaps", *words.split()))


@pytest.mark.parametrize("option", ["--council", "--trust"])
def test_an_empty_name_is_not_taken_for_the_nation(run: Run, option: str) -> None:
    assert f"{option} is empty" in sentence(run("gaps", option, ""))


def test_a_workbook_is_not_poured_into_a_terminal(run: Run) -> None:
    run("import", "papers")
    screen, end = pty.openpty()
    done = run("gaps", "--format", "xlsx", stdout=end)
    os.close(end)
    os.close(screen)
    assert (done.returncode, done.stderr) == (
        2,
        "Error: A workbook cannot be shown in a terminal: name a file with -o.\n",
    )


def test_a_reader_that_has_gone_is_no_fault(run: Run) -> None:
    run("import", "papers")
    read, write = os.pipe()
    os.close(read)
    done = run("gaps", "--format", "json", stdout=write)
    os.close(write)
    assert done.stderr == "Reading all that is held of England: some seconds …\n"


def test_a_taken_port_is_told_before_anything_is_started(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        for words in (["serve"], ["demo"]):
            told = sentence(run(*words, "--port", port, NEO4J_URI="bolt://localhost:1"))
            assert f"Port {port} of 127.0.0.1 cannot be used" in told
