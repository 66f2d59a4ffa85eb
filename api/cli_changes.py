"""`partnerships changes`: coverage over time, and whether the network changed or only our records."""

from pathlib import Path
from typing import Any

import click

from api.asking import as_held, read_query, support_options_of_days
from api.database import database
from api.output import rendered, with_output, write
from graph.change_shapes import ChangesQuery
from graph.changes import changes
from graph.errors import BadInput

_VIEWS = {form: f"viz.change_view:as_{form}" for form in ("table", "csv", "xlsx")}


@click.command(name="changes")
@support_options_of_days
@with_output
def command(form: str, output: Path | None, **asked: Any) -> None:
    """Coverage at each of several days, and for each step whether the network changed or only our records.

    A change is one of the network only where a source tells that something began or ended between the days. A link
    that nothing confirmed for too long, or that a source tells of but not since when, is a change of our records.
    """
    if len(set(asked["at"])) < 2:  # noqa: PLR2004 - a step needs two days
        raise BadInput(
            "There is nothing to compare: give two different days or more, as --at 2012-09-01 --at 2013-12-10."
        )
    query = read_query(ChangesQuery, asked)
    with database() as store:
        answer = changes(store, as_held(store, query))
    write(rendered(answer, form, _VIEWS), output)
