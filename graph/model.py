"""What kinds of things and links the database knows, what each means, and how many of each are held."""

from collections import Counter
from datetime import date, datetime
from typing import get_args

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from graph.answers import ATTRIBUTION
from graph.coverage_options import Audience
from graph.hidden import NOTHING, Hidden, hidden
from graph.kinds import Entity, Link
from graph.schema import LINKS, NODES
from graph.store import Store

_WORDS: dict[object, str] = {
    str: "text", int: "whole number", float: "number", bool: "true or false", date: "date", datetime: "time",
}  # fmt: skip
_NODES = "(x:{})"
_CLAIMS = "()-[x:{}]->()"
_ALL = "MATCH {} RETURN count(x) AS n"
_HIDDEN = "MATCH {} WHERE x.id IN $ids RETURN count(x) AS n"


class ModelQuery(BaseModel):
    """For whom the model is described."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    audience: Audience = Field("public", description="what is internal is left out for the public")


class Property(BaseModel):
    """One property of a kind."""

    name: str
    type: str
    meaning: str


class NodeKind(BaseModel):
    """One kind of thing."""

    label: str
    meaning: str
    properties: list[Property] = Field(description="its own; every entity has the shared ones too")
    count: int


class LinkKind(BaseModel):
    """One kind of link, read both ways."""

    type: str
    meaning: str
    from_labels: list[str]
    to_labels: list[str]
    reads: str
    reads_back: str
    support: bool = Field(description="whether it makes a school linked")
    carry_months: int = Field(description="months for which it counts after its last word")
    properties: list[Property] = Field(description="its own; every claim has the shared ones too")
    count: int


class Model(BaseModel):
    """The kinds of nodes and links, with what all of them have."""

    nodes: list[NodeKind]
    links: list[LinkKind]
    every_entity: list[Property]
    every_claim: list[Property]
    withheld: int = Field(description="nodes and claims that are not for the audience, and are not counted")
    attribution: str = ATTRIBUTION


def model(store: Store, query: ModelQuery) -> Model:
    """Describe the kinds from the schema, and count what is held of each, made-up things too."""
    secret = hidden(store) if query.audience == "public" else NOTHING
    withheld = Counter[str]()
    nodes = [_node(store, label, secret, withheld) for label in NODES]
    links = [_link(store, rel, secret, withheld) for rel in LINKS]
    shared = _properties(Entity.model_fields), _properties(claim_fields())
    return Model(nodes=nodes, links=links, every_entity=shared[0], every_claim=shared[1], withheld=withheld.total())


def claim_fields() -> dict[str, FieldInfo]:
    """Give the properties that every claim has; its ends are told by where it stands."""
    return {name: field for name, field in Link.model_fields.items() if name not in {"from_id", "to_id"}}


def own_fields(label: str) -> dict[str, FieldInfo]:
    """Give the properties that a kind of node has beside those of every entity."""
    kind = NODES[label]
    shared = Entity.model_fields if kind.entity else {}
    return {name: field for name, field in kind.model_fields.items() if name not in shared}


def _node(store: Store, label: str, secret: Hidden, withheld: Counter[str]) -> NodeKind:
    count = _open(store, _NODES.format(label), secret, withheld)
    return NodeKind(label=label, meaning=_doc(NODES[label]), properties=_properties(own_fields(label)), count=count)


def _link(store: Store, rel: str, secret: Hidden, withheld: Counter[str]) -> LinkKind:
    kind = LINKS[rel]
    own = {name: field for name, field in kind.model_fields.items() if name not in Link.model_fields}
    return LinkKind(
        type=rel,
        meaning=_doc(kind),
        from_labels=sorted(kind.ends[0]),
        to_labels=sorted(kind.ends[1]),
        reads=kind.says[0],
        reads_back=kind.says[1],
        support=kind.support,
        carry_months=kind.carry_months,
        properties=_properties(own),
        count=_open(store, _CLAIMS.format(rel), secret, withheld),
    )


def _open(store: Store, kind: str, secret: Hidden, withheld: Counter[str]) -> int:
    """Count what is not hidden, and note what is."""
    closed = store.read(_HIDDEN.format(kind), ids=list(secret.ids))[0]["n"] if secret else 0
    withheld["hidden"] += closed
    return int(store.read(_ALL.format(kind))[0]["n"]) - closed


def _doc(kind: type[BaseModel]) -> str:
    return (kind.__doc__ or "").partition("\n")[0]


def _properties(fields: dict[str, FieldInfo]) -> list[Property]:
    return [Property(name=n, type=_type(f.annotation), meaning=f.description or "") for n, f in fields.items()]


def _type(told: object) -> str:
    """Name a type as people do.

    >>> [_type(told) for told in (str | None, list[str] | None, date | None, float, int | None, bool | None)]
    ['text', 'list of text', 'date', 'number', 'whole number', 'true or false']
    """
    parts = [part for part in get_args(told) if part is not type(None)]
    if told in _WORDS:
        return _WORDS[told]
    if getattr(told, "__origin__", None) is list:
        return f"list of {_type(parts[0])}"
    return _type(parts[0]) if parts and not isinstance(parts[0], str) else "text"
