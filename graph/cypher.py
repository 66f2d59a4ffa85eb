"""Cypher made from the schema: constraints, indexes, reading and writing; no such statement is written by hand.

What query files say of the days of a claim is said here once too; a gate compares their text (see queries/gates.py).
"""

from collections.abc import Collection
from datetime import date

from graph.behind import Behind, as_json
from graph.dates import carry
from graph.schema import LINKS, NODES

# Looked up by people, by the council filter, and for what is not public, beside the unique ids.
INDEXED = (
    ("School", "urn"),
    ("School", "council"),
    ("School", "laestab"),
    ("School", "easting"),
    ("School", "phase"),
    ("School", "sector"),
    ("Entity", "name"),
    ("Entity", "source"),
    ("Entity", "visibility"),
    ("Council", "code"),
)


def holds(claim: str = "r") -> str:
    """Say that a claim certainly holds on $as_of and may be shown: what `graph.dates.holds` says, in Cypher.

    Args:
        claim: Name of the relationship in the query.
    """
    firm = f"{claim}.status = 'actual' AND {claim}.confidence <> 'tentative'"
    return f"{firm} AND (NOT $public OR {claim}.visibility = 'public')\n  AND {certain_days(claim)}"


def certain_days(claim: str = "r") -> str:
    """Say that $as_of is certainly among the days of a claim, whatever its status and confidence."""
    return (
        f"{claim}.start_max <= $as_of AND coalesce({claim}.kind_ended >= $as_of, true)\n"
        f"  AND {claim}.end_min + duration({{months: CASE WHEN {claim}.end_max IS NOT NULL THEN 0\n"
        f"    WHEN type({claim}) = 'SUPPORTS' THEN $carry_support ELSE $carry_other END}}) >= $as_of"
    )


def possible_days(claim: str = "r") -> str:
    """Say that $as_of is certainly or possibly among the days of a claim: not too early, past its end or expired."""
    return (
        f"coalesce({claim}.start_min <= $as_of, true) AND coalesce({claim}.end_max >= $as_of, true)\n"
        f"  AND coalesce({claim}.kind_ended >= $as_of, true) AND ({claim}.end_max IS NOT NULL OR\n"
        f"    coalesce({claim}.end_min + duration({{months: CASE WHEN type({claim}) = 'SUPPORTS'\n"
        f"    THEN $carry_support ELSE $carry_other END}}) >= $as_of, true))"
    )


def behind_view(types: Collection[str], day: date, months: int | None) -> Behind:
    """Give the statement that reads the public links certain on a day, of any council.

    Args:
        types: Relationship types.
        day: The day.
        months: For which links count after their last word; None: as long as their type says.
    """
    text = (
        f"MATCH (a)-[r:{'|'.join(types)}]->(b)\nWHERE {holds()}\n"
        "RETURN a.name AS start, type(r) AS link, b.name AS end, r.source AS source, r.quote AS quote\n"
        "ORDER BY start, link, end"
    )
    told = {"carry_support": carry("SUPPORTS", months), "carry_other": carry("LEADS", months)}
    return as_json(text, {"as_of": day, "public": True, **told})


def constraints() -> dict[str, str]:
    """Give by name the statements that make ids unique and look-ups fast; each may be run again and again."""
    labels = ["Entity", *(label for label, kind in NODES.items() if not kind.entity)]
    made = {f"{label.lower()}_id": f"CONSTRAINT {{}} FOR (n:{label}) REQUIRE n.id IS UNIQUE" for label in labels}
    made |= {f"{rel.lower()}_id": f"CONSTRAINT {{}} FOR ()-[r:{rel}]-() REQUIRE r.id IS UNIQUE" for rel in LINKS}
    made |= {f"{label.lower()}_{name}": f"INDEX {{}} FOR (n:{label}) ON (n.{name})" for label, name in INDEXED}
    return {name: f"CREATE {text.format(f'{name} IF NOT EXISTS')}" for name, text in made.items()}


def _base(label: str) -> str:
    return "Entity" if NODES[label].entity else label


def merge_nodes(label: str) -> str:
    """Write nodes of one kind; $rows: list of {id, properties}."""
    extra = f", n:{label}" if NODES[label].entity else ""
    return f"UNWIND $rows AS row MERGE (n:{_base(label)} {{id: row.id}}) SET n = row.properties{extra}"


def create_nodes(label: str) -> str:
    """Write nodes of one kind that are not held; $rows as for `merge_nodes`. It is half as fast again."""
    labels = f"Entity:{label}" if NODES[label].entity else label
    return f"UNWIND $rows AS row CREATE (n:{labels}) SET n = row.properties"


def read_nodes(label: str) -> str:
    """Read what is held of nodes of one kind; $ids. One row: `held`, a list of property maps."""
    return (
        f"MATCH (n:{_base(label)}) WHERE n.id IN $ids "
        "RETURN collect(n {.*, _labels: [l IN labels(n) WHERE l <> 'Entity']}) AS held"
    )


def merge_claims(rel: str) -> str:
    """Write claims of one type; $rows: list of {id, a, b, properties}."""
    return f"{_ends(rel)} MERGE (a)-[r:{rel} {{id: row.id}}]->(b) SET r = row.properties"


def create_claims(rel: str) -> str:
    """Write claims of one type that are not held; $rows as for `merge_claims`."""
    return f"{_ends(rel)} CREATE (a)-[r:{rel}]->(b) SET r = row.properties"


def _ends(rel: str) -> str:
    end = "Inspection" if LINKS[rel].ends[1] == {"Inspection"} else "Entity"
    return f"UNWIND $rows AS row MATCH (a:Entity {{id: row.a}}) MATCH (b:{end} {{id: row.b}})"


def read_claims(rel: str) -> str:
    """Read what is held of claims of one type; $ids. One row: `held`, a list of property maps with both ends."""
    return f"MATCH (a)-[r:{rel}]->(b) WHERE r.id IN $ids RETURN collect(r {{.*, _from: a.id, _to: b.id}}) AS held"


def delete_claims(rel: str) -> str:
    """Take claims of one type away; $ids."""
    return f"MATCH ()-[r:{rel}]->() WHERE r.id IN $ids DELETE r"


def delete_nodes(label: str) -> str:
    """Take nodes of one kind away, which nothing is linked to any more; $ids."""
    return f"MATCH (n:{_base(label)}) WHERE n.id IN $ids DELETE n"


def unseen(rel: str, other: str) -> str:
    """Read the claims of a register on schools in scope that one snapshot does not have.

    Args:
        rel: The relationship type.
        other: Label of the other end, or empty for any; $kind narrows it, and $listed to schools that it places.
    """
    return (
        f"MATCH (s:School)-[r:{rel}]-(o{':' + other if other else ''}) WHERE r.seen IS NOT NULL "
        "AND r.id STARTS WITH $series AND NOT any(x IN r.seen WHERE x STARTS WITH $document) "
        "AND ($kind IS NULL OR o.kind = $kind) AND ('*' IN $scope OR s.council IN $scope) AND (NOT $listed OR EXISTS { "
        "(s)-[p:IN_AREA_OF]->() WHERE any(x IN coalesce(p.seen, []) WHERE x STARTS WITH $document) }) "
        "RETURN collect(r {.*, _from: startNode(r).id, _to: endNode(r).id}) AS held"
    )


READ_KINDS = (
    "MATCH (n:Entity) WHERE n.id IN $ids RETURN collect([n.id, "
    "[l IN labels(n) WHERE l <> 'Entity'][0], coalesce(n.kind, n.designation), n.council]) AS kinds"
)
READ_PLACED = (  # which snapshots list which schools
    "MATCH (s:School)-[r:IN_AREA_OF]->() WHERE s.id IN $ids AND r.seen IS NOT NULL "
    "RETURN collect([s.id, [x IN r.seen | split(x, '|')[0]]]) AS placed"
)
READ_REGISTERS = (
    "MATCH (d:Document) WHERE d.date IS NOT NULL RETURN d.id AS id, d.date AS day, "
    "CASE d.kind WHEN 'register' THEN d.series END AS series, d.scope AS scope, d.types AS types, "
    "d.listed_only AS listed_only"
)
