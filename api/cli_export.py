"""`partnerships export`: what is held, for Gephi, R, a spreadsheet or another Neo4j."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from api.asking import audience_option, place_options, read_query
from api.cli import say
from api.database import database
from api.output import write
from graph.export import Export, ExportQuery, export
from viz import exports

_FORMS: dict[str, Callable[[Export], str | bytes]] = {
    "graphml": exports.graphml, "csv": exports.table, "cypher": exports.script,
}  # fmt: skip


@click.command(name="export")
@place_options
@click.option("--past", is_flag=True, help="Also claims that are over, lapsed, not begun on the day, or struck.")
@audience_option
@click.option("--format", "form", type=click.Choice(list(_FORMS)), default="graphml", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file.")
def command(form: str, output: Path | None, **asked: Any) -> None:
    """Write nodes and claims with all that sources tell, for other programs.

    GraphML is for Gephi, NetworkX and R; CSV is one table, nodes first, then claims; Cypher builds the same in another
    Neo4j. A council brings its schools and what bears on them; without one it is the nation.
    """
    query = read_query(ExportQuery, asked)
    with database() as store:
        told = export(store, query)
    say(exports.about(told))
    write(_FORMS[form](told), output)
