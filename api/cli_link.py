"""`partnerships link`: record a link by hand, or say that one is confirmed, ended, corrected or wrong."""

import json
from collections.abc import Callable
from typing import Any

import click

from api.cli import say
from api.database import database, noted
from graph.errors import BadInput
from graph.kinds import Amendment
from graph.store import Store
from seed.entries import KIND, Entry, added, amended
from seed.links_columns import LINK_COLUMNS
from seed.load import load
from seed.report import Report
from seed.source import Rejected

Command = Callable[..., Any]
_BY_OFFICERS = {"source": "What tells it: a meeting, a report, a return; default: officers' entry.",
                "source_date": "The day the source is of; default: today."}  # fmt: skip
JSON = click.option("--json", "as_json", is_flag=True, help="Print the claim's id and the counts as JSON.")
_REASON = click.option("--reason", required=True, help="Why; without names of people.")
_CLAIM = click.argument("claim")


def fields(*names: str) -> Callable[[Command], Command]:
    """Give a command the columns of the list of links as options."""
    columns = [column for column in LINK_COLUMNS if not names or column.field in names]

    def with_options(command: Command) -> Command:
        for column in reversed(columns):
            told = _BY_OFFICERS.get(column.field) or f"{column.help[:1].upper()}{column.help[1:]}."
            option = f"--{column.field.replace('_', '-')}"
            command = click.option(option, column.field, metavar="TEXT", help=told)(command)
        return command

    return with_options


@click.group(name="link")
def command() -> None:
    """Record a link by hand, or say what became of one; each is a load of its own, which `undo` takes back."""


@command.command(name="add")
@fields()
@JSON
def add(*, as_json: bool, **words: str | None) -> None:
    """Record a link that is not held yet."""
    keep(lambda store: added(store, given(words)), as_json=as_json)


@command.command(name="confirm")
@_CLAIM
@click.option("--on", metavar="DAY", help="The last day on which it is known to be so; default: the source's day.")
@fields("source", "source_date", "note")
@JSON
def confirm(claim: str, *, as_json: bool, **words: str | None) -> None:
    """Say that CLAIM is still so."""
    _amend(claim, "confirmed", words, as_json=as_json)


@command.command(name="end")
@_CLAIM
@click.option("--on", required=True, metavar="DAY", help="When it ended, as July 2014, autumn 2013 or 2013/14.")
@click.option("--reason", help="Why; without names of people.")
@fields("source", "source_date", "note")
@JSON
def end(claim: str, *, as_json: bool, **words: str | None) -> None:
    """Say when CLAIM ended."""
    _amend(claim, "ended", words, as_json=as_json)


@command.command(name="correct")
@_CLAIM
@_REASON
@fields()
@JSON
def correct(claim: str, *, as_json: bool, **words: str | None) -> None:
    """Say how CLAIM should be told: what is not given stays as it is, and an empty text clears it."""
    _amend(claim, "corrected", words, as_json=as_json)


@command.command(name="retract")
@_CLAIM
@_REASON
@fields("source", "source_date", "note")
@JSON
def retract(claim: str, *, as_json: bool, **words: str | None) -> None:
    """Say that CLAIM is wrong: it was never so."""
    _amend(claim, "retracted", words, as_json=as_json)


def given(words: dict[str, str | None]) -> dict[str, str]:
    """Leave out the options that were not given."""
    return {name: value for name, value in words.items() if value is not None}


def _amend(claim: str, how: Amendment, words: dict[str, str | None], *, as_json: bool) -> None:
    keep(lambda store: amended(store, claim, how, given(words)), as_json=as_json)


def keep(read: Callable[[Store], Entry], *, as_json: bool) -> None:
    """Read an entry, write it as a load of its own, and say what was done.

    Raises:
        BadInput: A field cannot be read; the message names its option.
    """
    with database() as store:
        try:
            entry = read(store)
        except Rejected as fault:
            shown = f" {fault.value!r}" if fault.value else ""
            raise BadInput(f"--{fault.column.replace('_', '-')}{shown}: {fault.reason}; {fault.remedy}.") from None
        batch = entry.batch()
        with noted({"kind": KIND, "files": [], "sha256": batch.sha256}):
            report = load(store, batch, say)
    if as_json:
        click.echo(json.dumps({"claim": entry.claim.id, **report.model_dump()}))
    else:
        click.echo(_sentence(entry, report))


def _sentence(entry: Entry, report: Report) -> str:
    claim, load_id = entry.claim, report.load
    if not report.rows:
        return f"The same was recorded before, as {load_id}: nothing changed."
    named = f"{claim.amends} is {claim.amendment} by {claim.id}" if claim.amends else f"Recorded {claim.id}"
    return f"{named}; `partnerships undo {load_id}` takes it back."
