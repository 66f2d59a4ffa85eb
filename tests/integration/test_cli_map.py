"""`partnerships map` as a user runs it."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from graph.store import Store

PICTURE = """
Ash#1 -IN_AREA_OF-> Exemplar:Council#999 <-IN_AREA_OF- Birch#2 -SUPPORTS-> Ash
Birch -MEMBER_OF-> Oak:Trust#7 <-MEMBER_OF- Ash -MEMBER_OF-> Elms:Alliance
Ash -SUPPORTS{visibility: internal}-> Secret
"""
Run = Callable[..., CompletedProcess[str]]


@pytest.mark.parametrize(
    ("kind", "thing"),
    [
        ("school", "2"),
        ("trust", "7"),
        ("alliance", "Elms"),
        ("council", "999"),
        ("organisation", "Elms"),
        ("nation", ""),
    ],
)
def test_each_kind_is_one_file(drawn: Callable[..., Store], run: Run, tmp_path: Path, kind: str, thing: str) -> None:
    drawn(PICTURE)
    path = tmp_path / "map.html"
    done = run("map", kind, *([thing] if thing else []), "--as-of", "2013-12-10", "-o", path)
    assert done.returncode == 0, done.stderr
    made = path.read_text(encoding="utf-8")
    assert "As at 10 December 2013." in made
    assert "Open Government Licence v3.0" in made
    assert "Secret" not in made


def test_the_audience_decides_what_is_shown(drawn: Callable[..., Store], run: Run) -> None:
    drawn(PICTURE)
    assert "1 item withheld: not public." in run("map", "school", "1").stdout
    assert "Secret" in run("map", "school", "1", "--audience", "internal").stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("council",), "Which council?"),
        (("council", "Exemplor"), "nearest are Exemplar"),
        (("trust", "Elms"), "No trust held answers to 'Elms'"),
        (("nation", "Atlantis"), "no region"),
        (("planet", "Ash"), "planet"),
        (("school", "1", "--hops", "4"), "4"),
    ],
)
def test_wrong_use_is_one_sentence(drawn: Callable[..., Store], run: Run, words: tuple[str, ...], told: str) -> None:
    drawn(PICTURE)
    done = run("map", *words)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
