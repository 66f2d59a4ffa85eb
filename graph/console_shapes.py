"""The shapes of the console: a question in Cypher, what it may take, and its answer."""

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from graph.answers import ATTRIBUTION
from graph.coverage_options import Audience


@dataclass(frozen=True)
class Limits:
    """What one question may take."""

    seconds: float = 10
    rows: int = 10_000
    columns: int = 1_000
    size: int = 16_000_000  # bytes of the answer's rows as JSON
    memory: int = 512_000_000  # bytes in the database, as Neo4j reckons
    room: int = 1_500_000_000  # bytes of the process that reads the rows
    at_once: int = 2  # questions of one program that run; others wait their turn


class CypherQuestion(BaseModel):
    """One reading statement in Cypher, with its parameters."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "query": "MATCH (s:School)-[:IN_AREA_OF]->(:Council {name: $council}) RETURN s.name AS school",
                    "params": {"council": "Thurrock"},
                }
            ]
        },
    )

    query: str = Field(description="Cypher that reads: MATCH … RETURN …")
    params: dict[str, Any] = Field(default_factory=dict, description="what stands for $name in it")
    audience: Audience = Field("public", description="while anything is held that is not public, only internal asks")


class CypherAnswer(BaseModel):
    """The rows that a question gave."""

    query: str
    params: dict[str, Any]
    audience: Audience
    columns: list[str]
    rows: list[dict[str, Any]] = Field(description="by column: nodes, links, points and days as JSON can hold them")
    count: int = Field(description="how many rows are given")
    truncated: bool = Field(description="whether there are more rows than are given")
    note: str | None = Field(description="why it was cut, and what to do")
    seconds: float = Field(description="from the question to its last row")
    attribution: str = ATTRIBUTION


class NodeValue(BaseModel, extra="forbid"):
    """A node as an answer holds it."""

    element_id: str
    labels: list[str]
    properties: dict[str, Any]


class LinkValue(BaseModel, extra="forbid"):
    """A relationship as an answer holds it; `start` and `end` are element ids."""

    element_id: str
    type: str
    start: str
    end: str
    properties: dict[str, Any]


class PathValue(BaseModel, extra="forbid"):
    """A path as an answer holds it."""

    nodes: list[NodeValue]
    relationships: list[LinkValue]


Thing = NodeValue | LinkValue | PathValue
_things: TypeAdapter[Thing] = TypeAdapter(Thing)


def as_thing(value: Any) -> Thing | None:
    """Read a node, link or path; None where a value is none of them.

    >>> as_thing({"element_id": "4:x:1", "labels": ["School"], "properties": {}}).labels, as_thing({"labels": 1})
    (['School'], None)
    """
    try:
        return _things.validate_python(value, strict=True)
    except ValidationError:
        return None
