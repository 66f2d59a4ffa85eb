"""The page of one claim: what its source says, what later claims say of it, and what an officer can do."""

from typing import Any

from markupsafe import Markup

from api.frame import claim_address
from api.sheet import Heading, Listing, Sheet, thing
from graph.behind import Behind
from graph.claims import AMENDABLE
from graph.store import Store
from graph.struck import ClaimStory, Word
from viz import claim_view, words

_STORY = (
    Heading("did", "What it does", by=lambda told: (claim_view.did(told), told.id)),
    Heading("claim", "Claim"),
    Heading("dates", "From and to"),
    Heading("why", "Why"),
    Heading("source", "Source"),
)
_ACTIONS = {"confirm": "It is still so", "end": "It has ended", "correct": "Correct it", "retract": "It is wrong"}
_ALONE = "No other claim names it."
_QUERY = (
    "MATCH (a)-[r]->(b) WHERE $claim IN [r.id, r.amends, r.struck_by]\n"
    "RETURN a.name AS start, type(r) AS type, b.name AS end, r.amendment AS amendment, r.reason AS reason,"
    "  r.id AS claim\n"
    "ORDER BY claim"
)


def sheet(_: Store, answer: ClaimStory) -> Sheet:
    """Give what the page says."""
    told = answer.claim
    changeable = told.counts and told.type in AMENDABLE
    return Sheet(
        title=claim_view.question(answer),
        said=claim_view.headline(answer),
        crumbs=[("Sources", "/sources"), (claim_view.sentence(told), None)],
        facts=_facts(told),
        listings=[Listing("Its story", _STORY, answer.story, _row, empty=_ALONE)],
        more=[(text, claim_address(told.id, action)) for action, text in _ACTIONS.items()] if changeable else [],
        cypher=[Behind(_QUERY, {"claim": answer.id})],
    )


def _facts(told: Word) -> list[tuple[str, str | Markup]]:
    known: list[tuple[str, Any]] = [
        ("From", thing(told.from_name, told.from_label, told.from_id, None)),
        ("To", thing(told.to_name, told.to_label, told.to_id, None)),
        ("When", words.dates(told.model_dump())),
        ("Status", words.STATUSES[told.status]),
        ("Confidence", words.CONFIDENCES[told.confidence]),
        ("Focus", told.focus),
        ("How much", told.intensity),
        ("How, in its words", told.qualifier),
        ("Its words", Markup("<q>{}</q>").format(told.quote) if told.quote else None),
        ("Note", told.note),
        ("Who may see it", told.visibility),
        ("Source", _source(told)),
        ("Claim", told.id),
        ("Came with", told.load),
    ]
    return [(name, value) for name, value in known if value]


def _source(told: Word) -> Markup:
    name = thing(told.source_name or told.source, "Document", told.source, None)
    return Markup("{}, {}").format(name, words.day(told.told_on)) if told.told_on else name


def _row(told: Word) -> dict[str, Any]:
    text = Markup("{}").format(claim_view.sentence(told))
    link = Markup('<a href="{}">{}</a>').format(claim_address(told.id), text)
    return {
        "did": claim_view.did(told),
        "claim": link if told.counts else Markup("<s>{}</s>").format(link),
        "dates": words.dates(told.model_dump()),
        "why": told.reason or "",
        "source": _source(told),
    }
