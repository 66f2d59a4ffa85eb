"""The leading comment of a query file: its title, question, parameters, columns and examples, strictly."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.errors import BadInput
from graph.rule_answers import Standing

_COMMENT = re.compile(r"\A\s*/\*(?P<toml>.*?)\*/(?P<cypher>.*)\Z", re.DOTALL)


class Example(BaseModel):
    """A drawn network, parameters, and the rows that the query gives on it."""

    model_config = ConfigDict(extra="forbid")

    network: str
    params: dict[str, Any] = Field(default_factory=dict)
    rows: str


class Header(BaseModel):
    """What a query file says of itself; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    title: str
    question: str
    audience: str
    params: dict[str, str] = Field(default_factory=dict)
    returns: dict[str, str]
    of: str | None = Field(None, description="the Python function that gives the same answer")
    examples: list[Example] = Field(min_length=1)


class RuleHeader(Header):
    """What a rule says besides: where it is told, from when to when it applies, and what checking it would take."""

    paper: str = Field(description="id of the Document, e.g. document:002")
    quote: str = Field(description="the paper's exact words, at most 25")
    standing: Standing
    first_day: date = Field(alias="from", description="the earliest day that the paper can be of, unless it tells one")
    last_day: date | None = Field(None, alias="to", description="the last day; absent where no end is known")
    checkable_by: str = Field(description="what would make checkable what is not")

    def in_force(self, day: date) -> bool:
        """Say whether the rule is checked as at a day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


# Topics whose files have more to say; every other file has exactly the fields of `Header`.
_HEADERS: dict[str, type[Header]] = {"rules": RuleHeader}


class Question(BaseModel):
    """A query file: its name (topic/file), header and Cypher."""

    name: str
    header: Header
    cypher: str


def read(path: Path) -> Question:
    """Read one query file.

    Raises:
        BadInput: The header is missing, is not TOML, or does not have exactly the fields of its topic.
    """
    name = f"{path.parent.name}/{path.stem}"
    found = _COMMENT.match(path.read_text(encoding="utf-8"))
    if not found:
        raise BadInput(f"The query file {name} has no leading /* … */ with its header: see CONTRIBUTING.")
    try:
        header = _HEADERS.get(path.parent.name, Header)(**tomllib.loads(found["toml"]))
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"The header of {name} is no TOML: {error}.") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadInput(f"The header of {name} is wrong at {where}: {first['msg']}.") from None
    return Question(name=name, header=header, cypher=found["cypher"].strip())
