"""Find schools and organisations by part of a name, or by a number."""

from typing import Any

from rapidfuzz import process, utils

from graph.hidden import secret_things
from graph.party_shapes import Found, Hit, SearchQuery
from graph.store import Store

_THINGS = (
    "MATCH (c:Council) WHERE c.code IS NOT NULL WITH collect([c.code, c.name]) AS councils "
    "MATCH (n:Entity) WHERE NOT n:Inspection RETURN councils, collect([n.id, n.name, "
    "[l IN labels(n) WHERE l <> 'Entity'][0], n.urn, n.uid, n.code, n.council, n.closed, n.illustrative]) AS things"
)
_FIELDS = ("id", "name", "label", "urn", "uid", "code", "council", "closed", "illustrative")
_NEAREST = 5
_ALIKE = 70  # of 100: below it, a name is no help
Thing = dict[str, Any]


def search(store: Store, query: SearchQuery) -> Found:
    """Give what answers to a text, the best first; where nothing does, the nearest names."""
    secret = secret_things(store, query.audience)
    things = [thing for thing in store.keep("names", lambda: _things(store)) if thing["id"] not in secret]
    text = query.q.strip().casefold()
    words = text.split()
    told = [(rank, thing) for thing in things if (rank := _rank(thing, text, words)) is not None]
    ranked = sorted(told, key=lambda pair: _key(*pair))
    hits = [Hit.model_validate({name: thing[name] for name in Hit.model_fields}) for _, thing in ranked]
    return Found(q=query.q, hits=hits, total=len(hits), nearest=[] if hits else _nearest(text, things))


def _things(store: Store) -> list[Thing]:
    found = store.read(_THINGS)
    councils = dict(found[0]["councils"]) if found else {}
    rows = [dict(zip(_FIELDS, row, strict=True)) for row in (found[0]["things"] if found else ())]
    return [
        row
        | {
            "council": councils.get(row["council"]),
            "illustrative": bool(row["illustrative"]),
            "low": row["name"].casefold(),
            "keys": {str(row[name]).casefold() for name in ("id", "urn", "uid", "code") if row[name] is not None},
        }
        for row in rows
    ]


def _rank(thing: Thing, text: str, words: list[str]) -> int | None:
    """Say how well a thing answers: 0 by its key or whole name, 1 by how its name begins, 2 by every word, None not."""
    low: str = thing["low"]
    if text in thing["keys"] or low == text:
        return 0
    if low.startswith(text):
        return 1
    return 2 if words and all(word in low for word in words) else None


def _key(rank: int, thing: Thing) -> tuple[int, bool, str, str]:
    return rank, thing["closed"] is not None, thing["low"], thing["id"]


def _nearest(text: str, things: list[Thing]) -> list[str]:
    names = dict.fromkeys(thing["name"] for thing in things)
    told = process.extract(text, list(names), processor=utils.default_process, limit=_NEAREST, score_cutoff=_ALIKE)
    return [name for name, _, _ in told]
