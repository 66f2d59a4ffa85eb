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


class Listed(BaseModel):
    """One question of the catalogue: what it asks, takes and gives."""

    name: str = Field(description="topic/name")
    topic: str
    title: str
    question: str
    audience: str = Field(description="for whom it is first of all: strategist, officer or analyst")
    params: list["Taken"]
    columns: list[AnswerColumn]
    of: str | None = Field(None, description="the Python function that gives the same answer")
    cypher: str


class Taken(BaseModel):
    """One parameter of a question."""

    name: str
    type: str = Field(description="str, int, float, bool, date, or the kind of thing that is named by id or name")
    help: str
    required: bool
    default: str | int | float | bool | date | None
    choices: list[str] = Field(description="the words that it may be; any if empty")
    least: float | None
    most: float | None
    example: str | int | float | bool | date


class Catalogue(BaseModel):
    """The questions that can be asked, in order of topic and name."""

    questions: list[Listed]


class Thing(BaseModel):
    """A thing that an answer names by its id."""

    id: str
    name: str
    label: str
    illustrative: bool


class Answer(BaseModel):
    """What was asked, as it was understood, and the rows."""

    name: str = Field(description="topic/name")
    title: str
    question: str
    as_of: date | None = Field(description="the day asked about; absent where the question has none")
    params: dict[str, Any] = Field(description="what was given, as it was understood: ids for names of things")
    columns: list[AnswerColumn]
    rows: list[dict[str, Any]]
    things: dict[str, "Thing"] = Field(exclude=True, description="by id, what the first rows name")
    cypher: str = Field(exclude=True, description="what was run")
    cypher_params: dict[str, Any] = Field(exclude=True, description="and with what; long maps and lists are left empty")
    illustrative: bool = Field(description="whether the rows, or what was asked of, are made up")
    total: int = Field(description="how many rows there are, with those that this part of the answer leaves out")
    truncated: bool = Field(default=False, description="whether there are more rows than are given")
    withheld: int = Field(0, description="rows that are left out, or tell less, because something is not public")
    note: str | None = Field(None, description="what a reader must know of the rows")
    attribution: str = ATTRIBUTION
