"""What may be asked of resilience, and the shapes of its answers."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from graph.answers import ATTRIBUTION, Need, State
from graph.coverage_options import SupportQuery

# What a school loses: all its recorded support, all but one supporter, or one of several that leaves more than one
# (or an only one that is not the lost one).
Change = Literal["lost", "to_one", "fewer"]


class WhatIfQuery(SupportQuery):
    """Which schools would lose support if one organisation, or several at once, went."""

    bodies: tuple[str, ...] = Field((), description="id, code, URN or exact name of each; none: every one in turn")
    top: int = Field(20, ge=1, le=10_000, description="how many are listed where every one is asked in turn")


class Party(BaseModel):
    """A school or organisation that an answer names."""

    id: str
    name: str
    kind: str = Field(description="its label: School, Trust, Alliance, Leader …")


class Removed(Party):
    """One that is thought away, with the posts based there, which go with it."""

    posts: list[Party]


class Left(Party):
    """A supporter that a school would still have."""

    without_lead: bool = Field(description="an alliance or partnership whose every lead has gone")


class Loss(BaseModel):
    """One school that would lose a supporter: what it has before and after."""

    id: str
    urn: int | None
    name: str
    council: str | None
    phase: str | None
    change: Change
    before: State
    after: State
    loses: list[Party] = Field(description="supporters that go, or groups in which it would be alone")
    left: list[Left]
    need: Need


class WhatIf(BaseModel):
    """Which schools would lose their last support, and which drop to one, if the removed went."""

    as_of: date
    council: str | None
    council_id: str | None
    options: dict[str, object]
    note: str
    removed: list[Removed]
    counts: dict[Change, int]
    schools: list[Loss]
    islands: list[list[Party]] = Field(description="groups of two or more cut off from the largest part that is left")
    isolates: list[Party] = Field(description="those left without any link in the view")
    without_lead: list[Party] = Field(description="groups that stay, but whose every lead has gone")
    withheld: int
    attribution: str = ATTRIBUTION


class Weight(Party):
    """One organisation with what would follow if it alone went."""

    lost: int = Field(description="schools that would lose their last support")
    to_one: int = Field(description="schools that would be left with one supporter")
    islands: int = Field(description="groups of two or more that would be cut off")
    isolates: int = Field(description="those that would be left without any link in the view")


class Weights(BaseModel):
    """Every organisation that some school's last or last but one support rests on, most weighty first."""

    as_of: date
    council: str | None
    council_id: str | None
    options: dict[str, object]
    note: str
    linked: int = Field(description="schools with recorded support")
    resting: int = Field(description="of these, schools that some one organisation's going would leave without")
    bodies: list[Weight]
    left_out: int = Field(description="organisations beyond the number asked for")
    withheld: int
    attribution: str = ATTRIBUTION
