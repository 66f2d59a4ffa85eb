"""`partnerships match`: who could support the schools without recorded support."""

import math
from pathlib import Path
from typing import Any

import click

from api.asking import as_held, numbered, read_query, support_options
from api.database import database
from api.output import rendered, with_output, write
from graph.errors import BadInput
from graph.matching import match
from graph.matching_shapes import MatchQuery

_VIEWS = {form: f"viz.match_view:as_{form}" for form in ("table", "csv", "xlsx")}


@click.command(name="match")
@support_options
@click.option("--km", type=float, default=15, show_default=True, help="How far a supporter may be, kilometres.")
@click.option("--capacity", type=int, default=2, show_default=True, help="Schools for each, where it has not said.")
@click.option("--grade", type=int, default=1, show_default=True, help="Worst overall grade of a supporter by grade.")
@click.option("--weight", multiple=True, metavar="X=N", help="Weight of concern, context or reach (3, 2, 1).")
@click.option(
    "--prefer", multiple=True, metavar="X=KM", help="Kilometres that the same phase, council or trust (10, 5, 0), or "
    "100 points of need (20), are worth."
)  # fmt: skip
@with_output
def command(form: str, output: Path | None, **asked: Any) -> None:
    """Who could support the schools without recorded support: as many as can be, near ones first, none overloaded.

    Where a council keeps a register of willing supporters (`template links`), it rests on that; without one each
    proposal is possible, not asked. Nothing is written to the database.
    """
    asked["weight"] = dict(numbered("--weight", pair, "concern, context or reach") for pair in asked["weight"])
    asked["prefer"] = dict(_preference(pair) for pair in asked["prefer"])
    query = read_query(MatchQuery, asked)
    with database() as store:
        answer = match(store, as_held(store, query))
    write(rendered(answer, form, _VIEWS), output)


def _preference(pair: str) -> tuple[str, float]:
    name, _, number = pair.partition("=")
    try:
        km = float(number)
    except ValueError:
        km = math.nan
    if not math.isfinite(km):
        raise BadInput(f"--prefer {pair!r} is not understood: write phase, council, trust or need, as council=5.")
    return name, km
