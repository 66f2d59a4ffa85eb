"""The page of matching: who could support which school without recorded support, and who is left over and why."""

from typing import Any

from markupsafe import Markup

from api.frame import address
from api.gaps_view import score, state
from api.sheet import Heading, Listing, Sheet, thing, with_kind
from api.sheets.support import catalogued, without_day
from graph.matching_shapes import Match, MatchSchool, Proposal, Unmatched
from graph.store import Store
from seed.prefill import tell
from viz import match_view, words

_SCHOOL = Heading("school", "School", by=lambda told: (told.school.name, told.school.id))
_NEED = Heading("need", "Need, 0 to 100", number=True, by=lambda told: (-told.school.need.score_low, told.school.name))
_PROPOSALS = (
    _SCHOOL,
    _NEED,
    Heading("supporter", "Proposed supporter", by=lambda told: (told.supporter.name, told.school.name)),
    Heading("km", "km", number=True, by=lambda told: (told.km is None, told.km or 0, told.school.name)),
    Heading("asked", "Asked?", by=lambda told: (told.possible_not_asked, told.school.name)),
    Heading("why", "Why this one"),
    Heading("record", "What came of it"),
)
_LEFT = (_SCHOOL, _NEED, Heading("state", "State"), Heading("why", "Why nobody is proposed"))


def sheet(store: Store, answer: Match) -> Sheet:
    """Give what the page says."""
    place = answer.council or "England"
    return Sheet(
        title=match_view.question(answer),
        said=without_day(match_view.headline(answer)),
        method=answer.note.replace("`gaps`", "the gap list"),
        crumbs=[("Match", "/match"), (place, None)],
        listings=[
            Listing("Proposals", _PROPOSALS, answer.proposals, lambda told: _proposal(told, answer),
                    empty="Nobody is proposed to any school here: see below why."),
            Listing("Schools left over", _LEFT, answer.unmatched, lambda told: _unmatched(told, answer),
                    empty="No school is left over."),
        ],
        cypher=catalogued(store, answer, "gaps/schools"),
        illustrative=answer.illustrative,
        as_of=answer.as_of,
    )  # fmt: skip


def _school(school: MatchSchool, answer: Match) -> dict[str, Any]:
    name = thing(school.name, "School", school.id, answer.as_of, school.urn)
    about = ", ".join(filter(None, (school.phase, f"URN {school.urn or 'not held'}")))
    return {"school": with_kind(name, about), "need": score(school.need), "state": state(school.state)}


def _proposal(told: Proposal, answer: Match) -> dict[str, Any]:
    one = told.supporter
    name = thing(one.name, one.kind, one.id, answer.as_of, one.urn)
    return _school(told.school, answer) | {
        "supporter": with_kind(name, ", ".join(filter(None, (one.kind.lower(), one.council)))),
        "km": "not known" if told.km is None else f"{told.km:.1f}",
        "asked": "possible, not asked" if told.possible_not_asked else "on a register of the willing",
        "why": told.why,
        "record": _record(told),
    }


def _record(told: Proposal) -> Markup:
    """Say what came of a proposal so far, and lead to where the next step is recorded."""
    so_far = f"{told.step}{f' on {words.day(told.step_on)}' if told.step_on else ''}; " if told.step else ""
    pairs = [("first", tell(told.supporter.model_dump())), ("second", tell(told.school.model_dump()))]
    label = f"Record what came of asking {told.supporter.name} to support {told.school.name}"
    where = address("/proposals/new", pairs)
    return Markup('{}<a href="{}" aria-label="{}">record</a>').format(so_far, where, label)


def _unmatched(told: Unmatched, answer: Match) -> dict[str, Any]:
    return _school(told.school, answer) | {"why": told.why}
