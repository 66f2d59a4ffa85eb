"""Frozen answers: the list, each as it was kept, and what keeps, renames and forgets them."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import RedirectResponse

from api.answering import CSV, XLSX, Contents, in_form, responses, store_of
from api.answering import Form as AnswerForm
from api.desk.posting import Form
from api.frame import address, page, snapshot_address
from api.gaps_view import PageView, cohorts_in_order, shown
from api.parameters import asked, described
from api.sheets.compare import compare_address
from graph.coverage_options import GapsQuery
from graph.snapshots import Frozen, SnapshotsQuery, delete, freeze, frozen, rename, snapshots
from viz import snapshot_view, words

router = APIRouter()
TITLE = "Which answers are frozen?"
_FORMATS = ("csv", "json", "xlsx")
_EXAMPLE = Path(examples=["Cabinet, December 2013"])


@router.get(
    "/api/snapshots/{name}",
    responses=responses(Frozen, CSV, XLSX),
    summary="One frozen answer, to the byte as it was kept.",
    operation_id="snapshots_of",
    openapi_extra=described(SnapshotsQuery, AnswerForm),
)
def api_snapshot(request: Request, name: Annotated[str, _EXAMPLE]) -> Response:
    """Give one frozen answer."""
    pairs = request.query_params.multi_items()
    query, form = asked(SnapshotsQuery, pairs, AnswerForm), asked(AnswerForm, pairs, SnapshotsQuery)
    kept = frozen(store_of(request), name, query)
    contents: Contents = {"csv": lambda: snapshot_view.as_csv(kept), "xlsx": lambda: snapshot_view.as_xlsx(kept)}
    headers = {"ETag": f'"{kept.snapshot.sha256}"'}
    if form.format in contents or request.headers.get("accept", "").startswith("text/csv"):
        return in_form(request, form, kept, contents, headers)
    return Response(kept.as_json(), media_type="application/json", headers=headers)


@router.get("/snapshots", include_in_schema=False)
def list_page(request: Request) -> Response:
    """List what is frozen."""
    query = asked(SnapshotsQuery, request.query_params.multi_items())
    found = snapshots(store_of(request), query).snapshots
    crumbs = [("Desk", "/desk"), ("Snapshots", None)]
    return page(request, "snapshots.html", title=TITLE, crumbs=crumbs, lines=found, audience=query.audience)


@router.get("/snapshots/{name}", include_in_schema=False)
def show_page(request: Request, name: str) -> Response:
    """Show one frozen answer: nothing on the page is read anew, so it stays the same to the byte."""
    pairs = [(key, value) for key, value in request.query_params.multi_items() if value.strip()]
    query, view = asked(SnapshotsQuery, pairs, PageView), asked(PageView, pairs, SnapshotsQuery)
    kept = frozen(store_of(request), name, query)
    line, answer = kept.snapshot, kept.answer
    where = snapshot_address(line.name)
    rows = shown(answer, view, pairs, everything="linked" in answer.options["state"], path=where)  # type: ignore[operator]
    return page(
        request,
        "snapshot.html",
        title=f"What was answered in “{line.name}”?",
        crumbs=[("Desk", "/desk"), ("Snapshots", "/snapshots"), (line.name, None)],
        illustrative=answer.illustrative,
        kept=kept,
        about=snapshot_view.about(kept),
        said=words.answer(answer.counts),
        why=[(words.reason(code), n) for code, n in answer.reasons.items()],
        cohorts=cohorts_in_order(answer),
        list=rows,
        settings=_settings(kept),
        compare=compare_address(answer.council_id, line.name, query.audience),
        downloads=[
            *((kind.upper(), address(f"/api{where}", [("format", kind)], query.audience)) for kind in _FORMATS),
            ("Committee annex", address(f"{where}/print", audience=query.audience)),
        ],
    )


def _settings(kept: Frozen) -> list[tuple[str, str]]:
    return [(name.replace("_", " "), str(value)) for name, value in kept.snapshot.settings.items()]


@router.post("/snapshots", include_in_schema=False)
def save(request: Request, form: Form) -> Response:
    """Freeze the answer to a question under a name."""
    pairs = [pair for pair in form.pairs if pair[0] != "name"]
    kept = freeze(store_of(request), form.one("name"), asked(GapsQuery, list(pairs)))
    return _to(kept)


@router.post("/snapshots/{name}/rename", include_in_schema=False)
def give_name(request: Request, name: str, form: Form) -> Response:
    """Give a frozen answer another name."""
    rename(store_of(request), name, form.one("new"))
    kept = frozen(store_of(request), form.one("new"), SnapshotsQuery(audience="internal"))
    return _to(kept)


@router.post("/snapshots/{name}/delete", include_in_schema=False)
def forget(request: Request, name: str, _: Form) -> Response:
    """Forget a frozen answer."""
    delete(store_of(request), name)
    return RedirectResponse("/snapshots", 303)


def _to(kept: Frozen) -> Response:
    line = kept.snapshot
    return RedirectResponse(address(snapshot_address(line.name), audience=line.visibility), 303)
