"""A parameter and a column of a question: their types and how a text, as people type it, becomes a value."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from graph.errors import BadInput
from graph.schema import NODES

Plain = str | int | float | bool | date
# A parameter may also be a kind of thing, or Entity for any: then people name it, and the query gets its id.
THINGS = ("Entity", *(label for label, kind in NODES.items() if kind.entity))
_VALUES: Mapping[str, type] = {"str": str, "int": int, "float": float, "bool": bool, "date": date}
_OR_NULL = " or null"


class Parameter(BaseModel):
    """What a question is asked with."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: str = Field(description="str, int, float, bool, date or a label such as Trust; `or null`: may be left out")
    help: str = Field(min_length=1, description="what it is, in a line")
    example: Plain
    default: Plain | None = Field(None, description="used where it is left out; without it, it must be given")
    choices: list[str] = Field([], description="the words that it may be; any if empty")
    least: float | None = Field(None, description="the least number that it may be")
    most: float | None = Field(None, description="the largest number that it may be")

    @property
    def base(self) -> str:
        """The type without `or null`."""
        return self.type.removesuffix(_OR_NULL)

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return self.default is None and not self.type.endswith(_OR_NULL)

    @field_validator("type")
    @classmethod
    def _known(cls, told: str) -> str:
        known = (*_VALUES, *THINGS)
        if told.removesuffix(_OR_NULL) not in known:
            raise ValueError(f"{told!r} is no type of a parameter: use {', '.join(known)}, with ` or null` behind")
        return told

    @model_validator(mode="after")
    def _fits(self) -> "Parameter":
        for told in (self.example, self.default):
            if told is not None:
                try:
                    value_of("it", self, told)
                except BadInput as error:
                    raise ValueError(str(error)) from None
        return self


class Column(BaseModel):
    """What a question returns in one column."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: str = Field(
        description="str, int, float, bool, date, `list of` one of them, or map; `or null`: may be absent"
    )
    meaning: str = Field(min_length=1, description="what a value says, with its unit")

    @field_validator("type")
    @classmethod
    def _known(cls, told: str) -> str:
        if not re.fullmatch(rf"((list of )?({'|'.join(_VALUES)})|map)({_OR_NULL})?", told):
            raise ValueError(f"{told!r} is no type of a column: use str, int, float, bool, date, list of str … or map")
        return told

    def accepts(self, value: object) -> bool:
        """Say whether a value is of the type.

        >>> [Column(type="list of int or null", meaning="m").accepts(v) for v in ([1], None, "1", [True])]
        [True, True, False, False]
        """
        if value is None:
            return self.type.endswith(_OR_NULL)
        base = self.type.removesuffix(_OR_NULL)
        if base.startswith("list of "):
            return isinstance(value, list) and all(_is(base.removeprefix("list of "), each) for each in value)
        return isinstance(value, dict) if base == "map" else _is(base, value)


def _is(name: str, value: object) -> bool:
    kinds = (int, float) if name == "float" else _VALUES[name]
    return isinstance(value, kinds) and isinstance(value, bool) == (name == "bool")


def value_of(name: str, told: Parameter, given: object) -> Any:
    """Read what was given for a parameter; a name of a thing stays a text.

    Raises:
        BadInput: It is no such value; one sentence says what to write.
    """
    try:
        value = typed(told.base, given.strip()) if isinstance(given, str) else given
        fits = _is("str" if told.base in THINGS else told.base, value)
    except ValueError:
        fits = False
    if not fits:
        raise BadInput(
            f"{name}={given} is no {_WORDS.get(told.base, 'text')}: write for example {name}={told.example}."
        )
    if told.choices and value not in told.choices:
        raise BadInput(
            f"{name}={given} is not one of its words: write {', '.join(told.choices[:-1])} or {told.choices[-1]}."
        )
    if _outside(told, value):
        raise BadInput(f"{name}={given} is out of its range: give a number {_range(told)}.")
    return value


def typed(base: str, text: str) -> Any:
    """Read a text as a value of a type; whatever is no number, day or truth value stays a text.

    Raises:
        ValueError: It is none.

    >>> typed("date", "2013-12-10"), typed("bool", "No"), typed("Trust", "2044")
    (datetime.date(2013, 12, 10), False, '2044')
    """
    return _READ.get(base, str)(text)


def _outside(told: Parameter, value: Any) -> bool:
    too_small = told.least is not None and value < told.least
    return too_small or (told.most is not None and value > told.most)


def _range(told: Parameter) -> str:
    ends = [("from", told.least), ("to", told.most)]
    return " ".join(f"{word} {end:g}" for word, end in ends if end is not None)


def _bool(text: str) -> bool:
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if text.casefold() not in words:
        raise ValueError(text)
    return words[text.casefold()]


_READ: Mapping[str, Callable[[str], Any]] = {
    "int": int, "float": float, "bool": _bool, "date": date.fromisoformat,
}  # fmt: skip
_WORDS = {
    "int": "whole number", "float": "number", "bool": "yes or no (true or false)", "date": "day (YYYY-MM-DD)",
}  # fmt: skip
