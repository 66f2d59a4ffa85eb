"""Papers: a list of gaps or a frozen answer as a committee's annex, and a letter to a school; to print, and as DOCX."""

from typing import Any

from fastapi import APIRouter, Request, Response

from api.answer_routes import answer_of
from api.answering import named, store_of
from api.frame import address, page, snapshot_address, thing_address
from api.parameters import asked
from graph.answers import Gaps
from graph.coverage_options import GapsQuery
from graph.party_shapes import PartyQuery, SchoolParty
from graph.snapshots import SnapshotLine, SnapshotsQuery, frozen
from graph.sources import sources_named
from graph.store import Store
from graph.views import with_view
from viz import words
from viz.annex import COLUMNS, Annex, annex
from viz.letter import COLUMNS as LETTER_COLUMNS
from viz.letter import Letter, letter
from viz.papers import annex_docx, letter_docx

router = APIRouter(include_in_schema=False)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _annex(store: Store, answer: Gaps, kept: SnapshotLine | None = None) -> Annex:
    ids = {one.source for school in answer.schools for one in school.supporters}
    told = [f"{name}{f', {words.day(day)}' if day else ''}" for name, day in sources_named(store, ids)]
    newest = answer.newest_source
    if newest and not any(line.startswith(newest) for line in told):
        told.insert(0, newest)
    return annex(answer, told, kept)


def _gaps(request: Request) -> Annex:
    store = store_of(request)
    pairs = [(name, value) for name, value in request.query_params.multi_items() if value.strip()]
    query = with_view(store, asked(GapsQuery, pairs))
    answer: Gaps = answer_of(store, "gaps", query)
    return _annex(store, answer)


@router.get("/gaps/print")
def gaps_print(request: Request) -> Response:
    """Show a list of gaps as an annex to print."""
    pairs = request.query_params.multi_items()
    return _shown(request, _gaps(request), address("/gaps/print.docx", pairs), address("/gaps", pairs))


@router.get("/gaps/print.docx")
def gaps_docx(request: Request) -> Response:
    """Give a list of gaps as an annex in DOCX."""
    return _file(annex_docx(_gaps(request)), "annex.docx")


def _kept(request: Request, name: str) -> Annex:
    query, store = asked(SnapshotsQuery, request.query_params.multi_items()), store_of(request)
    kept = frozen(store, name, query)
    return _annex(store, kept.answer, kept.snapshot)


@router.get("/snapshots/{name}/print")
def snapshot_print(request: Request, name: str) -> Response:
    """Show a frozen answer as an annex to print."""
    pairs = request.query_params.multi_items()
    where = snapshot_address(name)
    return _shown(request, _kept(request, name), address(f"{where}/print.docx", pairs), address(where, pairs))


@router.get("/snapshots/{name}/print.docx")
def snapshot_docx(request: Request, name: str) -> Response:
    """Give a frozen answer as an annex in DOCX."""
    return _file(annex_docx(_kept(request, name)), "annex.docx")


def _shown(request: Request, told: Annex, docx: str, back: str) -> Response:
    return page(request, "annex.html", title=told.question, told=told, columns=COLUMNS, docx=docx, back=back)


def _letter(request: Request, name: str) -> Letter:
    query = asked(PartyQuery, request.query_params.multi_items())
    answer: SchoolParty = answer_of(store_of(request), "schools/{name}", query, name)
    return letter(answer)


@router.get("/schools/{name}/letter")
def school_letter(request: Request, name: str) -> Response:
    """Show the letter to a school, to print."""
    pairs: list[tuple[str, Any]] = request.query_params.multi_items()
    told, where = _letter(request, name), thing_address("School", name)
    docx = address(f"{where}/letter.docx", pairs)
    title = f"What we hold of the links of {told.school}"
    return page(request, "letter.html", title=title, told=told, columns=LETTER_COLUMNS, docx=docx,
                back=address(where, pairs))  # fmt: skip


@router.get("/schools/{name}/letter.docx")
def school_letter_docx(request: Request, name: str) -> Response:
    """Give the letter to a school as DOCX."""
    return _file(letter_docx(_letter(request, name)), "letter.docx")


def _file(content: bytes, name: str) -> Response:
    return Response(content, media_type=DOCX, headers=named(name))
