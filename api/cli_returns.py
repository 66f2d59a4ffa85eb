"""`partnerships returns`: who was asked, who answered, who is overdue."""

from pathlib import Path
from typing import Any

import click

from api.asking import audience_option, place_options, read_query
from api.cli import say
from api.database import database, noted
from api.output import rendered, with_output, write
from api.parameters import as_day
from graph.errors import BadInput
from graph.returns import ReturnsQuery, returns
from seed.load import load
from seed.requests import KIND, request

_VIEWS = {form: f"viz.returns_view:as_{form}" for form in ("table", "csv", "xlsx")}


@click.group(name="returns")
def command() -> None:
    """Returns of schools: ask for them, and see who answered; `template return` writes the sheets."""


@command.command(name="show")
@place_options
@audience_option
@with_output
def show(form: str, output: Path | None, **asked: Any) -> None:
    """Say which schools of a council were asked, answered, or are overdue."""
    if not asked["council"]:
        raise BadInput("--council is missing: name the council whose schools were asked.")
    query = read_query(ReturnsQuery, asked)
    with database() as store:
        answer = returns(store, query)
    write(rendered(answer, form, _VIEWS), output)


@command.command(name="ask")
@click.option("--council", required=True, help="Id, code, GSS or exact name.")
@click.option("--due", required=True, metavar="DAY", help="By when schools are to answer.")
@click.option("--name", default="", help="What the request is called.")
@click.option("--school", multiple=True, metavar="ID|URN", help="Only this school; may be given several times.")
def ask(council: str, due: str, name: str, school: tuple[str, ...]) -> None:
    """Record that the schools of a council are asked for a return today."""
    try:
        day = click.DateTime(["%Y-%m-%d"]).convert(as_day(due), None, None).date()
    except click.BadParameter:
        raise BadInput(f"--due {due!r} is no day to answer by: write it as 2027-01-31.") from None
    with database() as store:
        batch = request(store, council, day, name, school)
        with noted({"kind": KIND, "files": [], "sha256": batch.sha256}):
            report = load(store, batch, say)
    asked = len(batch.documents[0].asked or ())
    click.echo(f"{asked:,} schools are asked until {day}; `partnerships undo {report.load}` takes it back.")
