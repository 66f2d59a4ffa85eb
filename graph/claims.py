"""One claim with its story: the claims that it names, that name it, and that took its place."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.errors import UnknownThing
from graph.schema import LINKS
from graph.store import Store
from graph.transaction import Transaction

AMENDABLE = tuple(rel for rel in LINKS if rel not in {"INSPECTED", "STRUCK"})
_TOLD = (
    "r {.*, type: type(r), from: startNode(r).id, to: endNode(r).id, "
    "from_name: coalesce(startNode(r).name, startNode(r).id), to_name: coalesce(endNode(r).name, endNode(r).id), "
    "from_label: [l IN labels(startNode(r)) WHERE l <> 'Entity'][0], "
    "to_label: [l IN labels(endNode(r)) WHERE l <> 'Entity'][0]}"
)
# By type, for only so is the index on ids used.
_BY_ID = " UNION ALL ".join(f"MATCH ()-[r:{rel}]->() WHERE r.id IN $ids RETURN {_TOLD} AS told" for rel in (
    *AMENDABLE, "STRUCK"))  # fmt: skip
_NAMING = f"MATCH (:Entity {{id: $a}})-[r]->({{id: $b}}) WHERE r.amends IN $ids RETURN {_TOLD} AS told"
UNKNOWN = "No claim {!r} is held: its page, or the page of a school it is on, gives its id."
Claim = dict[str, Any]  # its properties; `type`; `from` and `to`, and their names and labels


def read_claims(db: Store | Transaction, ids: Iterable[str]) -> list[Claim]:
    """Give claims by id, struck ones too; those that are not held are left out."""
    read = db.read if isinstance(db, Store) else db.run
    return [row["told"] for row in read(_BY_ID, ids=sorted(ids))]


def read_story(db: Store | Transaction, name: str) -> list[Claim]:
    """Give a claim and all that it is tied to by naming: what it amends, what amends it, what took its place.

    Returns:
        The claim itself first; then the others, by the number of the load that brought them.

    Raises:
        UnknownThing: No claim of this id is held.
    """
    read = db.read if isinstance(db, Store) else db.run
    found: dict[str, Claim] = {}
    coming = {name}
    while coming:
        new = {claim["id"]: claim for claim in read_claims(db, coming)}
        found |= new
        named = {claim.get(key) for claim in new.values() for key in ("amends", "struck_by")}
        for claim in new.values():
            rows = read(_NAMING, a=claim["from"], b=claim["to"], ids=[claim["id"]])
            named |= {row["told"]["id"] for row in rows}
        coming = {str(one) for one in named if one} - found.keys()
    if name not in found:
        raise UnknownThing(UNKNOWN.format(name))
    first = found.pop(name)
    return [first, *sorted(found.values(), key=_order)]


def read_between(store: Store, start: str, end: str, types: Sequence[str]) -> list[Claim]:
    """Give the claims of some types from one thing to another, by the number of the load that brought them."""
    rows = store.read(
        f"MATCH (:Entity {{id: $a}})-[r:{'|'.join(types)}]->(:Entity {{id: $b}}) RETURN {_TOLD} AS told", a=start, b=end
    )
    return sorted((row["told"] for row in rows), key=_order)


def _order(claim: Mapping[str, Any]) -> tuple[int, str]:
    return int(str(claim.get("load") or "load:0").partition(":")[2]), str(claim["id"])


def standing(story: Sequence[Claim]) -> list[Claim]:
    """Give the claims of a story that still count."""
    return [claim for claim in story if claim["type"] != "STRUCK"]


def mark_of(story: Iterable[Mapping[str, Any]]) -> str:
    """Give a short word that is another as soon as a claim was confirmed, ended, corrected or retracted."""
    told = "\n".join(sorted(f"{claim['id']} {claim['type']}" for claim in story))
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def link_type(claim: Mapping[str, Any]) -> str:
    """Give the type of a claim, of a struck one what it was."""
    return str(claim.get("was") or claim["type"])
