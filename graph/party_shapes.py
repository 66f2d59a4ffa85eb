"""The shapes of what is told of one school or organisation, and of a search."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from graph.answers import ATTRIBUTION, Nearest, Reason, SchoolGap, State
from graph.coverage_options import Audience
from graph.dates import Holds
from graph.resilience_shapes import Loss
from graph.struck import Amended


class PartyQuery(BaseModel):
    """As at which day, and for whom."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    as_of: date | None = Field(None, description="the day asked about; default: the newest source of its council")
    carry: int | None = Field(None, ge=0, le=1200, description="months for which a link counts after its last word")
    audience: Audience = Field("public", description="what is internal is left out for the public")


class Link(BaseModel):
    """One claim on it, read from its side."""

    id: str
    type: str
    reads: str = Field(description="from its side: supports, is supported by …")
    other: str = Field(description="id of the other party")
    other_name: str
    other_label: str
    holds: Holds = Field(description="how the claim stands on the day")
    status: str
    confidence: str
    start_min: date | None = None
    start_max: date | None = None
    end_min: date | None = Field(None, description="the last day on which a source tells that it held")
    end_max: date | None = None
    as_given: str | None = None
    focus: str | None = None
    qualifier: str | None = None
    source: str
    source_name: str | None = None
    quote: str | None = None
    note: str | None = None
    visibility: str = "public"


class StruckLink(Link):
    """A claim on it that no longer counts, with what a later claim did to it."""

    struck: Amended


class Record(BaseModel):
    """One record of it: the same thing under another number, or an earlier self."""

    id: str
    name: str
    urn: int | None = None
    uid: int | None = None
    opened: date | None = None
    closed: date | None = None


class Party(BaseModel):
    """What a school or organisation is, and every claim on it; the records of one thing are told as one."""

    id: str = Field(description="of the record that it is read as on the day")
    name: str
    label: str
    as_of: date
    options: dict[str, object]
    open: bool = Field(description="whether it is open on the day, as far as is told")
    illustrative: bool
    properties: dict[str, str | int | float | bool | date | list[str]] = Field(description="as its newest source tells")
    records: list[Record]
    links: list[Link] = Field(description="those that hold first, then by type and name")
    struck: list[StruckLink] = Field([], description="claims that a later one ended, corrected or retracted")
    withheld: int
    council: str | None = Field(None, description="name of its council")
    council_id: str | None = None
    newest_source: str | None = None
    attribution: str = ATTRIBUTION


class StateOn(BaseModel):
    """The state of a school on one day, and why; null where it was not open that day."""

    as_of: date
    state: State | None
    reasons: list[Reason]


class OrganisationParty(Party):
    """An organisation, a post or anything else that is held, with what would be lost with it."""

    losses: list[Loss] = Field(description="as `what-if` tells it, of whichever council the schools are")


class SchoolParty(Party):
    """A school with its state, why, its need and who supports it."""

    coverage: SchoolGap | None = Field(description="as `gaps` tells it; null where the school is not open on the day")
    over_time: list[StateOn] = Field([], description="on the days of the sources that tell of it, the newest first")
    could_help: list[Nearest] = Field([], description="possible supporters within 15 km, the nearest first")


class Hit(BaseModel):
    """One thing that answers to a search."""

    id: str
    name: str
    label: str
    urn: int | None = None
    uid: int | None = None
    council: str | None = Field(None, description="name of its council, of a school")
    closed: date | None = None
    illustrative: bool = False


class SearchQuery(BaseModel):
    """What is searched for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: str = Field(min_length=1, max_length=200, description="part of a name, or an id, URN, UID or council code")
    audience: Audience = Field("public", description="what is internal is left out for the public")


class Found(BaseModel):
    """What answers to a search: exact ids and names first, then names that begin so, then those that hold each word."""

    q: str
    hits: list[Hit]
    total: int = Field(description="how many answer, also beyond those that are listed")
    nearest: list[str] = Field([], description="where nothing answers: the nearest names that are held")
    attribution: str = ATTRIBUTION
