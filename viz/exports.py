"""An export as GraphML for Gephi and NetworkX, as one CSV, or as Cypher that builds it again."""

import csv
import io
import json
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby, islice
from typing import Any

import networkx as nx

from graph import cypher
from graph.answers import ATTRIBUTION
from graph.export import Export, Row
from viz.files import safe

BATCH = 500  # rows of one Cypher statement: larger ones take long to plan
_ENDS = ("from", "to")
_APART = frozenset({"label", "type", *_ENDS})  # they have columns of another name in the table


def about(told: Export) -> str:
    """Say in a line what an export holds, as at which day, and whose data it is."""
    left = f"; {told.left_out:,} claims that do not hold that day or were struck are left out" if told.left_out else ""
    withheld = f"; {told.withheld:,} items withheld" if told.withheld else ""
    where = told.council or "England"
    counts = f"{len(told.nodes):,} nodes and {len(told.claims):,} claims"
    return f"{where} as at {told.as_of.isoformat()}: {counts}{left}{withheld}. {ATTRIBUTION}"


def graphml(told: Export) -> bytes:
    """Give an export as GraphML.

    Nodes have their label as `labels` and their name as `label`, which Gephi shows; edges have their type as both.
    Days are text as YYYY-MM-DD, lists are joined by " | ", for GraphML has neither.
    """
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph(about=about(told), as_of=told.as_of.isoformat())
    for node in told.nodes:
        named = {"labels": node["label"], "label": node.get("name") or node["id"]}
        network.add_node(node["id"], **_flat(node, ("label",)), **named)
    for claim in told.claims:
        named = {"label": claim["type"]}
        network.add_edge(claim["from"], claim["to"], claim["id"], **_flat(claim, _ENDS), **named)
    out = io.BytesIO()
    nx.write_graphml(network, out)
    return out.getvalue()


def table(told: Export) -> str:
    """Give an export as one CSV, nodes first: `_id`, `_labels`; claims have `_start`, `_end` and `_type` instead.

    What it holds, as at which day, and whose data it is stand in the first row, under `about`.
    """
    own = _columns(told.nodes), _columns(told.claims)
    columns = ["_id", "_labels", *own[0], "_start", "_end", "_type", *(name for name in own[1] if name not in own[0])]
    out = io.StringIO()
    writer = csv.DictWriter(out, [*columns, "about"], lineterminator="\r\n")
    writer.writeheader()
    said = {"about": about(told)}
    for node in told.nodes:
        writer.writerow(_cells({"_id": node["id"], "_labels": node["label"]} | _flat(node, _APART) | said))
        said = {}
    for claim in told.claims:
        ends = {"_start": claim["from"], "_end": claim["to"], "_type": claim["type"]}
        writer.writerow(_cells(ends | _flat(claim, _APART)))
    return out.getvalue()


def statements(told: Export) -> Iterator[str]:
    """Give the Cypher statements that build an export in an empty database: constraints, nodes, then claims."""
    yield from cypher.constraints().values()
    for label, nodes in _groups(told.nodes, "label"):
        rows = ({"id": node["id"], "properties": _without(node, ("label",))} for node in nodes)
        yield from _filled(cypher.merge_nodes(label), rows)
    for rel, claims in _groups(told.claims, "type"):
        made = (("type", "holds", *_ENDS), rel)
        rows = ({"id": c["id"], "a": c["from"], "b": c["to"], "properties": _without(c, made[0])} for c in claims)
        yield from _filled(cypher.merge_claims(rel), rows)


def script(told: Export) -> str:
    """Give these statements as a file for cypher-shell or Neo4j Browser."""
    return f"// {about(told)}\n" + "".join(f"{statement};\n" for statement in statements(told))


def literal(value: Any) -> str:
    r"""Write a value as Cypher does.

    >>> print(literal({"name": "St Ash's \\ 'Lane'", "n": 7, "day": date(2013, 12, 10), "seen": [None, True, 1.5]}))
    {`name`: "St Ash's \\ 'Lane'", `n`: 7, `day`: date("2013-12-10"), `seen`: [null, true, 1.5]}
    """
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'`{name}`: {literal(held)}' for name, held in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, datetime):
        return f'datetime("{value.isoformat()}")'
    if isinstance(value, date):
        return f'date("{value.isoformat()}")'
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _filled(statement: str, rows: Iterable[Row]) -> Iterator[str]:
    stream = iter(rows)
    while batch := list(islice(stream, BATCH)):
        yield statement.replace("$rows", literal(batch), 1)


def _groups(rows: Sequence[Row], name: str) -> Iterator[tuple[str, Iterator[Row]]]:
    return groupby(sorted(rows, key=lambda row: str(row[name])), key=lambda row: str(row[name]))


def _without(row: Row, names: Sequence[str]) -> Row:
    return {name: value for name, value in row.items() if name not in names}


def _columns(rows: Iterable[Row]) -> list[str]:
    return sorted({name for row in rows for name in row} - _APART)


def _flat(row: Row, but_not: Container[str]) -> Row:
    """Give what is told of a node or claim as text and numbers."""
    return {name: _plain(value) for name, value in row.items() if value is not None and name not in but_not}


def _plain(value: Any) -> str | int | float | bool:
    if isinstance(value, list):
        return " | ".join(str(_plain(held)) for held in value)
    return value.isoformat() if isinstance(value, date) else value


def _cells(row: Row) -> Row:
    return {name: safe(value) for name, value in row.items()}
