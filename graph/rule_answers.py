"""What may be asked of the papers' rules, and the shape of the answer, for the command, addresses and files alike."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from graph.answers import ATTRIBUTION
from graph.coverage_options import DayQuery
from graph.side_answers import Side, Subject

Result = Literal["holds", "broken", "cannot_be_checked"]
Standing = Literal["rule", "preference", "proposal", "finding"]


class RulesQuery(DayQuery):
    """Which rules to check, as at which day, for whom, and which results to list."""

    rule: tuple[str, ...] = Field((), description="only these rules; all if empty")
    result: tuple[Result, ...] = Field((), description="list only rows with these results")


class ResultCounts(BaseModel):
    """How many subjects have each result."""

    holds: int = 0
    broken: int = 0
    cannot_be_checked: int = 0


class Rule(BaseModel):
    """A policy statement of a paper, and what was found of it."""

    name: str
    title: str
    paper: str = Field(description="id of the Document")
    quote: str = Field(description="the paper's exact words")
    standing: Standing = Field(description="a rule, a preference, a proposal, or a finding that rests on the paper")
    first_day: date = Field(description="it is checked from this day")
    last_day: date | None = Field(description="and up to this one; absent where no end is known")
    checkable_by: str = Field(description="what would make checkable what is not")
    in_force: bool = Field(description="false where the day asked about is outside its days: then it has no rows")
    counts: ResultCounts


class RuleRow(BaseModel):
    """One subject of one rule."""

    rule: str
    paper: str
    quote: str
    subject: Subject
    result: Result
    why: str = Field(description="one sentence or two")
    sources: list[str] = Field(description="ids of the Documents that it rests on")
    claims: list[Side]


class Rules(BaseModel):
    """How subjects stand to the papers' rules as at a day."""

    as_of: date
    council: str | None
    council_id: str | None
    options: dict[str, object]
    counts: ResultCounts = Field(description="over all rows found, whichever are listed")
    rules: list[Rule]
    withheld: int = Field(description="claims and things of rows that are not for the audience")
    rows: list[RuleRow]
    attribution: str = ATTRIBUTION
