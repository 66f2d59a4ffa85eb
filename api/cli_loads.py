"""`partnerships loads`: what was loaded."""

import io
import json

import click
from rich.console import Console
from rich.table import Table

from api.database import database
from seed.loads import LoadRecord, loads
from viz.terminal import WIDTH


@click.command(name="loads")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def command(*, as_json: bool) -> None:
    """What was loaded, when, by whom, from which bytes, and what it did."""
    with database() as store:
        found = loads(store)
    if as_json:
        click.echo(json.dumps([record.model_dump(mode="json") for record in found], indent=2))
    else:
        click.echo(_table(found) if found else "Nothing was loaded yet: see `partnerships import --help`.")


def _table(found: list[LoadRecord]) -> str:
    table = Table(expand=True)
    for name, ratio in {"Load": 2, "When (UTC)": 3, "By": 2, "What": 5, "Bytes": 2, "Did": 5}.items():
        table.add_column(name, ratio=ratio)
    for record in found:
        when = f"{record.at:%Y-%m-%d %H:%M}"
        what = f"{record.kind}: {', '.join(record.files) or record.name or '–'}"
        table.add_row(record.load, when, record.user or "–", what, record.sha256[:8], _did(record))
    out = io.StringIO()
    Console(file=out, width=WIDTH, highlight=False, markup=False, emoji=False).print(table)
    return out.getvalue().rstrip("\n")


def _did(record: LoadRecord) -> str:
    if record.undone_at:
        return f"taken back {record.undone_at:%Y-%m-%d %H:%M}"
    counts = record.counts
    nodes = f"nodes +{counts.nodes_created:,} ~{counts.nodes_changed:,}"
    links = f"links +{counts.relationships_created:,} ~{counts.relationships_changed:,}"
    return f"{nodes}; {links}, {counts.relationships_ended:,} ended"
