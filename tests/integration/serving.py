"""The pages served on a free port of this machine, as the command does, for tests to ask."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from api.app import create_app
from graph.store import Store


@contextmanager
def served(store: Store) -> Iterator[str]:
    """Serve over a store, and give the address."""
    server = uvicorn.Server(uvicorn.Config(create_app(store), port=0, log_level="critical", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()
