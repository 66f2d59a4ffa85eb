"""Returns: asking schools, and the sheets that they fill in."""

from datetime import date

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from api.answering import XLSX, named, store_of
from api.councils import councils
from api.database import noted
from api.desk.posting import Form
from api.frame import address, page
from api.parameters import as_day, asked
from graph.errors import BadInput
from seed.load import load
from seed.requests import KIND
from seed.requests import request as asking
from seed.templates import return_xlsx

router = APIRouter(include_in_schema=False)
TITLE = "Which schools are to be asked?"


class SheetsQuery(BaseModel):
    """For which schools sheets are wanted."""

    model_config = ConfigDict(extra="forbid")

    council: str = Field(description="id, code, GSS or exact name of a council")
    school: str | None = Field(None, description="only this school: its id or URN")


@router.get("/returns/sheets.xlsx")
def sheets(request: Request) -> Response:
    """Give a workbook with a pre-filled sheet for each school, or for one."""
    query = asked(SheetsQuery, request.query_params.multi_items())
    content = return_xlsx(store_of(request), query.council, query.school)
    return Response(content, media_type=XLSX, headers=named("return.xlsx"))


@router.get("/returns/ask")
def ask(request: Request) -> Response:
    """Ask which council's schools are asked, and by when."""
    council = request.query_params.get("council", "")
    crumbs = [("Desk", "/desk"), ("Returns", "/returns"), (TITLE, None)]
    store = store_of(request)
    return page(request, "returns_ask.html", title=TITLE, crumbs=crumbs, councils=councils(store), council=council)


@router.post("/returns/ask")
def record(request: Request, form: Form) -> Response:
    """Record that the schools of a council are asked."""
    try:
        due = date.fromisoformat(as_day(form.one("due")))
    except ValueError:
        raise BadInput(f"{form.one('due')!r} is no day to answer by: write it as 31 January 2027.") from None
    batch = asking(store_of(request), form.one("council"), due, form.one("name"))
    with noted({"kind": KIND, "files": [], "sha256": batch.sha256}):
        report = load(store_of(request), batch, lambda _: None)
    assert report.load  # noqa: S101 - it was kept
    return RedirectResponse(address("/returns", [("council", form.one("council"))]), 303)
