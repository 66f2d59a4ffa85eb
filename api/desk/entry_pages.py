"""Recording a link by hand, and saying that one is still so, has ended, is to be corrected, or is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from api.answering import store_of
from api.desk.entry_form import Filled, Prefilled, about, audience_of, posted_words, prefilled, saved, shown_form
from api.desk.fields import FIRST, MORE, OFFER
from api.desk.posting import Form
from api.frame import claim_address
from graph.claims import UNKNOWN, Claim, mark_of, read_story
from graph.errors import UnknownThing
from graph.kinds import Amendment
from graph.store import Store
from seed.entries import FIELDS, added, amended
from seed.entry_words import as_words

router = APIRouter(include_in_schema=False)
NEW = "Which link do you want to record?"
_DEFAULTS = {"relationship": "supports"}
_CHOSEN = "_chosen"  # after a field's name: which of those that may be meant


@dataclass(frozen=True)
class Action:
    """One thing that can be said of a claim: what it does, its question, its button, and its fields."""

    how: Amendment
    title: str
    button: str
    first: Sequence[str]
    more: Sequence[str] = ("source", "source_date", "note")
    required: Sequence[str] = ()
    lead: str = ""


ACTIONS = {
    "confirm": Action("confirmed", "Is it still so?", "It is still so", ("on",), lead="The last day on which you know "
                      "it was so; left blank, today. The claim stays, and counts on from that day."),
    "end": Action("ended", "When did it end?", "It has ended", ("on", "reason"), required=("on",), lead="The claim "
                  "counts until then. It stays on record as its source told it."),
    "correct": Action("corrected", "How should it be told?", "Correct it", ("reason", *FIRST), (*MORE, *OFFER),
                      ("reason",), "What you leave as it is stays. What its source told stays on record, struck "
                      "through."),
    "retract": Action("retracted", "Why is it wrong?", "It is wrong", ("reason",), required=("reason",), lead="It was "
                      "never so: no answer counts it any more. It stays on record, struck through."),
}  # fmt: skip


@router.get("/links/new")
def new(request: Request) -> Response:
    """Ask for a link; an address may fill in any field."""
    audience, told = prefilled(request, FIELDS)
    return shown_form(request, _new({**_DEFAULTS, **told}, audience))


@router.post("/links/new")
def save(request: Request, form: Form) -> Response:
    """Record a link; what cannot be taken gives the form back as it was filled in."""
    words, audience = posted_words(form, FIELDS), audience_of(form)
    return saved(request, form, _new(words, audience), lambda store: added(store, words, audience.secret(store).things))


def _new(values: Mapping[str, str], audience: Prefilled) -> Filled:
    hidden_too = {"audience": audience.audience}
    return Filled(NEW, "/links/new", "Record it", FIRST, (*MORE, *OFFER), values, ("first", "second"), hidden_too)


@router.get("/claims/{name}/{action}")
def amend(request: Request, name: str, action: str) -> Response:
    """Ask what is to be said of a claim."""
    audience, given = prefilled(request, FIELDS)
    story = _story(store_of(request), name, audience)
    held = as_words(story[0]) if _action(action).how == "corrected" else {}
    return shown_form(request, _filled(name, action, {**held, **given}, _seen(story, audience)))


@router.post("/claims/{name}/{action}")
def save_amendment(request: Request, name: str, action: str, form: Form) -> Response:
    """Say it; somebody else's word in between gives the form back, with what they said."""
    words, told, audience = posted_words(form, FIELDS), _action(action), audience_of(form)
    shown = _filled(name, action, words, {key: form.one(key) for key in ("seen", "about", "audience")})
    return saved(request, form, shown, lambda store: amended(store, name, told.how, words, audience.secret(store).ids))


def _story(store: Store, name: str, audience: Prefilled) -> list[Claim]:
    if name in audience.secret(store).ids:
        raise UnknownThing(UNKNOWN.format(name))
    return read_story(store, name)


def _seen(story: Sequence[Claim], audience: Prefilled) -> dict[str, str]:
    return {"seen": mark_of(story), "about": about(story[0]), "audience": audience.audience}


def _action(name: str) -> Action:
    if name not in ACTIONS:
        raise HTTPException(404)
    return ACTIONS[name]


def _filled(name: str, action: str, values: Mapping[str, str], hidden: Mapping[str, str]) -> Filled:
    told = ACTIONS[action]
    where = claim_address(name, action)
    return Filled(told.title, where, told.button, told.first, told.more, values, told.required, hidden, told.lead, name,
                  action)  # fmt: skip
