"""Whatever officers record, amend, import and take back: what was answered before can be had again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.drawing import draw
from graph.errors import PartnershipsError
from graph.store import Store
from seed.entries import Entry, added, amended
from seed.known import as_known
from seed.load import load
from seed.source import Batch, Rejected
from seed.sources import intakes, read_known
from seed.undo import undo

PICTURE = """
Ash#900001 -IN_AREA_OF-> Exemplar:Council#999
Birch#900002 -IN_AREA_OF-> Exemplar
Elm#900003 -IN_AREA_OF-> Exemplar
Oak:Trust#2044
Oak -SUPPORTS-> Ash
"""
DAYS = (date(2013, 12, 10), date(2014, 9, 1))
PARTIES = ("900001", "900002", "900003", "Oak")
WHEN = ("10/12/2013", "spring 2014", "2013/14", "1/9/2013", "by 2014")
_parties, _when = st.sampled_from(PARTIES), st.sampled_from(WHEN)
_rows = st.lists(st.tuples(_parties, _parties, _when), min_size=1, max_size=3)
STEPS = st.one_of(
    st.tuples(st.just("record"), _parties, _parties, _when),
    st.tuples(st.sampled_from(["confirmed", "ended"]), st.integers(0, 9), _when),
    st.tuples(st.just("corrected"), st.integers(0, 9), _parties, _when),
    st.tuples(st.just("retracted"), st.integers(0, 9)),
    st.tuples(st.just("import"), _rows),
    st.tuples(st.just("undo"), st.integers(0, 3)),
)


def quiet(_: str) -> None:
    """Take progress sentences and say nothing."""


@dataclass
class History:
    """A database, and what was answered after each load that stands."""

    store: Store
    canonical: Callable[[Store], str]
    folder: Path
    known: dict[str, tuple[str, list[str]]] = field(default_factory=dict)

    def answers(self, store: Store) -> tuple[str, list[str]]:
        """Give all that is held, and the gaps of some days."""
        told = [gaps(store, GapsQuery(council="999", as_of=day)).model_dump_json() for day in DAYS]
        return self.canonical(store), told

    def claims(self) -> list[str]:
        """Give the ids of all claims, struck ones too."""
        rows = self.store.read("MATCH ()-[r:SUPPORTS|STRUCK]->() RETURN r.id AS id ORDER BY id")
        return [row["id"] for row in rows]

    def step(self, kind: str, *told: Any) -> None:
        """Do one thing; what is refused has changed nothing."""
        before, held = self.answers(self.store), self.claims()
        try:
            if kind == "undo":
                self._undo(*told)
                return
            report = load(self.store, self._batch(kind, told), quiet)
        except (PartnershipsError, Rejected):
            assert self.answers(self.store) == before
            return
        assert set(held) <= set(self.claims())  # nothing is lost but by undo
        if report.rows:
            self.known[str(report.load)] = self.answers(self.store)

    def _batch(self, kind: str, told: tuple[Any, ...]) -> Batch:
        if kind == "import":
            return self._list(told[0])
        return self._entry(kind, told).batch()

    def _entry(self, kind: str, told: tuple[Any, ...]) -> Entry:
        if kind == "record":
            words = {"relationship": "supports", "first": told[0], "second": told[1], "from": told[2]}
            return added(self.store, words | {"source_date": "1/7/2014"})
        claims, words = self.claims(), {"reason": "Because", "source_date": "1/7/2014"}
        more = {"second": told[1], "from": told[2]} if kind == "corrected" else {"on": told[1]} if told[1:] else {}
        return amended(self.store, claims[told[0] % len(claims)], kind, words | more)  # type: ignore[arg-type]

    def _list(self, rows: list[tuple[str, str, str]]) -> Batch:
        path = self.folder / "links.csv"
        lines = [
            "relationship,first party,second party,from,source",
            *(f"supports,{a},{b},{c},A list" for a, b, c in rows),
        ]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        (intake,) = intakes("links", [path], date(2014, 7, 1), lambda: read_known(self.store))
        return intake.batch

    def _undo(self, back: int) -> None:
        standing = list(self.known)
        if len(standing) == 1:  # the ground that all stands on
            return
        name = standing[max(1, len(standing) - 1 - back)]
        undo(self.store, name, quiet)
        del self.known[name]
        if back == 0 or name == standing[-1]:
            last = list(self.known.values())[-1:]
            assert last in ([], [self.answers(self.store)])  # exactly as it was
        for later in standing[standing.index(name) + 1 :]:  # what they knew rested on it too
            del self.known[later]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=2, max_size=9))
def test_every_earlier_answer_can_be_had_as_it_was_known(
    server: Store, empty: Callable[[], None], canonical: Callable[[Store], str], tmp_path: Path, steps: list[Any]
) -> None:
    empty()
    parts = draw(PICTURE, DAYS[0], "document:drawing")
    history = History(server, canonical, tmp_path)
    first = load(server, Batch("drawing", [], [*parts.nodes, *parts.claims], sha256="drawing"), quiet)
    history.known[str(first.load)] = history.answers(server)
    for kind, *told in steps:
        history.step(kind, *told)
    for name, expected in history.known.items():
        with as_known(server, name) as then:
            assert history.answers(then) == expected
