"""`partnerships serve`: the pages and the HTTP interface, on this machine only."""

import click

from api.cli import say
from api.database import database
from api.serve import check_host, check_port, serve


@click.command(name="serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="A loopback address; no other is served.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def command(host: str, port: int) -> None:
    """Serve the pages and the HTTP interface until interrupted."""
    check_host(host)
    check_port(host, port)
    with database() as store:
        say(f"Serving at http://{host}:{port}/ (stop with Ctrl+C).")
        serve(store, host, port)
