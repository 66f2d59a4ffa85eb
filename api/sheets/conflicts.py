"""The page of conflicts: claims that disagree, each with its source, side by side; nothing is resolved."""

from typing import Any

from markupsafe import Markup

from api.frame import address
from api.sheet import Heading, Listing, Sheet
from api.sheets.claims import sides
from api.sheets.support import of_topic
from graph.conflict_answers import Conflict, Conflicts
from graph.store import Store
from viz import conflict_table, words

_CONFLICTS = (
    Heading("about", "What is told differently", by=lambda told: (told.about, told.subject.id)),
    Heading("kind", "Kind of conflict", by=lambda told: (told.kind, told.about)),
    Heading(
        "council", "Council", by=lambda told: (told.subject.council is None, told.subject.council or "", told.about)
    ),
    Heading("claims", "The claims, side by side"),
)
_KINDS = (Heading("title", "Kind of conflict"), Heading("found", "Found", number=True))


def sheet(store: Store, answer: Conflicts) -> Sheet:
    """Give what the page says."""
    place = answer.council or "England"
    title, n = conflict_table.headline(answer)[0], len(answer.conflicts)
    told = f"{words.grouped(n)} conflict{'' if n == 1 else 's'}; each side stays as its source tells it."
    return Sheet(
        title=title,
        said=[told if n else "No conflict was found."],
        crumbs=[("Conflicts", "/conflicts"), (place, None)],
        listings=[
            Listing("Claims that disagree", _CONFLICTS, answer.conflicts, lambda told: _conflict(told, answer),
                    empty="No conflict was found among what is held here on that day."),
            Listing("Kinds that were looked for", _KINDS, [*answer.counts.items()], lambda told: _kind(told, answer)),
        ],
        cypher=of_topic(store, answer, [f"conflicts/{kind}" for kind, told in answer.counts.items() if told or not n]),
        as_of=answer.as_of,
    )  # fmt: skip


def _conflict(told: Conflict, answer: Conflicts) -> dict[str, Any]:
    return {
        "about": told.about,
        "kind": answer.titles[told.kind],
        "council": told.subject.council or "no council on record",
        "claims": sides(told.claims, answer.as_of),
    }


def _kind(told: tuple[str, int], answer: Conflicts) -> dict[str, Any]:
    kind, found = told
    asked = [("council", (answer.council_id or "").removeprefix("council:")), ("as_of", answer.as_of)]
    where = address(f"/queries/conflicts/{kind}", asked)
    return {"title": Markup('<a href="{}">{}</a>').format(where, answer.titles[kind]), "found": found}
