"""`partnerships query`: the catalogue of questions, and one of them asked."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from api.cli import say
from api.database import database
from api.output import rendered, with_output, write
from graph.errors import BadInput
from queries import catalogue
from queries.ask import answer

_ANSWER = {
    "table": "viz.question_view:answer",
    "csv": "viz.question_rows:answer_csv",
    "xlsx": "viz.question_rows:answer_xlsx",
}
_CATALOGUE = {
    "table": "viz.question_view:catalogue",
    "csv": "viz.question_rows:catalogue_csv",
    "xlsx": "viz.question_rows:catalogue_xlsx",
}


@click.command(name="query")
@click.argument("name", required=False)
@click.option("-p", "--param", multiple=True, metavar="KEY=VALUE", help="Give a parameter; repeat it for several.")
@with_output
def command(name: str | None, form: str, output: Path | None, *, param: tuple[str, ...]) -> None:
    """Ask a question of the catalogue: its NAME, such as gaps/states_of_a_council.

    Without NAME the catalogue is listed, with a topic its part. A question of the topic checks that finds faults ends
    with exit code 1.
    """
    given = _given(param)
    if name is None or "/" not in name:
        write(rendered(catalogue.catalogue(name), form, _CATALOGUE), output)
        return
    catalogue.question(name)  # a slip in the name needs no database
    with database() as store:
        told = answer(store, name, given)
    write(rendered(told, form, _ANSWER), output)
    if name.startswith("checks/") and told.total + told.withheld:
        more = f" {told.withheld:,} withheld: ask with -p audience=internal to see all." if told.withheld else ""
        say(f"{told.total:,} fault{'' if told.total == 1 else 's'} found.{more}")
        sys.exit(1)


def _given(pairs: Iterable[str]) -> dict[str, str]:
    given: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise BadInput(f"-p {pair} is not understood: write KEY=VALUE, as -p council=383.")
        if given.setdefault(name, value) != value:
            raise BadInput(f"{name} is given several times: give it once.")
    return given
