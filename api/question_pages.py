"""The pages of the catalogue: what can be asked, and each question with its form, its rows and its Cypher."""

import json
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request, Response
from markupsafe import Markup
from pydantic import BaseModel, Field

from api.answering import FORMATS, store_of
from api.councils import councils
from api.frame import address, map_address, page
from api.gaps_view import link, without
from api.map_view import KIND_OF
from api.parameters import Pairs, asked
from api.question_routes import given, kept, key_of
from api.waiting import made_or_wait
from graph.answer_map import answer_network
from graph.behind import as_json
from graph.question_answers import Answer
from graph.store import Store
from queries import catalogue
from queries.fields import Parameter
from queries.header import Question
from viz import render
from viz.map import draw
from viz.map_table import link_rows, link_table
from viz.question_rows import plain
from viz.question_view import rows_found
from viz.table import Column, html

TITLE = "What can I ask?"
CALLED = {"as_of": "As at", "carry": "Months a link counts"}
router = APIRouter(include_in_schema=False)


class Rows(BaseModel):
    """Which rows the page shows."""

    limit: int = Field(50, ge=1, le=1000, description="rows on a page")
    cursor: int = Field(0, ge=0, description="first row shown, from 0")


@router.get("/queries")
def catalogue_page(request: Request) -> Response:
    """List the questions by topic."""
    questions = catalogue.questions()
    topics = [(topic, list(told)) for topic, told in groupby(questions, key=lambda one: one.topic)]
    return page(request, "questions.html", title=TITLE, topics=topics, total=len(questions), crumbs=[(TITLE, None)])


@router.get("/queries/{name:path}")
def question_page(request: Request, name: str) -> Response:
    """Show a question: its rows, unless it needs to be told something first, and its form."""
    question, store = catalogue.question(name), store_of(request)
    pairs = [(key, value) for key, value in request.query_params.multi_items() if value.strip()]
    rows = asked(Rows, [pair for pair in pairs if pair[0] in Rows.model_fields])
    own = without(pairs, *Rows.model_fields)
    told = given(own)
    missing = [key for key, kind in question.params.items() if kind.required and key not in told]
    answer = _answer(request, question, told) if told or not missing else None
    if isinstance(answer, Response):
        return answer
    return page(
        request,
        "question.html",
        title=question.header.question,
        crumbs=[("Questions", "/queries"), (question.header.title, None)],
        illustrative=answer is not None and answer.illustrative,
        question=question,
        answer=answer,
        found=rows_found(answer) if answer else None,
        fields=[_field(key, kind, told.get(key)) for key, kind in question.params.items() if key != "audience"],
        audience=told.get("audience"),
        councils=councils(store),
        downloads=[(form.upper(), address(f"/api/queries/{name}", [*own, ("format", form)])) for form in FORMATS],
        **_shown(answer, rows, own, request.url.path),
        **_drawn(store, question, answer),
    )


def _answer(request: Request, question: Question, told: Mapping[str, str]) -> Answer | Response:
    store, title = store_of(request), question.header.question
    found: Answer | Response = made_or_wait(request, key_of(question, told), lambda: kept(store, question, told), title)
    return found


def _drawn(store: Store, question: Question, answer: Answer | None) -> dict[str, Any]:
    """Give the map of an answer, where its header says how to draw one."""
    how = question.header.map
    if how is None or answer is None or not answer.rows:
        return {"with_map": False}
    network = answer_network(store, answer, how.claims, how.things)
    if not network:
        return {"with_map": False}
    drawing, rows = draw(network), link_rows(network)
    where = {name: map_address(KIND_OF.get(told["label"], "organisation"), name, answer.as_of)
             for name, told in network.nodes(data=True) if "parts" not in told}  # fmt: skip
    links = link_table(rows, where, {}, "from") if rows else None
    return {"with_map": True, "drawing": drawing, "links_table": links, "figure": render.figure(drawing, rows, where)}


def _shown(answer: Answer | None, rows: Rows, pairs: Pairs, path: str) -> dict[str, Any]:
    """Give the part of the rows that the page shows, with the addresses before and after it."""
    if answer is None or not answer.rows:
        return {"table": None, "before": None, "after": None, "console": None if answer is None else _console(answer)}
    end = rows.cursor + rows.limit
    here = [*pairs, *([("limit", str(rows.limit))] if rows.limit != Rows().limit else [])]
    return {
        "table": _table(answer, rows.cursor, end),
        "before": address(path, [*here, ("cursor", max(0, rows.cursor - rows.limit) or "")]) if rows.cursor else None,
        "after": address(path, [*here, ("cursor", end)]) if end < answer.total else None,
        "console": _console(answer),
    }


def _console(answer: Answer) -> str:
    one = as_json(answer.cypher, answer.cypher_params)
    return address("/cypher", [("query", one.query), ("params", json.dumps(one.params, default=str))])


def _table(answer: Answer, start: int, end: int) -> Markup:
    columns = [
        Column(column.name, column.name.replace("_", " "), number=column.type.startswith(("int", "float")))
        for column in answer.columns
    ]
    shown = [{name: _cell(value, answer) for name, value in row.items()} for row in answer.rows[start:end]]
    return html(columns, shown, f"{answer.title}, rows {start + 1:,} to {start + len(shown):,} of {answer.total:,}")


def _cell(value: Any, answer: Answer) -> Any:
    """Let the id of a thing lead to its map."""
    if isinstance(value, list):
        return Markup("; ").join(_cell(part, answer) for part in value)
    thing = answer.things.get(value) if isinstance(value, str) else None
    if thing is None or thing.label == "Document":
        return value if isinstance(value, int | float) and not isinstance(value, bool) else plain(value)
    kind = KIND_OF.get(thing.label, "organisation")
    return link(map_address(kind, thing.id, answer.as_of), thing.id)


def _field(name: str, kind: Parameter, value: str | None) -> dict[str, Any]:
    shapes = {"date": "date", "int": "number", "float": "number", "Council": "council", "bool": "choice"}
    choices = ["true", "false"] if kind.base == "bool" else kind.choices
    return {
        "name": name,
        "title": CALLED.get(name, name.replace("_", " ").capitalize()),
        "shape": "choice" if choices else shapes.get(kind.base, "text"),
        "choices": choices,
        "kind": kind,
        "step": "any" if kind.base == "float" else "1",
        "value": value if value is not None else "" if kind.default is None else str(plain(kind.default)),
    }
