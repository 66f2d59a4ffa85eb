"""An answer for programs: as JSON, as CSV or as a workbook, whole or in parts; every route under /api gives it so."""

import importlib
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any, Literal, cast

from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from api.frame import address
from graph.errors import Moved
from graph.store import Store

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = ("csv", "json", "xlsx")
MEDIA = {"csv": CSV, "xlsx": XLSX}
Contents = Mapping[str, Callable[[], str | bytes | Iterator[str]]]


class Problem(BaseModel):
    """A refusal (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str = Field(description="one sentence that says what to do")
    instance: str = Field(description="the address")
    request_id: str = Field(description="also in the header X-Request-ID")


REFUSALS = {
    400: "The question is not understood.",
    404: "Nothing held answers to a name.",
    410: "The data changed since the first part of the list.",
    409: "Several things answer to a name; they are told.",
    503: "The database cannot be reached.",
}


class Form(BaseModel):
    """In which form, and how much of it, an answer is wanted."""

    format: Literal["json", "csv", "xlsx"] | None = Field(None, description="default: as Accept asks, or json")
    limit: int | None = Field(None, ge=1, le=100_000, description="at most so many rows; all of them by default")
    cursor: str = Field(
        "0",
        pattern=r"^\d{1,9}(-[0-9a-f]{8})?$",
        description="where to go on, as the last answer’s Link header says",
    )

    @property
    def start(self) -> int:
        """Give the first row that is wanted, from 0."""
        return int(self.cursor.partition("-")[0])


def responses(model: type[BaseModel], *others: str) -> dict[int | str, dict[str, Any]]:
    """Say for /openapi.json what comes back: the answer as JSON and in other media types, or a refusal."""
    problem = {"application/problem+json": {"schema": Problem.model_json_schema()}}
    told: dict[int | str, dict[str, Any]] = {
        code: {"description": text, "content": problem} for code, text in REFUSALS.items()
    }
    told[200] = {"model": model, "content": {kind: {"schema": {"type": "string"}} for kind in others}}
    return told


def store_of(request: Request) -> Store:
    """Give the store that the application was made with."""
    return cast("Store", request.app.state.store)


def wanted(request: Request, form: Form) -> str:
    """Say in which form an answer is wanted: as `format` says, else as Accept does."""
    accepted = request.headers.get("accept", "")
    return form.format or ("csv" if accepted.startswith("text/csv") else "json")


def named(name: str) -> dict[str, str]:
    """Give the header that names a file to be kept."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def next_link(request: Request, form: Form, total: int) -> dict[str, str]:
    """Give the Link header that leads to the next part of a list of `total`, where there is one."""
    if form.limit is None or form.start + form.limit >= total:
        return {}
    pairs = [pair for pair in request.query_params.multi_items() if pair[0] != "cursor"]
    state = _state(store_of(request))
    where = address(request.url.path, [*pairs, ("cursor", f"{form.start + form.limit}-{state}")])
    return {"Link": f'<{where}>; rel="next"'}


def part(request: Request, form: Form) -> slice:
    """Give which rows of a list are wanted.

    Raises:
        Moved: The data changed since the part before this one was given.
    """
    _, _, state = form.cursor.partition("-")
    if state and state != _state(store_of(request)):
        raise Moved("The data changed since the first part of this list was given: ask again without cursor.")
    return slice(form.start, form.start + form.limit if form.limit else None)


def _state(store: Store) -> str:
    """Give a word that is another as soon as the data are."""
    return sha256(store.mark().encode()).hexdigest()[:8]


def in_form(request: Request, form: Form, told: BaseModel, contents: Contents, links: Mapping[str, str]) -> Response:
    """Give an answer in the form that is wanted; a form that the answer does not have is JSON."""
    kind = wanted(request, form)
    if kind not in contents:
        return Response(told.model_dump_json(), media_type="application/json", headers=links)
    content, name = contents[kind](), request.url.path.rpartition("/")[2]
    headers = {**links, **named(f"{name}.{kind}")}
    if isinstance(content, str | bytes):
        return Response(content, media_type=MEDIA[kind], headers=headers)
    return StreamingResponse(content, media_type=MEDIA[kind], headers=headers)


def views(told: BaseModel, places: Mapping[str, str]) -> dict[str, Callable[[], str | bytes | Iterator[str]]]:
    """Give what writes an answer in each form, read only when it is wanted; places: form to `module:function`."""
    return {form: lambda place=place: _view(place)(told) for form, place in places.items()}  # type: ignore[misc]


def _view(place: str) -> Callable[[Any], str | bytes | Iterator[str]]:
    module, _, name = place.partition(":")
    found: Callable[[Any], str | bytes | Iterator[str]] = getattr(importlib.import_module(module), name)
    return found
