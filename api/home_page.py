"""The first page: the three counts by council, what the data are and how old, and the way to a council or a school."""

from typing import Any

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from api.answer_routes import answer_of, told_at
from api.answering import FORMATS, store_of
from api.councils import councils
from api.frame import address, page, thing_address
from api.gaps_view import link
from api.parameters import asked
from api.sheet import shown_behind
from api.waiting import answer_or_wait
from graph.answers import CouncilOverview, CouncilsQuery
from graph.behind import Behind
from graph.returns import coverage_of_returns
from graph.source_shapes import Sources, SourcesQuery
from graph.store import Store
from queries.ask import behind
from viz import words
from viz.overview_view import QUESTION
from viz.table import Column, html

router = APIRouter(include_in_schema=False)
OVERVIEW = (
    Column("council", "Council"),
    Column("schools", "Schools", number=True),
    Column("linked", "Support recorded", number=True),
    Column("confirmed_none", "School says none", number=True),
    Column("not_known", "Not known", number=True),
    Column("as_of", "As at"),
    Column("newest_source", "Newest source"),
)
NEWEST = 5


@router.get("/")
def home(request: Request) -> Response:
    """Show the three counts by council; made-up councils are listed, and counted only where there is nothing else."""
    store, pairs = store_of(request), request.query_params.multi_items()
    query = asked(CouncilsQuery, pairs)
    answer = answer_or_wait(request, told_at("councils"), query, None, QUESTION)
    if isinstance(answer, Response):
        return answer
    rows = answer.councils
    summed = [row for row in rows if not row.illustrative] or rows
    return page(
        request,
        "home.html",
        title=QUESTION,
        answer=words.answer(answer.counts),
        held=len(summed),
        illustrative=bool(rows) and all(row.illustrative for row in rows),
        beside=len(rows) - len(summed),
        table=html(OVERVIEW, map(_row, rows), "Councils with schools on record") if rows else None,
        councils=councils(store),
        regions=answer.regions,
        region=query.region,
        sources=_newest(store),
        returns=store.answers.get("returns", lambda: coverage_of_returns(store)),
        cypher=shown_behind(_behind(store, rows)),
        downloads=[(kind.upper(), address("/api/councils", [*pairs, ("format", kind)])) for kind in FORMATS],
    )


def _row(row: CouncilOverview) -> dict[str, Any]:
    name = link(address("/gaps", [("council", row.id.removeprefix("council:"))]), row.name)
    note = Markup(' <span class="kind">illustrative: made up</span>') if row.illustrative else Markup("")
    groups = "counted from groups in its sources" if row.counted_from == "cohorts" else ""
    how = Markup(' <span class="kind">{}</span>').format(groups)
    return row.model_dump() | {"council": name + note + how}


def _behind(store: Store, rows: list[CouncilOverview]) -> list[Behind]:
    """Give the question that counts by council, as at the newest day; the page asks it for each council's own day."""
    days = [row.as_of for row in rows]
    return [behind(store, "gaps/states_by_group", {"by": "council", "as_of": max(days)})] if days else []


def _newest(store: Store) -> list[tuple[str, str, str]]:
    """Give the newest real sources: name, address, and how much each tells."""
    told: Sources = answer_of(store, "sources", SourcesQuery())
    real = [line for line in told.sources if not line.illustrative][:NEWEST]
    return [(line.name, thing_address("Document", line.id), words.claims(line.claims)) for line in real]
