"""Imports: send a file, see what it would change, load it; and every load, which can be taken back."""

from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from api.answering import CSV, named, store_of
from api.database import noted
from api.desk import uploads
from api.desk.posting import Form
from api.frame import address, page
from api.parameters import as_day, asked
from api.waiting import Waiting, made_or_wait
from graph.coverage_options import Audience
from graph.errors import BadInput, UnknownThing
from graph.hidden import NOTHING, Hidden, hidden
from graph.store import Store
from seed.batches import rejects_csv
from seed.loads import LoadRecord, loads
from seed.sources import KINDS
from seed.undo import undo

router = APIRouter(include_in_schema=False)
TITLE = "What was loaded, and what is to be?"
RECENT = 100  # loads that the page lists; the command lists all


class ImportQuery(BaseModel):
    """Of which kind and day a file is said to be, and for whom it is shown."""

    model_config = ConfigDict(extra="forbid")

    kind: str = Field("auto", description="which importer reads it")
    day: date | None = Field(None, description="the day that it is of, where it does not tell")
    audience: Audience = Field("public", description="what is internal is left out for the public")

    def secret(self, store: Store) -> Hidden:
        """Give what may not be shown."""
        return hidden(store) if self.audience == "public" else NOTHING

    def carried_to(self, path: str) -> str:
        """Write an address that carries all of this."""
        kind = self.kind if self.kind != "auto" else ""
        return address(path, [("kind", kind), ("day", self.day)], self.audience)


@router.get("/imports")
def imports(request: Request) -> Response:
    """List the loads, and ask for a file."""
    query, store = asked(ImportQuery, request.query_params.multi_items()), store_of(request)
    records = [record for record in loads(store) if not _is_secret(record, query.secret(store))]
    return page(
        request,
        "imports.html",
        title=TITLE,
        crumbs=[("Desk", "/desk"), ("Imports", None)],
        records=records[::-1][:RECENT],
        total=len(records),
        kinds=list(KINDS.items()),
        audience=query.audience,
    )


def _is_secret(record: LoadRecord, secret: Hidden) -> bool:
    return bool(secret) and record.name is not None and record.name in secret.ids


@router.post("/imports")
def send(form: Form) -> Response:
    """Keep a file, and show what it would change."""
    if not form.files:
        raise BadInput("No file was sent: choose a file first.")
    day = as_day(form.one("day")) if form.one("day") else ""
    told = [("kind", form.one("kind") or "auto"), ("day", day), ("audience", form.one("audience") or "public")]
    query = asked(ImportQuery, [pair for pair in told if pair[1]])
    return RedirectResponse(query.carried_to(f"/imports/files/{uploads.keep(form.files[0])}"), 303)


@router.get("/imports/files/{token}")
def tried(request: Request, token: str) -> Response:
    """Show what loading a file would change."""
    query = asked(ImportQuery, request.query_params.multi_items())
    told = _tried(request, token, query)
    if isinstance(told, Response):
        return told
    file = uploads.found(token, query.kind, query.day)
    return page(
        request,
        "import_file.html",
        title=f"What would {file.path.name} change?",
        crumbs=[("Desk", "/desk"), ("Imports", "/imports"), (file.path.name, None)],
        told=told,
        token=token,
        query=query,
        rejects=query.carried_to(f"/imports/files/{token}/rejects.csv"),
    )


def _tried(request: Request, token: str, query: ImportQuery) -> Any:
    store, file = store_of(request), uploads.found(token, query.kind, query.day)
    key = ("upload", token, query.model_dump_json())

    def work() -> uploads.Tried:
        return store.answers.get(key, lambda: uploads.try_out(store, file, query.secret(store)))

    return made_or_wait(request, key, work, f"Reading {file.path.name}")


@router.get("/imports/files/{token}/rejects.csv")
def rejected(request: Request, token: str) -> Response:
    """Give the rejected rows with their reasons and remedies."""
    query = asked(ImportQuery, request.query_params.multi_items())
    told = _tried(request, token, query)
    return Response(rejects_csv(told.rejects), media_type=CSV, headers=named("rejects.csv"))


@router.post("/imports/files/{token}")
def take(request: Request, token: str, form: Form) -> Response:
    """Begin to load a file; the page that follows waits for it."""
    query = asked(ImportQuery, [pair for pair in form.pairs if pair[1]])
    store, file = store_of(request), uploads.found(token, query.kind, query.day)
    waiting: Waiting = request.app.state.waiting
    waiting.begin(("loading", token), lambda: uploads.take(store, file))
    return RedirectResponse(query.carried_to(f"/imports/files/{token}/loading"), 303)


@router.get("/imports/files/{token}/loading")
def loading(request: Request, token: str) -> Response:
    """Wait for a file that is being loaded, and go to what the load did."""
    query = asked(ImportQuery, request.query_params.multi_items())
    waiting: Waiting = request.app.state.waiting
    work = waiting.running(("loading", token))
    if work is None:
        return RedirectResponse("/imports", 303)
    try:
        done = work.result(waiting.soon)
    except TimeoutError:
        shown = page(request, "waiting.html", title="Loading the file")
        shown.headers.update({"Refresh": "1", "Cache-Control": "no-store"})
        return shown
    return RedirectResponse(address(f"/imports/{done}", audience=query.audience), 303)


@router.get("/imports/{name}")
def one(request: Request, name: str) -> Response:
    """Show what a load did, with the way to take it back."""
    query, store = asked(ImportQuery, request.query_params.multi_items()), store_of(request)
    record = next((one for one in loads(store) if one.load == name), None)
    if record is None or _is_secret(record, query.secret(store)):
        raise UnknownThing(f"There is no load {name!r}: the page of imports lists them.")
    what = ", ".join(record.files) or ("an officer’s entry" if record.kind == "entry" else record.name or record.kind)
    return page(
        request,
        "load.html",
        title=f"What did {record.load} do?",
        crumbs=[("Desk", "/desk"), ("Imports", "/imports"), (record.load, None)],
        record=record,
        what=what,
        query=query,
    )


@router.post("/imports/{name}/undo")
def take_back(request: Request, name: str, form: Form) -> Response:
    """Take a load back."""
    query = asked(ImportQuery, [pair for pair in form.pairs if pair[1]])
    with noted({"undo": name}):
        undo(store_of(request), name, lambda _: None)
    return RedirectResponse(address(f"/imports/{name}", audience=query.audience), 303)
