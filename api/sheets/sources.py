"""The pages of sources: which are held, and of each its claims beside its words, and what others tell differently."""

from typing import Any

from markupsafe import Markup

from api.answer_routes import answer_of
from api.frame import address
from api.sheet import Heading, Listing, Sheet, thing, with_kind
from api.sheets.claims import of_claim, sides
from graph.behind import Behind
from graph.conflict_answers import Conflict, Conflicts, ConflictsQuery
from graph.schema import LINKS
from graph.side_answers import Side
from graph.source_shapes import Source, SourceLine, Sources
from graph.store import Store
from queries.ask import behind
from viz import source_view, words

CRUMB = ("Sources", "/sources")
QUESTION = "Where does what is held come from?"
_LINES = (
    Heading("name", "Source", by=lambda line: (line.name, line.id)),
    Heading("kind", "Kind", by=lambda line: (line.kind or "", line.name)),
    Heading("date", "Speaks of", by=lambda line: (str(line.date or ""), line.name)),
    Heading("councils", "Covers", by=lambda line: (line.councils, line.name)),
    Heading("claims", "Claims", number=True, by=lambda line: (-line.claims, line.name)),
)
_CLAIMS = (
    Heading("quote", "Its words", by=lambda side: (side.quote is None, side.quote or "", side.id)),
    Heading("claim", "What is taken from them", by=lambda side: (side.from_name or "", side.type, side.to_name or "")),
    Heading("status", "Status", by=lambda side: (side.status or "", side.id)),
    Heading("confidence", "Confidence", by=lambda side: (side.confidence or "", side.id)),
    Heading("dates", "From and to", by=lambda side: (str(side.start_max or ""), side.id)),
)
_KINDS = (Heading("reads", "Link"), Heading("type", "In Cypher"), Heading("n", "Claims", number=True))
_CONFLICTS = (Heading("about", "What is told differently"), Heading("claims", "The claims, side by side"))
_ALL = "MATCH (d:Document) RETURN d.name AS source, d.kind AS kind, d.date AS speaks_of ORDER BY speaks_of DESC"


def listed(_: Store, answer: Sources) -> Sheet:
    """Give what the page of all sources says."""
    newest = next((line for line in answer.sources if not line.illustrative), None)
    since = f" The newest is {newest.name}." if newest else ""
    n = len(answer.sources)
    return Sheet(
        title=QUESTION,
        said=[
            f"{words.grouped(n)} source{'' if n == 1 else 's'} held; every claim names the one it comes from.{since}"
        ],
        crumbs=[("Sources", None)],
        listings=[
            Listing("Sources", _LINES, answer.sources, _line, "No source is loaded: run partnerships import papers.")
        ],
        cypher=[Behind(_ALL, {})],
    )


def _line(line: SourceLine) -> dict[str, Any]:
    covers = "England" if "*" in line.scope else "; ".join(line.councils) or "no council by name"
    name = thing(line.name, "Document", line.id, None)
    mark = "illustrative: made up" if line.illustrative else ""
    return {"name": with_kind(name, mark), "kind": line.kind, "date": line.date, "councils": covers,
            "claims": line.claims}  # fmt: skip


def sheet(store: Store, answer: Source) -> Sheet:
    """Give what the page of one source says."""
    return Sheet(
        title=source_view.question(answer),
        said=source_view.headline(answer),
        crumbs=[CRUMB, (answer.name, None)],
        facts=_facts(answer),
        listings=[
            Listing("Claims beside its words", _CLAIMS, answer.told, lambda side: _claim(side, answer)),
            Listing("Kinds of claims", _KINDS, [*answer.by_type.items()], _kind),
            Listing("What others tell differently", _CONFLICTS, _conflicts(store, answer), _conflict),
        ],
        more=[("All of its claims, as a question of the catalogue", address("/queries/evidence/claims_of_document",
                                                                          [("document", answer.id)]))],
        cypher=[behind(store, "evidence/claims_of_document", {"document": answer.id})],
        illustrative=answer.illustrative,
        as_of=answer.date,
    )  # fmt: skip


def _facts(answer: Source) -> list[tuple[str, str | Markup]]:
    covers = "England" if "*" in answer.scope else "; ".join(answer.councils)
    told = [("Kind", answer.kind), ("Publisher", answer.publisher), ("Covers", covers), ("Licence", answer.licence),
            ("File", answer.file)]  # fmt: skip
    return [(name, value) for name, value in told if value]


def _claim(side: Side, answer: Source) -> dict[str, Any]:
    ends = ((side.from_id, side.from_name), (side.to_id, side.to_name))
    start, end = (thing(name or str(ident), "", str(ident), answer.date) for ident, name in ends)
    claim = Markup("{} {} {}").format(start, LINKS[side.type].says[0], end)
    return {
        "quote": Markup("<q>{}</q>").format(side.quote) if side.quote else "a row of the register: no words",
        "claim": of_claim(claim, side.id, side.struck or side),
        "status": words.STATUSES[side.status or "actual"],
        "confidence": words.CONFIDENCES[side.confidence or "stated"],
        "dates": words.dates(side.model_dump()),
    }


def _kind(told: tuple[str, int]) -> dict[str, Any]:
    rel, n = told
    return {"reads": LINKS[rel].says[0], "type": rel, "n": n}


def _conflicts(store: Store, answer: Source) -> list[Conflict]:
    """Give the conflicts in which a paper has a side; of a source of the nation there would be too many."""
    if len(answer.councils) != 1:
        return []
    query = ConflictsQuery(council=answer.councils[0], as_of=answer.date, audience=answer.options["audience"])
    found: Conflicts = answer_of(store, "conflicts", query)
    return [one for one in found.conflicts if any(side.source == answer.id for side in one.claims)]


def _conflict(one: Conflict) -> dict[str, Any]:
    return {"about": one.about, "claims": sides(one.claims, None)}
