"""The page of links to confirm: each with what an officer may say of it, by supporter."""

from typing import Any

from markupsafe import Markup

from api.frame import address, claim_address
from api.sheet import Heading, Listing, Sheet, thing
from graph.behind import Behind
from graph.review import KEPT_BY_HAND, Due, Review
from graph.store import Store
from viz import review_view, words

_ROWS = (
    Heading("supporter", "Supporter", by=lambda one: (one.supporter, one.to_name, one.id)),
    Heading("link", "Link", by=lambda one: (one.from_name, one.to_name, one.id)),
    Heading("until", "Counts until", by=lambda one: (str(one.counts_until or ""), one.id)),
    Heading("why", "Why it is listed"),
    Heading("source", "Source", by=lambda one: (one.source_name or one.source, one.id)),
    Heading("say", "What do you know?"),
)
_SAY = (("confirm", "Still so"), ("end", "Ended on …"), ("retract", "Wrong"))
_HOW = "The XLSX below is the same list to fill in; sent back under Imports, each answer is recorded."


def sheet(_: Store, answer: Review) -> Sheet:
    """Give what the page says."""
    return Sheet(
        title=review_view.question(answer),
        said=review_view.headline(answer),
        crumbs=[("Desk", "/desk"), ("Review", "/review"), (answer.council, None)],
        listings=[
            Listing("Links to confirm", _ROWS, answer.claims, lambda one: _row(one, answer), "No link is due.", _HOW)
        ],
        more=[("Send the filled-in list", "/imports"), ("Those lapsed already, too", _lapsed(answer))],
        cypher=[_behind(answer)],
        illustrative=answer.illustrative,
        as_of=answer.as_of,
    )


def _lapsed(answer: Review) -> str:
    code = answer.council_id.removeprefix("council:")
    return address(
        "/review", [("council", code), ("due", answer.options["due"]), ("lapsed", "true")], _audience(answer)
    )


def _audience(answer: Review) -> str:
    return str(answer.options["audience"])


def _row(one: Due, answer: Review) -> dict[str, Any]:
    audience = _audience(answer)
    said = [
        Markup('<a href="{}" aria-label="{}: {}">{}</a>').format(
            address(claim_address(one.id, action), audience=audience), text, review_view.sentence(one), text
        )
        for action, text in _SAY
    ]
    return {
        "supporter": thing(one.supporter, "", one.supporter_id, answer.as_of),
        "link": Markup('<a href="{}">{}</a>').format(
            address(claim_address(one.id), audience=audience), review_view.sentence(one)
        ),
        "until": one.counts_until or "certain on no day",
        "why": one.why,
        "source": Markup("{}; {}").format(one.source_name or one.source, words.dates(one.model_dump())),
        "say": Markup(" · ").join(said),
    }


def _behind(answer: Review) -> Behind:
    text = (
        "MATCH (a)-[r]->(b)\nWHERE type(r) IN $types AND $council IN [a.council, b.council]\n"
        "  AND r.end_max IS NULL AND r.visibility = 'public'\n"
        "RETURN a.name AS start, type(r) AS type, b.name AS end, r.end_min AS last_confirmed, r.id AS claim\n"
        "ORDER BY last_confirmed, claim"
    )
    return Behind(text, {"types": sorted(KEPT_BY_HAND), "council": answer.council_id.removeprefix("council:")})
