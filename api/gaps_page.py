"""The page of gaps: which schools of a council have no support recorded. Its address alone reproduces it."""

from typing import Any, get_args

from fastapi import APIRouter, Request, Response

from api.answer_routes import told_at
from api.answering import FORMATS, store_of
from api.councils import councils
from api.forms import COUNTABLE, choices
from api.frame import address, page
from api.gaps_view import PageView, cohorts_in_order, linked_only, not_linked, shown, without
from api.parameters import asked
from api.sheet import shown_behind
from api.sheets.support import catalogued
from api.waiting import answer_or_wait
from graph.answers import Gaps, State
from graph.coverage_options import GapsQuery, Scope
from graph.kinds import Focus
from graph.store import Store
from graph.views import with_view
from viz import words

TITLE = "Which schools have no support recorded?"
router = APIRouter(include_in_schema=False)
EVERY_STATE: tuple[State, ...] = ("not_known", "confirmed_none", "linked")


@router.get("/gaps")
def gaps_page(request: Request) -> Response:
    """Show the gap list of a council, or ask which."""
    pairs = [(name, value) for name, value in request.query_params.multi_items() if value.strip()]
    store = store_of(request)
    query, view_of = with_view(store, asked(GapsQuery, pairs, PageView)), asked(PageView, pairs, GapsQuery)
    if not pairs:
        return page(request, "gaps_choice.html", title=TITLE, councils=councils(store), crumbs=[("Gaps", None)])
    answer = answer_or_wait(request, told_at("gaps"), query, None, TITLE)
    if isinstance(answer, Response):
        return answer
    place = answer.council or "England"
    return page(
        request,
        "gaps.html",
        title=f"Which schools in {place} have no support recorded?",
        crumbs=[("Gaps", "/gaps"), (place, None)],
        illustrative=answer.illustrative,
        answer=answer,
        list=shown(answer, view_of, pairs, everything="linked" in query.state),
        filters=_filters(store, query, answer.council_id),
        carried=words.carried(query.carry),
        cypher=shown_behind(catalogued(store, answer, "gaps/schools")),
        **_said(answer),
        **_links(pairs),
    )


def _said(answer: Gaps) -> dict[str, Any]:
    """Give the numbers of an answer with their words."""
    return {
        "said": words.answer(answer.counts),
        "also": words.answer(answer.also.counts) if answer.also else None,
        "total": sum(answer.counts.model_dump().values()),
        "why": [(code, words.reason(code), n) for code, n in not_linked(answer)],
        "known": [(code, words.reason(code), n) for code, n in linked_only(answer)],
        "left_out": [(words.reason(code), n) for code, n in answer.left_out.items()],
        "cohorts": cohorts_in_order(answer),
    }


def _links(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """Give the addresses of the same question in other forms, with the rows that the page lists."""
    kept = without(pairs, "sort", "limit", "cursor")
    plain = without(kept, "state")
    listed = kept if plain != kept else [*kept, *(("state", code) for code in EVERY_STATE[:2])]
    return {
        "kept": kept,
        "downloads": [
            *((name.upper(), address("/api/gaps", [*listed, ("format", name)])) for name in FORMATS),
            ("Committee annex", address("/gaps/print", kept)),
        ],
        "all_states": address("/gaps", [*plain, *(("state", code) for code in EVERY_STATE)]),
        "only_gaps": address("/gaps", plain),
        "by_reason": {code: address("/gaps", [*without(kept, "reason"), ("reason", code)]) for code in words.REASONS},
    }


def _filters(store: Store, query: GapsQuery, council_id: str | None) -> dict[str, Any]:
    held = choices(store)
    return {
        "query": query,
        "council": (council_id or "").removeprefix("council:"),
        "councils": councils(store),
        "weights": [f"{name}={number:g}" for name, number in query.weight.items()],
        "focuses": get_args(Focus),
        "scopes": get_args(Scope),
        "many": [
            ("state", "State", list(words.STATES.items())),
            ("reason", "Why", list(words.REASONS.items())),
            ("phase", "Phase", [(name, name) for name in held["phase"]]),
            ("sector", "Sector", [(name, name) for name in held["sector"]]),
            ("count", "Count as support too", list(COUNTABLE.items())),
        ],
    }
