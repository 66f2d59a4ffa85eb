"""What is told of one thing beside its claims: a school's state on several days, and what goes with a body."""

from collections.abc import Collection, Sequence

from graph.asked import Asked, documents_on
from graph.coverage import row
from graph.coverage_options import GapsQuery
from graph.dates import is_open
from graph.party_shapes import PartyQuery, StateOn
from graph.projection import around_schools
from graph.resilience import gone_with, heaviest_first, loss_of
from graph.resilience_shapes import Loss, WhatIfQuery
from graph.scene import Scene, scene
from graph.schema import LINKS
from graph.store import Store

DAYS = 12  # the newest of the days on which sources tell of a school
_TOLD_ON = "MATCH (d:Document) WHERE d.id IN $sources AND d.date <= $today RETURN collect(DISTINCT d.date) AS days"
_TIED = [rel for rel, kind in LINKS.items() if kind.support or rel in {"LEADS", "HOSTS"}]
# In a group of more nobody is left alone when one goes with its posts.
_SMALL = 100
_SCHOOLS = (
    "MATCH (n:Entity) WHERE n.id IN $ids "
    "CALL (n) { RETURN n AS body UNION MATCH (n)<-[:BASED_AT]-(body:Leader) RETURN body } "
    f"CALL (body) {{ MATCH (body)-[:{'|'.join(_TIED)}]-(s:School) RETURN s "
    "UNION MATCH (body)-[:MEMBER_OF|LEADS]->(group) WHERE COUNT { (group)<-[:MEMBER_OF|LEADS]-() } <= $small "
    "MATCH (group)<-[:MEMBER_OF|LEADS]-(s:School) RETURN s } "
    "WITH s WHERE NOT s.id IN $ids RETURN collect(DISTINCT s.id) AS ids"
)


def on_day(store: Store, here: Scene, school: str, query: PartyQuery) -> Asked[GapsQuery]:
    """Give the ground on which one school is judged on the day of a scene."""
    told = GapsQuery(as_of=here.day, carry=query.carry, audience=query.audience, scope="all")
    council = here.council_of.get(school)
    place = {"illustrative": None, **here.network.nodes[council]} if council else None
    documents = documents_on(store, here.day, public=query.audience == "public")
    return Asked(told, place, None, documents, here)


def over_time(store: Store, here: Scene, school: str, sources: Collection[str], query: PartyQuery) -> list[StateOn]:
    """Give the state of a school on each day of the sources that tell of it, and on the day asked about."""
    days = store.read(_TOLD_ON, sources=sorted(sources), today=here.day)[0]["days"]
    newest, selves = sorted({*days, here.day}, reverse=True)[:DAYS], here.records(school)
    return [_on(store, scene(here.network, day, query.carry), selves, query) for day in newest]


def _on(store: Store, here: Scene, selves: Sequence[str], query: PartyQuery) -> StateOn:
    """Judge whichever record of a school is open on the day."""
    read_as = (here.known.now(here.one(name)) for name in selves)
    own = next((name for name in read_as if is_open(here.network.nodes[name], here.day)), None)
    if own is None:
        return StateOn(as_of=here.day, state=None, reasons=[])
    told = row(on_day(store, here, own, query), own, None)
    return StateOn(as_of=here.day, state=told.state, reasons=told.reasons)


def selves(here: Scene, name: str) -> set[str]:
    """Give the ids that are told as one with a thing: its other records, and what is stated to be the same."""
    same: dict[str, str] = here.network.graph.get("same", {})
    own = {name, *here.records(here.known.now(here.one(name)))}
    return own | {other for other, one in same.items() if one in own}


def losses(store: Store, here: Scene, body: str, query: PartyQuery) -> list[Loss]:
    """Tell what each school tied to an organisation, or to a post based there, would lose if it went."""
    day = here.day
    schools = store.read(_SCHOOLS, ids=sorted(selves(here, body)), small=_SMALL)[0]["ids"]
    if not schools:
        return []
    here = scene(around_schools(store, [*schools, body], query.audience), day, query.carry)
    told = WhatIfQuery(as_of=day, carry=query.carry, audience=query.audience, scope="all")
    asked = Asked(told, None, None, documents_on(store, day, public=query.audience == "public"), here)
    gone = gone_with(here, [here.known.now(here.one(body))])
    names = {here.known.now(here.one(name)) for name in schools if here.one(name) in here.network} - gone
    lost = (loss_of(asked, name, gone) for name in names if is_open(here.network.nodes[name], day))
    return sorted((loss for loss in lost if loss), key=heaviest_first)
