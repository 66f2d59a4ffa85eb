"""The network of a day: of what is projected, what stands on it, as chosen, as a NetworkX network.

The default is the view of analyses: organisations and schools, joined by actual, stated or inferred claims.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

import networkx as nx

from graph.dates import is_open
from graph.errors import BadInput
from graph.kinds import Confidence, Status
from graph.lookup import default_day, find_council
from graph.projection import Network, around_council, nation
from graph.scene import Scene, Told, scene
from graph.schema import LINKS, NODES
from graph.store import Store

KINDS = frozenset({"School", "Trust", "Alliance", "Council", "Partnership", "Board", "Body"})
TYPES = (
    "SUPPORTS", "SPONSORS", "PARTNERS_WITH", "MEMBER_OF", "LEADS", "BROKERS", "COMMISSIONS", "HOSTS",
)  # fmt: skip
_IN_AREA = (
    "MATCH (:Council {id: $id})<-[r:IN_AREA_OF]-(b:Entity) WHERE NOT b:School AND NOT b:Cohort "
    "AND (NOT $public OR r.visibility = 'public') RETURN collect(DISTINCT b.id) AS ids"
)


@dataclass(frozen=True)
class Chosen:
    """What of a projection is taken: kinds of nodes, and types, statuses and confidences of claims.

    posts, cohorts: whether posts (`Leader`) and groups that a source counts but does not name are nodes too.
    carry: months for which claims count after they were last confirmed, where not their types' own; audience: for whom,
    public or internal. A scene that is there already has its own.

    Raises:
        BadInput: No such kind, type, status or confidence.

    >>> Chosen(statuses={"planned"})
    Traceback (most recent call last):
    graph.errors.BadInput: There are no statuses 'planned': choose among actual, ended, proposed.
    """

    kinds: Collection[str] = KINDS
    types: Collection[str] = TYPES
    statuses: Collection[str] = ("actual",)
    confidences: Collection[str] = ("stated", "inferred")
    posts: bool = False
    cohorts: bool = False
    carry: int | None = None
    audience: str = "public"

    def __post_init__(self) -> None:
        """Refuse words that the model does not have."""
        known: dict[str, Collection[str]] = {"kinds": NODES, "types": LINKS}
        known |= {"statuses": get_args(Status), "confidences": get_args(Confidence)}
        for what, words in known.items():
            if wrong := sorted(set(getattr(self, what)) - set(words)):
                named = ", ".join(map(repr, wrong))
                raise BadInput(f"There are no {what} {named}: choose among {', '.join(sorted(words))}.")

    def shows(self, label: str | None) -> bool:
        """Say whether nodes of a kind are taken."""
        return label in self.kinds or (label == "Leader" and self.posts) or (label == "Cohort" and self.cohorts)

    def takes(self, here: Scene, told: Told) -> bool:
        """Say whether a claim is taken: as chosen, and certain on the day."""
        as_chosen = told["status"] in self.statuses and told["confidence"] in self.confidences
        return as_chosen and told["type"] in self.types and here.holds(told) == "certainly"


DEFAULT = Chosen()


def network_of_day(
    store: Store, council: str | None = None, day: date | None = None, chosen: Chosen = DEFAULT
) -> Network:
    """Give who is tied to whom on a day, in a council or the nation; `graph.simple.simple` makes arrays of it.

    Args:
        store: The database.
        council: Id, code, GSS or name: those in its area, and whoever is tied to somebody there; the nation if absent.
        day: The day asked about; the newest source's if absent.
        chosen: Which nodes and claims, and for whom.

    Returns:
        As `of_scene` does, of its own: it may be changed.

    Raises:
        UnknownThing: No such council is held.
        AmbiguousThing: Several answer to its name.
        BadInput: The database holds no source to date the answer by.
    """
    found = find_council(store, council) if council else None
    day = day or default_day(store, found["id"] if found else None, chosen.audience)
    if found is None:
        return of_scene(scene(nation(store, chosen.audience), day, chosen.carry), chosen)
    here, own = council_scene(store, found, day, chosen.carry, chosen.audience)
    return of_scene(here, chosen, own)


def council_scene(
    store: Store, council: Mapping[str, Any], day: date, carry: int | None, audience: str
) -> tuple[Scene, set[str]]:
    """Set the scene round those in the area of a council, and give their ids, the council's own among them."""
    own = {council["id"], *store.read(_IN_AREA, id=council["id"], public=audience == "public")[0]["ids"]}
    here = scene(around_council(store, council, audience, own, seats=True), day, carry)
    return here, {here.one(name) for name in own} | {n for n, of in here.council_of.items() if of == council["id"]}


def of_scene(here: Scene, chosen: Chosen = DEFAULT, alone: Collection[str] | None = None) -> Network:
    """Give what stands on the day of a scene.

    Args:
        here: The projected network with its day and carry.
        chosen: Which nodes and claims.
        alone: Who is a node though nothing ties it to others; all by default.

    Returns:
        Nodes: what is open on the day, in network order, with all that is told of it; records of one thing are one.
        Edges: one a claim, keyed by its id, with all that is told of it; claims on a predecessor are its successor's.
        No loops. `network.graph` tells `as_of`, `audience` and how much is `withheld`.
    """
    about = here.network.graph
    found: Network = nx.MultiDiGraph(as_of=here.day, audience=about["audience"], withheld=len(about["withheld_ids"]))
    ties = list(_ties(here, chosen))
    tied = {name for tie in ties for name in tie[:2]}
    for name, node in here.network.nodes.items():
        shown = chosen.shows(node.get("label")) and is_open(node, here.day)
        if shown and (alone is None or name in tied or name in alone):
            found.add_node(name, **node)
    for start, end, told in ties:
        found.add_edge(start, end, told["id"], **told)
    return found


def _ties(here: Scene, chosen: Chosen) -> Iterator[tuple[str, str, Told]]:
    """Give the claims with their ends as they are read on the day."""
    for start, end, told in here.network.edges(data=True):
        if chosen.takes(here, told) and chosen.shows(here.label(start)) and chosen.shows(here.label(end)):
            one, other = here.open_self(start), here.open_self(end)
            if one and other and one != other and chosen.shows(here.label(one)) and chosen.shows(here.label(other)):
                yield one, other, told
