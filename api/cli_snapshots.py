"""`partnerships snapshots`: answers that were frozen with `gaps --save`."""

import io
import json
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from api.asking import audience_option
from api.cli import say
from api.database import database
from api.output import rendered, with_output, write
from graph.snapshots import SnapshotLine, SnapshotsQuery, delete, frozen, rename, snapshots
from viz.terminal import WIDTH

_VIEWS = {form: f"viz.snapshot_view:as_{form}" for form in ("table", "csv", "xlsx")}


@click.group(name="snapshots")
def command() -> None:
    """Answers that were frozen under a name with `gaps --save`; no later load changes them."""


@command.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@audience_option
def list_all(audience: str, *, as_json: bool) -> None:
    """Say which are kept: what was asked, as at which day, when, and the SHA-256 of each."""
    with database() as store:
        found = snapshots(store, SnapshotsQuery.model_validate({"audience": audience})).snapshots
    if as_json:
        click.echo(json.dumps([line.model_dump(mode="json") for line in found], indent=2))
    else:
        click.echo(_table(found) if found else "None is kept yet: keep one with `partnerships gaps --save NAME`.")


@command.command(name="show")
@click.argument("name")
@audience_option
@with_output
def show(form: str, output: Path | None, name: str, audience: str) -> None:
    """Give the answer kept under NAME, to the byte as it was."""
    with database() as store:
        kept = frozen(store, name, SnapshotsQuery.model_validate({"audience": audience}))
    if not kept.intact:
        say("Its bytes no longer have the SHA-256 that they were kept with: somebody else changed them.")
    write(kept.as_json() + "\n" if form == "json" else rendered(kept, form, _VIEWS), output)
    if not kept.intact:
        click.get_current_context().exit(1)


@command.command(name="rename")
@click.argument("name")
@click.argument("new")
def give_name(name: str, new: str) -> None:
    """Give the answer kept under NAME the name NEW; its bytes stay."""
    with database() as store:
        rename(store, name, new)
    click.echo(f"{name} is now called {new}.")


@command.command(name="delete")
@click.argument("name")
def forget(name: str) -> None:
    """Forget the answer kept under NAME."""
    with database() as store:
        delete(store, name)
    click.echo(f"{name} is kept no more.")


def _table(found: list[SnapshotLine]) -> str:
    table = Table(expand=True)
    for name, ratio in {"Name": 4, "Of": 3, "As at": 2, "Kept (UTC)": 3, "By": 2, "Load": 2, "SHA-256": 3}.items():
        table.add_column(name, ratio=ratio)
    for line in found:
        when, of = f"{line.at:%Y-%m-%d %H:%M}", line.council or "England"
        row = (line.name, of, line.as_of.isoformat(), when, line.user or "–", line.load or "–", line.sha256[:12])
        table.add_row(*row)
    out = io.StringIO()
    Console(file=out, width=WIDTH, highlight=False, markup=False, emoji=False).print(table)
    return out.getvalue().rstrip("\n")
