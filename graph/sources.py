"""What is told of sources: which are held, and the claims of each beside its words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from graph.hidden import NOTHING, Hidden, hidden
from graph.lookup import find_entity
from graph.side_answers import Side
from graph.source_shapes import Source, SourceLine, SourceQuery, Sources, SourcesQuery
from graph.store import Rows, Store
from graph.struck import Amended, amended_by

MOST = 1000  # claims of one source that are listed; a register has hundreds of thousands
_DOCUMENTS = (
    "MATCH (c:Council) WHERE c.code IS NOT NULL WITH collect([c.code, c.name]) AS councils "
    "MATCH (d:Document) WHERE $id IS NULL OR d.id = $id RETURN collect(d {.*}) AS documents, councils"
)
_NAMED = "MATCH (d:Document) WHERE d.id IN $ids RETURN d.id AS id, d.name AS name, d.date AS day"
_COUNTS = "MATCH ()-[r]->() RETURN r.source AS source, count(*) AS n"
_HIDDEN = "MATCH ()-[r]->() WHERE r.id IN $hidden RETURN r.source AS source, count(*) AS n"
_KINDS = (
    "MATCH ()-[r]->() WHERE r.source = $id AND NOT r.id IN $hidden "
    "WITH coalesce(r.was, type(r)) AS type, r "
    "RETURN type, r.status AS status, r.confidence AS confidence, count(*) AS n"
)
_CLAIMS = (
    "MATCH (a)-[r]->(b) WHERE r.source = $id AND NOT r.id IN $hidden WITH a, r, b, coalesce(r.was, type(r)) AS type "
    "WHERE (size($type) = 0 OR type IN $type) "
    "AND (size($status) = 0 OR r.status IN $status) AND (size($confidence) = 0 OR r.confidence IN $confidence) "
    "WITH a, r, b, type ORDER BY type, a.name, b.name, r.id LIMIT $most "
    "RETURN collect(r {.*, type: type, from_id: a.id, to_id: b.id, from_name: coalesce(a.name, a.id), "
    "to_name: coalesce(b.name, b.id)}) AS told"
)


def sources(store: Store, query: SourcesQuery) -> Sources:
    """List what is held as a source, the newest first."""
    secret = _secret(store, query)
    found = store.read(_DOCUMENTS, id=None)
    shown = [told for told in found[0]["documents"] if told["id"] not in secret.things] if found else []
    counts = store.keep("claims of sources", lambda: _by_source(store.read(_COUNTS)))
    away = _by_source(store.read(_HIDDEN, hidden=sorted(secret.ids))) if secret else {}
    names = dict(found[0]["councils"]) if found else {}
    lines = [_line(told, names, counts.get(told["id"], 0) - away.get(told["id"], 0)) for told in shown]
    withheld = len(found[0]["documents"]) - len(shown) if found else 0
    return Sources(sources=sorted(lines, key=_newest), withheld=withheld)


def source(store: Store, text: str, query: SourceQuery) -> Source:
    """Tell of one source: what it is, and its claims with its words.

    Raises:
        UnknownThing: No source held answers to the id or name.
        AmbiguousThing: Several do.
    """
    secret = _secret(store, query)
    ident = find_entity(store, text, "Document", secret.things)["id"]
    found = store.read(_DOCUMENTS, id=ident)[0]
    away = sorted(secret.ids)
    kinds = store.read(_KINDS, id=ident, hidden=away)
    told = query.model_dump(include={"status", "confidence", "type"})
    claims = store.read(_CLAIMS, id=ident, hidden=away, most=MOST, **{key: list(value) for key, value in told.items()})
    document, total = found["documents"][0], sum(row["n"] for row in kinds)
    asked = sum(row["n"] for row in kinds if all(not words or row[name] in words for name, words in told.items()))
    return Source(
        **_line(document, dict(found["councils"]), total).model_dump(),
        options=query.model_dump(mode="json", exclude={"as_of"}),
        **{f"by_{name}": _counted(kinds, name) for name in ("status", "confidence", "type")},
        told=_sides(store, claims[0]["told"], document),
        left_out=max(0, asked - MOST),
        withheld=_by_source(store.read(_HIDDEN, hidden=away)).get(ident, 0) if secret else 0,
    )


def sources_named(store: Store, ids: Iterable[str]) -> list[tuple[str, date | None]]:
    """Give the names of sources with the days they speak of, the newest first; one that is held no more, its id."""
    wanted = sorted(set(ids))
    rows = {row["id"]: (row["name"], row["day"]) for row in store.read(_NAMED, ids=wanted)}
    found = [rows.get(name, (name, None)) for name in wanted]
    return sorted(found, key=lambda one: (-(one[1].toordinal() if one[1] else 0), one[0]))


def _secret(store: Store, query: SourcesQuery) -> Hidden:
    return hidden(store) if query.audience == "public" else NOTHING


def _by_source(rows: Rows) -> dict[str, int]:
    return {row["source"]: row["n"] for row in rows}


def _line(told: Mapping[str, Any], names: Mapping[str, str], claims: int) -> SourceLine:
    known = {key: told[key] for key in SourceLine.model_fields if told.get(key) is not None}
    councils = sorted(names[code] for code in told.get("scope") or () if code in names)
    return SourceLine.model_validate(known | {"councils": councils, "claims": claims})


def _newest(line: SourceLine) -> tuple[int, str, str]:
    return -line.date.toordinal() if line.date else 0, line.name, line.id


def _counted(rows: Iterable[Mapping[str, Any]], name: str) -> dict[str, int]:
    found = Counter[str]()
    for row in rows:
        found[row[name]] += row["n"]
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _sides(store: Store, claims: Rows, document: Mapping[str, Any]) -> list[Side]:
    away = amended_by(store, claims)
    return [_side(claim, document, away.get(claim["id"])) for claim in claims]


def _side(claim: Mapping[str, Any], document: Mapping[str, Any], struck: Amended | None) -> Side:
    known = {key: claim[key] for key in Side.model_fields if claim.get(key) is not None}
    return Side.model_validate(
        known | {"source": document["id"], "source_name": document.get("name"), "struck": struck}
    )
