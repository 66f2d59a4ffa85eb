"""The one user of the Neo4j driver: read, write, explain, and answer questions of people we do not trust."""

import threading
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import closing, contextmanager, nullcontext
from typing import Any, Self, TypeVar

import neo4j
from neo4j import exceptions as neo4j_errors
from neo4j.time import Date, DateTime

from graph import neo4j_words as words
from graph import revival, turns
from graph.embedded import Connection, ensure_running
from graph.errors import DatabaseUnavailable, StatementRefused
from graph.kept import MOST_ROWS, Kept
from graph.settings import Settings
from graph.transaction import Transaction

Say = Callable[[str], None]
Rows = list[dict[str, Any]]
T = TypeVar("T")
_SCALARS = frozenset({bool, int, float, str, type(None)})  # a long list of these is left as it is
PATIENCE = 30  # seconds that a reader waits for an embedded server that is being restarted


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
        raise DatabaseUnavailable(words.LOG_IN.format(uri)) from None
    except neo4j_errors.BrokenRecordError as error:
        raise StatementRefused(words.BROKEN, "", words.BROKEN) from error
    except neo4j_errors.DriverError as error:
        raise DatabaseUnavailable(words.GONE.format(uri)) from error
    except neo4j_errors.Neo4jError as error:
        clash = isinstance(error, neo4j_errors.ConstraintError)
        raise words.as_error(error.code or "", error.message or "", clash=clash) from error


def _driver(connection: Connection) -> neo4j.Driver:
    try:
        words.check_address(connection.uri)
        return neo4j.GraphDatabase.driver(
            connection.uri,
            auth=(connection.username, connection.password),
            connection_timeout=5,
            connection_acquisition_timeout=10,
            max_transaction_retry_time=0 if connection.home else 5,  # an embedded server is seen to: `_patiently`
            notifications_min_severity="OFF",
        )
    except (neo4j_errors.ConfigurationError, ValueError) as error:
        reason = str(error).split("\n", 1)[0]
        raise DatabaseUnavailable(
            f"NEO4J_URI {connection.uri!r} is not an address that Neo4j understands ({reason}): "
            "write for example bolt://localhost:7687."
        ) from error


def _rows(tx: neo4j.Transaction | neo4j.ManagedTransaction, cypher: str, parameters: dict[str, Any]) -> Rows:
    return [{str(k): plain(v) for k, v in dict(record).items()} for record in tx.run(cypher, parameters)]


def _table(tx: neo4j.ManagedTransaction, cypher: str, parameters: dict[str, Any]) -> tuple[list[str], str, Rows]:
    result = tx.run(cypher, parameters)
    keys, rows = list(result.keys()), [{str(k): plain(v) for k, v in dict(record).items()} for record in result]
    return keys, result.consume().query_type or "", rows


class Store:
    """An open connection to one database; what reads waits for an embedded server that is being restarted."""

    def __init__(self, connection: Connection) -> None:
        """Connect and make sure that the database answers.

        Raises:
            DatabaseUnavailable: it cannot be reached, or refuses the log-in.
        """
        self.connection = connection
        self._driver = _driver(connection)
        self._seen = neo4j.GraphDatabase.bookmark_manager()  # in a cluster no reading is older than the one before it
        self._kept = Kept(self.mark)
        self.answers = Kept(self.mark, MOST_ROWS)
        self._closed = False
        self._finding = threading.Lock()
        try:
            self._explain("RETURN 1 AS answers", {})  # tried once; what reads is tried again for some seconds
        except BaseException:
            self._driver.close()
            raise

    def __enter__(self) -> Self:
        """Give the store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connection."""
        self.close()

    def close(self) -> None:
        """Close the connection; the server stays up."""
        self._closed = True
        self._driver.close()

    def read(self, cypher: str, **parameters: Any) -> Rows:
        """Run one reading statement and give its rows, dates as Python's."""
        return self._patiently(lambda: self._read(cypher, parameters))

    def read_table(self, cypher: str, **parameters: Any) -> tuple[list[str], str, Rows]:
        """Run one reading statement and give its columns, its type (r, rw, w, s) and its rows."""
        told: tuple[list[str], str, Rows] = self._patiently(lambda: self._read(cypher, parameters, _table))
        return told

    def keep(self, key: Hashable, read: Callable[[], T]) -> T:
        """Give what a reading gave, from memory until the database changes; see `graph.kept`."""
        return self._kept.get(key, read)

    def command(self, cypher: str) -> None:
        """Run one schema command in a transaction of its own."""
        with self._turn(), _one_sentence(self.connection.uri), self._session(neo4j.WRITE_ACCESS) as session:
            session.run(cypher).consume()

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Open one write transaction: kept at the end, unless it was taken back or an error came."""
        with self._turn():
            self._patiently(lambda: self._read("RETURN 1 AS answers", {}))
            with (
                _one_sentence(self.connection.uri),
                self._session(neo4j.WRITE_ACCESS) as session,
                session.begin_transaction() as tx,
                closing(Transaction(lambda cypher, told: _rows(tx, cypher, told), tx.rollback)) as writing,
            ):
                yield writing
                writing.settle()
                if not tx.closed():
                    tx.commit()

    def explain(self, cypher: str, **parameters: Any) -> tuple[list[str], str]:
        """Give the column names and the type (r, rw, w, s) of a statement without running it."""
        keys, summary = self._patiently(lambda: self._explain(cypher, parameters))
        return keys, summary.query_type or ""

    def plan(self, cypher: str, parameters: dict[str, Any], seconds: float, tag: str) -> tuple[str, dict[str, Any]]:
        """Give the type (r, rw, w, s) and the plan of a statement without running it, as `question` asks."""
        with self._tagged(seconds, tag) as tx:
            summary = tx.run(f"EXPLAIN {cypher}", parameters).consume()
        return summary.query_type or "", summary.plan or {}

    @contextmanager
    def question(
        self, cypher: str, parameters: dict[str, Any], seconds: float, tag: str
    ) -> Iterator[tuple[list[str], Iterator[list[Any]]]]:
        """Run one reading statement once, for so many seconds, tagged: give its columns, and its rows one by one."""
        with self._tagged(seconds, tag) as tx:
            result = tx.run(cypher, parameters)
            yield list(result.keys()), (record.values() for record in result)

    @contextmanager
    def _tagged(self, seconds: float, tag: str) -> Iterator[neo4j.Transaction]:
        """Open a reading transaction that others can see; after so many seconds it ends, where it can be ended."""
        with (
            _one_sentence(self.connection.uri),
            self._session(neo4j.READ_ACCESS) as session,
            session.begin_transaction({"question": tag}, seconds) as tx,
        ):
            yield tx

    def overrun(self, seconds: float) -> bool:
        """Say whether a question has been running for longer: its program was killed, and nothing stopped it."""
        return bool(self._read(words.OVERRUN, {"seconds": seconds}))

    def used_by(self, tag: str) -> int | None:
        """Give the bytes that the transaction with a tag takes, as Neo4j reckons; None where it has ended."""
        return max((row["bytes"] for row in self._read(words.USED, {"tag": tag})), default=None)

    def mark(self) -> str:
        """Give the bookmark of the last transaction, whoever wrote: while it stays the same, so do the data."""
        return self._patiently(self._mark)

    def _mark(self) -> str:
        with _one_sentence(self.connection.uri), self._session(neo4j.READ_ACCESS) as session:
            session.run("RETURN 1 AS answers").consume()
            return " ".join(sorted(session.last_bookmarks().raw_values))

    def _read(self, cypher: str, parameters: dict[str, Any], read: Callable[..., Any] = _rows) -> Any:
        with _one_sentence(self.connection.uri), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(read, cypher, parameters)

    def _explain(self, cypher: str, parameters: dict[str, Any]) -> tuple[list[str], neo4j.ResultSummary]:
        with _one_sentence(self.connection.uri), self._session(neo4j.READ_ACCESS) as session:
            result = session.run(f"EXPLAIN {cypher}", parameters)
            return list(result.keys()), result.consume()

    def _turn(self) -> Any:
        home = self.connection.home
        return turns.to_write(home) if home else nullcontext()

    def _patiently(self, ask: Callable[[], T]) -> T:
        """Ask; while the embedded server is away or short of memory, see that it comes back, and ask again."""
        give_up = time.monotonic() + PATIENCE
        while True:
            try:
                return words.asked(ask)
            except DatabaseUnavailable:
                if time.monotonic() > give_up or not self.find_again():
                    raise
            time.sleep(0.2)

    def find_again(self) -> bool:
        """Connect anew where the embedded server was restarted or ended untold; False where that is not ours."""
        with self._finding:
            home = self.connection.home
            if self._closed or home is None or not revival.is_to_run(home):
                return False
            found = revival.find_again(home)
            if found != self.connection:
                before, self._driver, self.connection = self._driver, _driver(found), found
                self._seen = neo4j.GraphDatabase.bookmark_manager()
                before.close()
            return True

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
