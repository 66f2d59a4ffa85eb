"""`partnerships proposal`: what came of a proposal of `match`."""

import click

from api.cli_link import JSON, fields, given, keep
from seed.proposals import STAGES, recorded


@click.command(name="proposal")
@click.argument("stage", type=click.Choice(STAGES))
@click.argument("supporter")
@click.argument("school")
@click.option("--on", metavar="DAY", help="When: a day, a month or a term; default: the source's day.")
@click.option("--months", help="Of what was declined: not proposed again for so many months; default: 12.")
@click.option("--reason", help="Why; without names of people.")
@fields("focus", "intensity", "source", "source_date", "visibility", "note")
@JSON
def command(stage: str, supporter: str, school: str, *, as_json: bool, **words: str | None) -> None:
    """Record that SUPPORTER was asked to support SCHOOL, agreed, started, ended or declined.

    Agreed is recorded as proposed support, started as support. What was declined is not proposed again for a time.
    """
    told = given(words) | {"stage": stage, "first": supporter, "second": school}
    keep(lambda store: recorded(store, told), as_json=as_json)
