"""What commands ask in common: the options that say which schools, which day and what counts, and their reading."""

import math
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar, get_args

import click
from pydantic import ValidationError

from api.cli import Day, say
from api.parameters import as_day
from graph.coverage_options import Audience, CountKind, DayQuery, Scope, SupportQuery
from graph.errors import BadInput
from graph.kinds import Focus
from graph.lookup import words_held
from graph.store import Store

Command = Callable[..., Any]
Query = TypeVar("Query", bound=DayQuery)
Support = TypeVar("Support", bound=SupportQuery)


def choice(known: Any) -> click.Choice[str]:
    """Give the words of a Literal, or of a collection, as a choice."""
    return click.Choice(get_args(known) or list(known))


class When(Day):
    """A day, a month, a term or a year as people write them: its last day."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read it; what is none of them is wrong use."""
        return super().convert(as_day(value), param, ctx)


_COUNCIL = click.option("--council", help="Id, code, GSS or exact name; the nation if left out.")
_DAY = click.option(
    "--as-of", type=Day(), metavar="YYYY-MM-DD", help="The day asked about; default: the council's newest source."
)
_DAYS = click.option(
    "--at", type=When(), metavar="WHEN", multiple=True, help="A day, month or term to compare; give two or more."
)
_CARRY = click.option(
    "--carry", type=click.IntRange(0, 1200), help="Months for which a link counts after its last word."
)
_AUDIENCE = click.option(
    "--audience", type=choice(Audience), default="public", show_default=True, help="Who will see it."
)
_OPTIONS = (
    _CARRY,
    click.option("--scope", type=choice(Scope), default="state-funded", show_default=True, help="Which schools."),
    click.option("--count", type=choice(CountKind), multiple=True, help="Count these links as support too."),
    click.option("--direct-only", is_flag=True, help="Leave membership of alliances and partnerships out."),
    click.option("--focus", type=choice(Focus), help="Only support with this focus."),
    click.option("--phase", multiple=True, help="Only schools of this phase (GIAS name)."),
    click.option("--sector", multiple=True, help="Only schools of this sector."),
    click.option("--trust", help="Only schools of this trust: id, UID or exact name."),
    _AUDIENCE,
)


def place_options(command: Command) -> Command:
    """Give a command the options that say where, as at which day and for how long a link counts."""
    return _with((_COUNCIL, _DAY, _CARRY), command)


def audience_option(command: Command) -> Command:
    """Give a command the option that says who will see its answer."""
    return _AUDIENCE(command)


def support_options(command: Command) -> Command:
    """Give a command the options that every question about support takes."""
    return _with((_COUNCIL, _DAY, *_OPTIONS), command)


def support_options_of_days(command: Command) -> Command:
    """Give a command the same options, but several days for one."""
    return _with((_COUNCIL, _DAYS, *_OPTIONS), command)


def _with(options: Sequence[Callable[[Command], Command]], command: Command) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def read_query(model: type[Query], asked: dict[str, Any]) -> Query:
    """Read options as a question.

    Raises:
        BadInput: A value that does not fit; the message names the option.
    """
    given = {name: value for name, value in asked.items() if value not in (None, ())}
    for name in ("council", "trust"):
        if not given.get(name, name).strip():
            raise BadInput(f"--{name} is empty: name one, or leave the option out.")
    try:
        return model(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).replace("_", "-")
        command = click.get_current_context().command_path
        raise BadInput(f"--{name} {first['input']!r}: {first['msg']}; see `{command} --help`.") from None


def as_held(store: Store, query: Support) -> Support:
    """Write phases and sectors as the schools held do, and tell of those that none has: they may be slips."""
    told: dict[str, tuple[str, ...]] = {"phase": query.phase, "sector": query.sector}
    for name, asked in told.items():
        held = {word.casefold(): word for word in words_held(store, name)} if asked else {}
        told[name] = tuple(held.get(word.casefold(), word) for word in asked)
        for word in set(told[name]) - set(held.values()):
            say(f"No school held has the {name} {word!r}: those held are {', '.join(sorted(held.values())) or 'none'}.")
    if query.council is None:
        say("Reading all that is held of England: some seconds …")
    return query.model_copy(update=told)


def numbered(option: str, pair: str, words: str) -> tuple[str, float]:
    """Read `X=N`, N from 0.

    Raises:
        BadInput: It is none; the message names the words that X may be.
    """
    name, _, number = pair.partition("=")
    try:
        weight = float(number)
    except ValueError:
        weight = math.nan
    if not 0 <= weight < math.inf:
        first = words.partition(",")[0]
        raise BadInput(f"{option} {pair!r} is no weight: write {words} and a number from 0, as {first}=3.")
    return name, weight
