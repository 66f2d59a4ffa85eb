"""Adding a question is adding one file: its command, addresses, page and line in the documentation follow."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from served import surroundings

from graph.store import Store

FILE = """/*
title = "Twice as many"
question = "How many schools are there, twice over?"
audience = "analyst"
params.times = { type = "int", help = "how often to count", example = 2, default = 2 }
returns.schools = { type = "int", meaning = "schools, counted so often" }

[[examples]]
network = "Ash -SUPPORTS-> Birch"
rows = '''
schools
4
'''
*/
MATCH (s:School) RETURN $times * count(s) AS schools
"""
# Run where `queries` is the copy with one file more.
LOOK = """
import json, sys
from pathlib import Path
from starlette.testclient import TestClient
from graph.settings import Settings
from graph.store import open_store
from api.app import create_app
sys.path.append(sys.argv[1])
import make_docs
with open_store(Settings(), print) as store:
    client = TestClient(create_app(store), base_url="http://localhost")
    found = {
        "api": client.get("/api/queries/twice/as_many?times=3").json()["rows"],
        "listed": client.get("/api/queries?topic=twice").json()["questions"][0]["title"],
        "operation": client.get("/openapi.json").json()["paths"]["/api/queries/twice/as_many"]["get"]["operationId"],
        "parameter": client.get("/openapi.json").json()["paths"]["/api/queries/twice/as_many"]["get"]["parameters"][0],
        "page": "<h1>How many schools are there, twice over?</h1>" in client.get("/queries/twice/as_many").text,
        "link": 'href="/queries/twice/as_many"' in client.get("/queries").text,
        "docs": "### Twice as many" in make_docs.questions(),
    }
print(json.dumps(found))
"""


def test_one_file_makes_the_command_the_address_the_page_and_the_documentation(
    drawn: Callable[..., Store], repository: Path, tmp_path: Path
) -> None:
    shutil.copytree(repository / "queries", tmp_path / "queries", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "queries" / "twice").mkdir()
    (tmp_path / "queries" / "twice" / "as_many.cypher").write_text(FILE, "utf-8")
    place = surroundings(drawn("Ash -SUPPORTS-> Birch"), tmp_path / "home") | {"PYTHONPATH": str(tmp_path)}

    def run(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words], cwd=tmp_path, env=place, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    looked = json.loads(run("-W", "ignore", "-c", LOOK, str(repository / "tools")))
    assert looked.pop("parameter")["description"] == "how often to count"
    assert looked == {
        "api": [{"schools": 6}],
        "listed": "Twice as many",
        "operation": "query_twice_as_many",
        "page": True,
        "link": True,
        "docs": True,
    }
    command = "from api.cli import main; main()"
    assert json.loads(run("-c", command, "query", "twice/as_many", "--format", "json"))["rows"] == [{"schools": 4}]
    assert "twice/as_many" in run("-c", command, "query", "twice")
