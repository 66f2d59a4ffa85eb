"""The gates that every query file passes: each says in sentences what is wrong with a file, and nothing if all is well.

The first, a strict header, is `queries.header.read`; the second and third stand here; the fourth, which runs the
examples, is `queries.examples.answers`; and `queries.secrecy` sees to what the public must not be told.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph import cypher
from graph.errors import BadInput, PartnershipsError
from graph.store import Rows, Store
from queries import cypher_text
from queries.header import Question

_FALLBACK = re.compile(r"coalesce\((\w+)\.end_max, \1\.end_min \+ duration")  # an undated claim, by its paper's day
_DAYS = re.compile(r"(\w+)\.end_min \+ duration")


def known_names(question: Question) -> list[str]:
    """Second gate: labels, types and properties are the schema's, the days of claims are asked for in its words."""
    told = [f"The schema has no {name}." for name in cypher_text.unknown_names(question.cypher)]
    told += [
        f"It reads {claim} whoever asks: name it, as r, and ask for (NOT $public OR r.visibility = 'public')."
        for claim in cypher_text.unguarded(question.cypher)
    ]
    return told + [
        f"The days of {claim} are not in the words of graph/cypher.py: write {cypher.certain_days(claim)}, or "
        f"for what may hold {cypher.possible_days(claim)}."
        for claim in dict.fromkeys(_own_days(question.cypher))
    ]


def _own_days(text: str) -> Iterator[str]:
    told = cypher_text.uncommented(text)
    for claim in set(_DAYS.findall(told)):
        for words in (cypher.certain_days(claim), cypher.possible_days(claim)):
            told = told.replace(" ".join(words.split()), "")
    yield from _DAYS.findall(_FALLBACK.sub("", told))


def explained(store: Store, question: Question) -> list[str]:
    """Third gate: Neo4j accepts it, it only reads, and its columns are the stated ones."""
    try:
        columns, kind = store.explain(question.cypher)
    except PartnershipsError as error:
        return [f"Neo4j does not accept it: {error}"]
    return as_stated(question, columns, kind)


def as_stated(question: Question, columns: list[str], kind: str) -> list[str]:
    """Compare what Neo4j says of a statement with its header."""
    told = [] if kind == "r" else [f"It does not only read: Neo4j calls it {kind}."]
    stated = list(question.header.returns)
    if columns != stated:
        told.append(f"It returns {', '.join(columns)}, its header says {', '.join(stated)}.")
    return told


def run(store: Store, question: Question, parameters: Mapping[str, Any]) -> Rows:
    """Run a question; each run tells what EXPLAIN would, so that nothing is planned twice.

    Raises:
        BadInput: Neo4j says otherwise of it than its header.
    """
    columns, kind, rows = store.read_table(question.cypher, **parameters)
    wrong = as_stated(question, columns, kind)
    if wrong:
        raise BadInput(f"The query file {question.name} cannot be asked. {wrong[0]}")
    return rows
