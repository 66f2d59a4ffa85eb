"""What it is to be a node or a claim: the two base classes that `graph/schema.py` declares every kind from."""

from datetime import date
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

Confidence = Literal["stated", "inferred", "tentative"]
Status = Literal["actual", "proposed", "ended"]
Visibility = Literal["public", "internal", "confidential"]
Stage = Literal["asked", "declined"]
Amendment = Literal["confirmed", "ended", "corrected", "retracted"]
Focus = Literal[
    "leadership", "governance", "teaching", "English", "maths", "SEND", "attendance and behaviour",
    "early years", "finance", "other", "not stated",
]  # fmt: skip

NODES: "dict[str, type[Node]]" = {}
LINKS: "dict[str, type[Link]]" = {}


class Node(BaseModel):
    """A thing with an id. Every kind of node is declared with `label="…"`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    label: ClassVar[str] = ""
    entity: ClassVar[bool] = True

    id: str = Field(description="stable across imports, text, without slashes", min_length=1)

    def __init_subclass__(cls, *, label: str = "", entity: bool = True, **_: object) -> None:
        """Register the kind under its label."""
        super().__init_subclass__()
        if label:
            cls.label, cls.entity = label, entity
            NODES[label] = cls

    @field_validator("id")
    @classmethod
    def _no_slash(cls, value: str) -> str:
        if "/" in value or value != value.strip():
            raise ValueError("an id has no slash and no space at its ends; write a colon or a hyphen instead")
        return value


class Entity(Node):
    """A node that facts are told of: all but inspections and loads; carries the label Entity too."""

    name: str = Field(description="as the newest source writes it", min_length=1)
    source: str | None = Field(None, description="id of the Document that it was last read from")
    aliases: list[str] | None = Field(None, description="other names and short names that sources use")
    quote: str | None = Field(None, description="the source's words that show it")
    note: str | None = Field(None, description="what a reader must know to judge it")
    illustrative: bool | None = Field(None, description="true for made-up things; absent for real ones")
    visibility: Visibility | None = Field(None, description="who may see it; absent as for its Document")
    told: list[str] | None = Field(None, description="which Document decided which properties, where not `source`")
    load: str | None = Field(None, description="id of the Load that made it")


class Group(Entity):
    """What the register of groups tells of any group."""

    uid: int | None = Field(None, description="GIAS group UID")
    companies_house: str | None = Field(None, description="company number, eight characters")
    status: str | None = Field(None, description="GIAS Group Status")
    opened: date | None = Field(None, description="GIAS group open date, of an academy trust its incorporation")
    closed: date | None = Field(None, description="GIAS group closed date")


class Link(BaseModel):
    """A claim that one thing relates to another, as one source tells it.

    A day is bounded, not guessed: `start_min`..`start_max` holds the day on which it began, `end_min`..`end_max`
    the last day on which it held. An absent start_min or end_max is unbounded; an absent start_max or end_min
    means that no day is certain.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    rel: ClassVar[str] = ""
    ends: ClassVar[tuple[frozenset[str], frozenset[str]]] = (frozenset(), frozenset())
    says: ClassVar[tuple[str, str]] = ("", "")
    support: ClassVar[bool] = False
    carry_months: ClassVar[int] = 24

    id: str = Field(description="of the claim, stable across imports", min_length=1)
    from_id: str = Field(description="id of the entity the relationship starts at", exclude=True)
    to_id: str = Field(description="id of the entity the relationship ends at", exclude=True)
    source: str = Field(description="id of the Document that tells it (the newest of its series)")
    quote: str | None = Field(None, description="the source's exact words, at most 25")
    confidence: Confidence = Field("stated", description="how surely the source tells it")
    status: Status = Field("actual", description="actual, proposed, or ended: told as past without a date")
    start_min: date | None = Field(None, description="earliest day on which it can have begun")
    start_max: date | None = Field(None, description="latest day on which it can have begun")
    end_min: date | None = Field(None, description="earliest day on which it can have ended")
    end_max: date | None = Field(None, description="latest day on which it can have ended")
    as_given: str | None = Field(None, description="the date words of the source")
    qualifier: str | None = Field(None, description="how, in the source's words: associate member, partner …")
    amount_gbp: int | None = Field(None, description="money that the source names for it, pounds")
    note: str | None = Field(None, description="how it was read from the source")
    visibility: Visibility = Field("public", description="who may see it; default its Document's")
    amends: str | None = Field(None, description="id of the earlier claim that this one names")
    amendment: Amendment | None = Field(None, description="what this one does to the claim that it names")
    reason: str | None = Field(None, description="why it does so")
    kind_ended: date | None = Field(None, description="last day of the kind or designation at an end")
    load: str | None = Field(None, description="id of the Load that made it")
    seen: list[str] | None = Field(None, description="register snapshots that have it, each with what it tells")
    spells: int | None = Field(None, description="how many spells the link has in its register, where several")

    def __init_subclass__(
        cls,
        *,
        rel: str = "",
        ends: "tuple[set[type[Node]], set[type[Node]]] | None" = None,
        says: tuple[str, str] = ("", ""),
        support: bool = False,
        carry_months: int = 24,
        **_: object,
    ) -> None:
        """Register the kind under its relationship type."""
        super().__init_subclass__()
        if rel and ends:
            cls.rel, cls.says, cls.support, cls.carry_months = rel, says, support, carry_months
            cls.ends = (frozenset(k.label for k in ends[0]), frozenset(k.label for k in ends[1]))
            LINKS[rel] = cls

    @model_validator(mode="after")
    def _days_in_order(self) -> "Link":
        for low, high in (("start_min", "start_max"), ("end_min", "end_max"), ("start_min", "end_max")):
            first, last = getattr(self, low), getattr(self, high)
            if first and last and first > last:
                raise ValueError(f"{low} {first} is after {high} {last}: give the days in order")
        return self
