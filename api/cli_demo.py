"""`partnerships demo`: from nothing to the first answer."""

from datetime import date

import click

from api.cli import say
from api.database import database
from api.serve import check_port, serve
from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.store import Store
from seed.claims import read_papers
from seed.illustrative import illustrative
from seed.load import load
from viz import terminal

_HOST = "127.0.0.1"


@click.command(name="demo")
@click.option("--no-serve", is_flag=True, help="End after printing the answer.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def command(*, no_serve: bool, port: int) -> None:
    """Start Neo4j, load the five papers and an illustrative council of 120 schools, print the gaps, serve the pages."""
    if not no_serve:
        check_port(_HOST, port)
    with database() as store:
        _load(store)
        click.echo(terminal.gaps(gaps(store, GapsQuery(council="X01")), limit=10))
        click.echo(terminal.gaps(gaps(store, GapsQuery(council="Thurrock", as_of=date(2013, 12, 10)))))
        if no_serve:
            return
        click.echo(f"The pages are at http://{_HOST}:{port}/ (stop with Ctrl+C).")
        serve(store, _HOST, port)


def _load(store: Store) -> None:
    say("Loading the five council papers …")
    load(store, read_papers(None), say)
    say("Loading an illustrative council of 120 schools …")
    load(store, illustrative(), say)
