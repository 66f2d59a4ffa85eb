"""`partnerships gaps`: which schools have no support recorded, and why."""

import math
from pathlib import Path
from typing import Any, get_args

import click
from pydantic import ValidationError

from api.cli import Day, say
from api.database import database
from api.output import rendered, with_output, write
from graph.answers import State
from graph.coverage import gaps
from graph.coverage_options import Audience, CountKind, GapsQuery, Scope
from graph.errors import BadInput
from graph.kinds import Focus
from graph.lookup import words_held
from graph.store import Store
from viz.words import REASONS

_VIEWS = {"table": "viz.terminal:gaps", "csv": "viz.files:gaps_csv", "xlsx": "viz.files:gaps_xlsx"}


def _choice(known: Any) -> click.Choice[str]:
    return click.Choice(get_args(known) or list(known))


@click.command(name="gaps")
@click.option("--council", help="Id, code, GSS or exact name; the nation if left out.")
@click.option(
    "--as-of", type=Day(), metavar="YYYY-MM-DD", help="The day asked about; default: the council's newest source."
)
@click.option("--carry", type=click.IntRange(0, 1200), help="Months for which a link counts after its last word.")
@click.option("--scope", type=_choice(Scope), default="state-funded", show_default=True, help="Which schools.")
@click.option("--count", type=_choice(CountKind), multiple=True, help="Count these links as support too.")
@click.option("--direct-only", is_flag=True, help="Leave membership of alliances and partnerships out.")
@click.option("--focus", type=_choice(Focus), help="Only support with this focus.")
@click.option("--phase", multiple=True, help="Only schools of this phase (GIAS name).")
@click.option("--sector", multiple=True, help="Only schools of this sector.")
@click.option("--state", type=_choice(State), multiple=True, help="List only schools in this state.")
@click.option("--reason", type=_choice(REASONS), multiple=True, metavar="CODE", help="List only schools with it.")
@click.option("--trust", help="Only schools of this trust: id, UID or exact name.")
@click.option("--km", type=float, default=15, show_default=True, help="How far a supporter may be, kilometres.")
@click.option("--weight", multiple=True, metavar="X=N", help="Weight of concern, context or reach (3, 2, 1).")
@click.option("--audience", type=_choice(Audience), default="public", show_default=True, help="Who will see it.")
@with_output
def command(form: str, output: Path | None, **asked: Any) -> None:
    """Which schools have no support recorded, why, how much it matters, and who is near."""
    query = _query(asked)
    with database() as store:
        answer = gaps(store, _as_held(store, query))
    write(rendered(answer, form, _VIEWS), output)


def _query(asked: dict[str, Any]) -> GapsQuery:
    given = {name: value for name, value in asked.items() if value not in (None, ())}
    for name in ("council", "trust"):
        if not given.get(name, name).strip():
            raise BadInput(f"--{name} is empty: name one, or leave the option out.")
    given["weight"] = dict(_weight(pair) for pair in given.pop("weight", ()))
    try:
        return GapsQuery(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).replace("_", "-")
        raise BadInput(f"--{name} {first['input']!r}: {first['msg']}; see `partnerships gaps --help`.") from None


def _as_held(store: Store, query: GapsQuery) -> GapsQuery:
    """Write phases and sectors as the schools held do, and tell of those that none has: they may be slips."""
    told: dict[str, tuple[str, ...]] = {"phase": query.phase, "sector": query.sector}
    for name, asked in told.items():
        held = {word.casefold(): word for word in words_held(store, name)} if asked else {}
        told[name] = tuple(held.get(word.casefold(), word) for word in asked)
        for word in set(told[name]) - set(held.values()):
            say(f"No school held has the {name} {word!r}: those held are {', '.join(sorted(held.values())) or 'none'}.")
    return query.model_copy(update=told)


def _weight(pair: str) -> tuple[str, float]:
    name, _, number = pair.partition("=")
    try:
        weight = float(number)
    except ValueError:
        weight = math.nan
    if not 0 <= weight < math.inf:
        raise BadInput(
            f"--weight {pair!r} is no weight: write concern, context or reach and a number from 0, as concern=3."
        )
    return name, weight
