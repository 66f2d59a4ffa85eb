"""What is held of each school, as lines that a return asks it about."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from graph.dates import carry, holds
from graph.schema import LINKS
from graph.store import Store
from seed.links_columns import RETURN_RELS
from seed.written_dates import write_days

Line = Mapping[str, str]  # a line: for each field of a return its cell
_LINKS = (
    "MATCH (s:School)-[r]-(o:Entity) WHERE s.id IN $ids AND type(r) IN $rels AND r.seen IS NULL "
    "AND coalesce(r.visibility, 'public') = 'public' AND coalesce(o.visibility, 'public') = 'public' "
    "OPTIONAL MATCH (d:Document {id: r.source}) "
    "RETURN s.id AS school, type(r) AS rel, startNode(r) = s AS forward, r {.*} AS claim, "
    "o {.id, .name, .urn} AS other, coalesce(d.name, r.source) AS told_by "
    "ORDER BY coalesce(r.end_min, date('0001-01-01')) DESC, r.id"
)


def held_links(store: Store, schools: Sequence[str], day: date) -> dict[str, list[Line]]:
    """Give for each school the public links that a return asks about, those last confirmed most recently first.

    What registers tell is not asked, nor what has ended by the day; what several sources tell is one line.
    """
    found: dict[str, dict[tuple[Any, ...], dict[str, str]]] = {}
    for row in store.read(_LINKS, ids=list(schools), rels=list(RETURN_RELS)):
        claim = row["claim"]
        if claim["status"] == "ended" or holds(claim, day, carry(row["rel"])) == "ended":
            continue
        forward = row["forward"] or row["rel"] == "PARTNERS_WITH"
        key = (row["rel"], forward, row["other"]["id"], claim.get("focus"))
        line = found.setdefault(row["school"], {}).setdefault(key, _line(row, forward=forward))
        if row["told_by"] not in line["told_by"].split("; "):
            line["told_by"] += f"; {row['told_by']}"
    return {school: list(lines.values()) for school, lines in found.items()}


def tell(thing: Mapping[str, Any]) -> str:
    """Name a school or organisation so that it is found again: its name, and its URN or id in brackets.

    >>> tell({"id": "school:urn:900001", "name": "Example Ash", "urn": 900001})
    'Example Ash (URN 900001)'
    """
    key = f"URN {thing['urn']}" if thing.get("urn") else thing["id"]
    return f"{thing['name']} ({key})"


def _line(row: Mapping[str, Any], *, forward: bool) -> dict[str, str]:
    claim = row["claim"]
    ended = claim.get("end_max") is not None
    return {
        "held": claim["id"],
        "relationship": LINKS[row["rel"]].says[0 if forward else 1],
        "second": tell(row["other"]),
        "focus": "" if claim.get("focus") == "not stated" else claim.get("focus") or "",
        "intensity": claim.get("intensity") or "",
        "from": write_days(claim.get("start_min"), claim.get("start_max")),
        "to": write_days(claim.get("end_min"), claim.get("end_max")) if ended else "",
        "told_by": row["told_by"],
    }
