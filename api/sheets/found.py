"""The page of a search: what answers to part of a name or to a number, each leading to its page."""

from typing import Any

from api.frame import address
from api.sheet import Heading, Listing, Sheet, thing, with_kind
from graph.behind import Behind
from graph.party_shapes import Found, Hit
from graph.store import Store
from viz import words
from viz.palette import kind_of

_HITS = (
    Heading("name", "Name"),
    Heading("kind", "Kind"),
    Heading("number", "URN, UID or id"),
    Heading("council", "Council"),
)
_BEHIND = (
    "MATCH (n:Entity) WHERE toLower(n.name) CONTAINS toLower($q)\n"
    "RETURN n.id AS id, n.name AS name, labels(n) AS labels ORDER BY name LIMIT 100"
)


def sheet(_: Store, answer: Found) -> Sheet:
    """Give what the page says."""
    return Sheet(
        title=f"What is called “{answer.q}”?",
        said=[_first(answer)],
        crumbs=[("Search", None)],
        listings=[Listing("Found", _HITS, answer.hits, _hit, empty="Nothing is listed.")],
        more=[(f"Search for {name}", address("/search", [("q", name)])) for name in answer.nearest],
        cypher=[Behind(_BEHIND, {"q": answer.q})],
    )


def _first(answer: Found) -> str:
    if answer.total:
        return f"{words.grouped(answer.total)} answer{'s' if answer.total == 1 else ''}, the best first."
    near = " The nearest names are below." if answer.nearest else ""
    return (
        "Nothing that is held is called so, nor has this number: it may be spelt otherwise, or its register may not be "
        f"loaded.{near}"
    )


def _hit(hit: Hit) -> dict[str, Any]:
    marks = [mark for mark, is_so in (("closed", hit.closed), ("illustrative: made up", hit.illustrative)) if is_so]
    return {
        "name": with_kind(thing(hit.name, hit.label, hit.id, None, hit.urn), ", ".join(marks)),
        "kind": kind_of(hit.label),
        "number": str(hit.urn or hit.uid or hit.id),
        "council": hit.council,
    }
