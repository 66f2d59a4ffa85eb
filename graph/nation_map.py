"""The nation, or one region of it, as a network to draw: councils and trusts, with how many schools tie them."""

from collections import Counter
from datetime import date
from typing import Any

from graph.dates import carry, months_before
from graph.errors import UnknownThing
from graph.lookup import default_day
from graph.map_options import MapQuery
from graph.projection import Network
from graph.schema import LINKS
from graph.store import Rows, Store

ENGLAND = "England"
MOST = 500  # councils and trusts that one map can show
# A claim that is told to hold, is public or shown, and certainly holds on the day, as graph/dates.py has it.
_CERTAIN = (
    "{r}.status = 'actual' AND {r}.confidence <> 'tentative' AND ($all OR {r}.visibility = 'public') "
    "AND {r}.start_max <= date($day) AND coalesce({r}.kind_ended >= date($day), true) "
    "AND CASE WHEN {r}.end_max IS NOT NULL THEN {r}.end_min >= date($day) "
    "ELSE {r}.end_min >= date($since[type({r})]) END"
)
_OPEN = (
    "coalesce(s.opened <= date($day), true) "
    "AND coalesce(s.closed > date($day), NOT coalesce(s.status, '') STARTS WITH 'Closed') "
    "AND NOT coalesce(s.status, '') STARTS WITH 'Proposed' AND s.illustrative IS NULL"
)
SCHOOLS = f"""MATCH (s:School)-[a:IN_AREA_OF]->(c:Council)
WHERE c.id IN $councils AND {_OPEN} AND {_CERTAIN.format(r="a")}
OPTIONAL MATCH (s)-[r:MEMBER_OF]->(t:Trust) WHERE {_CERTAIN.format(r="r")}
WITH t, c, count(DISTINCT s) AS n, collect(DISTINCT r.source) AS sources, collect(DISTINCT r.confidence) AS sure,
  avg(nullIf(s.easting, 0)) AS easting, avg(nullIf(s.northing, 0)) AS northing ORDER BY t.id, c.id
RETURN collect({{start: t.id, end: c.id, n: n, sources: sources, sure: sure, easting: easting, northing: northing}})
  AS schools"""
TIES = f"""MATCH (x)-[r:SUPPORTS|PARTNERS_WITH|SPONSORS|BROKERS|COMMISSIONS|HOSTS]->(y)
WHERE {_CERTAIN.format(r="r")} AND x.illustrative IS NULL AND y.illustrative IS NULL
CALL (x) {{ WITH x WHERE x:Council OR x:Trust RETURN x AS a
  UNION MATCH (x)-[a:IN_AREA_OF]->(c:Council) WHERE x:School AND {_CERTAIN.format(r="a")} RETURN c AS a }}
CALL (y) {{ WITH y WHERE y:Council OR y:Trust RETURN y AS b
  UNION MATCH (y)-[a:IN_AREA_OF]->(c:Council) WHERE y:School AND {_CERTAIN.format(r="a")} RETURN c AS b }}
WITH x, y, a, b, r WHERE a <> b
RETURN a.id AS start, b.id AS end, type(r) AS type, x:School AS by_schools, y:School AS to_schools,
  count(DISTINCT r) AS n, collect(DISTINCT r.source) AS sources, collect(DISTINCT r.confidence) AS sure
ORDER BY start, end, type, by_schools, to_schools"""
_COUNCILS = "MATCH (c:Council) WHERE c.illustrative IS NULL RETURN c {.*, label: 'Council'} AS told ORDER BY c.id"
_NAMED = "MATCH (t:Trust) WHERE t.id IN $ids RETURN t {.*, label: 'Trust'} AS told ORDER BY t.id"
_WITHHELD = (
    "MATCH ()-[r:IN_AREA_OF|MEMBER_OF|SUPPORTS|PARTNERS_WITH|SPONSORS|BROKERS|COMMISSIONS|HOSTS]->() "
    "WHERE NOT $all AND r.visibility <> 'public' RETURN collect(r.id) AS ids"
)
_DOCUMENTS = (
    "MATCH (d:Document) WHERE $all OR coalesce(d.visibility, 'public') = 'public' RETURN d.id AS id, d.name AS name"
)


def nation_network(store: Store, region: str, query: MapQuery) -> Network:
    """Give councils and trusts, tied by how many schools a trust has in a council and how many links cross.

    Councils come first, then trusts by how many schools they have, up to 500 things in all; `left_out_trusts` counts
    the rest, each of which is on the map of its council. Made-up councils are left out.

    Args:
        store: The database.
        region: England, or one of its nine regions.
        query: Day, carry and audience.

    Raises:
        UnknownThing: It is no region that a council held is in.
        BadInput: The database holds no source to date the answer by.
    """
    day = query.as_of or default_day(store, None, query.audience)
    councils = _councils(store, region)
    asked = parameters(day, query, list(councils))
    rows: Rows = store.read(SCHOOLS, **asked)[0]["schools"]
    trusts = [row | {"type": "IN_AREA_OF", "says": "has schools in"} for row in rows if row["start"]]
    sizes = Counter[str]()
    for row in trusts:
        sizes[row["start"]] += row["n"]
    shown = [name for name, _ in sorted(sizes.items(), key=lambda pair: (-pair[1], pair[0]))][: MOST - len(councils)]
    network = Network(as_of=day, centre=None, left_out_trusts=len(sizes) - len(shown))
    network.graph |= _about(store, asked)
    _add_councils(network, councils, rows)
    _add_trusts(network, store.read(_NAMED, ids=shown), trusts)
    _add_ties(network, trusts + store.read(TIES, **asked))
    return network


def _about(store: Store, asked: dict[str, Any]) -> dict[str, Any]:
    """Give the names of Documents, and what is withheld."""
    documents = {row["id"]: row["name"] for row in store.read(_DOCUMENTS, all=asked["all"])}
    return {"documents": documents, "withheld_ids": set(store.read(_WITHHELD, all=asked["all"])[0]["ids"])}


def _councils(store: Store, region: str) -> dict[str, dict[str, Any]]:
    held = [row["told"] for row in store.read(_COUNCILS)]
    wanted = region.strip().casefold()
    found = [told for told in held if wanted in (ENGLAND.casefold(), str(told.get("region", "")).casefold())]
    if not found:
        regions = sorted({str(told["region"]) for told in held if told.get("region")})
        known = ", ".join([ENGLAND, *regions])
        raise UnknownThing(f"{region!r} is no region with councils that are held: there are {known}.")
    return {told["id"]: told for told in found}


def parameters(day: date, query: MapQuery, councils: list[str]) -> dict[str, Any]:
    """Give what the statements are asked with, as JSON takes it too."""
    types = ("IN_AREA_OF", "MEMBER_OF", "SUPPORTS", "PARTNERS_WITH", "SPONSORS", "BROKERS", "COMMISSIONS", "HOSTS")
    since = {rel: months_before(day, carry(rel, query.carry)).isoformat() for rel in types}
    return {"day": day.isoformat(), "since": since, "all": query.audience != "public", "councils": councils}


def _add_councils(network: Network, councils: dict[str, dict[str, Any]], rows: Rows) -> None:
    """Add councils with how many schools they have, in the middle of these."""
    parts: dict[str, Rows] = {}
    for row in rows:
        parts.setdefault(row["end"], []).append(row)
    for name, council in councils.items():
        mine = parts.get(name, [])
        schools = {"schools": sum(row["n"] for row in mine)} if mine else {}
        network.add_node(name, **council | schools | _place(_middle(mine)))


def _middle(rows: Rows) -> dict[str, Any]:
    """Give the mean of places, each as heavy as its schools."""
    located = [row for row in rows if row["easting"] is not None and row["northing"] is not None]
    n = sum(row["n"] for row in located)
    return {key: sum(row[key] * row["n"] for row in located) / n if n else None for key in ("easting", "northing")}


def _add_trusts(network: Network, named: Rows, rows: Rows) -> None:
    parts: dict[str, Rows] = {}
    for row in rows:
        parts.setdefault(row["start"], []).append(row)
    for row in named:
        mine = parts[row["told"]["id"]]
        main = max(mine, key=lambda part: (part["n"], part["end"]))  # it stands where most of its schools are
        network.add_node(row["told"]["id"], **row["told"], schools=sum(part["n"] for part in mine), **_place(main))


def _place(row: dict[str, Any]) -> dict[str, int]:
    if row["easting"] is None or row["northing"] is None:
        return {}
    return {"easting": round(row["easting"]), "northing": round(row["northing"])}


def _add_ties(network: Network, rows: Rows) -> None:
    documents = network.graph["documents"]
    for row in rows:
        start, end, rel = row["start"], row["end"], row["type"]
        sources = sorted(name for name in row["sources"] if name in documents)
        if start not in network or end not in network or not sources:
            continue
        says = row.get("says") or _says(row)
        sure = "stated" if row["sure"] == ["stated"] else "inferred"
        told = {"type": rel, "says": says, "status": "actual", "confidence": sure, "holds": "certainly", "n": row["n"]}
        network.add_edge(start, end, f"{rel}:{start}:{end}:{says}", **told, source=sources[0], sources=sources)


def _says(row: dict[str, Any]) -> str:
    """Say a tie so that what schools of a council do is not taken for what the council does."""
    by, to = ("through its schools " if row["by_schools"] else ""), (" schools in" if row["to_schools"] else "")
    return f"{by}{LINKS[row['type']].says[0]}{to}"
