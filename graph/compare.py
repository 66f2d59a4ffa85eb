"""Two answers on gaps compared: an earlier day, or an answer that was frozen, with what is known now.

Against a snapshot two steps are told apart. What the same question gives for the snapshot's own day with what is known
now differs from it only by our records. What differs from there to the later day is judged as `graph.changes` does.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.answers import Gaps, SchoolGap, State
from graph.asked import ask_on
from graph.change_causes import Cause, written
from graph.change_shapes import Change, Why
from graph.changes import Day, judged_on, step
from graph.compare_shapes import CompareQuery, Comparison, Move, Moved, Side
from graph.coverage import answered
from graph.coverage_options import GapsQuery
from graph.errors import BadInput
from graph.lookup import default_day, find_council
from graph.snapshots import SnapshotLine, SnapshotsQuery, frozen
from graph.store import Store
from graph.views import with_view

_STATES: tuple[State, ...] = (
    "linked",
    "confirmed_none",
    "not_known",
)  # of several records that became one the first speaks
_ORDER: tuple[Why, ...] = ("network", "cannot_tell", "records")
_MOVES: tuple[Move, ...] = ("joined", "left", "reason_moved")
_NETWORK = {"supporter_closed"}  # a reason that a dated event alone gives
Rows = Mapping[str, Sequence[SchoolGap]]  # by the id that each is read as now


@dataclass(frozen=True)
class _Ground:
    """The answers that are compared, and the changes between their days."""

    before: Gaps
    then: Gaps  # the question of `before` with what is known now
    now: Gaps
    changes: Mapping[tuple[str, str], Change]  # by id and kind of change
    read_as: Mapping[str, str]
    notes: Sequence[str]
    snapshot: SnapshotLine | None

    def rows(self, answer: Gaps) -> Rows:
        found: dict[str, list[SchoolGap]] = {}
        for row in answer.schools:
            found.setdefault(self.read_as.get(row.id, row.id), []).append(row)
        return found


def compare(store: Store, query: CompareQuery) -> Comparison:
    """Compare the gaps of an earlier day, or a snapshot, with those of the day asked about.

    Of a snapshot the settings are taken too; what is asked beside them must be the same.

    Raises:
        BadInput: The day is not earlier, or a setting is another than the snapshot's.
        UnknownThing: No such council or trust is held, or no such snapshot is kept.
        AmbiguousThing: Several answer to the name.
    """
    ground = _ground(store, query)
    found = sorted(_moved(ground), key=lambda row: (_MOVES.index(row.change), _ORDER.index(row.why), row.name, row.id))
    kept = ground.snapshot
    counted = {move: dict(Counter(row.why for row in found if row.change == move)) for move in _MOVES}
    return Comparison(
        council=ground.now.council,
        council_id=ground.now.council_id,
        options=query.model_dump(mode="json", exclude={"council", "as_of"}),
        before=_side(ground.before, kept),
        now=_side(ground.now, None),
        **counted,
        unchanged=len(ground.rows(ground.now)) - sum(1 for row in found if row.state_now is not None),
        notes=list(ground.notes),
        schools=found,
        withheld=max(ground.now.withheld, ground.before.withheld),
        illustrative=ground.now.illustrative,
        as_of=ground.now.as_of,
    )


def _side(answer: Gaps, kept: SnapshotLine | None) -> Side:
    told = {"snapshot": kept.name, "sha256": kept.sha256, "load": kept.load} if kept else {}
    return Side(as_of=answer.as_of, counts=answer.counts, counted_from=answer.counted_from, **told)


def _ground(store: Store, query: CompareQuery) -> _Ground:
    plain = with_view(store, GapsQuery.model_validate(query.model_dump(exclude={"compare"})))
    asked = plain.model_copy(update={"state": (), "reason": (), "need": 0.0, "by": None})
    day, kept = _day(query.compare), None
    if day is None:
        kept = frozen(store, query.compare, SnapshotsQuery(audience=query.audience))
        asked, day = _settings(asked, kept.snapshot), kept.answer.as_of
    council = find_council(store, asked.council)["id"] if asked.council else None
    last = asked.as_of or default_day(store, council, asked.audience)
    if day > last or (day == last and kept is None):
        raise BadInput(f"{written(day)} is not before {written(last)}: compare with an earlier day.")
    grounds = list(ask_on(store, asked, sorted({day, last})))
    days = [judged_on(one) for one in grounds]
    answers = [answered(store, one, told.judged) for one, told in zip(grounds, days, strict=True)]
    changes, read_as, notes = _between(days)
    before = kept.answer if kept else answers[0]
    return _Ground(before, answers[0], answers[-1], changes, read_as, notes, kept.snapshot if kept else None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _settings(asked: GapsQuery, kept: SnapshotLine) -> GapsQuery:
    """Give a snapshot's question for the day that is asked about now.

    Raises:
        BadInput: Something else is asked beside it.
    """
    fields = {
        key: value for key, value in kept.settings.items() if key not in {"state", "reason", "need", "by", "view"}
    }
    told = GapsQuery.model_validate(fields | {"as_of": asked.as_of})
    for name in type(asked).model_fields.keys() - {"as_of", "council"}:
        mine, its = getattr(asked, name), getattr(told, name)
        if mine not in (its, GapsQuery.model_fields[name].get_default(call_default_factory=True)):
            raise BadInput(f"The snapshot {kept.name!r} was asked with another {name}: leave that option out.")
    return told


def _between(days: Sequence[Day]) -> tuple[dict[tuple[str, str], Change], dict[str, str], list[str]]:
    """Give who joined or left between two days and why, what each school is read as on the later, and notes."""
    if len(days) == 1:
        return {}, {}, []
    told, later = step(*days), days[1].asked.scene
    read_as = {school: later.known.now(later.one(school)) for school in days[0].asked.people.schools}
    return {(one.id, one.change): one for one in told.schools}, read_as, told.notes


def _moved(ground: _Ground) -> Iterator[Moved]:
    before, then, now = (ground.rows(answer) for answer in (ground.before, ground.then, ground.now))
    for name in before.keys() | now.keys():
        first, later = before.get(name, ()), now.get(name, ())
        change = _change(first, later)
        if change:
            yield _told(ground, change, name, (first, then.get(name, ()), later))


def _change(first: Sequence[SchoolGap], later: Sequence[SchoolGap]) -> Move | None:
    linked = _state(first) == "linked", _state(later) == "linked"
    if linked[0] != linked[1]:
        return "joined" if linked[1] else "left"
    return "reason_moved" if first and later and _judged(first) != _judged(later) else None


def _state(rows: Sequence[SchoolGap]) -> State | None:
    return min((row.state for row in rows), key=_STATES.index, default=None)


def _codes(rows: Iterable[SchoolGap]) -> list[str]:
    return sorted({reason.code for row in rows for reason in row.reasons})


def _judged(rows: Sequence[SchoolGap]) -> tuple[State | None, list[str]]:
    return _state(rows), _codes(rows)


def _told(ground: _Ground, change: Move, name: str, rows: tuple[Sequence[SchoolGap], ...]) -> Moved:
    first, later = rows[0], rows[2]
    told = (later or first)[0]
    cause = _cause(ground, change, name, rows)
    return Moved(
        **{key: getattr(told, key) for key in ("id", "urn", "name", "council")},
        change=change,
        state_before=_state(first),
        state_now=_state(later),
        reasons_before=_codes(first),
        reasons_now=_codes(later),
        why=cause.why,
        text=cause.text,
    )


def _cause(ground: _Ground, change: Move, name: str, rows: tuple[Sequence[SchoolGap], ...]) -> Cause:
    first, then, later = rows
    day = written(ground.then.as_of)
    same = _judged(first) == _judged(then) if change == "reason_moved" else _linked(first) == _linked(then)
    if not same:
        return Cause("records", f"What is known of {day} differs from what the snapshot tells: our records changed.")
    if change == "reason_moved":
        gone, come = set(_codes(first)) - set(_codes(later)), set(_codes(later)) - set(_codes(first))
        dated = {code for code in gone | come if code in _NETWORK}
        if dated and dated == gone | come:
            return Cause("network", "A supporter closed, as its record tells, between the two days.")
        if dated:
            return Cause("cannot_tell", "A supporter closed between the two days, and what is recorded changed too.")
        return Cause("records", "What is recorded of it differs; nothing tells that the network changed.")
    found = [ground.changes.get((one, change)) for one in (name, *(row.id for row in first))]
    told = next((one for one in found if one), None)
    return Cause(told.why, told.text) if told else Cause("cannot_tell", "No source dates the change.")


def _linked(rows: Sequence[SchoolGap]) -> bool:
    return _state(rows) == "linked"
