"""The shape of an answer to a question of the catalogue, for the command, addresses, pages and files alike."""

from datetime import date
from typing import Any

from pydantic import BaseModel, Field

from graph.answers import ATTRIBUTION


class AnswerColumn(BaseModel):
    """One column of an answer."""

    name: str
    type: str
    meaning: str


class Answer(BaseModel):
    """What was asked, as it was understood, and the rows."""

    name: str = Field(description="topic/name")
    title: str
    question: str
    as_of: date | None = Field(description="the day asked about; absent where the question has none")
    params: dict[str, Any] = Field(description="what was given, as it was understood: ids for names of things")
    columns: list[AnswerColumn]
    rows: list[dict[str, Any]]
    total: int = Field(description="how many rows there are, with those that this part of the answer leaves out")
    truncated: bool = Field(default=False, description="whether there are more rows than are given")
    withheld: int = Field(0, description="rows that are left out, or tell less, because something is not public")
    note: str | None = Field(None, description="what a reader must know of the rows")
    attribution: str = ATTRIBUTION
