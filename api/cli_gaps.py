"""`partnerships gaps`: which schools have no support recorded, and why."""

from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click
from pydantic import BaseModel

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
from graph.views import save_view, with_view
from seed.known import as_known
from viz.words import REASONS

_VIEWS = {"table": "viz.terminal:gaps", "csv": "viz.files:gaps_csv", "xlsx": "viz.files:gaps_xlsx"}
_BESIDE = ("compare", "known", "save", "save_view")
_COMPARED = {form: f"viz.compare_view:as_{form}" for form in ("table", "csv", "xlsx")}


@click.command(name="gaps")
@support_options
@click.option("--state", type=choice(State), multiple=True, help="List only schools in this state.")
@click.option("--reason", type=choice(REASONS), multiple=True, metavar="CODE", help="List only schools with it.")
@click.option("--need", type=float, default=0, help="List only schools whose need may be so high, 0 to 100.")
@click.option("--by", type=choice(By), help="One line a group, in order of name, with its counts.")
@click.option("--km", type=float, default=15, show_default=True, help="How far a supporter may be, kilometres.")
@click.option("--weight", multiple=True, metavar="X=N", help="Weight of concern, context or reach (3, 2, 1).")
@click.option("--view", metavar="NAME", help="Take the filters saved under this name; others given go before them.")
@click.option("--save-view", metavar="NAME", help="Save these filters under this name, for pages and commands.")
@click.option("--compare", metavar="WHEN|SNAPSHOT", help="What differs from an earlier day, a term or a snapshot.")
@click.option("--known", metavar="LOAD", help="As it was known after this load; later ones as if they had not been.")
@click.option("--save", metavar="NAME", help="Keep the answer under this name; no later load changes it.")
@with_output
def command(form: str, output: Path | None, **asked: Any) -> None:
    """Which schools have no support recorded, why, how much it matters, and who is near."""
    beside = {name: asked.pop(name) for name in _BESIDE}
    if sum(option is not None for option in beside.values()) > 1:
        raise BadInput("--compare, --known, --save and --save-view cannot be given together: give one of them.")
    asked["weight"] = dict(numbered("--weight", pair, "concern, context or reach") for pair in asked["weight"])
    query = read_query(GapsQuery, asked)
    known, views = beside["known"], _VIEWS if beside["compare"] is None else _COMPARED
    with database() as store, as_known(store, known) if known else nullcontext(store) as then:
        answer = _answer(then, as_held(then, with_view(then, query)), beside)
        write(rendered(answer, form, views), output)


def _answer(store: Store, query: GapsQuery, beside: Mapping[str, str | None]) -> BaseModel:
    if (text := beside["compare"]) is not None:
        return compare(store, CompareQuery(**query.model_dump(), compare=as_day(text)))
    if (name := beside["save_view"]) is not None:
        view = save_view(store, name, query)
        say(f"Saved as the view {view.name!r}: take it with --view, or ?view= in an address.")
    if (name := beside["save"]) is not None:
        kept = freeze(store, name, query)
        say(f"Kept as {kept.snapshot.name!r}, SHA-256 {kept.snapshot.sha256}.")
        return kept.answer
    return gaps(store, query)
