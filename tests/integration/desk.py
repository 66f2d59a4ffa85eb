"""A small council at an officer's desk: what is held first, and short ways to record, amend and look."""

from datetime import date

from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.store import Store
from seed.entries import added, amended
from seed.load import load
from seed.report import Report

PICTURE = """
Ash#900001{name: Example Ash Primary School} -IN_AREA_OF-> Exemplar:Council#999
Birch#900002{name: Example Birch Primary School} -IN_AREA_OF-> Exemplar
Elm#900003{name: Example Elm School} -IN_AREA_OF-> Exemplar
Oak:Trust#2044{name: Example Oak Trust}
Oak -SUPPORTS-> Ash
"""
HELD = "SUPPORTS:Oak:Ash"
DAY = date(2013, 12, 10)


def quiet(_: str) -> None:
    """Take progress sentences and say nothing."""


def amend(store: Store, name: str, how: str, **words: str) -> tuple[str, Report]:
    """Say something of a claim; give the id of the later claim, and what the load did."""
    entry = amended(store, name, how, words)  # type: ignore[arg-type]
    return entry.claim.id, load(store, entry.batch(), quiet)


def add(store: Store, **words: str) -> tuple[str, Report]:
    """Record a link; give its id, and what the load did."""
    entry = added(store, {"relationship": "supports", **words})
    return entry.claim.id, load(store, entry.batch(), quiet)


def linked(store: Store, day: date) -> list[str]:
    """Give the schools of the council that have support recorded on a day."""
    found = gaps(store, GapsQuery(council="999", as_of=day, state=("linked",)))
    return sorted(school.id for school in found.schools)


def types(store: Store) -> dict[str, str]:
    """Give the type of each claim that is support, or was."""
    rows = store.read("MATCH ()-[r:SUPPORTS|STRUCK]->() RETURN r.id AS id, type(r) AS type")
    return {row["id"]: row["type"] for row in rows}
