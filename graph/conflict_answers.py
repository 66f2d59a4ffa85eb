"""What may be asked of conflicts, and the shape of the answer: the same for the command, addresses and files."""

from datetime import date

from pydantic import BaseModel, Field

from graph.answers import ATTRIBUTION
from graph.coverage_options import DayQuery
from graph.side_answers import Side, Subject


class ConflictsQuery(DayQuery):
    """Which conflicts to list, as at which day, for whom."""

    kind: tuple[str, ...] = Field((), description="only these kinds of conflict; all if empty")


class Conflict(BaseModel):
    """Claims that disagree, side by side; nothing is resolved."""

    kind: str
    subject: Subject
    about: str = Field(description="one sentence")
    claims: list[Side]


class Conflicts(BaseModel):
    """What disagrees as at a day."""

    as_of: date
    council: str | None
    council_id: str | None
    options: dict[str, object]
    counts: dict[str, int] = Field(description="conflicts found of each kind that was asked about")
    titles: dict[str, str] = Field(description="each kind in words")
    withheld: int = Field(description="claims and things of conflicts that are not for the audience")
    conflicts: list[Conflict]
    attribution: str = ATTRIBUTION
