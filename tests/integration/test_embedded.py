"""The embedded Neo4j, for real: one server, found, stopped, killed, and short of what it needs."""

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import neo4j
import pytest
from neo4j.exceptions import AuthError, ClientError

from graph import startup_cache
from graph.embedded import Connection, ensure_running, start, status, stop
from graph.errors import ServerProblem
from graph.home import is_locked, prepare, take_lock
from graph.jars import cache_folder, fetch, locked
from graph.server import free_port
from graph.training import rehearse

ATTACH = """
import sys
from pathlib import Path
from graph.embedded import ensure_running
print(ensure_running(Path(sys.argv[1]), lambda sentence: print(sentence, file=sys.stderr)).uri)
"""
SMALL = next(jar for jar in locked() if jar.artifact == "zstd-proxy")  # 4 kB


def quiet(_: str) -> None:
    """Take a progress sentence and say nothing."""


def ask(connection: Connection, query: str, password: str | None = None) -> list[Any]:
    login = (connection.username, password or connection.password)
    with neo4j.GraphDatabase.driver(connection.uri, auth=login) as driver:
        return [record.values() for record in driver.execute_query(query, database_=connection.database).records]


def command(home: Path) -> subprocess.Popen[str]:
    """Start another process that wants the database of this home."""
    line = [sys.executable, "-c", ATTACH, str(home)]
    return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def process_line(pid: int | None) -> str:
    """Give a process's command line as everybody on the machine sees it."""
    if Path("/proc/self/cmdline").exists():
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8")
    return subprocess.run(["/bin/ps", "-ww", "-o", "args=", "-p", str(pid)], stdout=-1, text=True, check=True).stdout


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home whose path would break a carelessly built command line."""
    folder = tmp_path_factory.mktemp("homes") / 'my "schools" é'
    yield folder
    stop(folder)


@pytest.fixture
def running(home: Path) -> Connection:
    return ensure_running(home, quiet)


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own that borrows the fetched jars."""
    jars = cache_folder() / "jars"
    fetch(jars, quiet)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    cache_folder().mkdir(parents=True)
    (cache_folder() / "jars").symlink_to(jars)
    return cache_folder()


def test_it_is_the_locked_neo4j_community_behind_a_log_in(running: Connection, home: Path) -> None:
    found = ask(running, "CALL dbms.components() YIELD name, versions, edition RETURN name, versions[0], edition")
    assert found == [["Neo4j Kernel", status(home).version, "community"]]
    with pytest.raises(AuthError):
        ask(running, "RETURN 1", password="neo4j")


def test_a_query_can_read_neither_files_nor_the_net(running: Connection, home: Path) -> None:
    secret = home / "import" / "secret.csv"
    secret.write_text("secret\n", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        web = f"http://127.0.0.1:{listener.getsockname()[1]}/secret.csv"
        for address in ("file:///secret.csv", secret.as_uri(), web):
            with pytest.raises(ClientError, match=r"is false|is blocked|invalid"):
                ask(running, f"LOAD CSV FROM '{address}' AS line RETURN line")
    secret.unlink()


def test_the_password_is_in_no_process_list_and_in_no_file_others_read(running: Connection, home: Path) -> None:
    assert stat.S_IMODE(status(home).password_file.stat().st_mode) == 0o600
    shown = process_line(status(home).pid)
    assert "java" in shown
    assert running.password not in shown
    assert running.password not in repr(running)
    readable = [path for path in home.rglob("*") if path.is_file() and path.stat().st_mode & 0o077]
    assert readable == []


def test_another_process_finds_the_running_server_and_says_nothing(running: Connection, home: Path) -> None:
    out, err = command(home).communicate(timeout=20)
    assert (out.strip(), err) == (running.uri, "")


def test_finding_the_running_server_costs_next_to_nothing(running: Connection, home: Path) -> None:
    begun = time.perf_counter()
    assert ensure_running(home, quiet) == running
    assert status(home).running
    assert time.perf_counter() - begun < 0.05


def test_starting_a_running_server_says_so(running: Connection, home: Path) -> None:
    said: list[str] = []
    assert start(home, said.append) == running
    assert said == [f"Neo4j already runs on {home} (process {status(home).pid}, {running.uri})."]


def test_a_killed_server_comes_back_with_its_data(running: Connection, home: Path) -> None:
    ask(running, "CREATE (:Kept {id: 1})")
    pid = status(home).pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: not status(home).running)
    again = ensure_running(home, quiet)
    assert ask(again, "MATCH (k:Kept) RETURN k.id") == [[1]]
    assert status(home).pid != pid


def test_of_two_commands_at_once_one_starts_and_both_attach(running: Connection, home: Path) -> None:
    assert stop(home)
    assert not stop(home)
    assert not status(home).running
    ends = [both.communicate(timeout=60) for both in [command(home), command(home)]]
    uris, said = zip(*ends, strict=True)
    assert uris[0] == uris[1] == f"{ensure_running(home, quiet).uri}\n"
    assert sum("Starting Neo4j" in sentences for sentences in said) == 1
    assert uris[0].strip() != running.uri


def test_a_lost_password_file_is_explained(running: Connection, home: Path) -> None:
    file = status(home).password_file
    file.rename(home / "elsewhere")
    with pytest.raises(ServerProblem, match=r"password file .* is missing: put it back"):
        ensure_running(home, quiet)
    (home / "elsewhere").rename(file)
    assert ensure_running(home, quiet) == running


def test_a_damaged_store_is_explained_by_neo4js_own_words(tmp_path: Path) -> None:
    home = prepare(tmp_path).home
    (home / "password").touch()
    (home / "data" / "databases" / "system").mkdir(parents=True)
    (home / "data" / "transactions").touch()  # a file where a folder should be
    with pytest.raises(ServerProblem, match=r"did not start \(.*(File|Exception).*\): see .*neo4j.log"):
        ensure_running(home, quiet)
    assert not status(home).running


def test_a_lock_held_by_another_program_is_explained(tmp_path: Path) -> None:
    lock = prepare(tmp_path).lock
    held = take_lock(lock)
    assert held is not None
    os.utime(lock, (0, 0))  # nothing heard from its holder since 1970
    for act in (lambda: ensure_running(tmp_path, quiet), lambda: stop(tmp_path)):
        with pytest.raises(ServerProblem, match=r"Another program holds .* name another folder"):
            act()
    os.close(held)


def test_a_home_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ServerProblem, match="PARTNERSHIPS_HOME"):
        ensure_running(tmp_path / "file" / "home", quiet)
    assert not status(tmp_path / "file" / "home").running
    assert not stop(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_a_damaged_jar_is_fetched_again(tmp_path: Path) -> None:
    [path] = fetch(tmp_path, quiet, (SMALL,))
    sound = path.read_bytes()
    path.write_bytes(sound[:-1])
    said: list[str] = []
    assert fetch(tmp_path, said.append, (SMALL,)) == [path]
    assert path.read_bytes() == sound
    assert said[-1].endswith("1 of 1 files.")
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == [path]


def test_a_jar_with_other_bytes_than_locked_is_refused_and_deleted(tmp_path: Path) -> None:
    other = replace(SMALL, sha256="0" * 64)
    with pytest.raises(ServerProblem, match=r"other bytes than neo4j-jars.lock states"):
        fetch(tmp_path, quiet, (other,))
    assert not other.path(tmp_path).exists()


def test_no_jars_and_no_network_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("NO_PROXY", "")
    with pytest.raises(ServerProblem, match="check the network connection"):
        fetch(tmp_path, quiet, (SMALL,))


def test_a_start_up_cache_is_made_used_and_never_in_the_way(own_cache: Path, home: Path) -> None:
    stop(home)
    (file := startup_cache.cache_file()).parent.mkdir()
    startup_cache.make(rehearse)
    assert startup_cache.option() == [f"-XX:AOTCache={file}"]
    assert sorted(path.suffix for path in own_cache.joinpath("start-up").iterdir()) == [".aot", ".lock", ".sha256"]
    ensure_running(home, quiet)
    assert stop(home)
    whole = file.read_bytes()
    damaged = whole[:40_000_000] + b"\xff" * 100_000 + whole[40_100_000:]  # java breaks down with this
    file.write_bytes(damaged)
    assert startup_cache.option() == []  # and the file is gone
    file.write_bytes(damaged)
    file.with_suffix(".sha256").write_text(startup_cache.sha256_of(file), encoding="ascii")
    file.with_suffix(".tries").write_text("I" * startup_cache.TRIES, encoding="ascii")  # not another one now
    assert startup_cache.option() != []
    assert ask(ensure_running(home, quiet), "RETURN 1") == [[1]]
    assert not file.exists()


def test_a_start_ends_the_making_of_a_start_up_cache(own_cache: Path) -> None:
    lock = startup_cache.cache_file().with_suffix(".lock")
    startup_cache.make_in_background()
    java = lock.with_suffix(".home") / "run" / "server.arguments"
    wait_until(java.exists)
    assert is_locked(lock)
    startup_cache.interrupt()
    wait_until(lambda: not is_locked(lock))
    assert {path.suffix for path in own_cache.joinpath("start-up").iterdir()} == {".lock", ".log", ".wait"}


def wait_until(done: Callable[[], bool]) -> None:
    give_up_at = time.monotonic() + 20
    while not done():
        assert time.monotonic() < give_up_at
        time.sleep(0.05)
