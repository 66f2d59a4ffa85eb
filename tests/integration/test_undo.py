"""Taking loads back: the database is as it was, to the last property, or nothing is changed."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from graph.errors import BadInput, UnknownThing
from graph.store import Store
from seed.claims import read_papers
from seed.illustrative import illustrative
from seed.load import load
from seed.loads import loads
from seed.source import Batch
from seed.sources import intakes, read_known
from seed.undo import undo

GIAS = "edubase_leeds_20230705.csv.gz"
FILES = [
    ("gias", GIAS, None),
    ("gias", "schools_open_close_dates_20210422.csv.gz", None),
    ("gias-groups", "groups_20220831.csv.gz", None),
    ("gias-grouplinks", "group_links_20220831.csv.gz", None),
    ("gias-grouplinks", "grouplinks_edubaseallacademiesandfree20190601.csv.gz", None),
    ("gias-links", "links_edubasealldata20230918.csv.gz", None),
    ("ofsted", "ofsted_ratings_history_2018.csv.gz", date(2020, 3, 1)),
    ("census", "2022-2023_england_census.csv.gz", None),
    ("pupil-premium", "high_pupil_premiums_2021_2022.csv", None),
    ("teaching-schools", "180312_teaching-schools-all.derived.csv", None),
    ("hubs", "teaching_school_hubs.csv", date(2025, 9, 30)),
]
LINKS = "relationship,first party,second party,status,source\nsupports,107834,107835,actual,Example officer\n"
Canonical = Callable[..., str]


def quiet(_: str) -> None:
    """Take progress sentences and say nothing."""


def take(store: Store, kind: str, path: Path, day: date | None) -> str:
    """Import one file; give the id of the load."""
    (intake,) = intakes(kind, [path], day, lambda: read_known(store))
    report = load(store, intake.batch, quiet, intake.tally)
    assert report.changed_anything()
    return str(report.load)


def test_whatever_was_imported_can_be_taken_back(store: Store, head: Callable[..., Path], canonical: Canonical) -> None:
    take(store, "gias", head(GIAS, 771), None)  # the ground that other lists stand on
    for kind, name, day in FILES[1:]:
        before = canonical(store)
        number = take(store, kind, head(name, 3000), day)
        assert canonical(store) != before, name
        undo(store, number, quiet)
        assert canonical(store) == before, name


def test_officers_links_papers_and_the_demo_can_be_taken_back(
    store: Store, head: Callable[..., Path], canonical: Canonical, tmp_path: Path
) -> None:
    take(store, "gias", head(GIAS, 771), None)
    (tmp_path / "links.csv").write_text(LINKS, encoding="utf-8")
    before = canonical(store)
    load(store, read_papers(None), quiet)
    load(store, illustrative(), quiet)
    links = take(store, "links", tmp_path / "links.csv", date(2024, 1, 1))
    for name in ("demo", links, "load:2"):
        undo(store, name, quiet)
    assert canonical(store) == before
    assert [bool(record.undone_at) for record in loads(store)] == [False, True, True, True]


def test_what_was_taken_back_can_be_imported_again(
    store: Store, head: Callable[..., Path], canonical: Canonical
) -> None:
    first = take(store, "gias", head(GIAS), None)
    loaded = canonical(store, loads=False)
    undo(store, first, quiet)
    assert canonical(store) == ""
    assert take(store, "gias", head(GIAS), None) == "load:2"
    assert canonical(store, loads=False) == loaded


def test_a_load_that_later_ones_rest_on_stays_and_they_are_named(
    store: Store, head: Callable[..., Path], canonical: Canonical
) -> None:
    take(store, "gias", head(GIAS, 771), None)
    load(store, read_papers(None), quiet)
    take(store, "census", head("2022-2023_england_census.csv.gz", 8000), None)
    before = canonical(store)
    with pytest.raises(BadInput, match=r"load:2, load:3 rest on what it told: first take back load:3"):
        undo(store, "load:1", quiet)
    assert canonical(store) == before
    undo(store, "2", quiet)  # what the census told is of other things


def test_a_load_that_only_told_again_what_stood_already_rests_on_it(drawn: Callable[..., Store]) -> None:
    store = drawn("Ash -SUPPORTS-> Birch")
    held = store.read("MATCH (n:School {id: 'Ash'}) RETURN n.source AS source")
    assert held == [{"source": "document:drawing"}]
    drawn_again = load(store, _same_again(), quiet)
    assert not drawn_again.changed_anything()
    with pytest.raises(BadInput, match="load:2 rests on what it told"):
        undo(store, "load:1", quiet)


def _same_again() -> Batch:
    from graph.drawing import draw  # noqa: PLC0415 - used here alone

    parts = draw("Ash -SUPPORTS-> Birch", date(2013, 12, 10))
    return Batch("drawing", [], [*parts.nodes, *parts.claims], sha256="another file")


@pytest.mark.parametrize("name", ["load:9", "9", "demo", "load:x", ""])
def test_what_was_not_loaded_cannot_be_taken_back(store: Store, name: str) -> None:
    with pytest.raises(UnknownThing, match="see `partnerships loads`"):
        undo(store, name, quiet)
    assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_the_commands_tell_list_and_take_back(run: Callable[..., object], store: Store) -> None:
    told = run("import", "papers", "--dry-run")
    assert "+ Council council:383" in told.stdout.splitlines()  # type: ignore[attr-defined]
    assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
    run("import", "papers")
    (record,) = json.loads(run("loads", "--json").stdout)  # type: ignore[attr-defined]
    assert (record["load"], record["kind"], record["undone_at"]) == ("load:1", "papers", None)
    assert "000_leeds_2007.toml" in run("loads").stdout  # type: ignore[attr-defined]
    done = run("undo", "load:1")
    assert "421 links removed" in done.stdout  # type: ignore[attr-defined]
    again = run("undo", "load:1")
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)  # type: ignore[attr-defined]
    assert "taken back" in run("loads").stdout  # type: ignore[attr-defined]
