"""What may be asked of a map: one set of names for the command, the addresses and the pages."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from graph.coverage_options import Audience
from graph.kinds import Confidence, Status

MapKind = Literal["school", "trust", "alliance", "council", "organisation", "nation"]
By = Literal["links", "place"]
Hops = Literal["1", "2", "3"]


class MapQuery(BaseModel):
    """Of which day, how far, laid out how, and which things and links."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    as_of: date | None = Field(None, description="the day asked about; default: the newest source that tells of it")
    carry: int | None = Field(None, ge=0, le=1200, description="months for which a link counts after its last word")
    hops: Hops = Field("1", description="how many steps from it, never through a council")
    by: By | None = Field(None, description="laid out by links, or by place on the ground; the nation by place")
    past: bool = Field(default=False, description="also links that had ended or lapsed by the day")
    type: tuple[str, ...] = Field((), description="only links of these types, such as SUPPORTS")
    status: tuple[Status, ...] = Field((), description="only links of this status")
    confidence: tuple[Confidence, ...] = Field((), description="only links of this confidence")
    label: tuple[str, ...] = Field((), description="only things of these kinds, such as School")
    phase: tuple[str, ...] = Field((), description="only schools of these phases")
    audience: Audience = Field("public", description="what is internal is left out for the public")
