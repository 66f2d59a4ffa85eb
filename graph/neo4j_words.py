"""What is said of Neo4j's refusals, and of addresses that it would not understand; needs no driver."""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from graph.errors import Clash, DatabaseUnavailable, PartnershipsError, ShortOfMemory, StatementRefused

T = TypeVar("T")
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")  # the driver's http is a preview
LONGEST = 600  # characters of Neo4j's own words: some list all that it expected
GONE = (
    "Neo4j at {} cannot be reached or went away: start it, or check NEO4J_URI (unset it to use the embedded "
    "database); nothing was half done."
)
LOG_IN = "Neo4j at {} refused the log-in: check NEO4J_USERNAME and NEO4J_PASSWORD."
BROKEN = "A day or time lies outside the years 1 to 9999, or in a zone that is not known: return it with toString()."
PASSING = (  # codes of a server that is starting, ending or starved: the same statement may be answered the next moment
    "Neo.TransientError.General.", "Neo.TransientError.Database.", "Neo.DatabaseError.General.",
    "Neo.DatabaseError.Database.", "Neo.DatabaseError.Transaction.",
)  # fmt: skip
SHORT_OF_MEMORY = "Neo4j is short of memory just now: try again in a minute, or ask for less at a time."
USED = (  # by the question with a tag
    "SHOW TRANSACTIONS YIELD metaData, estimatedUsedHeapMemory AS bytes WHERE metaData.question = $tag "
    "RETURN coalesce(bytes, 0) AS bytes"
)
OVERRUN = (
    "SHOW TRANSACTIONS YIELD metaData, elapsedTime WHERE metaData.question IS NOT NULL "
    "AND elapsedTime.milliseconds > 1000 * $seconds RETURN 1 AS found"  # durations themselves have no order
)


def check_address(uri: str) -> None:
    """Refuse what is no address of Neo4j.

    Raises:
        ValueError: With the reason.
    """
    parts = urlsplit(uri)
    if parts.scheme not in SCHEMES:
        raise ValueError(f"it must begin with one of {', '.join(f'{scheme}://' for scheme in SCHEMES)}")
    if parts.port == 0:  # reading the port refuses one that is no number or too large
        raise ValueError("0 is no port")
    (parts.hostname or "").encode("idna")  # refuses a name that cannot be looked up


def explained(code: str, message: str) -> str:
    """Give Neo4j's refusal of a statement as one sentence.

    >>> explained("Neo.ClientError.Statement.SyntaxError", "Invalid input 'x'")
    "Neo4j refused the statement (Neo.ClientError.Statement.SyntaxError): Invalid input 'x'"
    """
    if "DatabaseNotFound" in code:
        return f"Neo4j has no such database ({message}): check NEO4J_DATABASE, or unset it to use the default one."
    if "AuthenticationRateLimit" in code:
        return "Neo4j refuses to log in after several wrong passwords: wait some seconds, then check NEO4J_PASSWORD."
    return f"Neo4j refused the statement ({code}): {first_line(message)}"


def first_line(message: str) -> str:
    """Give the first line of Neo4j's words; the others repeat the statement."""
    line = (message.splitlines() or [""])[0]
    return line if len(line) <= LONGEST else f"{line[:LONGEST]} …"


def as_error(code: str, message: str, *, clash: bool) -> PartnershipsError:
    """Give what Neo4j says as an error of ours; `clash`: a constraint was broken."""
    sentence = explained(code, message)
    if clash:
        return Clash(sentence)
    if code == "Neo.TransientError.General.OutOfMemoryError":
        return ShortOfMemory(SHORT_OF_MEMORY)
    if "DatabaseUnavailable" in code:
        return DatabaseUnavailable(sentence)
    return StatementRefused(sentence, code, first_line(message))


def asked(ask: Callable[[], T]) -> T:
    """Ask what reads; what Neo4j refuses only because it is starting, ending or starved counts as not reached."""
    try:
        return ask()
    except StatementRefused as refused:
        if refused.code.startswith(PASSING):
            raise DatabaseUnavailable(str(refused)) from refused
        raise
