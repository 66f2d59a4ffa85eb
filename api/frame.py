"""Pages over one frame: templates with autoescape on, and the addresses that they write."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from graph.answers import ATTRIBUTION
from viz import words

PRODUCT = "School partnerships"
_templates = Environment(loader=PackageLoader("api"), autoescape=True, undefined=StrictUndefined)


def address(path: str, pairs: Iterable[tuple[str, object]] = (), audience: str = "public") -> str:
    """Write an address with its parameters; empty ones are left out, as is the audience where it is the public.

    >>> address("/gaps", [("council", "383"), ("state", "not_known"), ("carry", None)])
    '/gaps?council=383&state=not_known'
    """
    told = [*pairs, ("audience", "" if audience == "public" else audience)]
    held = [(name, value) for name, value in told if value not in (None, "")]
    return f"{path}?{urlencode(held)}" if held else path


def map_address(kind: str, name: str, as_of: object = None) -> str:
    """Write the address of a map.

    >>> map_address("school", "school:urn:107834")
    '/maps/school/school%3Aurn%3A107834'
    """
    return address(f"/maps/{kind}/{quote(name, safe='')}", [("as_of", as_of)])


def thing_address(label: str, name: str, as_of: object = None) -> str:
    """Write the address of the page of a thing: a school by its URN (or id), anything else by its id.

    >>> thing_address("School", "107834", "2013-12-10"), thing_address("Trust", "trust:uid:2")
    ('/schools/107834?as_of=2013-12-10', '/organisations/trust%3Auid%3A2')
    """
    kind = {"School": "schools", "Document": "sources"}.get(label, "organisations")
    return address(f"/{kind}/{quote(name, safe='')}", [("as_of", as_of)])


def claim_address(name: str, action: str = "") -> str:
    """Write the address of the page of a claim, or of the form that confirms, ends, corrects or retracts it.

    >>> claim_address("entry:1:SUPPORTS:Oak:Ash", "end")
    '/claims/entry%3A1%3ASUPPORTS%3AOak%3AAsh/end'
    """
    return f"/claims/{quote(name, safe='')}{f'/{action}' if action else ''}"


def snapshot_address(name: str, action: str = "") -> str:
    """Write the address of a frozen answer, or of what renames or forgets it.

    >>> snapshot_address("Cabinet, December", "rename")
    '/snapshots/Cabinet%2C%20December/rename'
    """
    return f"/snapshots/{quote(name, safe='')}{f'/{action}' if action else ''}"


_templates.globals.update(
    claim_address=claim_address,
    snapshot_address=snapshot_address,
    address=address,
    map_address=map_address,
    thing_address=thing_address,
    product=PRODUCT,
    attribution=ATTRIBUTION,
    day=words.day,
    grouped=words.grouped,
    plural=words.schools,
    unknown=words.UNKNOWN,
    state_words=words.STATES,
)


def page(request: Request, template: str, *, title: str, status: int = 200, **context: Any) -> HTMLResponse:
    """Render a page.

    Args:
        request: Its path marks where the reader is in the navigation.
        template: File name in `api/templates`.
        title: The page's question, its `h1`.
        status: HTTP status.
        **context: What the template names; `crumbs` as (name, address) pairs, `illustrative` for the banner.
    """
    told = {"crumbs": [], "illustrative": False, "with_map": False} | context
    told["searched"] = request.query_params.get("q", "") if request.url.path == "/search" else ""
    text = _templates.get_template(template).render(title=title, path=request.url.path, **told)
    return HTMLResponse(text, status_code=status)
