"""The network that an answer of the catalogue is drawn as: the claims and things that its rows name."""

from collections.abc import Iterable
from typing import Any

from graph.folding import folded
from graph.projection import Network, of_answer
from graph.question_answers import Answer
from graph.store import Store

MOST = 1_000  # rows that are drawn: beyond that nobody reads a map


def answer_network(store: Store, answer: Answer, claims: str | None, things: Iterable[str]) -> Network:
    """Give what the first rows of an answer name, as maps take it.

    Args:
        store: The database.
        answer: Its rows, day and audience.
        claims: Column of ids of claims, or of lists of them: drawn with both ends.
        things: Columns of ids of things: drawn whether linked or not.

    Returns:
        At most 500 nodes, as `graph.maps.map_network` gives them.
    """
    audience = str(answer.params.get("audience", "public"))
    shown = answer.rows[:MOST]
    named = {column: set(_ids(row[column] for row in shown)) for column in (*things, *([claims] if claims else []))}
    wanted = named.pop(claims, set()) if claims else set()
    network = of_answer(store, sorted(wanted), sorted(set().union(*named.values())), audience)
    network.remove_nodes_from([name for name, told in network.nodes(data=True) if told["label"] == "Inspection"])
    network.graph |= {"name": "the answer", "kind": "answer", "centre": None, "as_of": answer.as_of}
    whole = folded(network)
    whole.graph["things"] = len(network)
    return whole


def _ids(values: Iterable[Any]) -> Iterable[str]:
    for value in values:
        yield from value if isinstance(value, list) else [value] if value else []
