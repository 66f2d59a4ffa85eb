"""`partnerships brokers`: who stands between others."""

from pathlib import Path
from typing import Any

import click

from api.asking import audience_option, choice, place_options, read_query
from api.cli import say
from api.database import database
from api.output import rendered, with_output, write
from graph.broker_shapes import BrokersQuery, Grouping
from graph.brokers import brokers

_VIEWS = {form: f"viz.broker_view:as_{form}" for form in ("table", "csv", "xlsx")}


@click.command(name="brokers")
@place_options
@audience_option
@click.option("--group", type=choice(Grouping), default="council", show_default=True, help="Between which groups.")
@click.option("--top", type=click.IntRange(1, 100_000), help="List so many; a table shows 20 by default, files all.")
@click.option("--proposed", is_flag=True, help="Take proposed links too; they are marked.")
@with_output
def command(form: str, output: Path | None, **asked: Any) -> None:
    """Who stands between schools and organisations that are not linked themselves, and holds which together.

    Counts of the five brokerage roles (Gould and Fernandez), betweenness, Burt's constraint and effective size, and
    whether others would be cut off without it.
    """
    query = read_query(BrokersQuery, asked)
    with database() as store:
        answer = brokers(store, query, say)
    write(rendered(answer, form, _VIEWS), output)
