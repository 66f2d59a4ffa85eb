"""Which links of a council's schools will soon count no longer, or only may hold: what an officer should ask about."""

from collections.abc import Iterator
from datetime import date, timedelta

from pydantic import BaseModel, Field

from graph.answers import ATTRIBUTION
from graph.coverage_options import DayQuery
from graph.dates import Holds, carry, last_confirmed, span
from graph.lookup import default_day, find_council
from graph.projection import kept_around_council
from graph.scene import Scene, Told, scene
from graph.schema import LINKS
from graph.store import Store

# Registers confirm their own links; these are what officers and schools keep.
KEPT_BY_HAND = frozenset({
    "SUPPORTS", "PARTNERS_WITH", "MEMBER_OF", "LEADS", "BROKERS", "SPONSORS", "HOSTS", "COMMISSIONS", "FUNDS",
    "REPRESENTED_IN", "OFFERS",
})  # fmt: skip
_GROUPED = {"MEMBER_OF", "REPRESENTED_IN"}  # the group is at the end, and would know
_REGISTERS = "MATCH (d:Document {kind: 'register'}) RETURN collect(d.id) AS ids"


class ReviewQuery(DayQuery):
    """Which links are due: of which council, within how many days."""

    council: str = Field(description="id, code, GSS or exact name of a council")
    due: int = Field(90, ge=0, le=3660, description="links that count for so many days more at most")
    lapsed: bool = Field(default=False, description="also links that were not confirmed for too long already")


class Due(BaseModel):
    """One link that is due: who supports, how it reads, whom, and until when it counts."""

    id: str = Field(description="of the claim last confirmed of those that tell the link")
    supporter_id: str
    supporter: str
    from_name: str
    type: str
    reads: str
    to_name: str
    from_id: str
    to_id: str
    focus: str | None = None
    holds: Holds
    status: str
    confidence: str
    start_min: date | None = None
    start_max: date | None = None
    end_min: date | None = None
    end_max: date | None = None
    as_given: str | None = None
    last_confirmed: date | None
    counts_until: date | None = Field(description="the last day on which it counts if nobody says more; null: none")
    why: str
    source: str
    source_name: str | None = None


class Review(BaseModel):
    """The links that are due, by supporter."""

    as_of: date
    council: str
    council_id: str
    options: dict[str, object]
    claims: list[Due] = Field(description="by name of the supporter, then by the day until which they count")
    withheld: int
    newest_source: str | None = None
    illustrative: bool = False
    attribution: str = ATTRIBUTION


def review(store: Store, query: ReviewQuery) -> Review:
    """List the links of a council's schools that stop counting within so many days, or that only may hold.

    What registers tell is left out, for they confirm it themselves; of several claims of one link the one last
    confirmed stands for all.

    Raises:
        UnknownThing: No such council is held.
        AmbiguousThing: Several answer to the name.
    """
    council = find_council(store, query.council)
    day = query.as_of or default_day(store, council["id"], query.audience)
    here = scene(kept_around_council(store, council, query.audience), day, query.carry)
    registers = set(store.read(_REGISTERS)[0]["ids"])
    found = [_due(here, *link) for link in _links(here, council["id"], registers)]
    wanted = [one for one in found if _is_due(one, day, query)]
    return Review(
        as_of=day,
        council=council["name"],
        council_id=council["id"],
        options=query.options(),
        claims=sorted(wanted, key=lambda one: (one.supporter, one.counts_until or date.min, one.id)),
        withheld=len(here.network.graph["withheld_ids"]),
        illustrative=bool(council["illustrative"]),
    )


def _links(here: Scene, council: str, registers: set[str]) -> Iterator[tuple[str, str, list[Told]]]:
    """Give the links of a council's schools and counted groups: both ends, and the claims that tell each."""
    own = {name for name, place in here.council_of.items() if place == council}
    found: dict[tuple[str, str, str, str], list[Told]] = {}
    for start, end, told in here.of_type(*KEPT_BY_HAND):
        if told["source"] not in registers and (start in own or end in own):
            key = (start, end, told["type"], str(told.get("focus")))
            found.setdefault(key, []).append(told)
    for (start, end, *_), claims in found.items():
        yield start, end, claims


def _due(here: Scene, start: str, end: str, claims: list[Told]) -> Due:
    told = max(claims, key=lambda one: (_until(here, one) or date.min, str(one["id"])))
    supporter = end if told["type"] in _GROUPED else start
    until, standing = _until(here, told), here.holds(told)
    known = {name: told[name] for name in Due.model_fields if told.get(name) is not None}
    return Due.model_validate(
        known
        | {
            "supporter_id": supporter,
            "supporter": here.name(supporter),
            "reads": LINKS[told["type"]].says[0],
            "from_name": here.name(start),
            "to_name": here.name(end),
            "from_id": start,
            "to_id": end,
            "holds": standing,
            "last_confirmed": last_confirmed(told),
            "counts_until": until,
            "why": _why(told, until, standing),
            "source_name": here.network.graph["documents"].get(told["source"]),
        }
    )


def _until(here: Scene, told: Told) -> date | None:
    bounds = span(told, carry(told["type"], here.months))
    return bounds.end_min


def _is_due(one: Due, day: date, query: ReviewQuery) -> bool:
    if one.status == "ended" or one.holds in {"ended", "not_yet"}:
        return False
    if one.holds == "expired":
        return query.lapsed
    unsure = one.holds == "possibly" or one.confidence == "tentative"
    soon = one.counts_until is not None and one.counts_until <= day + timedelta(days=query.due)
    return unsure or (soon and one.end_max is None) or (soon and one.end_max != one.end_min)


def _why(told: Told, until: date | None, standing: Holds) -> str:
    last = f"{until.day} {until:%B %Y}" if until else None
    if told["status"] == "proposed":
        return "It was only proposed: has it begun?"
    if standing == "expired":
        return f"It counted until {last}; nothing confirms it since."
    if told["confidence"] == "tentative":
        return "Its source is not sure of it."
    if standing == "possibly":
        return "Its dates do not make it certain on the day."
    return f"It counts until {last} if nobody confirms it."
