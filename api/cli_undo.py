"""`partnerships undo`: taking a load back."""

import click

from api.cli import say
from api.database import database, noted
from seed.undo import undo


@click.command(name="undo")
@click.argument("load")
def command(load: str) -> None:
    """Take back LOAD, an id such as load:3 or a name such as demo: all it did is put back as it was."""
    with database() as store, noted({"undo": load}):
        done = undo(store, load, say)
    for one in done:
        click.echo(
            f"{one.load} is taken back: {one.nodes_removed:,} nodes and {one.relationships_removed:,} links removed, "
            f"{one.nodes_restored:,} nodes and {one.relationships_restored:,} links as they were before."
        )
