"""`partnerships model`: what is in the database."""

from pathlib import Path

import click

from api.asking import audience_option
from api.database import database
from api.output import rendered, with_output, write
from graph.coverage_options import Audience
from graph.model import ModelQuery, model

_VIEWS = {form: f"viz.model_view:as_{form}" for form in ("table", "csv", "xlsx")}


@click.command(name="model")
@audience_option
@with_output
def command(form: str, output: Path | None, audience: Audience) -> None:
    """Say what kinds of things and links there are, what each means, and how many are held."""
    with database() as store:
        answer = model(store, ModelQuery(audience=audience))
    write(rendered(answer, form, _VIEWS), output)
