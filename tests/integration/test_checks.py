"""The checks of the data: nothing on what the project brings, and a finding ends the command with exit code 1."""

import subprocess
from collections.abc import Callable

import pytest

from graph.bookkeeping import KEPT_BESIDE
from graph.schema import LINKS, NODES
from graph.store import Store
from queries import catalogue
from queries.ask import answer
from seed.claims import read_papers
from seed.illustrative import illustrative
from seed.load import load

Run = Callable[..., subprocess.CompletedProcess[str]]
CHECKS = [question.name for question in catalogue.questions("checks")]


def _quiet(_: str) -> None:
    """Take progress sentences and say nothing."""


@pytest.mark.parametrize(("schools", "councils"), [(120, 1), (252, 3)])
def test_papers_and_illustrative_councils_are_sound(schools: int, councils: int, store: Store) -> None:
    for batch in (read_papers(), illustrative(schools, councils)):
        load(store, batch, _quiet)
    found = {name: answer(store, name, {"audience": "internal"}).rows for name in CHECKS}
    assert {name: rows for name, rows in found.items() if rows} == {}


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_shows_in_an_example_what_it_finds(name: str) -> None:
    assert any(example.rows.strip().count("\n") for example in catalogue.question(name).header.examples)


def test_the_kinds_at_the_ends_are_those_of_the_schema(prepared: Callable[..., Store]) -> None:
    question = catalogue.question("checks/wrong_ends")
    store = prepared(question.header.examples[0])
    store.command("MATCH (n) DETACH DELETE n")
    labels = [label for label in NODES if label not in KEPT_BESIDE]
    for label in labels:
        store.command(f"CREATE (:{label}{':Entity' if NODES[label].entity else ''} {{id: '{label}'}})")
    for rel in LINKS:
        store.command(
            f"MATCH (a), (b) CREATE (a)-[:{rel} {{id: '{rel} ' + a.id + ' ' + b.id, "
            "status: 'actual', confidence: 'stated', visibility: 'public'}]->(b)"
        )
    allowed = {f"{rel} {a} {b}" for rel, kind in LINKS.items() for a in kind.ends[0] for b in kind.ends[1]}
    pairs = {f"{rel} {a} {b}" for rel in LINKS for a in labels for b in labels}
    assert {row["subject"] for row in answer(store, question.name, {}).rows} == pairs - allowed


def test_a_check_that_finds_something_is_bad_news(run: Run, drawn: Callable[..., Store]) -> None:
    sound, check = run("query", "checks/claims_on_themselves"), ("query", "checks/claims_on_themselves")
    assert (sound.returncode, "0 rows." in sound.stdout) == (0, True)
    drawn("Ash -SUPPORTS-> Ash")
    found = run(*check)
    assert (found.returncode, "1 fault found." in found.stderr) == (1, True)
    drawn("Birch -SUPPORTS{visibility: internal}-> Birch")
    store = drawn("Cedar -SUPPORTS-> Dale")
    store.command("MATCH (:School {id: 'Ash'})-[r]->() DELETE r")
    withheld = run(*check)
    assert (withheld.returncode, "-p audience=internal" in withheld.stderr) == (1, True)
