"""The map of one thing: as a page with its table, as JSON, CSV or a workbook, and as one offline file."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import JSONResponse

from api.answering import CSV, XLSX, responses, store_of
from api.councils import by_name
from api.frame import address, map_address, page
from api.map_view import MapAnswer, MapForm, MapView, key_of, told, types, view
from api.parameters import asked, described
from api.sheet import shown_behind
from api.waiting import made_or_wait
from graph.answers import ATTRIBUTION
from graph.map_options import MapQuery
from graph.nation_map import ENGLAND
from viz import render, words
from viz.map import Drawing
from viz.map_table import LINK_DATA, ORDERS, link_table, link_workbook
from viz.palette import MARKS, kind_of
from viz.table import text

router = APIRouter()
Pairs = list[tuple[str, str]]
FORMS = (("CSV", "csv"), ("JSON", "json"), ("XLSX", "xlsx"), ("This map as one file that works offline", "html"))
HOPS = (("1", "1: what it is linked to"), ("2", "2"), ("3", "3"))
LAYOUTS = (("", "as suits it"), ("links", "links"), ("place", "place on the ground"))


@router.get(
    "/api/maps/{kind}/{name}",
    responses=responses(MapAnswer, CSV, XLSX, "text/html"),
    openapi_extra=described(MapQuery, MapForm),
)
def api_map(
    request: Request,
    kind: Annotated[str, Path(examples=["alliance"])],
    name: Annotated[str, Path(examples=["004:alliance:treetops"])],
) -> Response:
    """Tell the links of one school, organisation, council or nation, with the places of a map."""
    pairs = request.query_params.multi_items()
    query, form = asked(MapQuery, pairs, MapForm), asked(MapForm, pairs, MapQuery)
    found = view(store_of(request), kind, name, query, form.sort)
    accepts_csv = request.headers.get("accept", "").startswith("text/csv")
    wanted = form.format or ("csv" if accepts_csv else "json")
    if wanted == "json":
        return JSONResponse(told(found))
    make, media_type = _FILES[wanted]
    named = {"Content-Disposition": f'attachment; filename="map.{wanted}"'}
    return Response(make(found), media_type=media_type, headers=named)


def _csv(found: MapView) -> str:
    return text(LINK_DATA, found.rows, found.drawing.as_of)


def _xlsx(found: MapView) -> bytes:
    drawing = found.drawing
    about = [
        ("question", f"How is {drawing.name} linked?"),
        ("as at", words.as_at(drawing.as_of, drawing.past, drawing.withheld)),
        ("answer", drawing.sentence),
        ("licence", ATTRIBUTION),
    ]
    return link_workbook(found.rows, about)


def _html(found: MapView) -> str:
    return render.document(found.drawing, found.rows)


_FILES = {"csv": (_csv, CSV), "xlsx": (_xlsx, XLSX), "html": (_html, "text/html; charset=utf-8")}


@router.get("/maps", include_in_schema=False)
def maps_page(request: Request) -> Response:
    """Say which maps there are: of the nation, of each council held, and of anything by its id."""
    councils = [(row["name"], map_address("council", row["id"])) for row in by_name(store_of(request))]
    return page(request, "maps.html", title="Which map?", councils=councils, nation=map_address("nation", ENGLAND))


@router.get("/maps/{kind}/{name}", include_in_schema=False)
def map_page(request: Request, kind: str, name: str) -> Response:
    """Show how one thing is linked, as a map and as a table of the same rows."""
    pairs = request.query_params.multi_items()
    query, form = asked(MapQuery, pairs, MapForm), asked(MapForm, pairs, MapQuery)
    store, key = store_of(request), key_of(kind, name, query, form.sort)
    found = made_or_wait(request, key, lambda: view(store, kind, name, query, form.sort), "How is it linked?")
    if isinstance(found, Response):
        return found
    return _map_page(request, found, query, form.sort)


def _map_page(request: Request, found: MapView, query: MapQuery, sort: str) -> Response:
    drawing: Drawing = found.drawing
    kept = [
        pair for pair in request.query_params.multi_items() if pair[0] not in {"sort", "format"} and pair[1].strip()
    ]
    here = request.url.path
    sorts = {order: address(here, [*kept, ("sort", order)]) for order in ORDERS}
    return page(
        request,
        "map.html",
        title=f"How is {drawing.name} linked?",
        crumbs=[("Maps", "/maps"), (drawing.name, None)],
        illustrative=drawing.illustrative,
        with_map=True,
        drawing=drawing,
        said=render.said(drawing),
        figure=render.figure(drawing, found.rows, found.pages, found.maps),
        table=link_table(found.rows, found.pages, sorts, sort),
        as_at=words.as_at(drawing.as_of, drawing.past, drawing.withheld),
        with_past=address(here, [*kept, ("past", "true")]) if drawing.past else None,
        downloads=[(title, address(f"/api{here}", [*kept, ("sort", sort), ("format", f)])) for title, f in FORMS],
        cypher=shown_behind(found.cypher),
        **_filters(drawing, query),
    )


def _filters(drawing: Drawing, query: MapQuery) -> dict[str, Any]:
    phases = sorted({str(node["phase"]) for node in drawing.nodes if "phase" in node} | set(query.phase))
    return {
        "query": query,
        "hops": HOPS,
        "layouts": LAYOUTS,
        "many": [
            ("type", "Kind of link", types()),
            ("status", "Status", list(words.STATUSES.items())),
            ("confidence", "Confidence", list(words.CONFIDENCES.items())),
            ("label", "Kind of thing", [(label, kind_of(label)) for label in MARKS if label != "Document"]),
            ("phase", "Phase of schools", [(name, name) for name in phases]),
        ],
    }
