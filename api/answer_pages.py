"""The pages of answers, one declaration each: what `api/answer_routes.py` tells programs, with tables, form and map."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api.answer_routes import Told, told_at
from api.answering import FORMATS, store_of
from api.councils import councils
from api.forms import Form, form
from api.frame import address, map_address, page, thing_address
from api.map_view import view
from api.parameters import Pairs, asked
from api.sheet import Sheet, SheetView, parts, shown_behind
from api.sheets import (
    beside,
    brokers,
    changes,
    claim,
    compare,
    conflicts,
    found,
    match,
    organisation,
    returns,
    review,
    rules,
    school,
    sources,
    what_if,
)
from api.waiting import answer_or_wait
from graph.map_options import MapQuery
from graph.store import Store
from viz import render, words

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Shown:
    """One page: which answer it shows, what it says of it, which fields are asked first, and what is said before."""

    path: str
    sheet: Callable[[Store, Any], Sheet]
    first: Sequence[str] = ()
    title: str = ""
    lead: str = ""

    @property
    def told(self) -> Told:
        """Give the answer's declaration."""
        return told_at(self.path)


PAGES = (
    Shown("brokers", brokers.sheet, ("council", "as_of", "group"), "Who holds the network of a council together?",
          "Choose a council to see who stands between others, and in which role."),
    Shown("what-if", what_if.ranking, ("council", "bodies", "as_of"), "What if an organisation goes?",
          "Choose a council to see which organisations its schools rest on, or name one to think it away."),
    Shown("match", match.sheet, ("council", "as_of", "km", "capacity"), "Who could support the schools without?",
          "Choose a council to see who could be asked to support its schools without recorded support."),
    Shown("rules", rules.sheet, ("council", "as_of", "result"), "Which policies hold?",
          "Choose a council to see whether what the papers lay down is kept to, broken, or cannot be checked."),
    Shown("conflicts", conflicts.sheet, ("council", "as_of"), "What do sources tell differently?",
          "Choose a council to see claims that disagree, with their sources side by side."),
    Shown("changes", changes.sheet, ("council", "at"), "How did recorded support change?",
          "Choose a council and two days or more, to tell the network’s changes from those of our records."),
    Shown("beside", beside.sheet, ("councils", "as_of"), "How do councils stand beside each other?",
          "Name two councils or more, and the one day that all are compared as at."),
    Shown("compare", compare.sheet, ("council", "compare", "as_of"), "What has changed, and was it the network?",
          "Choose a council, and an earlier day, a term such as autumn 2025, or a frozen answer by its name."),
    Shown("returns", returns.sheet, ("council", "as_of"), "Which schools have answered?",
          "Choose a council to see which of its schools were asked for a return, answered, or are overdue."),
    Shown("review", review.sheet, ("council", "due", "as_of"), "Which links are to be confirmed?",
          "Choose a council to see which of its links soon count no longer, or only may hold."),
    Shown("schools/{name}", school.sheet, ("as_of", "carry")),
    Shown("organisations/{name}", organisation.sheet, ("as_of", "carry")),
    Shown("claims/{name}", claim.sheet),
    Shown("sources/{name}", sources.sheet, ("status", "confidence")),
    Shown("sources", sources.listed),
    Shown("search", found.sheet, ("q",)),
)  # fmt: skip


def _route(shown: Shown) -> Callable[..., Response]:
    def show(request: Request) -> Response:
        pairs = request.query_params.multi_items()
        if not pairs and shown.title:
            return _choice(request, shown)
        bodies = [value for name, value in pairs if name == "bodies" and value.strip()]
        return _shown(request, _OF_ONE if shown.path == "what-if" and bodies else shown, bodies[0] if bodies else None)

    def show_of(request: Request, name: str) -> Response:
        return _shown(request, shown, name)

    return show_of if "{name}" in shown.path else show


def _choice(request: Request, shown: Shown) -> Response:
    """Ask of which council, before anything is worked out."""
    store = store_of(request)
    empty = shown.told.query.model_construct()
    return page(
        request,
        "sheet_choice.html",
        title=shown.title,
        lead=shown.lead,
        crumbs=[(shown.title, None)],
        form=form(store, empty, shown.first),
        councils=councils(store),
        england=shown.path not in {"beside", "changes", "review", "returns"},
    )


def _shown(request: Request, shown: Shown, name: str | None) -> Response:
    store, told = store_of(request), shown.told
    pairs = [(key, value) for key, value in request.query_params.multi_items() if value.strip()]
    query, how = asked(told.query, pairs, SheetView), asked(SheetView, pairs, told.query)
    answer: Any = answer_or_wait(request, told, query, name, shown.title or "One moment")
    if isinstance(answer, Response):
        return answer
    if shown.path.startswith("organisations") and answer.label in {"School", "Document"}:
        return RedirectResponse(thing_address(answer.label, _name_of(answer), answer.as_of))
    sheet = shown.sheet(store, answer)
    return page(
        request,
        "sheet.html",
        title=sheet.title,
        crumbs=sheet.crumbs,
        illustrative=sheet.illustrative,
        sheet=sheet,
        as_at=_as_at(sheet, answer),
        parts=parts(sheet, how, request.url.path, pairs),
        form=_form(store, shown, query, answer),
        councils=councils(store),
        cypher=shown_behind(sheet.cypher),
        downloads=_downloads(told, name, pairs),
        **_drawn(store, sheet, answer),
    )


def _name_of(answer: Any) -> str:
    return str(answer.properties.get("urn") or answer.id) if answer.label == "School" else str(answer.id)


def _as_at(sheet: Sheet, answer: Any) -> list[str]:
    """Say of which day the answer is, how long links count, what is withheld, and what was measured."""
    told = [f"As at {words.day(sheet.as_of)}." if sheet.as_of else "As held now."]
    newest = getattr(answer, "newest_source", None)
    told += [f"Newest source: {newest}."] if newest else []
    carry = getattr(answer, "options", {}).get("carry", ...)
    told += [] if carry is ... else [words.carried(carry)]
    n = answer.withheld if hasattr(answer, "withheld") else 0
    told += [f"{words.grouped(n)} item{'' if n == 1 else 's'} withheld: not public."] if n else []
    return [*told, sheet.method]


def _form(store: Store, shown: Shown, query: Any, answer: Any) -> Form:
    """Make the form, with the council as its choice names it."""
    if "council" not in type(query).model_fields:
        return form(store, query, shown.first)
    code = (answer.council_id or "").removeprefix("council:")
    return form(store, query.model_copy(update={"council": code or None}), shown.first)


def _downloads(told: Told, name: str | None, pairs: Pairs) -> list[tuple[str, str]]:
    kept = [pair for pair in pairs if pair[0] not in SheetView.model_fields]
    if name is not None and told.path == "what-if/{name}":
        kept = [pair for pair in kept if pair != ("bodies", name)]
    path = address_of(told.path, name)
    return [(kind.upper(), address(path, [*kept, ("format", kind)])) for kind in FORMATS]


def address_of(path: str, name: str | None) -> str:
    """Give the address under /api of an answer."""
    return f"/api/{path}" if name is None else f"/api/{path.replace('{name}', name)}"


def _drawn(store: Store, sheet: Sheet, answer: Any) -> dict[str, Any]:
    """Give the map of one thing, drawn as on its own page."""
    if sheet.map is None:
        return {"figure": None}
    query = MapQuery(as_of=answer.as_of, carry=answer.options["carry"], audience=answer.options["audience"])
    found = view(store, *sheet.map, query)
    where = map_address(*sheet.map, answer.as_of)
    return {"with_map": True, "figure": render.figure(found.drawing, found.rows, found.pages, found.maps),
            "own_map": where}  # fmt: skip


_OF_ONE = Shown("what-if/{name}", what_if.sheet, ("council", "bodies", "as_of"))
for _page in PAGES:
    router.add_api_route(f"/{_page.path}", _route(_page))
