"""Saved filters: the list, and what saves and forgets them."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api.answering import store_of
from api.desk.posting import Form
from api.frame import address, page
from api.parameters import asked
from graph.coverage_options import GapsQuery
from graph.views import delete_view, save_view, saved_views

router = APIRouter(include_in_schema=False)
TITLE = "Which filters are saved?"


@router.get("/views")
def views(request: Request) -> Response:
    """List what is saved."""
    found = saved_views(store_of(request)).views
    lines = [
        (view, address("/gaps", [("view", view.name)]), [f"{name.replace('_', ' ')}: {value}" for name, value in
         view.settings.items()])
        for view in found
    ]  # fmt: skip
    return page(request, "views.html", title=TITLE, crumbs=[("Desk", "/desk"), ("Saved filters", None)], lines=lines)


@router.post("/views")
def save(request: Request, form: Form) -> Response:
    """Save the filters of a list under a name."""
    pairs = [pair for pair in form.pairs if pair[0] != "name"]
    save_view(store_of(request), form.one("name"), asked(GapsQuery, pairs))
    return RedirectResponse("/views", 303)


@router.post("/views/delete")
def forget(request: Request, form: Form) -> Response:
    """Forget saved filters."""
    delete_view(store_of(request), form.one("name"))
    return RedirectResponse("/views", 303)
