"""The application: pages, answers for programs, and what stands before them; the store is given, never opened here."""

from importlib.resources import files

from fastapi import FastAPI, Response
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from api.answer_pages import router as answer_pages
from api.answer_routes import router as answers
from api.cypher_routes import router as console
from api.desk.entry_pages import router as entries
from api.desk.home import router as desk
from api.desk.load_pages import router as loads
from api.desk.paper_pages import router as papers
from api.desk.proposal_pages import router as proposals
from api.desk.return_pages import router as returns
from api.desk.snapshot_pages import router as snapshots
from api.desk.view_pages import router as views
from api.faults import add_faults_to
from api.gaps_page import router as gaps
from api.gate import Gate
from api.home_page import router as home
from api.map_routes import router as maps
from api.model_page import router as model
from api.question_pages import router as question_pages
from api.question_routes import routes as questions
from api.waiting import SOON, Waiting
from graph.store import Store
from viz import render

CSS, JAVASCRIPT = "text/css", "text/javascript"
STATIC = {
    "style.css": CSS,
    "file.css": CSS,
    "paper.css": CSS,
    "map.css": CSS,
    "map.js": JAVASCRIPT,
    "map_tools.js": JAVASCRIPT,
    "vis-network.js": JAVASCRIPT,
}


def create_app(store: Store, soon: float = SOON) -> FastAPI:
    """Build the application over an open store; whoever opened it closes it.

    Args:
        store: The database.
        soon: Seconds after which somebody who opened a page is told that its answer is being worked out.
    """
    app = FastAPI(
        title="School partnerships",
        description="Who supports whom, who is not known to be supported, and why.",
        version="0.1.0",
        docs_url=None,  # these pages would load scripts from elsewhere
        redoc_url=None,
    )
    app.state.store = store
    app.state.waiting = Waiting(soon)
    app.add_middleware(GZipMiddleware, minimum_size=1_000)
    app.add_middleware(Gate)
    app.include_router(answers)
    app.include_router(questions())
    app.include_router(question_pages)
    app.include_router(maps)
    app.include_router(console)
    app.include_router(model)
    for router in (desk, entries, loads, papers, proposals, returns, snapshots, views):
        app.include_router(router)
    app.include_router(answer_pages)
    app.include_router(gaps)
    app.include_router(home)
    app.add_api_route("/static/{name}", static, include_in_schema=False)
    add_faults_to(app)
    return app


def static(name: str) -> Response:
    """Give a style sheet or a script that the pages load."""
    if name not in STATIC:
        raise HTTPException(404)
    headers = {"Cache-Control": "max-age=300"}
    return Response(_static_text(name), media_type=f"{STATIC[name]}; charset=utf-8", headers=headers)


def _static_text(name: str) -> str:
    if name == "vis-network.js":
        return render.library()
    own = files("api").joinpath("static", name)
    return own.read_text(encoding="utf-8") if own.is_file() else render.static(name)
