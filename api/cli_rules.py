"""`partnerships rules`: the papers' policy statements, checked with three results."""

from pathlib import Path
from typing import Any

import click

from api.asking import audience_option, choice, place_options, read_query
from api.database import database
from api.output import rendered, with_output, write
from graph.rule_answers import Result, RulesQuery
from queries.statements import NAMES, rules

_VIEWS = {"table": "viz.rule_table:rules", "csv": "viz.files:rules_csv", "xlsx": "viz.files:rules_xlsx"}


@click.command(name="rules")
@place_options
@click.option("--rule", type=choice(NAMES), multiple=True, metavar="NAME", help="Only this rule.")
@click.option("--result", type=choice(Result), multiple=True, help="List only rows with this result.")
@audience_option
@with_output
def command(form: str, output: Path | None, **asked: Any) -> None:
    """Is what the papers lay down kept to: it holds, is broken, or cannot be checked, and why."""
    query = read_query(RulesQuery, asked)
    with database() as store:
        answer = rules(store, query)
    write(rendered(answer, form, _VIEWS), output)
