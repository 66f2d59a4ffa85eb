"""`partnerships template`: empty lists of links to fill in, and pre-filled returns for schools."""

from pathlib import Path

import click

from api.database import database
from api.output import write
from graph.errors import BadInput
from seed.templates import links_csv, links_xlsx, return_xlsx


@click.command(name="template")
@click.argument("what", type=click.Choice(["links", "return"]))
@click.option("--council", help="For a return, whose schools: id, code, GSS or exact name.")
@click.option("--school", help="For a return, of this school alone: its id or URN.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write to this file; its ending, .csv or .xlsx, says how."
)
def command(what: str, council: str | None, school: str | None, output: Path | None) -> None:
    """Write a list of links to fill in, or a return with one sheet a school; `import links` reads both back."""
    ending = output.suffix.lower() if output else {"links": ".csv", "return": ".xlsx"}[what]
    if ending not in ({".csv", ".xlsx"} if what == "links" else {".xlsx"}):
        raise BadInput(f"{output} should end in .xlsx{' or .csv' if what == 'links' else ''}: name it so with -o.")
    write(_links(ending) if what == "links" else _return(council, school), output)


def _links(ending: str) -> str | bytes:
    return links_csv() if ending == ".csv" else links_xlsx()


def _return(council: str | None, school: str | None) -> bytes:
    if council is None:
        raise BadInput("A return is for the schools of one council: name it with --council.")
    with database() as store:
        return return_xlsx(store, council, school)
