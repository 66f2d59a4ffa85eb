"""From a match to action: recording that a supporter was asked, agreed, began, ended or declined."""

from collections.abc import Mapping

from fastapi import APIRouter, Request, Response

from api.desk.entry_form import Filled, Prefilled, audience_of, posted_words, prefilled, saved, shown_form
from api.desk.posting import Form
from seed.proposals import FIELDS, recorded

router = APIRouter(include_in_schema=False)
TITLE = "What came of the proposal?"
_FIRST = ("first", "second", "stage", "on", "months", "focus", "reason")
_MORE = ("intensity", "source", "source_date", "visibility", "note", "first_council", "second_council")
_LEAD = (
    "Asked and declined are steps, not support. Agreed is recorded as proposed support, started as support; each takes "
    "the place of the step before."
)


def _filled(values: Mapping[str, str], audience: Prefilled) -> Filled:
    hidden = {"audience": audience.audience}
    return Filled(
        TITLE, "/proposals/new", "Record it", _FIRST, _MORE, values, ("first", "second", "stage"), hidden, _LEAD
    )


@router.get("/proposals/new")
def new(request: Request) -> Response:
    """Ask what came of a proposal."""
    audience, told = prefilled(request, FIELDS)
    return shown_form(request, _filled({"stage": "asked", **told}, audience))


@router.post("/proposals/new")
def save(request: Request, form: Form) -> Response:
    """Record it."""
    words, audience = posted_words(form, FIELDS), audience_of(form)
    return saved(
        request, form, _filled(words, audience), lambda store: recorded(store, words, audience.secret(store).ids)
    )
