"""What stands before every page: only this machine is answered, and browsers may load nothing from outside."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit
from uuid import uuid4

from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?", re.IGNORECASE | re.ASCII)
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # without it forms of our own pages would come from nowhere (Origin: null)
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
REQUEST_ID = "X-Request-ID"  # by which a report of a fault and a line of a log are one
READING = {"GET", "HEAD", "OPTIONS"}
OWN_SITE = {"", "none", "same-origin"}  # Sec-Fetch-Site of programs, of typed addresses, and of our own pages
FOREIGN = "The request comes from another site: ask on a page of this one, or from a program."
_PLAIN = re.compile(r"[A-Za-z0-9._-]{1,64}")
REFUSED = (
    "This address is served to this machine only: open it as http://127.0.0.1 or http://localhost "
    "with the port that `partnerships serve` prints.\n"
)


def is_local(host: str) -> bool:
    """Say whether a Host header names this machine, with or without a port.

    >>> [is_local(host) for host in ("localhost:8000", "[::1]", "127.0.0.1.example", "example.org")]
    [True, True, False, False]
    """
    return LOCAL.fullmatch(host) is not None


class Gate:
    """Refuse a foreign Host (another site's name pointed at this machine would read the data through a browser)."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before the application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 400 to a foreign Host; else pass on, and add the headers to what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        number = request_id(scope["headers"])
        scope.setdefault("state", {})["request_id"] = number

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update({**HEADERS, REQUEST_ID: number})
            await send(message)

        app = _refusal(scope) or self.app
        if scope["method"] == "HEAD":  # as GET, without what it would give
            await app({**scope, "method": "GET"}, receive, _without_body(guarded))
        else:
            await app(scope, receive, guarded)


def request_id(headers: Iterable[tuple[bytes, bytes]]) -> str:
    """Give the number of a request: what its sender calls it, where that is a plain word, else one of our own."""
    told = next((value.decode("latin-1") for name, value in headers if name == REQUEST_ID.lower().encode()), "")
    return told if _PLAIN.fullmatch(told) else uuid4().hex


def is_own(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Say whether a request comes from no other site, as a browser tells (Fetch Metadata; Origin of those without it).

    >>> is_own([(b"sec-fetch-site", b"cross-site")]), is_own([(b"origin", b"http://localhost:8000")]), is_own([])
    (False, True, True)
    """
    told = {name: value.decode("latin-1") for name, value in headers}
    origin = told.get(b"origin", "")
    return told.get(b"sec-fetch-site", "") in OWN_SITE and (not origin or is_local(urlsplit(origin).netloc))


def _refusal(scope: Scope) -> ASGIApp | None:
    if not _hosts_are_local(scope["headers"]):
        return PlainTextResponse(REFUSED, status_code=400)
    if scope["method"] not in READING and not is_own(scope["headers"]):
        told = {"type": "about:blank", "title": "This is not for other sites", "status": 403, "detail": FOREIGN}
        told |= {"instance": scope["path"], "request_id": scope["state"]["request_id"]}
        return JSONResponse(told, 403, media_type="application/problem+json")
    return None


def _without_body(send: Send) -> Send:
    async def shortened(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return shortened


def _hosts_are_local(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    hosts = [value.decode("latin-1") for name, value in headers if name == b"host"]
    return len(hosts) == 1 and is_local(hosts[0])
