"""The console: `POST /api/cypher`, the same as an address for its files, and the page `/cypher`."""

from typing import Any, Literal

from anyio import to_thread
from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from api.answering import CSV, FORMATS, XLSX
from api.cypher_asking import ask, console_of, read_params, read_question, told_question
from api.faults import STATUSES
from api.frame import address, page
from api.gate import is_own
from api.map_view import page_of
from api.parameters import asked, described
from graph.console_shapes import CypherAnswer, CypherQuestion
from graph.coverage_options import Audience
from graph.errors import PartnershipsError, Refused
from graph.projection import Network
from graph.schema import LINKS, NODES
from viz import cypher_rows, cypher_view, render
from viz.cypher_map import answer_network
from viz.map import draw
from viz.map_table import link_rows, link_table

router = APIRouter(lifespan=console_of)
ENDS = {"from_id", "to_id"}  # no properties in the database
MOST = """MATCH (s:School)-[:SUPPORTS]->(o)
RETURN s.name AS school, count(DISTINCT o) AS supports
ORDER BY supports DESC, school LIMIT 10"""
KINDS = """MATCH (n) UNWIND labels(n) AS label
RETURN label, count(*) AS held ORDER BY label"""
SOURCE = """MATCH (a)-[r]->(b) WHERE r.source = $source
RETURN a.name AS from, type(r) AS link, b.name AS to, r.quote AS quote
ORDER BY from, link, to"""
EXAMPLES = (
    ("Schools that support most others", MOST, ""),
    ("What is held, by kind", KINDS, ""),
    ("What one source says", SOURCE, '{"source": "document:004"}'),
)


class Asked(BaseModel):
    """A question as an address holds it."""

    query: str | None = Field(None, description="Cypher that reads")
    params: str = Field("", description="what stands for $name in it, as a JSON object")
    audience: Audience = Field("public", description="while anything is held that is not public, only internal asks")


class Form(BaseModel):
    """In which form the answer is wanted."""

    format: Literal["json", "csv", "xlsx"] | None = Field(None, description="default: as Accept asks, or json")


_BODY = {"content": {"application/json": {"schema": CypherQuestion.model_json_schema()}}, "required": True}


@router.post(
    "/api/cypher",
    responses={200: {"model": CypherAnswer}},
    openapi_extra={"requestBody": _BODY} | described(Form),
)
async def api_cypher(request: Request) -> Response:
    """Ask a question in Cypher that reads: 10 seconds and 10,000 rows at most; refusals say what to do."""
    form = asked(Form, request.query_params.multi_items())
    return await _answered(request, await told_question(request), form)


@router.get("/api/cypher", responses={200: {"model": CypherAnswer}}, openapi_extra=described(Asked, Form))
async def api_cypher_address(request: Request) -> Response:
    """Ask the same by an address: for links to files."""
    pairs = request.query_params.multi_items()
    told, form = asked(Asked, pairs, Form), asked(Form, pairs, Asked)
    if not is_own(request.scope["headers"]):
        raise Refused("This address was followed from another site: open it by itself, or ask on the page /cypher.")
    if told.query is None:
        raise Refused("The question is empty: give query=MATCH … RETURN …")
    return await _answered(request, _question(told), form)


def _question(told: Asked) -> CypherQuestion:
    return read_question({"query": told.query, "params": read_params(told.params), "audience": told.audience})


async def _answered(request: Request, question: CypherQuestion, form: Form) -> Response:
    told = await ask(request, question)
    accepted = request.headers.get("accept", "")
    wanted = form.format or ("csv" if accepted.startswith("text/csv") else "json")
    if wanted == "json":
        return Response(told, media_type="application/json")
    return await to_thread.run_sync(_file, told, wanted)


def _file(told: bytes, wanted: str) -> Response:
    answer = CypherAnswer.model_validate_json(told)
    headers = {"Content-Disposition": f'attachment; filename="cypher.{wanted}"'}
    if wanted == "csv":
        return Response(cypher_rows.answer_csv(answer), media_type=CSV, headers=headers)
    return Response(cypher_rows.answer_xlsx(answer), media_type=XLSX, headers=headers)


@router.get("/cypher", include_in_schema=False)
async def cypher_page(request: Request) -> Response:
    """Show the console: the question, the model beside it, and what it gave; the address alone brings it back."""
    told = asked(Asked, request.query_params.multi_items())
    given, fault = None, None
    if told.query is not None and is_own(request.scope["headers"]):
        try:
            given = await ask(request, _question(told))
        except PartnershipsError as refusal:
            fault = refusal
    return await to_thread.run_sync(_page, request, told, given, fault)


def _status(fault: PartnershipsError) -> int:
    return next((int(status) for kind, status in STATUSES.items() if isinstance(fault, kind)), 500)


def _page(request: Request, told: Asked, given: bytes | None, fault: PartnershipsError | None) -> Response:
    answer = CypherAnswer.model_validate_json(given) if given else None
    pairs = [("query", told.query), ("params", told.params), ("audience", told.audience)]
    return page(
        request,
        "cypher.html",
        title="Ask your own question",
        status=_status(fault) if fault else 200,
        crumbs=[("Cypher", None)],
        told=told,
        answer=answer,
        fault=fault,
        waiting=told.query is not None and not answer and not fault,
        empty=cypher_view.EMPTY,
        nodes=[(label, kind.__doc__, sorted(kind.model_fields)) for label, kind in NODES.items()],
        links=[(rel, kind.says, kind.__doc__, sorted({*kind.model_fields} - ENDS)) for rel, kind in LINKS.items()],
        examples=[(title, address("/cypher", [("query", text), ("params", given)])) for title, text, given in EXAMPLES],
        downloads=[(name.upper(), address("/api/cypher", [*pairs, ("format", name)])) for name in FORMATS],
        **(_shown(answer) if answer else {}),
    )


def _shown(answer: CypherAnswer) -> dict[str, Any]:
    """Give what a page shows of an answer: a sentence, the table, and a map where there are nodes in it."""
    network = answer_network(answer)
    parts = network.nodes(data=True)
    pages = {name: page_of(name, about, None) for name, about in parts}
    return {
        "said": cypher_view.said(answer),
        "shown": cypher_view.SHOWN,
        "table": cypher_view.page_table(answer, pages) if answer.rows else None,
        "with_map": len(network) > 0,
        **(_map(network, pages) if len(network) else {}),
    }


def _map(network: Network, pages: dict[str, str]) -> dict[str, Any]:
    drawing, rows = draw(network), link_rows(network)
    return {
        "illustrative": drawing.illustrative,
        "drawing": drawing,
        "figure": render.figure(drawing, rows, pages),
        "links_table": link_table(rows, pages) if rows else None,
    }
