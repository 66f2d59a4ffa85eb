"""What answers that rest on claims share: the thing that a row is about, and a claim as told."""

from datetime import date

from pydantic import BaseModel, Field

from graph.kinds import Amendment
from graph.struck import Amended


class Subject(BaseModel):
    """The school, other party or paper that a row is about."""

    id: str
    name: str
    kind: str | None = Field(None, description="its label")
    council: str | None = Field(description="name of its council, where one is known")


class Side(BaseModel):
    """One claim as its source tells it, or a thing that is named beside claims (then it has no ends)."""

    id: str
    type: str = Field(description="relationship type, or label of a thing")
    name: str | None = Field(None, description="of a thing")
    from_id: str | None = None
    from_name: str | None = None
    to_id: str | None = None
    to_name: str | None = None
    source: str | None
    source_name: str | None
    start_min: date | None = None
    start_max: date | None = None
    end_min: date | None = None
    end_max: date | None = None
    as_given: str | None = None
    status: str | None = None
    confidence: str | None = None
    quote: str | None = None
    visibility: str = "public"
    amends: str | None = Field(None, description="id of the claim that it names")
    amendment: Amendment | None = Field(None, description="what it does to that claim")
    reason: str | None = Field(None, description="why it does so")
    struck: Amended | None = Field(None, description="what a later claim did to it; absent where it counts")
