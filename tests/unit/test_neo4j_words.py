"""What Neo4j refuses for a moment only is told from what it refuses always."""

import pytest

from graph.errors import DatabaseUnavailable, StatementRefused
from graph.neo4j_words import asked


def refusing(code: str) -> None:
    raise StatementRefused(f"Neo4j refused the statement ({code}).", code, "")


@pytest.mark.parametrize(
    "code",
    [
        "Neo.TransientError.General.TransactionMemoryLimit",
        "Neo.TransientError.Database.DatabaseUnavailable",
        "Neo.DatabaseError.General.UnknownError",
        "Neo.DatabaseError.Transaction.TransactionStartFailed",
    ],
)
def test_a_server_that_starts_ends_or_starves_counts_as_not_reached(code: str) -> None:
    with pytest.raises(DatabaseUnavailable, match=code):
        asked(lambda: refusing(code))


@pytest.mark.parametrize(
    "code", ["Neo.ClientError.Statement.SyntaxError", "Neo.DatabaseError.Statement.ExecutionFailed", ""]
)
def test_a_statement_that_is_wrong_stays_refused(code: str) -> None:
    with pytest.raises(StatementRefused):
        asked(lambda: refusing(code))


def test_an_answer_is_passed_on() -> None:
    assert asked(lambda: 7) == 7
