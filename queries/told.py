"""What the sources tell of claims and things that a question names by id: side by side, with places and audience."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.coverage_options import NEVER
from graph.side_answers import Side, Subject
from graph.store import Rows, Store

_CLAIMS = (
    "MATCH (a)-[r]->(b) WHERE r.id IN $ids RETURN collect(r {.*, type: type(r), from_id: a.id, to_id: b.id}) AS told"
)
_THINGS = (
    "MATCH (n:Entity) WHERE n.id IN $ids RETURN collect(n {.id, .name, .quote, .source, .visibility, .illustrative, "
    ".council, .sector, type: [l IN labels(n) WHERE l <> 'Entity'][0], areas: [(n)-[:IN_AREA_OF]->(c) | c.id]}) AS told"
)
_DOCUMENTS = "MATCH (d:Document) RETURN collect(d {.id, .name, .kind, .scope, .visibility}) AS told"
_COUNCILS = "MATCH (c:Council) WHERE c.code IS NOT NULL RETURN collect(c {.id, .name, .code}) AS told"
_BOUNDS = ("start_min", "start_max", "end_min", "end_max")

Told = Mapping[str, Any]


@dataclass(frozen=True)
class Evidence:
    """Claims, things and Documents by id, and councils by code."""

    claims: Mapping[str, Told]
    things: Mapping[str, Told]
    documents: Mapping[str, Told]
    councils: Mapping[str, Told]

    def side(self, ref: str) -> Side:
        """Give what a reference names: a claim, what one snapshot tells of it (`id|document`), or a thing."""
        name, _, document = ref.partition("|")
        told = dict(self.claims.get(name) or self.things.get(name) or {"id": name, "type": "not held"})
        if document:
            told |= _sighting(told.get("seen") or (), document)
        ends = {f"{end}_name": self._name(told.get(f"{end}_id")) for end in ("from", "to")}
        known = {field: told[field] for field in Side.model_fields if told.get(field) is not None}
        source = told.get("source")
        return Side.model_validate({"source": source, "source_name": self._name(source), **ends, **known})

    def subject(self, name: str) -> Subject:
        """Give the thing that a row is about, with its council."""
        told = self.things.get(name, {})
        scope = self.documents.get(name, {}).get("scope") or ()
        codes = [told.get("council"), *(scope if len(scope) == 1 else ())]
        found = [self.councils[code]["name"] for code in codes if code in self.councils]
        areas = {name, *told.get("areas", ())}  # a council is its own
        found += [council["name"] for council in self.councils.values() if council["id"] in areas]
        kind = told.get("type") or ("Document" if name in self.documents else None)
        return Subject(id=name, name=told.get("name", name), kind=kind, council=next(iter(found), None))

    def is_hidden(self, ref: str) -> bool:
        """Say whether a reference names what is not public; a thing that tells nothing of it is as its Document."""
        name = ref.partition("|")[0]
        if name in self.claims:
            claim = self.claims[name]
            return claim["visibility"] != "public" or self.is_hidden(claim["from_id"]) or self.is_hidden(claim["to_id"])
        told = self.things.get(name, {})
        by_document = self.documents.get(told.get("source") or name, {}).get("visibility")
        return (told.get("visibility") or by_document or "public") != "public"

    def is_of_england(self, row: Told) -> bool:
        """Say whether nothing of a row is made up, and no school of it is Welsh or overseas."""
        named = [self.things.get(name, {}) for name in self._named(row)]
        return not any(told.get("illustrative") or told.get("sector") in NEVER for told in named)

    def places(self, row: Told) -> set[str]:
        """Give the ids of the councils in whose area anything of a row is, or whose papers tell it."""
        named = [self.things.get(name, {"id": name}) for name in self._named(row)]
        sources: set[str] = {told["source"] for told in self._claims(row)} | {row["subject"]}
        papers = [self.documents[name] for name in sources if name in self.documents]
        codes = {code for paper in papers if paper["kind"] != "register" for code in paper["scope"] or ()}
        codes |= {str(told.get("council")) for told in named}
        found = {self.councils[code]["id"] for code in codes if code in self.councils}
        return found | {place for told in named for place in (*told.get("areas", ()), told["id"])}

    def _named(self, row: Told) -> set[str]:
        ends = {told[end] for told in self._claims(row) for end in ("from_id", "to_id")}
        return ends | {row["subject"]} | ({ref.partition("|")[0] for ref in row["claims"]} - self.claims.keys())

    def _claims(self, row: Told) -> list[Told]:
        names = (ref.partition("|")[0] for ref in row["claims"])
        return [self.claims[name] for name in names if name in self.claims]

    def _name(self, name: str | None) -> str | None:
        told = self.things.get(name or "") or self.documents.get(name or "") or {}
        known: str | None = told.get("name", name)
        return known


def evidence(store: Store, rows: Rows) -> Evidence:
    """Read all that rows with `subject` and `claims` name."""
    refs = {ref.partition("|")[0] for row in rows for ref in row["claims"]}
    claims = _by_id(store.read(_CLAIMS, ids=sorted(refs)))
    ends = {told[end] for told in claims.values() for end in ("from_id", "to_id")}
    things = _by_id(store.read(_THINGS, ids=sorted(refs - claims.keys() | ends | {row["subject"] for row in rows})))
    councils = {told["code"]: told for told in _by_id(store.read(_COUNCILS)).values()}
    return Evidence(claims, things, _by_id(store.read(_DOCUMENTS)), councils)


def _by_id(rows: Rows) -> dict[str, Told]:
    return {told["id"]: told for told in rows[0]["told"]}


def _sighting(seen: Iterable[str], document: str) -> dict[str, Any]:
    """Read what one snapshot tells of a claim, as `seen` keeps it: document|day|start_min|start_max|end_min|end_max."""
    found = [line.split("|") for line in seen if line.startswith(f"{document}|")]
    days = found[0][2:] if found else []
    bounds = {name: date.fromisoformat(day) if day else None for name, day in zip(_BOUNDS, days, strict=False)}
    return {"source": document} | bounds
