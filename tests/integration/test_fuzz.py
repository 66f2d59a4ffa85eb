"""The interface asked at random from its own description: no fault of ours, nothing but what it describes."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks
from served import served

from graph.store import Store
from seed.claims import read_papers
from seed.load import load

EXAMPLES = 8  # questions for each address
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]


@pytest.fixture(scope="module")
def described(server: Store) -> Iterator[schemathesis.BaseSchema]:
    """The description that the pages over the five papers give of themselves."""
    server.command("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS")
    load(server, read_papers(), lambda _: None)
    with served(server) as client:
        yield schemathesis.openapi.from_url(f"{client.base_url}/openapi.json")
    server.command("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS")


def test_whatever_is_asked_is_answered_as_described(described: schemathesis.BaseSchema) -> None:
    asked = [found.ok() for found in described.get_all_operations()]
    for operation in asked:
        for mode in GenerationMode if operation.path != "/api/cypher" else ():  # that has attacks of its own

            @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
            @given(case=operation.as_strategy(generation_mode=mode))
            def ask(case: schemathesis.Case) -> None:
                case.call_and_validate(checks=CHECKS)

            with suppress(Unsatisfiable):  # where anything may be asked, nothing is wrong to ask
                ask()
    assert len(asked) > 60
