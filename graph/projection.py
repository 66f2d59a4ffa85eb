"""From stored claims to a NetworkX network: nodes and relationships with their properties, dates kept."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph.schema import LINKS
from graph.store import Rows, Store

if TYPE_CHECKING:
    Network = nx.MultiDiGraph[str]
else:
    Network = nx.MultiDiGraph

# Each claim: the id of its start, of its end, and its properties.
Claims = list[tuple[str, str, dict[str, Any]]]

# What measures need of a claim; the words of the sources are read where they are shown.
_CLAIM_FIELDS = (
    "id", "source", "confidence", "status", "start_min", "start_max", "end_min", "end_max", "kind_ended",
    "visibility", "focus", "qualifier", "capacity", "not_with",
)  # fmt: skip
# Days come as text, which is read once each: the driver takes longer over its own dates than over all the rest.
_DAYS = ("start_min", "start_max", "end_min", "end_max", "kind_ended")
_FIELDS = ", ".join(f"{name}: toString(r.{name})" if name in _DAYS else f".{name}" for name in _CLAIM_FIELDS)
_ROW = f"[startNode(r).id, endNode(r).id, r {{{_FIELDS}}}]"
_TEXT_ROW = "[startNode(r).id, endNode(r).id, r {.*}]"
_NODES = "WITH collect(n {.*, label: [l IN labels(n) WHERE l <> 'Entity'][0]}) AS nodes RETURN nodes"
_RECORDS = (
    "MATCH (n:Entity) WHERE EXISTS { (n)-[:SUCCEEDS|SAME_AS]-() } RETURN collect(n {.id, .name, .urn, .uid, .code, "
    ".opened, .closed, .status, .source, .visibility, label: [l IN labels(n) WHERE l <> 'Entity'][0]}) AS nodes"
)
_IN_COUNCIL = (
    "CALL () { MATCH (:Council {id: $id})<-[:IN_AREA_OF]-(n:School|Cohort) RETURN n.id AS id "
    "UNION MATCH (s:School {council: $code}) RETURN s.id AS id } RETURN collect(id) AS ids"
)
_COUNCILS = "MATCH (c:Council) WHERE c.id IN $ids RETURN collect(c.id) AS ids"
_AMONG = (
    "MATCH (n:Entity)-[r]->(m:Entity) WHERE n.id IN $ids AND m.id IN $ids AND NOT r:IN_AREA_OF AND NOT r:MAINTAINS "
    f"RETURN type(r) AS rel, collect({_TEXT_ROW}) AS claims"
)
_GROUPS = "Alliance|Partnership|Trust"


def nation(store: Store, audience: str = "public") -> Network:
    """Project everything that is held, made-up councils apart; kept, frozen, until the database changes.

    Measures that need only arrays read those instead (`graph/columns.py`): this takes ten times as long.
    """
    return store.keep(("nation", audience), lambda: nx.freeze(_nation(store, audience)))


def _nation(store: Store, audience: str) -> Network:
    network = _empty(store, audience)
    found = store.read(f"MATCH (n:Entity|Inspection) WHERE n.illustrative IS NULL {_NODES}")
    _add_nodes(network, found[0]["nodes"])
    for rel in LINKS:
        rows = store.read(f"MATCH ()-[r:{rel}]->() RETURN collect({_ROW}) AS claims")
        _add_claims(network, rel, rows[0]["claims"])
    return network


def around_council(
    store: Store, council: Mapping[str, Any], audience: str = "public", also: Iterable[str] = (), *, seats: bool = False
) -> Network:
    """Project what bears on the schools and cohorts of one council.

    That is: they (and what is asked for `also`), their earlier and later selves, every claim on them, and every claim
    that tells who else belongs to, leads or succeeds the other ends, or where a post among these is based; with
    `seats`, also of which councils and trusts the schools among the other ends are.
    """
    own = set(store.read(_IN_COUNCIL, id=council["id"], code=council.get("code"))[0]["ids"]) | set(also)
    own = _with_parts(store, _with_other_selves(store, own))
    return _around(store, own, audience, {council["id"]}, seats=seats)


def around_schools(store: Store, schools: Iterable[str], audience: str = "public") -> Network:
    """Project what bears on some schools, as `around_council` does on those of a council, and their councils."""
    return _around(store, set(schools), audience, set(), seats=False)


def _around(store: Store, own: set[str], audience: str, also: set[str], *, seats: bool) -> Network:
    network = _empty(store, audience)
    own = _with_other_selves(store, own)
    claims = list(_claims_on(store, own, "-[r]-()"))
    others = _with_other_selves(store, _ends(claims) - own)
    for link, label in (("-[r:MEMBER_OF|LEADS]-()", _GROUPS), ("-[r:BASED_AT]-()", "Leader")):
        company = list(_claims_on(store, others, link, label))
        others |= _with_other_selves(store, _ends(company) - own)
        claims += company
    if seats:
        claims += _claims_on(store, others, "-[r:IN_AREA_OF|MEMBER_OF]-(:Council|Trust)", "School")
    claims += _claims_on(store, others, "-[r:SUCCEEDS|SAME_AS]-()")
    _add_nodes(network, _nodes(store, own | others | _ends(claims) | also))
    for rel, rows in claims:
        _add_claims(network, rel, rows)
    return network


def records(store: Store, audience: str = "public") -> Network:
    """Project only which records succeed or are the same as which, with what tells who is read as whom on a day."""
    network = _empty(store, audience)
    _add_nodes(network, store.read(_RECORDS)[0]["nodes"])
    for rel in ("SUCCEEDS", "SAME_AS"):
        _add_claims(network, rel, store.read(f"MATCH ()-[r:{rel}]->() RETURN collect({_ROW}) AS claims")[0]["claims"])
    return network


def ego(store: Store, centre: str, hops: int = 1, audience: str = "public") -> Network:
    """Project what lies within some steps of one node, with the words of the sources; never through a council.

    Links among the outermost come too, but for those that only tell where these are.
    """
    network = _empty(store, audience)
    inside, front = {centre}, {centre}
    claims: list[tuple[str, Claims]] = []
    for _ in range(hops):
        found = list(_claims_on(store, front, "-[r]-()", texts=True))
        claims += found
        front = _ends(found) - inside
        inside |= front
        front -= set(store.read(_COUNCILS, ids=list(front))[0]["ids"])
    claims += [(row["rel"], row["claims"]) for row in store.read(_AMONG, ids=list(front))]
    _add_nodes(network, _nodes(store, inside))
    for rel, rows in claims:
        _add_claims(network, rel, rows)
    return network


def _empty(store: Store, audience: str) -> Network:
    days = store.read("MATCH (d:Document) RETURN d.id AS id, d.date AS day, d.name AS name, d.visibility AS seen_by")
    network: Network = nx.MultiDiGraph()
    network.graph |= {
        "audience": audience,
        "withheld_ids": set(),
        "withheld_ends": set(),
        "secret": {row["id"] for row in days if (row["seen_by"] or "public") != "public"},
        "days": {row["id"]: row["day"] for row in days},
        "documents": {row["id"]: row["name"] for row in days},
    }
    return network


def _with_parts(store: Store, ids: set[str]) -> set[str]:
    """Add the cohorts that are a part of a cohort."""
    front = ids
    while front:
        rows = store.read("MATCH (c:Cohort) WHERE c.of IN $ids RETURN collect(c.id) AS ids", ids=list(front))
        front = set(rows[0]["ids"]) - ids
        ids = ids | front
    return ids


def _with_other_selves(store: Store, ids: set[str]) -> set[str]:
    """Add every earlier, later or double record that is reached over SUCCEEDS and SAME_AS."""
    front = ids
    while front:
        rows = store.read(
            "MATCH (n:Entity)-[:SUCCEEDS|SAME_AS]-(m) WHERE n.id IN $ids RETURN collect(DISTINCT m.id) AS ids",
            ids=list(front),
        )
        front = set(rows[0]["ids"]) - ids
        ids = ids | front
    return ids


def _claims_on(
    store: Store, ids: Iterable[str], link: str, label: str = "Entity", *, texts: bool = False
) -> Iterator[tuple[str, Claims]]:
    rows = store.read(
        f"MATCH (n:Entity){link} WHERE n.id IN $ids AND n:{label} WITH DISTINCT r "
        f"RETURN type(r) AS rel, collect({_TEXT_ROW if texts else _ROW}) AS claims",
        ids=list(ids),
    )
    for row in rows:
        yield row["rel"], row["claims"]


def _nodes(store: Store, ids: Iterable[str]) -> Rows:
    wanted = list(ids)
    entities: Rows = store.read(f"MATCH (n:Entity) WHERE n.id IN $ids {_NODES}", ids=wanted)[0]["nodes"]
    inspections: Rows = store.read(f"MATCH (n:Inspection) WHERE n.id IN $ids {_NODES}", ids=wanted)[0]["nodes"]
    return entities + inspections


def _ends(claims: Iterable[tuple[str, Claims]]) -> set[str]:
    return {end for _, rows in claims for start, finish, _ in rows for end in (start, finish)}


def _hidden(network: Network, thing: Mapping[str, Any]) -> bool:
    """Say whether a node or claim is not for the audience; what tells nothing of itself is as its Document."""
    if network.graph["audience"] != "public":
        return False
    by_document = "internal" if thing.get("source") in network.graph["secret"] else "public"
    return (thing.get("visibility") or by_document) != "public"


def _add_nodes(network: Network, nodes: Rows) -> None:
    for node in nodes:
        if _hidden(network, node):
            network.graph["withheld_ids"].add(node["id"])
        else:
            network.add_node(node["id"], **node)


@lru_cache(maxsize=16_384)
def _day(text: str) -> date:
    return date.fromisoformat(text)


def _add_claims(network: Network, rel: str, claims: Claims) -> None:
    for start, end, properties in claims:
        properties |= {name: _day(properties[name]) for name in _DAYS if isinstance(properties.get(name), str)}
        if start not in network or end not in network or network.has_edge(start, end, properties["id"]):
            continue
        if _hidden(network, properties):
            network.graph["withheld_ids"].add(properties["id"])
            network.graph["withheld_ends"] |= {start, end}
        else:
            network.add_edge(start, end, properties["id"], type=rel, **properties)
