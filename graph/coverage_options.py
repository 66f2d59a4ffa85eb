"""What may be asked of coverage: one set of names for the command, the addresses and the pages."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from graph.answers import State
from graph.kinds import Focus

Weight = Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)]
Scope = Literal["state-funded", "independent", "further education", "all"]
CountKind = Literal["trust", "sponsor", "federation", "council"]
By = Literal["council", "phase", "trust", "region", "sector"]
Component = Literal["concern", "context", "reach"]
Audience = Literal["public", "internal"]

STATE_FUNDED = ("maintained", "academy", "non-maintained special")
# Never schools in England, in any scope.
NEVER = ("Welsh", "overseas", "higher education", "children's centre")
SCOPES: dict[str, tuple[str, ...]] = {
    "state-funded": STATE_FUNDED,
    "independent": ("independent",),
    "further education": ("further education",),
}
WEIGHTS: dict[str, float] = {"concern": 3.0, "context": 2.0, "reach": 1.0}


class DayQuery(BaseModel):
    """Of which council or the nation, as at which day, for whom: shared by every question about who is linked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    council: str | None = Field(None, description="id, code, GSS or exact name of a council; the nation if absent")
    as_of: date | None = Field(None, description="the day asked about; default: the newest source of the council")
    carry: int | None = Field(None, ge=0, le=1200, description="months for which a link counts after its last word")
    audience: Audience = Field("public", description="what is internal is left out for the public")

    def options(self) -> dict[str, object]:
        """Echo what was asked, but for the council and the day, which the answer states as they were understood."""
        return self.model_dump(mode="json", exclude={"council", "as_of"})


class SupportQuery(DayQuery):
    """Which schools to ask about, and what counts as support: shared by every such question."""

    scope: Scope = Field("state-funded", description="which schools are asked about")
    count: tuple[CountKind, ...] = Field((), description="links that count as support beside the usual ones")
    direct_only: bool = Field(default=False, description="leave membership out")
    focus: Focus | None = Field(None, description="only support with this focus")
    phase: tuple[str, ...] = Field((), description="only schools of these phases")
    sector: tuple[str, ...] = Field((), description="only schools of these sectors")
    trust: str | None = Field(None, description="only schools of this trust: id, UID or exact name")


class GapsQuery(SupportQuery):
    """Which schools have no support recorded: who is listed, and what weighs how much."""

    state: tuple[State, ...] = Field((), description="list only schools in these states")
    reason: tuple[str, ...] = Field((), description="list only schools with one of these reasons")
    need: float = Field(0, ge=0, le=100, description="list only schools whose need may be so high, 0 to 100")
    by: By | None = Field(None, description="count by this too: one line a group, in order of name")
    km: float = Field(15, gt=0, le=1000, description="how far a supporter may be, kilometres")
    weight: dict[Component, Weight] = Field(default_factory=dict, description="weights of need; default 3, 2 and 1")
    view: str | None = Field(None, description="name of saved filters; what is asked beside them goes before them")
