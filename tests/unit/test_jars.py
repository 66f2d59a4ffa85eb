"""The lock of Neo4j's jars, without the network."""

import hashlib
from pathlib import Path

import pytest

from graph.errors import ServerProblem
from graph.jars import LOCK, Jar, is_sound, locked, parse, require_space, version

BYTES = b"not really a jar"
JAR = Jar("org.example", "thing", "jar", "osx-x86_64", "1.2", hashlib.sha256(BYTES).hexdigest())


def put(repository: Path, content: bytes) -> None:
    path = JAR.path(repository)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def test_the_lock_names_neo4j_5_26_and_each_jar_once() -> None:
    places = [jar.path(Path()) for jar in locked()]
    assert version().startswith("5.26.")
    assert len(places) == len(set(places)) == 216


def test_the_lock_holds_no_address_and_only_whole_hashes() -> None:
    assert "//" not in LOCK.read_text(encoding="utf-8")
    assert all(len(bytes.fromhex(jar.sha256)) == 32 for jar in locked())


def test_the_lock_serves_every_platform() -> None:
    native = {jar.classifier for jar in locked() if jar.classifier}
    assert native == {"linux-x86_64", "linux-aarch_64", "osx-x86_64", "osx-aarch_64"}


def test_a_line_of_the_lock_reads_back_as_it_was() -> None:
    assert all(parse(jar.line()) == jar for jar in locked())


def test_a_jar_lies_where_maven_would_put_it() -> None:
    assert JAR.path(Path("r")) == Path("r/org/example/thing/1.2/thing-1.2-osx-x86_64.jar")


@pytest.mark.parametrize(("content", "sound"), [(BYTES, True), (BYTES[:-1], False), (b"", False)])
def test_a_jar_is_sound_only_with_exactly_the_locked_bytes(tmp_path: Path, content: bytes, sound: bool) -> None:  # noqa: FBT001
    put(tmp_path, content)
    assert is_sound(JAR, tmp_path) is sound


def test_a_jar_that_is_not_there_is_not_sound(tmp_path: Path) -> None:
    assert not is_sound(JAR, tmp_path)


def test_too_little_space_is_refused_with_what_is_needed(tmp_path: Path) -> None:
    with pytest.raises(ServerProblem, match="needs 1000000000000 MB: free some space"):
        require_space(tmp_path, 10**18)
