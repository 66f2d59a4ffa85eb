"""One start of the Neo4j server: its settings, its first password, its process, and how the log tells its fate."""

import secrets
import socket
from collections.abc import Sequence
from pathlib import Path

from graph.errors import ServerProblem
from graph.home import Places, Run, write_private
from graph.jars import version
from graph.java import OPTIONS, admin, argument_file, class_path, detached, environment, executable

MAIN = "org.neo4j.server.CommunityEntryPoint"
READY = ("Bolt enabled on", "Started.")
# Rewritten at every start. Transaction memory has no limit (0; the default is 70 % of the heap), so that a whole load
# fits one transaction. The two import settings and the empty folder together shut off LOAD CSV, from files and the net.
SETTINGS = """\
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=true
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
server.directories.import=import
dbms.usage_report.enabled=false
server.memory.pagecache.size=256m
dbms.memory.transaction.total.max=0
db.logs.query.enabled=OFF
db.tx_log.preallocate=false
db.tx_log.rotation.retention_policy=keep_none
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
db.shutdown_transaction_end_timeout=2s
"""


class StartFailed(ServerProblem):
    """This start ended before it was ready.

    Args:
        message: The sentence.
        again: Whether another start is likely to succeed, e.g. because the port was taken meanwhile.
        java_broke: Whether java itself broke down while it used the start-up cache.
    """

    def __init__(self, message: str, *, again: bool, java_broke: bool = False) -> None:
        super().__init__(message)
        self.again = again or java_broke
        self.java_broke = java_broke


def first_password(places: Places, jars: Sequence[Path], lock: int) -> None:
    """Make the random password before the first start; later ones only look that it is there.

    Raises:
        ServerProblem: There is a database, but its password file is gone.
    """
    if places.store.exists():
        password_of(places)
        return
    password = secrets.token_urlsafe(24)
    configure(places, 0)
    # A leading dash would be read as an option.
    admin(places.home, jars, ["dbms", "set-initial-password", f"p{password}"], keep=(lock,))
    write_private(places.password, f"p{password}\n")


def password_of(places: Places) -> str:
    """Read the password.

    Raises:
        ServerProblem: There is a database, but its password file is gone.
    """
    try:
        return places.password.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise ServerProblem(
            f"The password file {places.password} is missing: put it back, or stop the server and move "
            f"{places.home} away to begin with an empty database."
        ) from None


def configure(places: Places, port: int) -> None:
    """Write conf/neo4j.conf."""
    write_private(places.home / "conf" / "neo4j.conf", SETTINGS.format(port=port))


def free_port() -> int:
    """Find a free port of the loopback interface."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def launch(places: Places, jars: Sequence[Path], lock: int, *, extra: Sequence[str] = ()) -> Run:
    """Start java and return at once; the server outlives this process and holds the lock as long as it runs.

    Args:
        places: The home.
        jars: The class path.
        lock: The lock's descriptor, handed to java.
        extra: More java options.
    """
    port = free_port()
    configure(places, port)
    crash = f"-XX:ErrorFile={places.home / 'logs' / 'crash-%p.log'}"
    home = [f"--home-dir={places.home}", f"--config-dir={places.home / 'conf'}"]
    line = [*OPTIONS, crash, *extra, *class_path(jars), MAIN, *home]
    command = [str(executable()), argument_file(places.home / "run" / "server.arguments", line)]
    starts = _size(places.log), _size(places.console)
    places.console.touch(mode=0o600)
    with places.console.open("ab") as console:
        pid = detached(command, places.home, console, environment(places.home), keep=(lock,))
    return Run(pid, f"bolt://127.0.0.1:{port}", version(), *starts, quick=bool(extra))


def is_ready(places: Places, run: Run) -> bool:
    """Tell whether this start's own lines of the log say that it answers."""
    lines = _since(places.log, run.log_from)
    return all(word in lines for word in READY)


def failure(places: Places, run: Run) -> StartFailed:
    """Explain, from this start's own lines, why the server ended before it was ready."""
    console, log = _causes(places.console, run.console_from), _causes(places.log, run.log_from)
    reason = [*console, *log][-1:] or ["java ended without a word"]
    return StartFailed(
        f"Neo4j did not start ({reason[0]}): see {places.log} and {places.console}, then run the command again.",
        again=any("PortBindException" in cause for cause in log),
        java_broke=run.quick and not log,
    )


def _causes(path: Path, start: int) -> list[str]:
    return [cause for line in _since(path, start).splitlines() if (cause := _cause(line))]


def _cause(line: str) -> str:
    for mark in ("Caused by: ", 'Exception in thread "main" ', "Error: ", "Error occurred during "):
        if line.startswith(mark):
            return line.removeprefix("Caused by: ").strip()[:300]
    return ""


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _since(path: Path, start: int) -> str:
    """Read a log from a byte on; all of it if it has been rotated meanwhile."""
    if not path.exists():
        return ""
    with path.open("rb") as file:
        file.seek(start if start <= _size(path) else 0)
        return file.read().decode("utf-8", "replace")
