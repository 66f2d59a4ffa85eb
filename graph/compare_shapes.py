"""What differs between two answers on gaps: what may be asked, and the shape of the answer."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from graph.answers import ATTRIBUTION, Counts, State
from graph.change_shapes import Why
from graph.coverage_options import GapsQuery

Move = Literal["joined", "left", "reason_moved"]


class CompareQuery(GapsQuery):
    """Which gaps to compare with which: those of an earlier day, or an answer that was frozen."""

    compare: str = Field(description="an earlier day, or the name of a snapshot")


class Moved(BaseModel):
    """A school whose state or reasons differ, and whether the network or only our records changed."""

    id: str
    urn: int | None
    name: str
    council: str | None
    change: Move
    state_before: State | None = Field(description="null where it was not asked about")
    state_now: State | None = Field(description="null where it is not asked about any more")
    reasons_before: list[str]
    reasons_now: list[str]
    why: Why
    text: str


class Side(BaseModel):
    """One of the two answers: its day, its figures, and the snapshot that it is, if it is one."""

    as_of: date
    counts: Counts
    counted_from: Literal["schools", "cohorts"]
    snapshot: str | None = None
    sha256: str | None = None
    load: str | None = Field(None, description="the newest load that a snapshot rests on")


class Comparison(BaseModel):
    """Two answers on gaps: who joined or left those with support recorded, whose reasons moved, and why."""

    council: str | None
    council_id: str | None
    options: dict[str, object]
    before: Side
    now: Side
    joined: dict[Why, int]
    left: dict[Why, int]
    reason_moved: dict[Why, int]
    unchanged: int = Field(description="schools whose state and reasons are as they were")
    notes: list[str] = Field(description="why counts may differ without any change of a school")
    schools: list[Moved] = Field(description="those that differ, the network's changes first")
    withheld: int
    illustrative: bool = False
    as_of: date
    attribution: str = ATTRIBUTION
