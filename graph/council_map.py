"""A council's schools and all who support them, as a network to draw: each school with its state and why."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from graph.answers import CohortState, Headline
from graph.asked import Asked, ask
from graph.cohorts import cohorts
from graph.coverage_options import SupportQuery
from graph.headline import headline
from graph.map_options import MapQuery
from graph.projection import Network
from graph.reasons import Judged
from graph.scene import Scene, Told
from graph.school_states import judged
from graph.standing import STANDS
from graph.store import Store

# Where a school lies and what it was is no link between those who work together; it is drawn only where asked for.
TYPES = frozenset(
    {"SUPPORTS", "PARTNERS_WITH", "MEMBER_OF", "LEADS", "SPONSORS", "BROKERS", "COMMISSIONS", "HOSTS", "BASED_AT"}
)
_WORDS = (
    "MATCH (n:Entity)-[r]-() WHERE n.id IN $ids AND r.id IN $claims "
    "RETURN DISTINCT r.id AS id, r {.quote, .as_given, .intensity} AS told"
)
Claim = tuple[str, str, Told]


def council_network(store: Store, council: str, query: MapQuery) -> Network:
    """Give the schools of a council, and counted groups of them, with who has links to them on a day.

    Ends of links are read as on the day: a school's predecessor is the school, records of one thing are one.

    Args:
        store: The database.
        council: Its id.
        query: Day, carry, audience, types, and whether what is past is shown.

    Returns:
        All its schools, and those of its counted groups that have a link. Nodes have `state` and `why` where coverage
        asks about them; claims have `holds`; the attribute `headline` is the figures of the gap list.

    Raises:
        BadInput: The database holds no source to date the answer by.
    """
    told = {"council": council, "as_of": query.as_of, "carry": query.carry, "audience": query.audience}
    asked = ask(store, SupportQuery.model_validate(told))
    states = judged(asked)
    groups = {told.id: told for told in cohorts(asked.scene, council, asked.query)}
    claims = list(_claims(asked.scene, states.keys() | groups.keys(), frozenset(query.type) or TYPES))
    kept = [claim for claim in claims if _is_shown(claim[2], past=query.past)]
    network = _network(asked.scene, states, kept)
    _add_cohort_states(network, groups)
    network.graph |= {"past": len(claims) - len(kept), "headline": _figures(asked, states)}
    _add_words(store, network)
    return network


def _claims(here: Scene, schools: AbstractSet[str], types: frozenset[str]) -> Iterator[Claim]:
    """Give the claims on the schools, then those by which others lead, or sit at, what these belong to."""
    found = [claim for claim in _read(here) if claim[2]["type"] in types]
    mine = [claim for claim in found if schools & {claim[0], claim[1]}]
    near = schools | {end for claim in mine for end in claim[:2]}
    yield from mine
    for start, end, told in found:
        if not schools & {start, end} and told["type"] in {"LEADS", "BASED_AT"} and {start, end} & near:
            yield start, end, told


def _read(here: Scene) -> Iterator[Claim]:
    for start, end, told in here.network.edges(data=True):
        one, other = (here.open_self(name) or here.known.now(name) for name in (start, end))
        if one != other and told["type"] != "INSPECTED":
            yield one, other, told | {"holds": here.holds(told)}


def _is_shown(told: Mapping[str, Any], *, past: bool) -> bool:
    return told["holds"] in STANDS or (past and told["holds"] != "not_yet")


def _figures(asked: Asked[SupportQuery], states: Mapping[str, Judged]) -> Headline:
    return headline(asked, [(found.state, found.reasons) for found in states.values()])


def _network(here: Scene, states: Mapping[str, Judged], claims: list[Claim]) -> Network:
    network = Network(**here.network.graph)
    network.graph |= {"as_of": here.day, "centre": None}
    for name in sorted(states.keys() | {end for claim in claims for end in claim[:2]}):
        network.add_node(name, **here.network.nodes[name])
    add_states(network, states)
    for start, end, told in claims:
        network.add_edge(start, end, told["id"], **told)
    return network


def add_states(network: Network, states: Mapping[str, Judged]) -> None:
    """Say of each school of a network in which state it is, and why."""
    for name, found in states.items():
        why = " ".join(reason.text for reason in found.reasons)
        network.nodes[name].update(state=found.state, why=why)


def _add_cohort_states(network: Network, groups: Mapping[str, CohortState]) -> None:
    for name, told in groups.items():
        if name in network:
            network.nodes[name]["state"] = told.state


def _add_words(store: Store, network: Network) -> None:
    """Add the sources' words, which the ground of coverage does without."""
    claims = {key: told for _, _, key, told in network.edges(keys=True, data=True)}
    for row in store.read(_WORDS, ids=list(network), claims=list(claims)):
        claims[row["id"]].update({name: text for name, text in row["told"].items() if text is not None})
