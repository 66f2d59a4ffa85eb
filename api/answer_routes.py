"""Answers for programs: JSON and CSV under /api, and whether the service and its database are up."""

from typing import Literal, cast

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from api.frame import address
from api.parameters import asked, described
from graph.answers import Gaps
from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.store import Store
from viz import files

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
router = APIRouter()


class Form(BaseModel):
    """In which form, and how much of it, an answer is wanted."""

    format: Literal["json", "csv", "xlsx"] | None = Field(None, description="default: as Accept asks, or json")
    limit: int | None = Field(None, ge=1, le=100_000, description="at most so many schools; all of them by default")
    cursor: int = Field(0, ge=0, description="where to go on, as the Link header of the last answer says")


def store_of(request: Request) -> Store:
    """Give the store that the application was made with."""
    return cast("Store", request.app.state.store)


@router.get("/api/gaps", responses={200: {"model": Gaps}}, openapi_extra=described(GapsQuery, Form))
def api_gaps(request: Request) -> Response:
    """Tell which schools have no support recorded, why, and how much it matters."""
    pairs = request.query_params.multi_items()
    query, form = asked(GapsQuery, pairs, Form), asked(Form, pairs, GapsQuery)
    answer = gaps(store_of(request), query)
    links = next_link(request, form, len(answer.schools))
    end = form.cursor + form.limit if form.limit else None
    answer = answer.model_copy(update={"schools": answer.schools[form.cursor : end]})
    form_of = wanted(request, form)
    if form_of == "csv":
        return Response(files.gaps_csv(answer), media_type=CSV, headers=links | named("gaps.csv"))
    if form_of == "xlsx":
        return Response(files.gaps_xlsx(answer), media_type=XLSX, headers=links | named("gaps.xlsx"))
    return Response(answer.model_dump_json(), media_type="application/json", headers=links)


def wanted(request: Request, form: Form) -> str:
    """Say in which form an answer is wanted: as `format` says, else as Accept does."""
    accepted = request.headers.get("accept", "")
    return form.format or ("csv" if accepted.startswith("text/csv") else "json")


def named(name: str) -> dict[str, str]:
    """Give the header that names a file to be kept."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def next_link(request: Request, form: Form, total: int) -> dict[str, str]:
    """Give the Link header that leads to the next part of a list of `total`, where there is one."""
    if form.limit is None or form.cursor + form.limit >= total:
        return {}
    pairs = [pair for pair in request.query_params.multi_items() if pair[0] != "cursor"]
    where = address(request.url.path, [*pairs, ("cursor", form.cursor + form.limit)])
    return {"Link": f'<{where}>; rel="next"'}


@router.get("/healthz")
def healthz() -> dict[str, str]:
    """Tell that the service answers."""
    return {"status": "ok"}


@router.get("/readyz")
def readyz(request: Request) -> dict[str, str]:
    """Tell that the database answers too; 503 with the reason where it does not."""
    store_of(request).read("RETURN 1 AS answers")
    return {"status": "ready"}
