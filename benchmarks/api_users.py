"""Twenty readers of the HTTP interface, for locust: each asks once a second, whatever the one before took."""

import json
import os
from itertools import count

from locust import HttpUser, constant_throughput, task

PATHS = json.loads(os.environ["API_PATHS"])
NUMBERS = count()


class Reader(HttpUser):
    """Somebody who asks for one path after another."""

    wait_time = constant_throughput(1)

    @task
    def ask(self) -> None:
        """Ask for the next path; all count as one."""
        self.client.get(PATHS[next(NUMBERS) % len(PATHS)], name="all")
