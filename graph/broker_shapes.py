"""What may be asked of brokerage, and the shape of its answer."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from graph.answers import ATTRIBUTION
from graph.coverage_options import DayQuery

Grouping = Literal["council", "trust", "phase", "sector"]


class BrokersQuery(DayQuery):
    """Who stands between others in a council or the nation, and between which groups."""

    group: Grouping = Field("council", description="what makes two of one group; those without one are a class each")
    top: int | None = Field(None, ge=1, le=100_000, description="how many are listed; all by default")
    proposed: bool = Field(default=False, description="take proposed links too, and mark them")


class Broker(BaseModel):
    """One school or organisation with its place between others."""

    id: str
    name: str
    kind: str = Field(description="its label: School, Trust, Alliance …")
    group: str | None = Field(description="name of its group; null: a class of its own")
    links: int = Field(description="how many it is linked with in the view")
    proposed_links: int = Field(description="how many of these links are only proposed")
    coordinator: int = Field(description="chains a -> this -> c without an arc a -> c: all three of one group")
    itinerant: int = Field(description="a and c of one group, this of another")
    representative: int = Field(description="a and this of one group, c of another")
    gatekeeper: int = Field(description="this and c of one group, a of another")
    liaison: int = Field(description="three groups")
    total: int = Field(description="all five")
    betweenness: float = Field(description="share of the shortest routes between others that pass it, 0 to 1")
    betweenness_error: float | None = Field(description="by how much it may be off; null: exact")
    constraint: float | None = Field(description="Burt's constraint, 0 to 2; null without links")
    effective_size: float = Field(description="contacts less what they share among themselves")
    efficiency: float | None = Field(description="effective size by contact, 0 to 1; null without links")
    articulation_point: bool = Field(description="true where some would be cut off from each other without it")


class Seen(BaseModel):
    """What the network that was measured shows."""

    kinds: list[str]
    types: list[str]
    statuses: list[str]
    confidences: list[str]
    nodes: int
    links: int = Field(description="pairs that are linked, without direction")
    arcs: int = Field(description="ordered pairs; partners and members are two")
    proposed_links: int = Field(description="of the links, those that are only proposed")


class Brokers(BaseModel):
    """Who stands between others, most routes first."""

    as_of: date
    council: str | None
    council_id: str | None
    options: dict[str, object]
    note: str
    view: Seen
    betweenness_error: float | None = Field(description="null: exact")
    betweenness_confidence: float | None = Field(description="probability that no value is off by more")
    bodies: list[Broker]
    left_out: int = Field(description="bodies beyond the number asked for")
    withheld: int
    illustrative: bool = False
    attribution: str = ATTRIBUTION
