"""The one user of the Neo4j driver: read, write, explain."""

from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

import neo4j
from neo4j import exceptions as neo4j_errors
from neo4j.time import Date, DateTime

from graph.embedded import Connection, ensure_running
from graph.errors import Clash, DatabaseUnavailable, PartnershipsError
from graph.kept import Kept
from graph.settings import Settings

Say = Callable[[str], None]
Rows = list[dict[str, Any]]
T = TypeVar("T")

_SCALARS = frozenset({bool, int, float, str, type(None)})  # a long list of these is left as it is
_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")  # the driver's http is a preview


def plain(value: Any) -> Any:
    """Turn the driver's dates into Python's, inside lists and maps too."""
    if isinstance(value, list):
        return value if _SCALARS.issuperset(map(type, value)) else [plain(v) for v in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return value.to_native() if isinstance(value, Date | DateTime) else value


@contextmanager
def _one_sentence(uri: str) -> Iterator[None]:
    """Turn the driver's errors into one sentence with its remedy."""
    try:
        yield
    except neo4j_errors.AuthError:
        raise DatabaseUnavailable(
            f"Neo4j at {uri} refused the log-in: check NEO4J_USERNAME and NEO4J_PASSWORD."
        ) from None
    except neo4j_errors.DriverError as error:
        raise DatabaseUnavailable(
            f"Neo4j at {uri} cannot be reached or went away: start it, or check NEO4J_URI "
            "(unset it to use the embedded database); nothing was half done."
        ) from error
    except neo4j_errors.ConstraintError as error:
        raise Clash(_explained(error)) from error
    except neo4j_errors.Neo4jError as error:
        raise PartnershipsError(_explained(error)) from error


def _driver(connection: Connection) -> neo4j.Driver:
    try:
        _check_address(connection.uri)
        return neo4j.GraphDatabase.driver(
            connection.uri,
            auth=(connection.username, connection.password),
            connection_timeout=5,
            connection_acquisition_timeout=10,
            max_transaction_retry_time=5,
            notifications_min_severity="OFF",
        )
    except (neo4j_errors.ConfigurationError, ValueError) as error:
        reason = str(error).split("\n", 1)[0]
        raise DatabaseUnavailable(
            f"NEO4J_URI {connection.uri!r} is not an address that Neo4j understands ({reason}): "
            "write for example bolt://localhost:7687."
        ) from error


def _check_address(uri: str) -> None:
    parts = urlsplit(uri)
    if parts.scheme not in _SCHEMES:
        raise ValueError(f"it must begin with one of {', '.join(f'{scheme}://' for scheme in _SCHEMES)}")
    if parts.port == 0:  # reading the port refuses one that is no number or too large
        raise ValueError("0 is no port")
    (parts.hostname or "").encode("idna")  # refuses a name that cannot be looked up


def _explained(error: neo4j_errors.Neo4jError) -> str:
    if "DatabaseNotFound" in (error.code or ""):
        return (
            f"Neo4j has no such database ({error.message}): check NEO4J_DATABASE, or unset it to use the default one."
        )
    if "AuthenticationRateLimit" in (error.code or ""):
        return "Neo4j refuses to log in after several wrong passwords: wait some seconds, then check NEO4J_PASSWORD."
    return f"Neo4j refused the statement ({error.code}): {str(error.message).splitlines()[0]}"


def _rows(tx: neo4j.Transaction | neo4j.ManagedTransaction, cypher: str, parameters: dict[str, Any]) -> Rows:
    return [{str(k): plain(v) for k, v in dict(record).items()} for record in tx.run(cypher, parameters)]


def _table(tx: neo4j.ManagedTransaction, cypher: str, parameters: dict[str, Any]) -> tuple[list[str], str, Rows]:
    result = tx.run(cypher, parameters)
    keys, rows = list(result.keys()), [{str(k): plain(v) for k, v in dict(record).items()} for record in result]
    return keys, result.consume().query_type or "", rows


class Transaction:
    """One write transaction: all of it is kept, or nothing."""

    def __init__(self, inner: neo4j.Transaction) -> None:
        """Wrap the driver's transaction."""
        self._inner = inner
        self._writer = ThreadPoolExecutor(1)
        self._written: Future[Rows] | None = None

    def run(self, cypher: str, **parameters: Any) -> Rows:
        """Run one statement and give its rows, dates as Python's."""
        self.settle()
        return _rows(self._inner, cypher, parameters)

    def write(self, cypher: str, **parameters: Any) -> None:
        """Start one statement that gives no rows; whatever comes next waits for it, and gets its error."""
        self.settle()
        self._written = self._writer.submit(_rows, self._inner, cypher, parameters)

    def settle(self) -> None:
        """Wait for the statement under way."""
        written, self._written = self._written, None
        if written:
            written.result()

    def take_back(self) -> None:
        """Undo all of it now."""
        self.settle()
        self._inner.rollback()

    def close(self) -> None:
        """Let the statement under way end, whatever came of it."""
        self._writer.shutdown()


class Store:
    """An open connection to one database; close it, or use it in a `with` statement."""

    def __init__(self, connection: Connection) -> None:
        """Connect and make sure that the database answers.

        Raises:
            DatabaseUnavailable: it cannot be reached, or refuses the log-in.
        """
        self.connection = connection
        self._driver = _driver(connection)
        self._seen = neo4j.GraphDatabase.bookmark_manager()  # in a cluster no reading is older than the one before it
        self._kept = Kept(self._state)
        try:
            self.explain("RETURN 1 AS answers")  # tried once; what reads is tried again for some seconds
        except BaseException:
            self._driver.close()
            raise

    def __enter__(self) -> Self:
        """Give the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connection."""
        self.close()

    def close(self) -> None:
        """Close the connection; the server stays up."""
        self._driver.close()

    def read(self, cypher: str, **parameters: Any) -> Rows:
        """Run one reading statement and give its rows, dates as Python's."""
        with _one_sentence(self.connection.uri), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(_rows, cypher, parameters)

    def read_table(self, cypher: str, **parameters: Any) -> tuple[list[str], str, Rows]:
        """Run one reading statement and give its columns, its type (r, rw, w, s) and its rows."""
        with _one_sentence(self.connection.uri), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(_table, cypher, parameters)

    def keep(self, key: Hashable, read: Callable[[], T]) -> T:
        """Give what a reading gave, from memory until the database changes; see `graph.kept`."""
        return self._kept.get(key, read)

    def _state(self) -> frozenset[str]:
        """Give the bookmark of the last transaction, whoever wrote: a load, an undoing, another program."""
        with _one_sentence(self.connection.uri), self._session(neo4j.READ_ACCESS) as session:
            session.run("RETURN 1").consume()
            return session.last_bookmarks().raw_values

    def command(self, cypher: str) -> None:
        """Run one schema command in a transaction of its own."""
        with _one_sentence(self.connection.uri), self._session(neo4j.WRITE_ACCESS) as session:
            session.run(cypher).consume()

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Open one write transaction: kept at the end, unless it was taken back or an error came."""
        with (
            _one_sentence(self.connection.uri),
            self._session(neo4j.WRITE_ACCESS) as session,
            session.begin_transaction() as tx,
            closing(Transaction(tx)) as writing,
        ):
            yield writing
            writing.settle()
            if not tx.closed():
                tx.commit()

    def explain(self, cypher: str, **parameters: Any) -> tuple[list[str], str]:
        """Give the column names and the type (r, rw, w, s) of a statement without running it."""
        with _one_sentence(self.connection.uri), self._session(neo4j.READ_ACCESS) as session:
            result = session.run(f"EXPLAIN {cypher}", parameters)
            keys = list(result.keys())
            return keys, result.consume().query_type or ""

    def _session(self, mode: str) -> neo4j.Session:
        return self._driver.session(
            database=self.connection.database or None,
            default_access_mode=mode,
            fetch_size=5000,
            bookmark_manager=self._seen,
        )


def open_store(settings: Settings, say: Say) -> Store:
    """Open the database the settings name: the one at NEO4J_URI, else the embedded one (started if need be)."""
    if settings.neo4j_uri is None:
        return Store(ensure_running(settings.partnerships_home, say))
    password = settings.neo4j_password.get_secret_value()
    return Store(Connection(settings.neo4j_uri, settings.neo4j_username, password, settings.neo4j_database or ""))
