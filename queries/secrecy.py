"""That a question tells the public nothing of what is not public: a hidden claim or thing is as if it was not there."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph import cypher
from graph.hidden import Hidden, by_first_word
from graph.store import Rows, Store
from graph.transaction import Transaction
from queries.given import cypher_parameters, found, understood
from queries.header import Example, Question

_HELD = (
    "CALL () { MATCH (n:Entity) WHERE NOT n:Council AND n.id <> 'document:drawing' "
    "WITH n ORDER BY n.id RETURN collect(n.id) AS things } "
    "CALL () { MATCH ()-[r]->() WITH r ORDER BY r.id RETURN collect(r.id) AS claims } RETURN things, claims"
)
_CLAIMS = (
    "MATCH (a)-[r]->(b) WHERE r.id IN $ids RETURN type(r) AS rel, a.id AS a, b.id AS b, r.id AS id, "
    "properties(r) AS properties"
)
_ON = "MATCH (a)-[r]->(b) WHERE $id IN [a.id, b.id, r.source] RETURN collect(r.id) AS ids"
_THING = (
    "MATCH (n:Entity {id: $id}) RETURN [l IN labels(n) WHERE l <> 'Entity'][0] AS label, properties(n) AS properties"
)
_HIDE = (
    "OPTIONAL MATCH (n:Entity {id: $id}) SET n.visibility = 'internal' "
    "WITH n MATCH ()-[r]->() WHERE r.id IN $ids SET r.visibility = 'internal'"
)
_DELETE = "OPTIONAL MATCH (n:Entity {id: $id}) DETACH DELETE n WITH n MATCH ()-[r]->() WHERE r.id IN $ids DELETE r"


@dataclass(frozen=True)
class _Part:
    """What is hidden at once: one claim, or one thing with every claim on it (or, of a Document, told by it)."""

    thing: str | None
    claims: list[str]


def leaks(store: Store, question: Question, example: Example) -> list[str]:
    """Hide each claim and each thing of an example in turn, and compare with its absence; the store is left as it was.

    Args:
        store: Holds the drawing of the example; councils and the drawing's own Document are not hidden.
        question: The question.
        example: What it is asked with.

    Returns:
        A sentence for each part of the drawing that the public is told of.
    """
    given = understood(question, {**example.params, "audience": "public"})
    asked = cypher_parameters(store, question, found(store, question, given))
    with store.transaction() as tx:
        told = list(_told(tx, question, asked))
        tx.take_back()
    return told


def _told(tx: Transaction, question: Question, asked: Mapping[str, Any]) -> Iterator[str]:
    held = tx.run(_HELD)[0]
    parts = [_Part(None, [claim]) for claim in held["claims"]]
    parts += [_Part(thing, tx.run(_ON, id=thing)[0]["ids"]) for thing in held["things"]]
    for part in parts:
        things = frozenset({part.thing} if part.thing else ())
        names = [row["properties"]["name"] for row in tx.run(_THING, id=part.thing)]
        secret = Hidden(things, things | set(part.claims), by_first_word(names))
        given = {**asked, "hidden": [*asked["hidden"], *things]} if "hidden" in asked else asked
        ask = _asker(tx, question, given)
        shown, without = (
            [row for row in _with(tx, change, part, ask) if not secret.is_named_in(row)] for change in (_HIDE, _DELETE)
        )
        if shown != without:
            what = part.thing or part.claims[0]
            yield f"With {what} hidden the public reads {shown}, and without it {without}."


def _asker(tx: Transaction, question: Question, given: Mapping[str, Any]) -> Callable[[], Rows]:
    return lambda: tx.run(question.cypher, **given)


def _with(tx: Transaction, change: str, part: _Part, ask: Callable[[], Rows]) -> Rows:
    """Ask after a change to a part, and put the part back as it was."""
    things = tx.run(_THING, id=part.thing)
    claims = tx.run(_CLAIMS, ids=part.claims)
    tx.run(change, id=part.thing, ids=part.claims)
    rows = ask()
    tx.run(_DELETE, id=part.thing, ids=part.claims)
    for thing in things:
        tx.run(cypher.create_nodes(thing["label"]), rows=[thing])
    for claim in claims:
        tx.run(cypher.create_claims(claim["rel"]), rows=[claim])
    return rows
