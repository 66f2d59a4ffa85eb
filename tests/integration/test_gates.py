"""The gates of query files: every file passes each, and a file that is broken for one does not pass it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.errors import BadInput, PartnershipsError
from graph.store import Store
from queries import catalogue, gates
from queries.ask import answer_to
from queries.examples import answers
from queries.header import Question, read
from queries.secrecy import leaks

Drawn = Callable[..., Store]
NAMES = [f"{path.parent.name}/{path.stem}" for path in catalogue.paths()]
EACH = pytest.mark.parametrize("name", NAMES)
SOUND = """/*
title = "Supporters"
question = "Who supports whom?"
audience = "officer"
returns.name = { type = "str", meaning = "name of the giver" }
returns.schools = { type = "int", meaning = "how many it supports" }

[[examples]]
network = '''
Ash -SUPPORTS-> Birch
Ash -SUPPORTS-> Cedar
'''
rows = '''
name | schools
Ash  | 2
'''
*/
MATCH (a:School)-[r:SUPPORTS]->(b:School)
WHERE r.status = 'actual' AND (NOT $public OR r.visibility = 'public')
RETURN a.name AS name, count(b) AS schools ORDER BY name
"""


@EACH
def test_a_file_asks_in_the_words_of_the_schema(name: str) -> None:
    assert gates.known_names(catalogue.question(name)) == []


@EACH
def test_neo4j_accepts_a_file_and_it_only_reads(name: str, store: Store) -> None:
    assert gates.explained(store, catalogue.question(name)) == []


DRAWN = [(name, n) for name in NAMES for n, e in enumerate(catalogue.question(name).header.examples) if e.network]


@pytest.mark.parametrize(("name", "number"), DRAWN)
def test_what_is_hidden_is_to_the_public_as_if_it_was_not_there(name: str, number: int, prepared: Drawn) -> None:
    question = catalogue.question(name)
    example = question.header.examples[number]
    assert leaks(prepared(example), question, example) == []


@pytest.fixture
def broken(tmp_path: Path) -> Callable[..., Question]:
    """Read the sound file with one of its words changed."""

    def write(word: str, other: str) -> Question:
        assert word in SOUND
        path = tmp_path / "support" / "supporters.cypher"
        path.parent.mkdir(exist_ok=True)
        path.write_text(SOUND.replace(word, other), "utf-8")
        return read(path)

    return write


def passed(store: Store, question: Question) -> dict[str, list[str]]:
    """Take a question through every gate but the header's."""
    example = question.header.examples[0]
    found: dict[str, Any] = {"names": gates.known_names(question), "explain": gates.explained(store, question)}
    return found | {"rows": answers(store, question, example), "secrecy": leaks(store, question, example)}


def test_a_sound_file_passes_all_of_them(broken: Callable[..., Question], drawn: Drawn) -> None:
    question = broken("name", "name")
    found = passed(drawn(question.header.examples[0].network), question)
    assert found == {"names": [], "explain": [], "rows": [], "secrecy": []}


@pytest.mark.parametrize(
    ("word", "other", "sentence"),
    [
        (
            'audience = "officer"',
            'audience = "officer"\nauthor = "x"',
            "wrong at author: Extra inputs are not permitted",
        ),
        ('audience = "officer"', 'audience = "everybody"', "wrong at audience: Input should be 'strategist'"),
        ("title = ", "titel = ", "wrong at title: Field required"),
        ('type = "int"', 'type = "number"', "wrong at returns.schools.type: .*'number' is no type of a column"),
        ("[[examples]]", "[examples]", "wrong at examples: Input should be a valid list"),
        ("network = ", 'on = "papers"\nnetwork = ', "wrong at examples.0: .*either a network or `on`"),
        ('title = "Supporters"', "title = Supporters", "is no TOML"),
        ("/*", "//", "has no leading"),
        ("ORDER BY", "LIMIT $most ORDER BY", "Its Cypher names what is not declared: most"),
        (
            'audience = "officer"',
            'audience = "officer"\nparams.most = { type = "int", help = "how many", example = 3 }',
            "Its Cypher does not use: most",
        ),
        (
            'audience = "officer"',
            'audience = "officer"\nparams.as_of = { type = "date", help = "day", example = 2013-12-10 }',
            "params are shared by all, so they need no line here: as_of",
        ),
        ("rows = ", "params = { carry = 3 }\nrows = ", "Its examples give what it does not take: carry"),
    ],
)
def test_a_header_that_is_not_strictly_so_is_refused(
    word: str, other: str, sentence: str, broken: Callable[..., Question]
) -> None:
    with pytest.raises(BadInput, match=sentence):
        broken(word, other)


@pytest.mark.parametrize(
    ("word", "other", "sentence"),
    [
        ("b:School", "b:Skool", "The schema has no label Skool."),
        ("r:SUPPORTS", "r:HELPS", "The schema has no type HELPS."),
        ("a.name", "a.title", "The schema has no property title."),
        ("(a:School)", "(a:School {nmae: 'Ash'})", "The schema has no property nmae."),
        ("r.status = 'actual'", "type(r) = 'HELPS_OUT'", "The schema has no type HELPS_OUT."),
        ("r.status = 'actual'", "EXISTS { (a)-[:LEADS]->(b) }", "It reads -[:LEADS]- whoever asks: name it"),
        (
            "r.status = 'actual'",
            "r.end_min + duration({months: $carry_support}) >= $as_of",
            "The days of r are not in the words of graph/cypher.py",
        ),
    ],
)
def test_a_word_that_the_schema_does_not_have_is_found(
    word: str, other: str, sentence: str, broken: Callable[..., Question]
) -> None:
    (found,) = gates.known_names(broken(word, other))
    assert found.startswith(sentence)


@pytest.mark.parametrize(
    ("word", "other", "sentence"),
    [
        ("count(b)", "count(c)", "Neo4j does not accept it"),
        ("count(b) AS schools", "count(b) AS many", "It returns name, many, its header says name, schools."),
        ("\nRETURN", " SET a.pupils = 1\nRETURN", "It does not only read: Neo4j calls it rw."),
        ("\nRETURN", " CALL db.createLabel('Skool')\nRETURN", "It does not only read: Neo4j calls it"),
    ],
)
def test_what_neo4j_does_not_explain_as_stated_is_found(
    word: str, other: str, sentence: str, broken: Callable[..., Question], store: Store
) -> None:
    (found,) = gates.explained(store, broken(word, other))
    assert found.startswith(sentence)
    with pytest.raises(PartnershipsError):
        answer_to(store, broken(word, other), {})
    assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


@pytest.mark.parametrize(
    ("word", "other", "sentence"),
    [
        ("Ash  | 2", "Ash  | 3", "This row does not come: {'name': 'Ash', 'schools': 3}"),
        ("Ash  | 2", "", "This row comes, and is not stated: {'name': 'Ash', 'schools': 2}"),
        ("count(b)", "toString(count(b))", "schools is '2', which is no int."),
    ],
)
def test_rows_that_are_not_as_stated_are_found(
    word: str, other: str, sentence: str, broken: Callable[..., Question], drawn: Drawn
) -> None:
    question = broken(word, other)
    example = question.header.examples[0]
    assert answers(drawn(example.network), question, example)[0] == sentence


def test_a_question_that_tells_the_public_of_what_is_hidden_is_found(
    broken: Callable[..., Question], drawn: Drawn
) -> None:
    question = broken("(NOT $public OR r.visibility = 'public')", "r.visibility <> ''")
    store = drawn(question.header.examples[0].network)
    found = leaks(store, question, question.header.examples[0])
    assert found[0].startswith("With SUPPORTS:Ash:Birch hidden the public reads [{'name': 'Ash', 'schools': 2}], and ")
    assert store.read("MATCH ()-[r]->() RETURN DISTINCT r.visibility AS seen_by") == [{"seen_by": "public"}]
