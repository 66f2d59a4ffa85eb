"""`partnerships map`: one self-contained map file."""

from pathlib import Path
from typing import get_args

import click

from api.database import database
from api.output import write
from graph.answers import MapKind
from graph.errors import BadInput, UnknownThing
from graph.lookup import find_entity
from graph.projection import ego
from viz.render import map_page


@click.command(name="map")
@click.argument("kind", type=click.Choice(get_args(MapKind)))
@click.argument("thing", metavar="ID")
@click.option("--hops", type=click.IntRange(1, 3), default=1, show_default=True, help="How many steps from it.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file.")
def command(kind: str, thing: str, hops: int, output: Path | None) -> None:
    """Draw what is linked to one school or organisation, with the same links in a table below."""
    with database() as store:
        found = find_entity(store, thing)
        if kind not in (found["label"].lower(), "organisation"):
            raise BadInput(f"{found['name']} is a {found['label']}, not a {kind}: ask for its own kind.")
        network = ego(store, found["id"], hops)
    if found["id"] not in network:
        raise UnknownThing(f"{thing!r} is not public: nothing of it can be drawn.")
    write(map_page(network, found["id"]), output)
