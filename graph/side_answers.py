"""What answers that rest on claims share: who is asked about, the thing that a row is about, and a claim as told."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from graph.coverage_options import Audience


class SidesQuery(BaseModel):
    """Where, as at which day, for whom."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    council: str | None = Field(None, description="id, code, GSS or exact name of a council; the nation if absent")
    as_of: date | None = Field(None, description="the day asked about; default: the newest source of the council")
    carry: int | None = Field(None, ge=0, le=1200, description="months for which a link counts after its last word")
    audience: Audience = Field("public", description="what is internal is left out for the public")

    def options(self) -> dict[str, object]:
        """Echo what was asked, but for the council and the day, which the answer states as they were understood."""
        return self.model_dump(mode="json", exclude={"council", "as_of"})


class Subject(BaseModel):
    """The school, other party or paper that a row is about."""

    id: str
    name: str
    council: str | None = Field(description="name of its council, where one is known")


class Side(BaseModel):
    """One claim as its source tells it, or a thing that is named beside claims (then it has no ends)."""

    id: str
    type: str = Field(description="relationship type, or label of a thing")
    name: str | None = Field(None, description="of a thing")
    from_id: str | None = None
    from_name: str | None = None
    to_id: str | None = None
    to_name: str | None = None
    source: str | None
    source_name: str | None
    start_min: date | None = None
    start_max: date | None = None
    end_min: date | None = None
    end_max: date | None = None
    as_given: str | None = None
    status: str | None = None
    confidence: str | None = None
    quote: str | None = None
    visibility: str = "public"
