"""The embedded database's folder: private files, and a lock that tells the truth."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from graph.errors import ServerProblem
from graph.home import Run, is_locked, prepare, read_run, silence, take_lock, write_private, write_run


def test_a_private_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    file = write_private(tmp_path / "secret", "first")
    write_private(file, "second")
    assert file.read_text(encoding="utf-8") == "second"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_a_new_home_is_private_and_free(tmp_path: Path) -> None:
    places = prepare(tmp_path / "a" / "b")
    assert stat.S_IMODE(places.home.stat().st_mode) == 0o700
    assert not is_locked(places.lock)


def test_the_lock_belongs_to_one_and_is_free_once_closed(tmp_path: Path) -> None:
    lock = prepare(tmp_path).lock
    held = take_lock(lock)
    assert held is not None
    assert take_lock(lock) is None
    assert is_locked(lock)
    os.close(held)
    assert not is_locked(lock)


def test_the_lock_lives_as_long_as_the_process_it_was_handed_to(tmp_path: Path) -> None:
    lock = prepare(tmp_path).lock
    held = take_lock(lock)
    assert held is not None
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=(held,)) as other:
        os.close(held)
        assert is_locked(lock)
        other.kill()
    assert not is_locked(lock)


def test_a_written_run_reads_back_while_its_process_lives(tmp_path: Path) -> None:
    places = prepare(tmp_path)
    run = Run(os.getpid(), "bolt://127.0.0.1:1", "5.26.30", 10, 20, quick=False)
    assert write_run(places, run, ready=True).ready
    assert read_run(places) == Run(os.getpid(), "bolt://127.0.0.1:1", "5.26.30", 10, 20, quick=False, ready=True)


def test_a_run_whose_process_is_gone_counts_for_nothing(tmp_path: Path) -> None:
    places = prepare(tmp_path)
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    write_run(places, Run(gone.pid, "bolt://127.0.0.1:1", "5.26.30", 0, 0, quick=False), ready=True)
    assert read_run(places) is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": 1}'])
def test_a_damaged_run_file_counts_for_nothing(tmp_path: Path, text: str) -> None:
    places = prepare(tmp_path)
    places.run.write_text(text, encoding="utf-8")
    assert read_run(places) is None


def test_silence_is_counted_from_the_last_sign(tmp_path: Path) -> None:
    places = prepare(tmp_path)
    os.utime(places.lock, (0, 0))
    assert silence(places) > 1e9


def test_a_home_that_cannot_be_made_is_refused_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ServerProblem, match=r"cannot be used .* name another folder in PARTNERSHIPS_HOME"):
        prepare(tmp_path / "file" / "home")
