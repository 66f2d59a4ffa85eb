"""The page of one school: its state and why, its links with their sources, its state over time, who could help."""

from typing import Any

from markupsafe import Markup

from api.frame import address, map_address, thing_address
from api.gaps_view import need, state
from api.sheet import Heading, Listing, Sheet, lines, thing
from api.sheets import links
from graph.answers import Nearest, SchoolGap
from graph.map_cypher import around
from graph.party_shapes import SchoolParty, StateOn
from graph.store import Store
from viz import words

_TIMES = (Heading("day", "As at"), Heading("state", "State"), Heading("why", "Why"))
_HELP = (Heading("name", "School"), Heading("km", "km", number=True))
_OVER_TIME = "On the days of the sources that tell of it: a change may be one of our records alone."
_COULD_HELP = (
    "Schools within 15 km that are on record as supporting others, open, and not in need themselves. Nobody has asked "
    "them. The nearest ten are listed; the JSON holds all."
)
NEAREST = 10


def sheet(_: Store, answer: SchoolParty) -> Sheet:
    """Give what the page says."""
    code, place = links.code(answer), answer.council or "no council on record"
    gaps = address("/gaps", [("council", code), ("as_of", answer.as_of)]) if code else None
    return Sheet(
        title=f"Who supports {answer.name}?",
        said=_state(answer),
        crumbs=[("Gaps", "/gaps"), (place, gaps), (answer.name, None)],
        facts=[*links.facts(answer), *(_judged(answer.coverage) if answer.coverage else ())],
        listings=_listings(answer),
        more=[
            ("Record a link of it", address("/links/new", [("second", tell(answer))])),
            ("A letter to the school: what is held of it", f"{_own(answer)}/letter"),
            ("How it is linked: its map", map_address("school", answer.id, answer.as_of)),
            ("Who could be asked: matching for its council", address("/match", [("council", code)])),
        ],
        cypher=[around(answer.id)],
        illustrative=answer.illustrative,
        map=("school", answer.id),
        as_of=answer.as_of,
    )


def _own(answer: SchoolParty) -> str:
    return thing_address("School", str(answer.properties.get("urn") or answer.id))


def tell(answer: SchoolParty) -> str:
    """Name the school so that the form finds it."""
    urn = answer.properties.get("urn")
    return f"{answer.name} ({f'URN {urn}' if urn else answer.id})"


def _listings(answer: SchoolParty) -> list[Listing]:
    nearest = answer.could_help[:NEAREST]
    nobody = "No possible supporter is on record within 15 km." if answer.coverage else ""
    return [
        links.links(answer),
        links.struck(answer),
        Listing("Its state over time", _TIMES, answer.over_time, lambda told: _time(told, answer), note=_OVER_TIME),
        links.records(answer),
        Listing("Who could help", _HELP, nearest, lambda told: _near(told, answer), nobody, _COULD_HELP),
    ]


def _judged(mine: SchoolGap) -> list[tuple[str, str | Markup]]:
    return [("Need, 0 to 100", need(mine.need)), ("Trust", mine.trust or "not in a trust on record")]


def _state(answer: SchoolParty) -> list[str]:
    """Say the state with its reasons, in words; and of a school that was not open, that."""
    mine = answer.coverage
    if mine is None:
        return [f"{answer.name} was not open on {words.day(answer.as_of)}, as far as is told, so it has no state."]
    told = words.STATES[mine.state]
    lead = f"{told[:1].upper()}{told[1:]}"
    who = sorted({one.name for one in mine.supporters})
    by = f" from {words.listed(who)}" if who else f": {words.UNKNOWN}" if mine.state == "not_known" else ""
    return [f"{lead}{by}.", *(reason.text for reason in mine.reasons)]


def _time(told: StateOn, answer: SchoolParty) -> dict[str, Any]:
    where = thing_address("School", str(answer.properties.get("urn") or answer.id), told.as_of)
    return {
        "day": Markup('<a href="{}">{}</a>').format(where, words.day(told.as_of)),
        "state": "not open, as far as is told" if told.state is None else state(told.state),
        "why": lines([reason.text for reason in told.reasons]) or "support is recorded",
    }


def _near(told: Nearest, answer: SchoolParty) -> dict[str, Any]:
    return {"name": thing(told.name, "School", told.id, answer.as_of), "km": f"{told.km:.1f}"}
