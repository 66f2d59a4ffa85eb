"""`partnerships review`: which links are to be confirmed."""

from pathlib import Path
from typing import Any

import click

from api.asking import audience_option, place_options, read_query
from api.database import database
from api.output import rendered, with_output, write
from graph.errors import BadInput
from graph.review import ReviewQuery, review

_VIEWS = {"table": "viz.review_view:as_table", "csv": "viz.review_view:as_csv", "xlsx": "seed.reviews:review_xlsx"}


@click.command(name="review")
@place_options
@click.option("--due", type=click.IntRange(0, 3660), default=90, show_default=True, help="Within so many days.")
@click.option("--lapsed", is_flag=True, help="Those not confirmed for too long already, too.")
@audience_option
@with_output
def command(form: str, output: Path | None, **asked: Any) -> None:
    """Which links soon count no longer, or only may hold, by supporter.

    The workbook (--format xlsx) is to be filled in, and comes back through `partnerships import links`.
    """
    if not asked["council"]:
        raise BadInput("--council is missing: name the council whose links are to be confirmed.")
    query = read_query(ReviewQuery, asked)
    with database() as store:
        answer = review(store, query)
    write(rendered(answer, form, _VIEWS), output)
