"""From a request to the console and back: its body and parameters, who waits for it, and the console's life."""

import asyncio
import functools
import json
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, NoReturn

from anyio import CapacityLimiter, to_thread
from fastapi import FastAPI, Request
from pydantic import ValidationError

from graph.console import Console
from graph.console_shapes import CypherQuestion
from graph.errors import Refused

BODY = 1_200_000  # bytes: the longest question and the largest parameters
WAITING = 20  # requests of the console that hold a thread, so that pages always have one


@asynccontextmanager
async def console_of(app: FastAPI) -> AsyncIterator[None]:
    """Keep one console while the application runs; its processes start with the first question."""
    app.state.console_threads = CapacityLimiter(WAITING)
    with Console(app.state.store) as console:
        app.state.console = console
        yield


async def told_question(request: Request) -> CypherQuestion:
    """Read a question from a request's JSON body.

    Raises:
        Refused: It is too large, or is not {"query", "params"}.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused("The question is no JSON: send it with Content-Type: application/json.")
    return read_question(_json(await _body(request)))


async def _body(request: Request) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        parts.append(part)
        size += len(part)
        if size > BODY:
            raise Refused(f"The request is too large: send at most {BODY:,} bytes.")
    return b"".join(parts)


def read_question(told: Any) -> CypherQuestion:
    """Read a question from what JSON gave.

    Raises:
        Refused: It is not {"query", "params"}.
    """
    try:
        return CypherQuestion.model_validate(told)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the body"
        form = '{"query": "MATCH … RETURN …", "params": {}}'
        raise Refused(f"The question is not understood at {where} ({first['msg']}): send {form}.") from None


def read_params(text: str) -> dict[str, Any]:
    """Read the parameters of an address.

    Raises:
        Refused: They are no JSON object.
    """
    told = _json(text.encode("utf-8", "replace")) if text.strip() else {}
    if not isinstance(told, dict):
        raise Refused('The parameters are no JSON object: write for example {"council": "Thurrock"}.')
    return told


def _json(text: bytes) -> Any:
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Refused(
            'This is no JSON that can be read: write for example {"council": "Thurrock"}, with double quotes.'
        ) from None


def _no_number(_: str) -> NoReturn:
    raise ValueError


async def ask(request: Request, question: CypherQuestion) -> bytes:
    """Ask the console, and break the question off when whoever asked goes away.

    Raises:
        PartnershipsError: As `Console.ask`.
    """
    gone = threading.Event()
    watching = asyncio.create_task(_watch(request, gone))
    work = functools.partial(request.app.state.console.ask, question, gone.is_set)
    try:
        return await to_thread.run_sync(work, limiter=request.app.state.console_threads)
    finally:
        watching.cancel()


async def _watch(request: Request, gone: threading.Event) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
    gone.set()
