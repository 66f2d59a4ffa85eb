"""`partnerships db`: the embedded Neo4j."""

import json

import click

from api.cli import say
from api.database import database
from graph.embedded import start, status, stop
from graph.errors import BadInput
from graph.settings import Settings
from graph.warm_up import warm_up


def _embedded() -> Settings:
    settings = Settings()
    if settings.neo4j_uri:
        raise BadInput(
            f"NEO4J_URI is set ({settings.neo4j_uri}), so the embedded database is not used: "
            "unset it to manage the embedded one."
        )
    return settings


@click.group(name="db")
def command() -> None:
    """Start, stop or look at the embedded Neo4j."""


@command.command(name="start")
def start_database() -> None:
    """Start the embedded Neo4j (the first time it is fetched: about 140 MB)."""
    home = _embedded().partnerships_home
    before = status(home)
    connection = start(home, say)
    with database() as store:
        if not before.running:
            warm_up(store)
    click.echo(f"Neo4j runs at {connection.uri}.")


@command.command(name="stop")
def stop_database() -> None:
    """Stop the embedded Neo4j; the data stay."""
    click.echo("Neo4j has stopped." if stop(_embedded().partnerships_home) else "No Neo4j was running.")


@command.command(name="status")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def show_status(*, as_json: bool) -> None:
    """Say whether it runs, where, and how to log in."""
    found = status(_embedded().partnerships_home)
    if as_json:
        body = {name: getattr(found, name) for name in ("running", "pid", "uri", "version")}
        paths = {name: str(getattr(found, name)) for name in ("home", "log", "password_file")}
        click.echo(json.dumps(body | paths))
        return
    click.echo(f"Neo4j {found.version} runs (process {found.pid}) at {found.uri}." if found.running else "Not running.")
    click.echo(f"Data: {found.home}\nLog: {found.log}")
    if found.running:
        click.echo(f"User neo4j; the password stands in {found.password_file}.")
