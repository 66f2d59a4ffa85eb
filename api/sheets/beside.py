"""The page of councils side by side."""

from typing import Any

from markupsafe import Markup

from api.frame import address
from api.sheet import Heading, Listing, Sheet
from graph.beside import Beside, CouncilBeside
from graph.store import Store
from queries.ask import behind
from viz import beside_view, words

_ROWS = (
    Heading("name", "Council", by=lambda one: (one.name, one.id)),
    Heading("schools", "Schools", number=True, by=lambda one: (-one.schools, one.name)),
    *(Heading(code, said.capitalize(), number=True) for code, said in words.STATES.items()),
    Heading("share", "Share not known", number=True, by=lambda one: (-(one.not_known_share or 0), one.name)),
    Heading("rank", "Rank", number=True),
)


def sheet(store: Store, answer: Beside) -> Sheet:
    """Give what the page says."""
    names = words.listed([one.name for one in answer.councils])
    return Sheet(
        title=beside_view.QUESTION,
        said=[f"{names}, all as at {words.day(answer.as_of)}. {answer.note}"],
        crumbs=[("Desk", "/desk"), ("Side by side", None)],
        listings=[Listing("Councils", _ROWS, answer.councils, lambda one: _row(one, answer))],
        cypher=[behind(store, "gaps/states_by_group", {"by": "council", "as_of": answer.as_of})],
        illustrative=answer.illustrative,
        as_of=answer.as_of,
    )


def _row(one: CouncilBeside, answer: Beside) -> dict[str, Any]:
    where = address("/gaps", [("council", one.id.removeprefix("council:")), ("as_of", answer.as_of)])
    return {
        "name": Markup('<a href="{}">{}</a>').format(where, one.name),
        **{key: getattr(one, key) for key in ("schools", "linked", "confirmed_none", "not_known")},
        "share": beside_view.share(one.not_known_share),
        "rank": beside_view.rank(one),
    }
