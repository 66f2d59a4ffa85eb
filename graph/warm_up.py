"""The first answer after a start takes seconds, for Neo4j makes its plans then: better while the start is awaited."""

import contextlib

from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.errors import PartnershipsError
from graph.store import Store


def warm_up(store: Store) -> None:
    """Ask the main question of one council that is held, and forget the answer; an empty database has none."""
    for council in store.read("MATCH (c:Council) RETURN c.id AS id ORDER BY id LIMIT 1"):
        with contextlib.suppress(PartnershipsError):  # no source yet to date an answer by
            gaps(store, GapsQuery(council=council["id"]))
