"""Coverage over time: what may be asked, and the shape of the answer."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from graph.answers import ATTRIBUTION, Headline
from graph.coverage_options import SupportQuery

Why = Literal["network", "records", "cannot_tell"]
Days = Annotated[tuple[date, ...], Field(min_length=2)]


class ChangesQuery(SupportQuery):
    """Which days to compare; `as_of` does not apply."""

    at: Days = Field(description="the days to compare, two or more, in any order")

    def options(self) -> dict[str, object]:
        """Echo what was asked, but for the council and the days, which the answer states."""
        return self.model_dump(mode="json", exclude={"council", "as_of", "at"})


class DayFigures(Headline):
    """The figures of one day: as `gaps` gives them, but for reasons of distance."""

    as_of: date


class Change(BaseModel):
    """A school that is linked on one of two days only, and whether the network or only the record changed."""

    id: str
    urn: int | None
    name: str
    council: str | None
    change: Literal["joined", "left"]
    why: Why
    text: str


class Step(BaseModel):
    """From one day to the next: who joined or left linked, by why."""

    from_day: date
    to_day: date
    joined: dict[Why, int]
    left: dict[Why, int]
    notes: list[str] = Field(description="why the counts of the two days may differ without any change of a school")
    schools: list[Change]


class Changes(BaseModel):
    """Coverage at each of several days, and what changed from each to the next."""

    council: str | None
    council_id: str | None
    options: dict[str, object]
    days: list[DayFigures]
    steps: list[Step]
    withheld: int
    illustrative: bool = False
    attribution: str = ATTRIBUTION
