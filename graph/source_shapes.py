"""The shapes of what is told of sources: which there are, and what each says."""

import datetime as dt

from pydantic import BaseModel, ConfigDict, Field

from graph.answers import ATTRIBUTION
from graph.coverage_options import Audience
from graph.kinds import Confidence, Status
from graph.side_answers import Side


class SourcesQuery(BaseModel):
    """For whom."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    audience: Audience = Field("public", description="what is internal is left out for the public")


class SourceQuery(SourcesQuery):
    """Which claims of a source."""

    status: tuple[Status, ...] = Field((), description="only claims of this status")
    confidence: tuple[Confidence, ...] = Field((), description="only claims of this confidence")
    type: tuple[str, ...] = Field((), description="only links of these types, such as SUPPORTS")
    as_of: dt.date | None = Field(None, description="has no bearing: a source tells what it tells")


class SourceLine(BaseModel):
    """One source: what it is, and how much it tells."""

    id: str
    name: str
    kind: str | None = None
    date: dt.date | None = Field(None, description="the day it speaks of")
    scope: list[str] = Field([], description="council codes that it covers, or '*' for the nation")
    councils: list[str] = Field([], description="names of these councils, where they are held")
    publisher: str | None = None
    licence: str | None = None
    file: str | None = None
    illustrative: bool = False
    claims: int = Field(description="how many claims it tells")


class Sources(BaseModel):
    """Every source that is held, the newest first."""

    sources: list[SourceLine]
    withheld: int
    attribution: str = ATTRIBUTION


class Source(SourceLine):
    """One source with its claims beside its words."""

    options: dict[str, object]
    by_status: dict[str, int]
    by_confidence: dict[str, int]
    by_type: dict[str, int]
    told: list[Side] = Field(description="the claims asked for, by type and names")
    left_out: int = Field(description="claims beyond the first thousand; the export and the catalogue hold all")
    withheld: int
    attribution: str = ATTRIBUTION
