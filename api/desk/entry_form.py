"""One form of the desk: shown with what was filled in, and saved as one load or given back with what is wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from api.answering import store_of
from api.database import noted
from api.desk.fields import candidates, fields, sentence
from api.desk.posting import Posted
from api.faults import STATUSES
from api.frame import address, claim_address, page
from api.parameters import asked
from graph.claims import link_type, mark_of, read_story, standing
from graph.coverage_options import Audience
from graph.errors import Changed, PartnershipsError
from graph.hidden import NOTHING, Hidden, hidden
from graph.schema import LINKS
from graph.store import Store
from seed.entries import Entry
from seed.load import load
from seed.source import Rejected

_CHOSEN = "_chosen"  # after a field's name: which of those that may be meant


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


def prefilled(request: Request, names: Sequence[str]) -> tuple[Prefilled, dict[str, str]]:
    """Read for whom a form is asked, and which fields the address fills in."""
    pairs = request.query_params.multi_items()
    told = dict(pair for pair in pairs if pair[0] in names)
    return asked(Prefilled, [pair for pair in pairs if pair[0] not in names]), told


def audience_of(form: Posted) -> Prefilled:
    """Read for whom a form was filled in."""
    return asked(Prefilled, [pair for pair in form.pairs if pair[0] == "audience"])


def posted_words(form: Posted, names: Sequence[str]) -> dict[str, str]:
    """Read the fields of a form; where somebody was chosen among those that may be meant, that one."""
    words = form.words(names)
    chosen = {name: form.one(f"{name}{_CHOSEN}") for name in words}
    return words | {name: value for name, value in chosen.items() if value}


def about(held: Mapping[str, Any]) -> str:
    """Say a claim in words."""
    return f"{held['from_name']} {LINKS[link_type(held)].says[0]} {held['to_name']}"


def saved(request: Request, form: Posted, shown: Filled, read: Callable[[Store], Entry]) -> Response:
    """Save what was read, and go to what the load did; else give the form back with what is wrong."""
    store = store_of(request)
    try:
        batch = read(store).batch(form.one("seen") or None)
        with noted({"kind": batch.kind, "files": [], "sha256": batch.sha256}):
            report = load(store, batch, lambda _: None)
    except Rejected as fault:
        return shown_form(request, shown, fault)
    except Changed as fault:
        return shown_form(request, *_renewed(store, shown), problem=fault)
    except PartnershipsError as fault:
        return shown_form(request, shown, problem=fault)
    return RedirectResponse(address(f"/imports/{report.load}", audience=shown.hidden["audience"]), 303)


def _renewed(store: Store, shown: Filled) -> tuple[Filled, None, list[tuple[str, str]]]:
    """Renew what the form has seen; where the claim was struck, give the way to say the same of what counts now."""
    if not shown.claim:
        return shown, None, []
    story = read_story(store, shown.claim)
    seen = replace(shown, hidden={**shown.hidden, "seen": mark_of(story)})
    kept = [*((key, value) for key, value in shown.values.items() if value), ("audience", shown.hidden["audience"])]
    others = standing(story) if story[0]["type"] == "STRUCK" else []
    return seen, None, [(about(one), address(claim_address(one["id"], shown.act), kept)) for one in others]


def shown_form(
    request: Request,
    shown: Filled,
    fault: Rejected | None = None,
    instead: Sequence[tuple[str, str]] = (),
    problem: PartnershipsError | None = None,
) -> Response:
    """Show a form as it is filled in, with what is wrong, who may be meant, and where else to say it."""
    offered = candidates(store_of(request), fault, shown.hidden["audience"]) if fault else []
    elsewhere = fault is not None and fault.column not in {*shown.first, *shown.more}
    claim = shown.hidden.get("about")
    where = [(claim, claim_address(shown.claim))] if claim else []
    return page(
        request,
        "entry.html",
        title=shown.title,
        status=_status(fault, problem),
        crumbs=[("Desk", "/desk"), *where, (shown.title, None)],
        form=shown,
        about=claim,
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
