"""`partnerships gaps`: which schools have no support recorded, and why."""

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from api.asking import as_held, choice, numbered, read_query, support_options
from api.cli import say
from api.database import database
from api.output import rendered, with_output, write
from api.parameters import as_day
from graph.answers import State
from graph.compare import compare
from graph.compare_shapes import CompareQuery
from graph.coverage import gaps
from graph.coverage_options import By, GapsQuery
from graph.errors import BadInput
from graph.snapshots import freeze
from graph.store import Store
from seed.known import as_known
from viz.words import REASONS

_VIEWS = {"table": "viz.terminal:gaps", "csv": "viz.files:gaps_csv", "xlsx": "viz.files:gaps_xlsx"}

_COMPARED = {form: f"viz.compare_view:as_{form}" for form in ("table", "csv", "xlsx")}


@click.command(name="gaps")
@support_options
@click.option("--state", type=choice(State), multiple=True, help="List only schools in this state.")
@click.option("--reason", type=choice(REASONS), multiple=True, metavar="CODE", help="List only schools with it.")
@click.option("--need", type=float, default=0, help="List only schools whose need may be so high, 0 to 100.")
@click.option("--by", type=choice(By), help="One line a group, in order of name, with its counts.")
@click.option("--km", type=float, default=15, show_default=True, help="How far a supporter may be, kilometres.")
@click.option("--weight", multiple=True, metavar="X=N", help="Weight of concern, context or reach (3, 2, 1).")
@click.option("--compare", metavar="WHEN|SNAPSHOT", help="What differs from an earlier day, a term or a snapshot.")
@click.option("--known", metavar="LOAD", help="As it was known after this load; later ones as if they had not been.")
@click.option("--save", metavar="NAME", help="Keep the answer under this name; no later load changes it.")
@with_output
def command(form: str, output: Path | None, compare: str | None, known: str | None, save: str | None,
            **asked: Any) -> None:  # fmt: skip
    """Which schools have no support recorded, why, how much it matters, and who is near."""
    if sum(option is not None for option in (compare, known, save)) > 1:
        raise BadInput("--compare, --known and --save cannot be given together: give one of them.")
    asked["weight"] = dict(numbered("--weight", pair, "concern, context or reach") for pair in asked["weight"])
    views = _VIEWS if compare is None else _COMPARED
    query: Any = read_query(GapsQuery, asked)
    if compare is not None:
        query = CompareQuery(**query.model_dump(), compare=as_day(compare))
    with database() as store, as_known(store, known) if known else nullcontext(store) as then:
        write(rendered(_answer(then, as_held(then, query), save), form, views), output)


def _answer(store: Store, query: Any, save: str | None) -> Any:
    if isinstance(query, CompareQuery):
        return compare(store, query)
    if save is None:
        return gaps(store, query)
    kept = freeze(store, save, query)
    say(f"Kept as {kept.snapshot.name!r}, SHA-256 {kept.snapshot.sha256}.")
    return kept.answer
