"""`partnerships map`: one self-contained map file."""

from datetime import date
from pathlib import Path

import click

from api.asking import audience_option, choice
from api.cli import Day, say
from api.database import database
from api.output import write
from graph.errors import BadInput
from graph.map_options import By, MapKind, MapQuery
from graph.maps import map_network
from graph.nation_map import ENGLAND


@click.command(name="map")
@click.argument("kind", type=choice(MapKind))
@click.argument("thing", metavar="ID", required=False)
@click.option("--hops", type=click.IntRange(1, 3), default=1, show_default=True, help="How many steps from it.")
@click.option("--by", type=choice(By), help="Laid out by links, or by place on the ground.")
@click.option("--as-of", type=Day(), metavar="YYYY-MM-DD", help="The day asked about; default: its newest source.")
@click.option("--carry", type=click.IntRange(0, 1200), help="Months for which a link counts after its last word.")
@click.option("--past", is_flag=True, help="Also what had ended or lapsed by the day.")
@audience_option
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file.")
def command(  # noqa: PLR0913, PLR0917 - one for each option
    kind: str,
    thing: str | None,
    hops: int,
    by: str | None,
    as_of: date | None,
    carry: int | None,
    past: bool,  # noqa: FBT001 - click gives it so
    audience: str,
    output: Path | None,
) -> None:
    """Draw what is linked to one school or organisation, with the same links in a table: one file that works offline.

    A council's map has all its schools, with their states; the nation's (ID: England, or a region) its councils and
    trusts. Above 500 things a map is summarised.
    """
    from viz.map import draw  # noqa: PLC0415 - drawing is read only when there is something to draw
    from viz.map_table import link_rows  # noqa: PLC0415
    from viz.render import document  # noqa: PLC0415

    if thing is None and kind != "nation":
        raise BadInput(f"Which {kind}? Give its id, URN, UID, code or exact name after the kind.")
    told = {"hops": str(hops), "by": by, "as_of": as_of, "carry": carry, "past": past, "audience": audience}
    with database() as store:
        network = map_network(store, kind, thing or ENGLAND, MapQuery.model_validate(told))
    drawing = draw(network, by)
    say(drawing.sentence)
    write(document(drawing, link_rows(network)), output)
