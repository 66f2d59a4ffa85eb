"""`partnerships conflicts`: what sources tell differently, side by side."""

from pathlib import Path
from typing import Any

import click

from api.asking import audience_option, choice, place_options, read_query
from api.database import database
from api.output import rendered, with_output, write
from graph.conflict_answers import ConflictsQuery
from queries.side_by_side import KINDS, conflicts

_VIEWS = {
    "table": "viz.conflict_table:conflicts",
    "csv": "viz.files:conflicts_csv",
    "xlsx": "viz.files:conflicts_xlsx",
}


@click.command(name="conflicts")
@place_options
@click.option("--kind", type=choice(KINDS), multiple=True, help="Only conflicts of this kind.")
@audience_option
@with_output
def command(form: str, output: Path | None, **asked: Any) -> None:
    """Claims that disagree, with their sources side by side; nothing is resolved."""
    query = read_query(ConflictsQuery, asked)
    with database() as store:
        answer = conflicts(store, query)
    write(rendered(answer, form, _VIEWS), output)
