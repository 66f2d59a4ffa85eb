"""The leading comment of a query file: its title, question, parameters, columns and examples, strictly."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from graph.errors import BadInput
from graph.rule_answers import Standing
from queries.cypher_text import parameters
from queries.fields import Column, Parameter, Plain
from queries.shared import GIVEN, WORKED_OUT

_COMMENT = re.compile(r"\A\s*/\*(?P<toml>.*?)\*/(?P<cypher>.*)\Z", re.DOTALL)
Reader = Literal["strategist", "officer", "analyst"]


class Example(BaseModel):
    """What is asked of a drawn network, of the papers or of the illustrative council, and the rows that come."""

    model_config = ConfigDict(extra="forbid")

    network: str | None = Field(None, description="a drawing: see graph/drawing.py")
    on: Literal["papers", "illustrative"] | None = None
    params: dict[str, Plain] = Field(default_factory=dict, description="as people give them")
    rows: str = Field(description="the columns' names, then a line a row; cells parted by |, parts of a list by ;")

    @model_validator(mode="after")
    def _one_network(self) -> "Example":
        if (self.network is None) == (self.on is None):
            raise ValueError("an example has either a network or `on`")
        return self


class Drawing(BaseModel):
    """Which columns name what a map of the answer draws."""

    model_config = ConfigDict(extra="forbid")

    claims: str | None = Field(None, description="column of ids of claims: drawn with both ends")
    things: list[str] = Field([], description="columns of ids of things, drawn whether linked or not")


class Header(BaseModel):
    """What a query file says of itself; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")
    narrowed: ClassVar[bool] = False  # to a council or to England, by what `subject` and `claims` of its rows name

    title: str = Field(min_length=1)
    question: str = Field(min_length=1, description="in plain English, with a question mark")
    audience: Reader = Field(description="for whom it is first of all")
    params: dict[str, Parameter] = Field({}, description="its own; those of queries/shared.py need no line")
    required: list[str] = Field([], description="shared parameters that must be given, such as council")
    returns: dict[str, Column] = Field(min_length=1)
    of: str | None = Field(None, description="the Python function that gives the same answer by NetworkX")
    map: Drawing | None = Field(None, description="how to draw the answer; absent where there is nothing to draw")
    examples: list[Example] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_fit(self) -> "Header":
        columns = {self.map.claims, *self.map.things} - {None} if self.map else set()
        wrong: dict[str, set[Any]] = {
            "params have names that addresses use otherwise": self.params.keys() & {"format", "limit", "cursor"},
            "returns have names of columns that a CSV adds": self.returns.keys() & {"as_of", "licence"},
            "params are shared by all, so they need no line here": self.params.keys() & {*GIVEN, *WORKED_OUT},
            "required are not shared: leave `or null` out of the type instead": set(self.required) - GIVEN.keys(),
            "map names columns that are not returned": columns - self.returns.keys(),
        }
        for sentence, names in wrong.items():
            if names:
                raise ValueError(f"{sentence}: {', '.join(sorted(names))}")
        return self


def _columns(**meanings: str) -> dict[str, Column]:
    told = (meaning.split(": ", 1) for meaning in meanings.values())
    return {name: Column(type=kind, meaning=text) for name, (kind, text) in zip(meanings, told, strict=True)}


class RuleHeader(Header):
    """What a rule says besides: where it is told, from when to when it applies, and what checking it would take."""

    narrowed = True
    returns: dict[str, Column] = _columns(
        subject="str: id of whom or what the rule is checked of",
        result="str: holds, broken or cannot_be_checked",
        why="str: why, in a sentence or two",
        claims="list of str: ids of the claims and Documents that it rests on",
    )
    paper: str = Field(description="id of the Document, e.g. document:002")
    quote: str = Field(description="the paper's exact words, at most 25")
    standing: Standing
    first_day: date = Field(alias="from", description="the earliest day that the paper can be of, unless it tells one")
    last_day: date | None = Field(None, alias="to", description="the last day; absent where no end is known")
    checkable_by: str = Field(description="what would make checkable what is not")

    def in_force(self, day: date) -> bool:
        """Say whether the rule is checked as at a day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


class ConflictHeader(Header):
    """A kind of conflict: all return the same columns, which no file repeats."""

    narrowed = True
    returns: dict[str, Column] = _columns(
        subject="str: id of the school, other party or paper that it is about",
        about="str: one sentence",
        claims="list of str: ids of what disagrees; id|document for what one snapshot tells of a claim",
    )


class BrokenExample(Example):
    """An example whose drawing is made unsound as no importer would: by a statement that writes."""

    broken_by: str | None = Field(None, description="Cypher that is run after drawing; tests alone run it")


class CheckHeader(Header):
    """A fault in the data: a row is one fault, and sound data give none."""

    examples: list[BrokenExample] = Field(min_length=1)  # type: ignore[assignment]

    returns: dict[str, Column] = _columns(
        subject="str: id of the thing or claim at fault",
        fault="str: what is wrong with it and what to do, in a sentence or two",
        claims="list of str: ids of the claims that show it",
    )


# Topics whose files have more to say, or always return the same; every other file has the fields of `Header`.
_HEADERS: dict[str, type[Header]] = {"rules": RuleHeader, "conflicts": ConflictHeader, "checks": CheckHeader}


class Question(BaseModel):
    """A query file: its name (topic/file), header and Cypher."""

    name: str
    header: Header
    cypher: str

    @property
    def topic(self) -> str:
        """The folder that it stands in."""
        return self.name.partition("/")[0]

    @property
    def uses(self) -> tuple[str, ...]:
        """The names of parameters in its Cypher."""
        return parameters(self.cypher)

    @property
    def params(self) -> Mapping[str, Parameter]:
        """All that it can be asked with: its own parameters, then the shared ones that bear on it."""
        bears = {"audience"} | {given for name in self.uses for given in WORKED_OUT.get(name, ("", ()))[1]}
        if self.header.narrowed:
            bears.add("council")
        shared = {name: told for name, told in GIVEN.items() if name in bears}
        must = {name: shared[name].model_copy(update={"type": shared[name].base}) for name in self.header.required}
        return self.header.params | shared | must


def read(path: Path) -> Question:
    """Read one query file.

    Raises:
        BadInput: The header is missing, is not TOML, does not have exactly the fields of its topic, or does not fit
            the parameters of the Cypher.
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
        where = ".".join(str(part) for part in first["loc"]) or "its names"
        raise BadInput(f"The header of {name} is wrong at {where}: {first['msg']}.") from None
    question = Question(name=name, header=header, cypher=found["cypher"].strip())
    _check_parameters(question)
    return question


def _check_parameters(question: Question) -> None:
    """Compare what the Cypher names with what is declared."""
    named, own, known = set(question.uses), question.header.params.keys(), question.params.keys()
    asked: set[Any] = {name for example in question.header.examples for name in example.params}
    wrong = {
        "Its Cypher names what is not declared": named - own - WORKED_OUT.keys(),
        "Its Cypher does not use": own - named,
        "It requires what it does not use": set(question.header.required) - (named | {"audience"}),
        "Its examples give what it does not take": asked - known,
    }
    for sentence, names in wrong.items():
        if names:
            raise BadInput(f"The header of {question.name} does not fit. {sentence}: {', '.join(sorted(names))}.")
