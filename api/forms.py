"""The form of a question, made from the fields that its model declares: each page asks what its address can say."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from graph.store import Store
from queries import catalogue, side_by_side, statements
from viz import words

TITLES = {
    "as_of": "As at", "carry": "Months a link counts", "scope": "Which schools", "count": "Count as support too",
    "direct_only": "leave out support by membership of a group", "focus": "Focus of the support", "km":
    "Supporter within, km", "trust": "Trust (UID or exact name)", "capacity": "Schools for each supporter", "grade":
    "Worst grade of a supporter", "bodies": "Think away", "at": "Days to compare", "rule": "Only these rules", "result":
    "Result", "kind": "Kinds of conflict", "group": "Between groups by", "top": "How many are listed", "proposed":
    "take proposed links too", "state": "State", "q": "Part of a name, or a number", "type": "Only these kinds of link",
    "compare": "Compare with", "councils": "Councils", "due": "Due within, days",
    "threshold": "Share not known above which none is ranked", "lapsed": "those lapsed already, too",
}  # fmt: skip
COUNTABLE = {
    "trust": "their own trust", "sponsor": "a sponsor", "federation": "a federation", "council": "own council",
}  # fmt: skip
_HELD = ("phase", "sector")  # each with an index, so that its words are soon read
_WORDS = (
    "MATCH (s:School) WHERE s.{0} IS NOT NULL WITH DISTINCT s.{0} AS word ORDER BY word RETURN collect(word) AS words"
)
_KEPT = frozenset({"audience", "weight", "prefer"})  # carried along, not asked: few would change them on a page
_SPARE = 1  # empty fields where several values may be given


@dataclass(frozen=True)
class Input:
    """One control: its shape (council, choice, boxes, box, number, day, text), its words, and what it holds now."""

    name: str
    title: str
    help: str
    shape: str
    values: list[str]
    choices: list[tuple[str, str]]
    least: float | None = None
    most: float | None = None
    required: bool = False


@dataclass(frozen=True)
class Form:
    """A form: what is asked at first sight, what on opening, and what is carried along."""

    first: list[Input]
    more: list[Input]
    kept: list[tuple[str, str]]


def form(store: Store, query: BaseModel, first: Collection[str]) -> Form:
    """Make the form of a question.

    Args:
        store: The database, for the words that schools have.
        query: The question as asked now.
        first: Names of the fields at first sight, in order; the others open.
    """
    held = choices(store) if set(_HELD) & set(_names(query)) else {}
    made = {name: _input(name, field, query, held) for name, field in _fields(query) if name not in _KEPT}
    kept = [(name, text) for name, _ in _fields(query) if name in _KEPT for text in _texts(getattr(query, name, None))]
    kept = [pair for pair in kept if pair != ("audience", "public")]
    return Form([made[name] for name in first], [made[name] for name in made if name not in first], kept)


def choices(store: Store) -> dict[str, list[str]]:
    """Give the words that schools have for their phase and sector, in order."""
    return store.keep("choices", lambda: {name: store.read(_WORDS.format(name))[0]["words"] for name in _HELD})


def _fields(query: BaseModel) -> Iterator[tuple[str, FieldInfo]]:
    yield from type(query).model_fields.items()


def _names(query: BaseModel) -> list[str]:
    return [name for name, _ in _fields(query)]


def _input(name: str, field: FieldInfo, query: BaseModel, held: Mapping[str, list[str]]) -> Input:
    many, kind = get_origin(field.annotation) is tuple, _kind(field.annotation)
    choices = _choices(name, kind, held)
    shape = "council" if name == "council" else "boxes" if choices and many else "choice" if choices else _shape(kind)
    values = _texts(getattr(query, name, None))
    if many and shape != "boxes":
        values = [*values, *[""] * _SPARE]
    return Input(
        name=name,
        title=TITLES.get(name, name.capitalize()),
        help=_sentence(field.description or ""),
        shape=shape,
        values=values or [""],
        choices=choices if many or field.is_required() or field.default is not None else [("", "any"), *choices],
        least=_bound(field, "ge", "gt"),
        most=_bound(field, "le"),
        required=field.is_required(),
    )


def _bound(field: FieldInfo, *names: str) -> float | None:
    """Give a bound that a number has, of those that bear these names."""
    return next((getattr(told, name) for told in field.metadata for name in names if hasattr(told, name)), None)


def _kind(annotation: Any) -> Any:
    """Give what a value is, without tuples and absence."""
    parts = [part for part in get_args(annotation) if part not in (type(None), Ellipsis)]
    if get_origin(annotation) is Literal or not parts:
        return annotation
    return _kind(parts[0])


def _choices(name: str, kind: Any, held: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    known: dict[str, Mapping[str, str]] = {"state": words.STATES, "result": words.RESULTS, "count": COUNTABLE}
    if name in known:
        return list(known[name].items())
    if name in held:
        return [(word, word) for word in held[name]]
    if name == "rule":
        return [(rule, statements.header(rule).title) for rule in statements.NAMES]
    if name == "kind":
        titles = {one: catalogue.question(f"{side_by_side.TOPIC}/{one}").header.title for one in side_by_side.KINDS}
        return list(titles.items())
    return [(word, str(word)) for word in get_args(kind)] if get_origin(kind) is Literal else []


def _shape(kind: Any) -> str:
    return {bool: "box", int: "number", float: "number", date: "day"}.get(kind, "text")


def _texts(value: object) -> list[str]:
    """Write a value as an address holds it: one text each.

    >>> _texts(("a", "b")), _texts({"km": 2.0}), _texts(15.0), _texts(None), _texts(True)
    (['a', 'b'], ['km=2'], ['15'], [], ['true'])
    """
    if value is None or value is False:
        return []
    if isinstance(value, Mapping):
        return [f"{key}={number:g}" for key, number in value.items()]
    if isinstance(value, tuple):
        return [text for part in value for text in _texts(part)]
    return [f"{value:g}" if isinstance(value, float) else "true" if value is True else str(value)]


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""
