"""Make graph/neo4j-jars.lock anew: `python tools/lock_jars.py [VERSION]`, e.g. 5.26.30 (the locked one if absent).

Resolves org.neo4j:neo4j with all it needs, for every platform, and writes each jar's coordinates and SHA-256.
A changed lock wants a run of all tests: class names and settings move between versions of Neo4j.
"""

import hashlib
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from graph.jars import LOCK, THREADS, Jar, maven, version

HEADER = """\
# The jars of Neo4j Community {version}: Maven coordinates (group:artifact:packaging[:classifier]:version), SHA-256.
# Made by tools/lock_jars.py; the order is the class path's.
"""


def locked_jar(artifact: Any) -> Jar:
    """Fetch one resolved artifact and lock its bytes."""
    sha256 = hashlib.sha256(artifact.resolve().read_bytes()).hexdigest()
    names = artifact.groupId, artifact.artifactId, artifact.packaging, artifact.classifier or "", artifact.version
    return Jar(*names, sha256)


def main(wanted: str) -> None:
    """Resolve, fetch and write the lock of one version of Neo4j."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(THREADS) as pool:
        context = maven(Path(folder))
        named = context.create_dependency(f"org.neo4j:neo4j:{wanted}")
        inputs, others = context.resolver.resolve([named])
        artifacts = [needed.artifact for needed in (*inputs, *others) if needed.scope != "test"]
        lines = sorted(jar.line() for jar in pool.map(locked_jar, artifacts))
    LOCK.write_text(HEADER.format(version=wanted) + "\n".join(lines) + "\n", encoding="utf-8")
    sys.stderr.write(f"{len(lines)} jars locked in {LOCK}.\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else version())
