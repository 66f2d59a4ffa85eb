"""Recording a link by hand, and saying that one is still so, has ended, is to be corrected, or is wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from api.answering import store_of
from api.database import noted
from api.desk.fields import FIRST, MORE, OFFER, candidates, fields, sentence
from api.desk.posting import Form, Posted
from api.faults import STATUSES
from api.frame import address, claim_address, page
from api.parameters import asked
from graph.claims import UNKNOWN, Claim, link_type, mark_of, read_story, standing
from graph.coverage_options import Audience
from graph.errors import Changed, PartnershipsError, UnknownThing
from graph.hidden import NOTHING, Hidden, hidden
from graph.kinds import Amendment
from graph.schema import LINKS
from graph.store import Store
from seed.entries import FIELDS, Entry, added, amended
from seed.entry_words import as_words
from seed.load import load
from seed.source import Rejected

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


@dataclass(frozen=True)
class Filled:
    """A form as it is shown: its question, where it goes, its fields, what they hold, what goes along unseen."""

    title: str
    action: str
    button: str
    first: Sequence[str]
    more: Sequence[str]
    values: Mapping[str, str]
    required: Sequence[str]
    hidden: Mapping[str, str]
    lead: str = ""
    claim: str = ""  # id of the claim that is amended
    act: str = ""  # confirm, end, correct or retract


class Prefilled(BaseModel):
    """For whom a form is: what is not public is as if it was not held for the public."""

    model_config = ConfigDict(extra="forbid")

    audience: Audience = Field("public", description="internal: what is not public may be named and amended too")

    def secret(self, store: Store) -> Hidden:
        """Give what may not be known of."""
        return hidden(store) if self.audience == "public" else NOTHING


@router.get("/links/new")
def new(request: Request) -> Response:
    """Ask for a link; an address may fill in any field."""
    audience, told = _asked(request)
    return _form(request, _new({**_DEFAULTS, **told}, audience))


@router.post("/links/new")
def save(request: Request, form: Form) -> Response:
    """Record a link; what cannot be taken gives the form back as it was filled in."""
    words, audience = _words(form), _audience(form)
    secret = audience.secret(store_of(request)).things
    return _saved(request, form, _new(words, audience), lambda store: added(store, words, secret))


def _new(values: Mapping[str, str], audience: Prefilled) -> Filled:
    hidden_too = {"audience": audience.audience}
    return Filled(NEW, "/links/new", "Record it", FIRST, (*MORE, *OFFER), values, ("first", "second"), hidden_too)


@router.get("/claims/{name}/{action}")
def amend(request: Request, name: str, action: str) -> Response:
    """Ask what is to be said of a claim."""
    audience, given = _asked(request)
    story = _story(store_of(request), name, audience)
    held = as_words(story[0]) if _action(action).how == "corrected" else {}
    return _form(request, _filled(name, action, {**held, **given}, _seen(story, audience)))


@router.post("/claims/{name}/{action}")
def save_amendment(request: Request, name: str, action: str, form: Form) -> Response:
    """Say it; somebody else's word in between gives the form back, with what they said."""
    words, told, audience = _words(form), _action(action), _audience(form)
    shown = _filled(name, action, words, {key: form.one(key) for key in ("seen", "about", "audience")})
    secret = audience.secret(store_of(request)).ids
    return _saved(request, form, shown, lambda store: amended(store, name, told.how, words, secret))


def _asked(request: Request) -> tuple[Prefilled, dict[str, str]]:
    pairs = request.query_params.multi_items()
    return asked(Prefilled, [pair for pair in pairs if pair[0] not in FIELDS]), dict(
        pair for pair in pairs if pair[0] in FIELDS
    )


def _audience(form: Posted) -> Prefilled:
    return asked(Prefilled, [pair for pair in form.pairs if pair[0] == "audience"])


def _story(store: Store, name: str, audience: Prefilled) -> list[Claim]:
    if name in audience.secret(store).ids:
        raise UnknownThing(UNKNOWN.format(name))
    return read_story(store, name)


def _seen(story: Sequence[Claim], audience: Prefilled) -> dict[str, str]:
    return {"seen": mark_of(story), "about": _about(story[0]), "audience": audience.audience}


def _action(name: str) -> Action:
    if name not in ACTIONS:
        raise HTTPException(404)
    return ACTIONS[name]


def _filled(name: str, action: str, values: Mapping[str, str], hidden: Mapping[str, str]) -> Filled:
    told = ACTIONS[action]
    where = claim_address(name, action)
    return Filled(told.title, where, told.button, told.first, told.more, values, told.required, hidden, told.lead, name,
                  action)  # fmt: skip


def _words(form: Posted) -> dict[str, str]:
    words = form.words(FIELDS)
    chosen = {name: form.one(f"{name}{_CHOSEN}") for name in words}
    return words | {name: value for name, value in chosen.items() if value}


def _about(held: Mapping[str, Any]) -> str:
    return f"{held['from_name']} {LINKS[link_type(held)].says[0]} {held['to_name']}"


def _saved(request: Request, form: Posted, shown: Filled, read: Callable[[Store], Entry]) -> Response:
    """Save what was read, and go to what the load did; else give the form back with what is wrong."""
    store = store_of(request)
    try:
        batch = read(store).batch(form.one("seen") or None)
        with noted({"kind": batch.kind, "files": [], "sha256": batch.sha256}):
            report = load(store, batch, lambda _: None)
    except Rejected as fault:
        return _form(request, shown, fault)
    except Changed as fault:
        return _form(request, *_renewed(store, shown), problem=fault)
    except PartnershipsError as fault:
        return _form(request, shown, problem=fault)
    inside = [("audience", "internal")] if shown.hidden["audience"] == "internal" else []
    return RedirectResponse(address(f"/imports/{report.load}", inside), 303)


def _renewed(store: Store, shown: Filled) -> tuple[Filled, None, list[tuple[str, str]]]:
    """Renew what the form has seen; where the claim was struck, give the way to say the same of what counts now."""
    if not shown.claim:
        return shown, None, []
    story = read_story(store, shown.claim)
    seen = replace(shown, hidden={**shown.hidden, "seen": mark_of(story)})
    kept = [*((key, value) for key, value in shown.values.items() if value), ("audience", shown.hidden["audience"])]
    others = standing(story) if story[0]["type"] == "STRUCK" else []
    return seen, None, [(_about(one), address(claim_address(one["id"], shown.act), kept)) for one in others]


def _form(
    request: Request,
    shown: Filled,
    fault: Rejected | None = None,
    instead: Sequence[tuple[str, str]] = (),
    problem: PartnershipsError | None = None,
) -> Response:
    offered = candidates(store_of(request), fault, shown.hidden["audience"]) if fault else []
    elsewhere = fault is not None and fault.column not in {*shown.first, *shown.more}
    about = shown.hidden.get("about")
    where = [(about, claim_address(shown.claim))] if about else []
    return page(
        request,
        "entry.html",
        title=shown.title,
        status=_status(fault, problem),
        crumbs=[("Desk", "/desk"), *where, (shown.title, None)],
        form=shown,
        about=about,
        problem=str(problem) if problem else sentence(fault) if fault and elsewhere else "",
        instead=instead,
        first=fields(shown.first, shown.values, fault, offered, shown.required),
        more=fields(shown.more, shown.values, fault, offered),
        open=any(shown.values.get(name) for name in shown.more) or (fault is not None and fault.column in shown.more),
    )


def _status(fault: Rejected | None, problem: PartnershipsError | None) -> int:
    if fault:
        return int(HTTPStatus.UNPROCESSABLE_ENTITY)
    kinds = (int(status) for kind, status in STATUSES.items() if isinstance(problem, kind))
    return next(kinds, 200) if problem else 200
