"""`partnerships views`: filters saved with `gaps --save-view`."""

import json

import click

from api.database import database
from graph.views import delete_view, saved_views


@click.group(name="views")
def command() -> None:
    """Filters saved under a name with `gaps --save-view`; `gaps --view NAME` takes them."""


@command.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_all(*, as_json: bool) -> None:
    """Say which are saved, and what each asks."""
    with database() as store:
        found = saved_views(store).views
    if as_json:
        click.echo(json.dumps([view.model_dump(mode="json") for view in found], indent=2))
    elif not found:
        click.echo("None is saved yet: save one with `partnerships gaps --save-view NAME`.")
    for view in () if as_json else found:
        told = ", ".join(f"{name.replace('_', '-')} {value}" for name, value in view.settings.items())
        click.echo(f"{view.name}: {told}")


@command.command(name="delete")
@click.argument("name")
def forget(name: str) -> None:
    """Forget the filters saved under NAME."""
    with database() as store:
        delete_view(store, name)
    click.echo(f"{name} is saved no more.")
