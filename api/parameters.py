"""From an address's parameters to a typed question, and from a question to what /openapi.json says of it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from rapidfuzz import process

from graph.errors import BadInput
from seed.source import Rejected
from seed.written_dates import read_days

Model = TypeVar("Model", bound=BaseModel)
Pairs = list[tuple[str, str]]


def asked(model: type[Model], pairs: Pairs, also: type[BaseModel] | None = None) -> Model:
    """Read the parameters that a model declares.

    Args:
        model: The question; its tuples take many values, its maps `NAME=NUMBER`.
        pairs: As the address holds them; empty values are as if absent, for a form sends every field.
        also: Another model whose parameters the same address may hold.

    Raises:
        BadInput: A parameter that neither declares, one given twice, or a value that does not fit.
    """
    known = list(model.model_fields) + list(also.model_fields if also else ())
    for name, _ in pairs:
        if name not in known:
            near = process.extractOne(name, known)
            raise BadInput(f"There is no parameter {name!r}: did you mean {near[0] if near else known[0]!r}?")
    fields = model.model_fields.items()
    told = {name: _value(name, field, [v for n, v in pairs if n == name and v.strip()]) for name, field in fields}
    try:
        return model.model_validate({name: value for name, value in told.items() if value not in (None, (), {})})
    except ValidationError as error:
        raise BadInput(_sentence(error)) from error


def _value(name: str, field: FieldInfo, values: list[str]) -> Any:
    origin = get_origin(field.annotation)
    if _is_of_days(field.annotation) or name == "compare":
        values = [as_day(value) for value in values]
    if origin is tuple:
        return tuple(dict.fromkeys(values))
    if origin is dict:
        return dict(_part(name, value) for value in values)
    if len(set(values)) > 1:
        raise BadInput(f"{name} is given {len(values)} times: give it once.")
    return values[0].strip() if values else None


def as_day(text: str) -> str:
    """Give the last day of a day, month, term or year as people write them; any other text as it is.

    >>> as_day("autumn 2025"), as_day("2013-12-10"), as_day("Cabinet")
    ('2025-12-31', '2013-12-10', 'Cabinet')
    """
    try:
        last = read_days(text, "day").latest
    except Rejected:
        return text
    return last.isoformat() if last else text


def _is_of_days(annotation: Any) -> bool:
    return annotation is date or any(map(_is_of_days, get_args(annotation)))


def _part(name: str, value: str) -> tuple[str, str]:
    key, equals, number = value.partition("=")
    if not equals:
        raise BadInput(f"{name}={value} is not understood: write for example {name}=concern=3.")
    return key, number


def _sentence(error: ValidationError) -> str:
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"][:1])
    return f"{name}={first['input']} is not understood: {first['msg'][0].lower()}{first['msg'][1:]}."


def described(*models: type[BaseModel], example: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Give the parameters of models as OpenAPI writes them, for `openapi_extra`; example: values by name."""
    lines = [line for model in models for line in _described(model)]
    told = example or {}
    return {"parameters": [line | ({"example": told[line["name"]]} if line["name"] in told else {}) for line in lines]}


def _described(model: type[BaseModel]) -> Iterable[dict[str, Any]]:
    for name, schema in model.model_json_schema()["properties"].items():
        kind = {"type": "array", "items": {"type": "string"}} if schema.get("type") == "object" else schema
        kind = {key: value for key, value in kind.items() if key not in {"title", "description"}}
        needed = name in model.model_json_schema().get("required", ())
        about = schema.get("description", "")
        yield {"name": name, "in": "query", "required": needed, "description": about, "schema": kind}
