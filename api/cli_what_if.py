"""`partnerships what-if`: which schools lose their last support if an organisation goes."""

from pathlib import Path
from typing import Any

import click

from api.asking import as_held, read_query, support_options
from api.database import database
from api.output import rendered, with_output, write
from graph.resilience import named, weights, what_if
from graph.resilience_shapes import WhatIfQuery

_VIEWS = {form: f"viz.what_if_view:as_{form}" for form in ("table", "csv", "xlsx")}


@click.command(name="what-if")
@click.argument("bodies", metavar="[ID]...", nargs=-1)
@support_options
@click.option("--top", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Without an ID: how many.")
@with_output
def command(form: str, output: Path | None, **asked: Any) -> None:
    """Which schools lose their last support if these go, with their claims and the posts based there.

    An ID is an id, a council's code or GSS, a URN, a UID or an exact name; several go at once. Without one, every
    organisation is thought away in turn, and those that most schools rest on are listed. Nothing is written.
    """
    query = read_query(WhatIfQuery, asked)
    with database() as store:
        if query.bodies:
            named(store, query)  # a wrong name is told before the long reading is announced
        query = as_held(store, query)
        answer = what_if(store, query) if query.bodies else weights(store, query)
    write(rendered(answer, form, _VIEWS), output)
