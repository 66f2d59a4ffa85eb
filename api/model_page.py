"""The page of the model: what is in the database, each kind with what it means and how many are held."""

from typing import Any

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from api.answer_routes import ANSWERS, given
from api.answering import FORMATS, store_of
from api.frame import address, page
from api.parameters import asked
from api.sheet import shown_behind
from graph.behind import Behind
from graph.model import LinkKind, Model, ModelQuery, NodeKind, Property
from viz.model_view import QUESTION, headline
from viz.table import Column, html

THINGS = "MATCH (n) UNWIND labels(n) AS label\nRETURN label, count(*) AS held ORDER BY label"
LINKS = "MATCH ()-[r]->()\nRETURN type(r) AS type, count(*) AS held ORDER BY type"
router = APIRouter(include_in_schema=False)
_TOLD = next(told for told in ANSWERS if told.path == "model")


@router.get("/model")
def model_page(request: Request) -> Response:
    """Show the kinds of things and of links."""
    pairs = request.query_params.multi_items()
    answer: Model = given(store_of(request), _TOLD, asked(ModelQuery, pairs))
    things = [Column("kind", "Kind"), Column("meaning", "What it is"), Column("count", "Held", number=True),
              Column("properties", "Properties")]  # fmt: skip
    links = [Column("kind", "Link"), Column("says", "Read both ways"), Column("meaning", "What it tells"),
             Column("count", "Held", number=True), Column("ends", "Between")]  # fmt: skip
    return page(
        request,
        "model.html",
        title=QUESTION,
        crumbs=[("Model", None)],
        said=headline(answer),
        things=html(things, map(_thing, answer.nodes), "Things"),
        links=html(links, map(_link, answer.links), "Links: each is a claim of a source"),
        shared=[("Every entity has", answer.every_entity), ("Every claim has", answer.every_claim)],
        cypher=shown_behind([Behind(text, {}) for text in (THINGS, LINKS)]),
        downloads=[(name.upper(), address("/api/model", [*pairs, ("format", name)])) for name in FORMATS],
    )


def _thing(kind: NodeKind) -> dict[str, Any]:
    told = {"kind": kind.label, "meaning": kind.meaning, "count": kind.count}
    return told | {"properties": _properties(kind.properties)}


def _link(kind: LinkKind) -> dict[str, Any]:
    carry = (
        f"support; counts for {kind.carry_months} months" if kind.support else f"counts for {kind.carry_months} months"
    )
    return {
        "kind": kind.type,
        "says": f"{kind.reads}; {kind.reads_back}",
        "meaning": f"{kind.meaning} ({carry} after its last word)",
        "count": kind.count,
        "ends": f"{', '.join(kind.from_labels)} → {', '.join(kind.to_labels)}",
    }


def _properties(told: list[Property]) -> Markup | str:
    if not told:
        return "none of its own"
    lines = Markup("").join(Markup("<li><b>{}</b>: {}</li>").format(one.name, one.meaning) for one in told)
    return Markup("<details><summary>{} properties</summary><ul>{}</ul></details>").format(len(told), lines)
