"""`partnerships gaps`: which schools have no support recorded, and why."""

from pathlib import Path
from typing import Any

import click

from api.asking import as_held, choice, numbered, read_query, support_options
from api.database import database
from api.output import rendered, with_output, write
from graph.answers import State
from graph.coverage import gaps
from graph.coverage_options import By, GapsQuery
from viz.words import REASONS

_VIEWS = {"table": "viz.terminal:gaps", "csv": "viz.files:gaps_csv", "xlsx": "viz.files:gaps_xlsx"}


@click.command(name="gaps")
@support_options
@click.option("--state", type=choice(State), multiple=True, help="List only schools in this state.")
@click.option("--reason", type=choice(REASONS), multiple=True, metavar="CODE", help="List only schools with it.")
@click.option("--need", type=float, default=0, help="List only schools whose need may be so high, 0 to 100.")
@click.option("--by", type=choice(By), help="One line a group, in order of name, with its counts.")
@click.option("--km", type=float, default=15, show_default=True, help="How far a supporter may be, kilometres.")
@click.option("--weight", multiple=True, metavar="X=N", help="Weight of concern, context or reach (3, 2, 1).")
@with_output
def command(form: str, output: Path | None, **asked: Any) -> None:
    """Which schools have no support recorded, why, how much it matters, and who is near."""
    asked["weight"] = dict(numbered("--weight", pair, "concern, context or reach") for pair in asked["weight"])
    query = read_query(GapsQuery, asked)
    with database() as store:
        answer = gaps(store, as_held(store, query))
    write(rendered(answer, form, _VIEWS), output)
