"""Exceptions as status and one sentence: problem+json (RFC 9457) under /api, a plain page elsewhere, no traceback."""

from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.frame import page
from api.gate import HEADERS, REQUEST_ID
from graph import errors

STATUSES: dict[type[errors.PartnershipsError], HTTPStatus] = {
    errors.BadInput: HTTPStatus.BAD_REQUEST,
    errors.UnknownThing: HTTPStatus.NOT_FOUND,
    errors.AmbiguousThing: HTTPStatus.CONFLICT,
    errors.Changed: HTTPStatus.CONFLICT,
    errors.Moved: HTTPStatus.GONE,
    errors.DatabaseUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.ServerProblem: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.Loading: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.Busy: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.Withheld: HTTPStatus.FORBIDDEN,
    errors.CutShort: HTTPStatus.UNPROCESSABLE_ENTITY,
}
TITLES = {
    HTTPStatus.BAD_REQUEST: "This question is not understood",
    HTTPStatus.NOT_FOUND: "Nothing is held under this",
    HTTPStatus.METHOD_NOT_ALLOWED: "This address only answers reading",
    HTTPStatus.FORBIDDEN: "This is not for the public",
    HTTPStatus.UNPROCESSABLE_ENTITY: "The question took too much",
    HTTPStatus.CONFLICT: "Several things answer to this",
    HTTPStatus.GONE: "The list has changed",
    HTTPStatus.SERVICE_UNAVAILABLE: "The database cannot be reached",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something went wrong",
}
UNFORESEEN = "Something unforeseen went wrong; nothing was changed. The terminal that serves this page says more."
MACHINES = ("/api/", "/healthz", "/readyz", "/openapi.json", "/static/")


def answer(request: Request, status: HTTPStatus, sentence: str) -> Response:
    """Tell a fault in the form of the address that was asked."""
    title = TITLES.get(status, status.phrase)
    if request.url.path.startswith(MACHINES):
        problem = {"type": "about:blank", "title": title, "status": int(status), "detail": sentence}
        problem |= {"instance": request.url.path, "request_id": request.state.request_id}
        return JSONResponse(problem, int(status), media_type="application/problem+json")
    return page(request, "fault.html", title=title, status=int(status), sentence=sentence)


def _known(request: Request, error: Exception) -> Response:
    kinds = (status for kind, status in STATUSES.items() if isinstance(error, kind))
    return answer(request, next(kinds, HTTPStatus.INTERNAL_SERVER_ERROR), str(error))


def _http(request: Request, error: Exception) -> Response:
    status = HTTPStatus(error.status_code) if isinstance(error, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR
    sentence = {
        HTTPStatus.NOT_FOUND: f"There is no page {request.url.path}: start from the home page.",
        HTTPStatus.METHOD_NOT_ALLOWED: f"{request.url.path} only answers GET.",
    }.get(status, f"{status.phrase}.")
    return answer(request, status, sentence)


def _unforeseen(request: Request, _: Exception) -> Response:
    told = answer(request, HTTPStatus.INTERNAL_SERVER_ERROR, UNFORESEEN)
    told.headers.update({**HEADERS, REQUEST_ID: request.state.request_id})  # such an answer is made outside the gate
    return told


def add_faults_to(app: FastAPI) -> None:
    """Let the application tell its faults so."""
    app.add_exception_handler(errors.PartnershipsError, _known)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unforeseen)
