"""From stored claims to a NetworkX network: nodes and relationships with their properties, dates kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph.collected import ANY_CLAIM, CLAIM_FIELDS, NODE_FIELDS, NODES_BY_ID, claims_by_type, nodes, told
from graph.store import Rows, Store

if TYPE_CHECKING:
    Network = nx.MultiDiGraph[str]
else:
    Network = nx.MultiDiGraph

_RECORDS = (
    "MATCH (n:Entity) WHERE EXISTS { (n)-[:SUCCEEDS|SAME_AS]-() } RETURN collect(n {.id, .name, .urn, .uid, .code, "
    ".opened, .closed, .status, .source, .visibility, label: [l IN labels(n) WHERE l <> 'Entity'][0]}) AS nodes"
)
_IN_COUNCIL = (
    "CALL () { MATCH (:Council {id: $id})<-[r:IN_AREA_OF]-(n:School|Cohort) "
    "RETURN n.id AS id, CASE WHEN $public AND r.visibility <> 'public' THEN r.id END AS hidden "
    "UNION MATCH (s:School {council: $code}) RETURN s.id AS id, null AS hidden } "
    "RETURN collect(CASE WHEN hidden IS NULL THEN id END) AS ids, collect(hidden) AS hidden"
)
_COUNCILS = "MATCH (c:Council) WHERE c.id IN $ids RETURN collect(c.id) AS ids"
_AMONG = (
    "MATCH (n:Entity)-[r]->(m:Entity) WHERE n.id IN $ids AND m.id IN $ids AND NOT r:IN_AREA_OF|MAINTAINS|STRUCK "
    f"{claims_by_type(ANY_CLAIM)}"
)
_SAME_OR_LATER = f"MATCH ()-[r:SUCCEEDS|SAME_AS]->() {claims_by_type(ANY_CLAIM)}"
RECENT = 4  # councils whose networks are kept: an officer works on one
_GROUPS = "Alliance|Partnership|Trust"


def nation(store: Store, audience: str = "public") -> Network:
    """Project everything that is held, made-up councils apart; kept, frozen, until the database changes.

    Measures that need only arrays read those instead (`graph/columns.py`): this takes several times as long.
    """
    return store.keep(("nation", audience), lambda: nx.freeze(_nation(store, audience)))


def _nation(store: Store, audience: str) -> Network:
    network = _empty(store, audience)
    things = [f"MATCH (n:{label}) WHERE n.illustrative IS NULL {nodes(NODE_FIELDS[label])}" for label in NODE_FIELDS]
    claims = [f"MATCH ()-[r:{rel}]->() {claims_by_type(CLAIM_FIELDS[rel])}" for rel in CLAIM_FIELDS]
    with ThreadPoolExecutor(2) as pool:  # the database and this process share the work
        found = pool.map(store.read, things + claims)
        for label, names in NODE_FIELDS.items():
            _add_nodes(network, [node | {"label": label} for node in told(next(found)[0], names)])
        for rows, names in zip(found, CLAIM_FIELDS.values(), strict=True):
            _add_claims(network, rows, names)
    return network


def around_council(
    store: Store, council: Mapping[str, Any], audience: str = "public", also: Iterable[str] = (), *, seats: bool = False
) -> Network:
    """Project what bears on the schools and cohorts of one council.

    That is: they (and what is asked for `also`), their earlier and later selves, every claim on them, and every claim
    that tells who else belongs to, leads or succeeds the other ends, or where a post among these is based; with
    `seats`, also of which councils and trusts the schools among the other ends are.
    """
    public = audience == "public"
    there = store.read(_IN_COUNCIL, id=council["id"], code=council.get("code"), public=public)[0]
    own = _with_parts(store, _with_other_selves(store, set(there["ids"]) | set(also)))
    network = _around(store, own, audience, {council["id"]}, seats=seats)
    network.graph["withheld_ids"] |= set(there["hidden"])
    return network


def kept_around_council(store: Store, council: Mapping[str, Any], audience: str) -> Network:
    """Project as `around_council` does, frozen; the last few are kept until the database changes."""
    recent: dict[tuple[str, str], Network] = store.keep("recent councils", dict)
    key = (council["id"], audience)
    if key not in recent:
        network = nx.freeze(around_council(store, council, audience))
        if len(recent) >= RECENT:
            recent.clear()
        recent[key] = network
    return recent[key]


def around_schools(store: Store, schools: Iterable[str], audience: str = "public") -> Network:
    """Project what bears on some schools, as `around_council` does on those of a council, and their councils."""
    return _around(store, set(schools), audience, set(), seats=False)


def _around(store: Store, own: set[str], audience: str, also: set[str], *, seats: bool) -> Network:
    network = _empty(store, audience)
    own = _with_other_selves(store, own)
    seen, claims = own | also, Rows()
    with ThreadPoolExecutor(2) as pool:  # nodes are read while it is found out who else is needed
        found = [pool.submit(_nodes, store, seen)]
        for rows in _claims_around(store, own, seats=seats):
            claims += rows
            found.append(pool.submit(_nodes, store, _ends(rows) - seen))
            seen = seen | _ends(rows)
        for nodes_found in found:
            _add_nodes(network, nodes_found.result())
    _add_claims(network, claims)
    return network


def _claims_around(store: Store, own: set[str], *, seats: bool) -> Iterator[Rows]:
    """Give the claims on some, and those on the other ends that tell who else belongs to, leads or succeeds them."""
    claims = _claims_on(store, own, "-[r]-()")
    yield claims
    others = _with_other_selves(store, _ends(claims) - own)
    for link, label in (("-[r:MEMBER_OF|LEADS]-()", _GROUPS), ("-[r:BASED_AT]-()", "Leader")):
        company = _claims_on(store, others, link, label)
        yield company
        others |= _with_other_selves(store, _ends(company) - own)
    if seats:
        yield _claims_on(store, others, "-[r:IN_AREA_OF|MEMBER_OF]-(:Council|Trust)", "School")
    yield _claims_on(store, others, "-[r:SUCCEEDS|SAME_AS]-()")


def records(store: Store, audience: str = "public") -> Network:
    """Project only which records succeed or are the same as which, with what tells who is read as whom on a day."""
    network = _empty(store, audience)
    _add_nodes(network, store.read(_RECORDS)[0]["nodes"])
    _add_claims(network, store.read(_SAME_OR_LATER))
    return network


def ego(store: Store, centre: str, hops: int = 1, audience: str = "public") -> Network:
    """Project what lies within some steps of one node; never through a council.

    Links among the outermost come too, but for those that only tell where these are.
    """
    network = _empty(store, audience)
    inside, front = {centre}, {centre}
    claims: Rows = []
    for _ in range(hops):
        found = _claims_on(store, front, "-[r]-()")
        claims += found
        front = _ends(found) - inside
        inside |= front
        front -= set(store.read(_COUNCILS, ids=list(front))[0]["ids"])
    claims += store.read(_AMONG, ids=list(front))
    _add_nodes(network, _nodes(store, inside))
    _add_claims(network, claims)
    return network


def of_answer(store: Store, claims: Iterable[str], things: Iterable[str], audience: str = "public") -> Network:
    """Project claims with both ends, and things whether linked or not, all by id; with the words of the sources."""
    network, ids = _empty(store, audience), list(claims)
    found: Rows = []
    for rel in CLAIM_FIELDS if ids else ():
        found += store.read(f"MATCH ()-[r:{rel}]->() WHERE r.id IN $ids {claims_by_type(ANY_CLAIM)}", ids=ids)
    _add_nodes(network, _nodes(store, _ends(found) | set(things)))
    _add_claims(network, found)
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


def _claims_on(store: Store, ids: Iterable[str], link: str, label: str = "Entity") -> Rows:
    found = f"MATCH (n:Entity){link} WHERE n.id IN $ids AND n:{label} AND NOT r:STRUCK WITH DISTINCT r"
    return store.read(f"{found} {claims_by_type(ANY_CLAIM)}", ids=list(ids))


def _nodes(store: Store, ids: Iterable[str]) -> Rows:
    wanted = list(ids)
    return [
        node | {"label": row["label"]}
        for names, find in NODES_BY_ID
        for row in (store.read(find, ids=wanted) if wanted else ())
        for node in told(row, names)
    ]


def _ends(claims: Rows) -> set[str]:
    return {end for row in claims for ends in (row["start"], row["end"]) for end in ends}


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


def _add_claims(network: Network, claims: Rows, names: Sequence[str] = ANY_CLAIM) -> None:
    for row in claims:
        for start, end, claim in zip(row["start"], row["end"], told(row, names), strict=True):
            if start not in network or end not in network or network.has_edge(start, end, claim["id"]):
                continue
            if _hidden(network, claim):
                network.graph["withheld_ids"].add(claim["id"])
                network.graph["withheld_ends"] |= {start, end}
            else:
                network.add_edge(start, end, claim["id"], type=row["rel"], **claim)
