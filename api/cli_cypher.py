"""`partnerships cypher`: a question of one's own, in Cypher that reads."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from api.asking import audience_option
from api.database import database
from api.output import rendered, with_output, write
from graph.console import Console
from graph.console_shapes import CypherAnswer, CypherQuestion
from graph.errors import BadInput

_VIEWS = {
    "table": "viz.cypher_view:terminal",
    "csv": "viz.cypher_rows:answer_csv",
    "xlsx": "viz.cypher_rows:answer_xlsx",
}


@click.command(name="cypher")
@click.argument("text")
@click.option(
    "-p", "--param", multiple=True, metavar="KEY=VALUE",
    help="What stands for $KEY: JSON, such as 7 or [1, 2], else a text; for a text of digits '\"383\"'.",
)  # fmt: skip
@audience_option
@with_output
def command(text: str, form: str, output: Path | None, audience: Any, *, param: tuple[str, ...]) -> None:
    """Ask a question of your own in Cypher: TEXT, one statement that reads.

    It is stopped after 10 seconds, and cut at 10,000 rows. The labels and properties are in docs/model.md.
    """
    question = CypherQuestion(query=text, params=_params(param), audience=audience)
    with database() as store, Console(store) as console:
        told = console.ask(question)
    write(rendered(CypherAnswer.model_validate_json(told), form, _VIEWS), output)


def _params(pairs: Iterable[str]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise BadInput(f"-p {pair} is not understood: write KEY=VALUE, as -p urn=107834.")
        if name in told:
            raise BadInput(f"{name} is given several times: give it once.")
        told[name] = _value(value)
    return told


def _value(text: str) -> Any:
    """Read a value as JSON where it is some, else as the text that it is.

    >>> [_value(text) for text in ("7", '"383"', "Thurrock", "null")]
    [7, '383', 'Thurrock', None]
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
