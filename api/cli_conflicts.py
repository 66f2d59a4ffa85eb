"""`partnerships conflicts`: what sources tell differently, side by side."""

from pathlib import Path
from typing import Any, get_args

import click

from api.cli import Day
from api.database import database
from api.output import rendered, with_output, write
from graph.conflict_answers import ConflictsQuery
from graph.coverage_options import Audience
from queries.side_by_side import KINDS, conflicts

_VIEWS = {
    "table": "viz.conflict_table:conflicts",
    "csv": "viz.files:conflicts_csv",
    "xlsx": "viz.files:conflicts_xlsx",
}


@click.command(name="conflicts")
@click.option("--council", help="Id, code, GSS or exact name; the nation if left out.")
@click.option(
    "--as-of", type=Day(), metavar="YYYY-MM-DD", help="The day asked about; default: the council's newest source."
)
@click.option("--carry", type=click.IntRange(0, 1200), help="Months for which a link counts after its last word.")
@click.option("--kind", type=click.Choice(KINDS), multiple=True, help="Only conflicts of this kind.")
@click.option(
    "--audience", type=click.Choice(get_args(Audience)), default="public", show_default=True, help="Who will see it."
)
@with_output
def command(form: str, output: Path | None, **asked: Any) -> None:
    """Claims that disagree, with their sources side by side; nothing is resolved."""
    query = ConflictsQuery(**{name: value for name, value in asked.items() if value is not None})
    with database() as store:
        answer = conflicts(store, query)
    write(rendered(answer, form, _VIEWS), output)
