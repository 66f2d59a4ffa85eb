"""The catalogue under /api/queries: one address and one entry of /openapi.json a query file."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from api.answering import CSV, XLSX, Contents, Form, in_form, next_link, part, responses, store_of
from api.parameters import Pairs, asked, described
from graph.errors import BadInput
from graph.question_answers import Answer, Catalogue
from graph.store import Store
from queries import catalogue
from queries.ask import answer_to
from queries.fields import Parameter
from queries.header import Question
from viz import question_rows

_JSON_TYPES = {"int": "integer", "float": "number", "bool": "boolean"}


class Part(BaseModel):
    """Which topic of the catalogue to list."""

    topic: str | None = None


def routes() -> APIRouter:
    """Make the addresses of the catalogue.

    Raises:
        BadInput: The header of a query file is not as it should be.
    """
    router = APIRouter(prefix="/api/queries")
    router.add_api_route(
        "", api_catalogue, responses=responses(Catalogue, CSV, XLSX), openapi_extra=described(Part, Form)
    )
    for question in catalogue.questions():
        router.add_api_route(
            f"/{question.name}",
            _asker(question),
            responses=responses(Answer, CSV, XLSX),
            summary=question.header.title,
            description=question.header.question,
            tags=[question.topic],
            operation_id=f"query_{question.name.replace('/', '_')}",
            openapi_extra=_parameters(question),
        )
    router.add_api_route("/{name:path}", _unknown, include_in_schema=False)
    return router


def api_catalogue(request: Request) -> Response:
    """List the questions that can be asked, with what each takes and gives."""
    pairs = request.query_params.multi_items()
    form = asked(Form, pairs, Part)
    told = catalogue.catalogue(asked(Part, pairs, Form).topic)
    links = next_link(request, form, len(told.questions))
    told = Catalogue(questions=told.questions[part(request, form)])
    contents: Contents = {
        "csv": lambda: question_rows.catalogue_csv(told), "xlsx": lambda: question_rows.catalogue_xlsx(told),
    }  # fmt: skip
    return in_form(request, form, told, contents, links)


def kept(store: Store, question: Question, told: Mapping[str, str]) -> Answer:
    """Ask a question, again only after the database has changed.

    Raises:
        PartnershipsError: As `queries.ask.answer_to` does.
    """
    return store.answers.get(key_of(question, told), lambda: answer_to(store, question, told), lambda one: one.total)


def key_of(question: Question, told: Mapping[str, str]) -> Hashable:
    """Give what the answer to a question is kept by."""
    return "question", question.name, tuple(sorted(told.items()))


def _asker(question: Question) -> Callable[[Request], Response]:
    def ask(request: Request) -> Response:
        pairs = request.query_params.multi_items()
        form = asked(Form, [pair for pair in pairs if pair[0] in Form.model_fields])
        told = kept(store_of(request), question, given(pairs))
        links = next_link(request, form, told.total)
        rows = told.rows[part(request, form)]
        told = told.model_copy(update={"rows": rows, "truncated": len(rows) < told.total})
        contents: Contents = {
            "csv": lambda: question_rows.answer_csv(told), "xlsx": lambda: question_rows.answer_xlsx(told),
        }  # fmt: skip
        return in_form(request, form, told, contents, links)

    return ask


def given(pairs: Pairs) -> dict[str, str]:
    """Give what an address tells of a question's own parameters; empty ones are as if absent.

    Raises:
        BadInput: One is given twice, with different values.
    """
    told: dict[str, str] = {}
    for name, value in pairs:
        if value.strip() and name not in Form.model_fields and told.setdefault(name, value) != value:
            raise BadInput(f"{name} is given several times: give it once.")
    return told


def _unknown(name: str) -> Response:
    catalogue.question(name)
    raise AssertionError  # every question has an address of its own


def _parameters(question: Question) -> dict[str, Any]:
    own = [_parameter(name, told) for name, told in question.params.items()]
    return {"parameters": own + described(Form)["parameters"]}


def _parameter(name: str, told: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": _JSON_TYPES.get(told.base, "string")}
    schema |= {"format": "date"} if told.base == "date" else {}
    known = {"enum": told.choices, "default": told.default, "minimum": told.least, "maximum": told.most}
    schema |= {key: value for key, value in known.items() if value not in (None, [])}
    return {
        "name": name,
        "in": "query",
        "required": told.required,
        "description": told.help,
        "schema": schema,
        "example": str(told.example) if told.base == "date" else told.example,
    }
