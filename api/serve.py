"""Serving the pages to this machine alone."""

import socket

import uvicorn

from api.app import create_app
from graph.errors import BadInput
from graph.store import Store

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
HIGHEST_PORT = 65535


def check_host(host: str) -> None:
    """Refuse an address that other machines could reach.

    Raises:
        BadInput: With what to give instead.
    """
    if host not in LOOPBACK:
        raise BadInput(
            f"--host {host} is refused: other machines could reach it, and nobody is asked to log in; "
            "give --host 127.0.0.1 (or leave it out)."
        )


def check_port(host: str, port: int) -> None:
    """Refuse a port that is none, or that is taken.

    Raises:
        BadInput: With what to give instead.
    """
    if not 0 < port <= HIGHEST_PORT:
        raise BadInput(f"--port {port} is no port: give a number from 1 to {HIGHEST_PORT}, such as 8000.")
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            line.bind((host, port))
        except OSError as error:
            raise BadInput(
                f"Port {port} of {host} cannot be used ({error.strerror}): "
                f"give another, such as --port {min(port + 1, HIGHEST_PORT)}."
            ) from error


def serve(store: Store, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve until interrupted.

    Raises:
        BadInput: The address is not this machine's own, or the port is taken.
    """
    check_host(host)
    check_port(host, port)
    uvicorn.run(create_app(store), host=host, port=port, log_level="warning", server_header=False, access_log=False)
