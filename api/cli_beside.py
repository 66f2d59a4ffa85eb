"""`partnerships beside`: councils side by side, as at one day."""

from pathlib import Path
from typing import Any

import click

from api.asking import When, audience_option, choice
from api.database import database
from api.output import rendered, with_output, write
from graph.beside import THRESHOLD, BesideQuery, beside
from graph.coverage_options import Scope
from graph.errors import BadInput

_VIEWS = {form: f"viz.beside_view:as_{form}" for form in ("table", "csv", "xlsx")}


@click.command(name="beside")
@click.argument("councils", nargs=-1)
@click.option("--as-of", type=When(), required=True, metavar="WHEN", help="The one day that all are compared as at.")
@click.option("--carry", type=click.IntRange(0, 1200), help="Months for which a link counts after its last word.")
@click.option("--scope", type=choice(Scope), default="state-funded", show_default=True, help="Which schools.")
@click.option("--threshold", type=click.FloatRange(0, 1), default=THRESHOLD, show_default=True, help="Share not known "
              "above which a council is not ranked.")  # fmt: skip
@audience_option
@with_output
def command(form: str, output: Path | None, **asked: Any) -> None:
    """How COUNCILS stand beside each other on one day, with how much is not known of each."""
    if len(asked["councils"]) < 2:  # noqa: PLR2004 - one has nobody beside it
        raise BadInput("There is nothing to compare: name two councils or more.")
    with database() as store:
        answer = beside(store, BesideQuery.model_validate(asked))
    write(rendered(answer, form, _VIEWS), output)
