"""What may be asked of matching, and the shapes of its answer."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from graph.answers import ATTRIBUTION, Need, State
from graph.approaches import Step
from graph.coverage_options import Component, SupportQuery, Weight

Preference = Literal["phase", "council", "trust", "need"]
Kilometres = Annotated[float, Field(ge=-1000, le=1000, allow_inf_nan=False)]
PREFERENCES: dict[Preference, float] = {"phase": 10.0, "council": 5.0, "trust": 0.0, "need": 20.0}
Obstacle = Literal["no_place", "nobody_eligible", "none_near", "not_allowed", "capacity_used"]


class MatchQuery(SupportQuery):
    """Who could support the schools without recorded support."""

    km: float = Field(15, gt=0, le=1000, description="how far a supporter may be, kilometres")
    capacity: int = Field(2, ge=1, le=20, description="schools for each supporter whose offer does not say")
    grade: int = Field(1, ge=1, le=2, description="worst overall grade that makes a school a possible supporter")
    weight: dict[Component, Weight] = Field(default_factory=dict, description="weights of need; default 3, 2 and 1")
    prefer: dict[Preference, Kilometres] = Field(
        default_factory=dict,
        description="kilometres that the same phase, council or trust, or 100 points of need, are worth",
    )


class MatchSupporter(BaseModel):
    """One that could support: a school, or a post or body with the school that it sits at."""

    id: str
    name: str
    kind: str = Field(description="its label: School, Leader, Alliance …")
    urn: int | None
    council: str | None
    phase: str | None
    capacity: int = Field(description="how many schools it may be proposed to")


class MatchSchool(BaseModel):
    """One school without recorded support."""

    id: str
    urn: int | None
    name: str
    council: str | None
    phase: str | None
    state: State
    need: Need


class Proposal(BaseModel):
    """A supporter proposed to a school, with why."""

    supporter: MatchSupporter
    school: MatchSchool
    km: float | None = Field(description="as the crow flies; null where no place is held of one of the two")
    why: str
    possible_not_asked: bool = Field(description="true where nobody has recorded that the supporter is willing")
    source: str | None = Field(description="id of the Document that tells of its offer")
    step: Step | None = Field(None, description="what came of it so far: asked, or agreed")
    step_on: date | None = Field(None, description="the day of that")


class Unmatched(BaseModel):
    """A school that nobody is proposed to, with why."""

    school: MatchSchool
    code: Obstacle
    why: str


class Match(BaseModel):
    """Who could support the schools without recorded support: an optimum, and who is left."""

    as_of: date
    council: str | None
    council_id: str | None
    options: dict[str, object]
    note: str
    registers: list[str] = Field(description="names of the councils with a supporter register, which it rests on")
    supporters: int = Field(description="how many could support, near or far")
    proposals: list[Proposal]
    unmatched: list[Unmatched]
    withheld: int
    illustrative: bool = False
    attribution: str = ATTRIBUTION
