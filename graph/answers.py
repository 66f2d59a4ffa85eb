"""The shapes of answers: the same for the command, the HTTP interface, the pages and the files."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

State = Literal["linked", "confirmed_none", "not_known"]

ATTRIBUTION = (
    "Contains public sector information licensed under the Open Government Licence v3.0: "
    "Get Information About Schools (Department for Education) and the council papers named as sources."
)


class Reason(BaseModel):
    """Why a school is in its state, as a code and as a sentence."""

    code: str
    text: str


class Need(BaseModel):
    """How much it matters, beside the state and never mixed into it.

    components: concern, context and reach, each 0 to 1 where it is held as at the day; missing: the others.
    score_low and score_high: 100 × the weighted mean with each missing component at 0 and at 1.
    """

    components: dict[str, float]
    missing: list[str]
    score_low: float
    score_high: float


class Supporter(BaseModel):
    """One counterpart that a school has received support from."""

    id: str
    name: str
    type: str = Field(description="the relationship type of the claim")
    focus: str | None
    source: str
    last_confirmed: date | None


class Nearest(BaseModel):
    """The nearest school that could be asked for support."""

    id: str
    name: str
    km: float


class SchoolGap(BaseModel):
    """One school of the population with its state, reasons and need."""

    id: str
    urn: int | None
    name: str
    council: str | None = Field(description="name of its council as at the day")
    council_id: str | None = None
    phase: str | None
    sector: str | None = None
    laestab: str | None = None
    trust: str | None = Field(None, description="name of its trust as at the day")
    state: State
    reasons: list[Reason]
    need: Need
    supporters: list[Supporter]
    nearest: Nearest | None = None


class GroupGap(BaseModel):
    """The schools of one council, phase, trust, region or sector: how many are in each state, and why."""

    id: str | None = Field(description="id of the council or trust; absent for a word, and where none is on record")
    name: str
    schools: int
    linked: int
    confirmed_none: int
    not_known: int
    not_known_share: float = Field(description="not_known / schools, 0 to 1: how little the other counts say")
    reasons: dict[str, int]


class CohortState(BaseModel):
    """A counted, unnamed group with the source's words for it."""

    id: str
    name: str
    count: int | None
    state: State
    quote: str | None


class Counts(BaseModel):
    """How many schools are in each of the three states."""

    linked: int
    confirmed_none: int
    not_known: int


class Also(BaseModel):
    """The other way of counting, where there is one."""

    counted_from: Literal["schools", "cohorts"]
    counts: Counts


class Headline(BaseModel):
    """The figures of an answer on coverage."""

    counted_from: Literal["schools", "cohorts"]
    counts: Counts
    reasons: dict[str, int] = Field(description="not-linked schools by their reasons; one school may have several")
    also: Also | None
    left_out: dict[str, int]


class Gaps(BaseModel):
    """Which schools have no support recorded, why, and how much it matters."""

    as_of: date
    council: str | None
    council_id: str | None
    options: dict[str, object]
    counted_from: Literal["schools", "cohorts"]
    counts: Counts
    reasons: dict[str, int] = Field(description="not-linked schools by their reasons; one school may have several")
    also: Also | None
    left_out: dict[str, int]
    withheld: int
    newest_source: str | None = Field(None, description="name of the newest Document that the answer rests on")
    illustrative: bool = False
    schools: list[SchoolGap]
    cohorts: list[CohortState]
    groups: list[GroupGap] | None = Field(
        None, exclude_if=lambda groups: groups is None, description="where asked for: the named schools by group"
    )
    attribution: str = ATTRIBUTION


class CouncilOverview(BaseModel):
    """One council on the first page: how many schools are in each state, as at its own newest source."""

    id: str
    name: str
    as_of: date
    schools: int
    linked: int
    confirmed_none: int
    not_known: int
    counted_from: Literal["schools", "cohorts"]
    newest_source: str | None
    region: str | None = Field(None, description="one of the nine English regions")
    illustrative: bool = False


class CouncilsQuery(BaseModel):
    """Which councils are listed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    region: str | None = Field(None, description="only councils of this region; all if absent")


class Councils(BaseModel):
    """The three counts of every council that anything is told of, each as at its own newest source."""

    councils: list[CouncilOverview]
    counts: Counts = Field(description="over the real councils listed; over made-up ones where there are no others")
    regions: list[str] = Field(description="the regions of all councils that are held")
    attribution: str = ATTRIBUTION
