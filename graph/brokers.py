"""Who stands between schools and organisations that are not linked themselves: the question that brokerage answers."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from graph.broker_shapes import Broker, Brokers, BrokersQuery, Seen
from graph.brokerage import CONFIDENCE, articulation_points, betweenness, burt, gould_fernandez
from graph.columns import columns
from graph.default_view import View, default_view, described
from graph.lookup import default_day, find_council
from graph.nationwide import Nationwide, nationwide
from graph.network_of_day import KINDS, TYPES, council_scene
from graph.scene import Scene
from graph.store import Say, Store

EXACT_UP_TO = 6_000  # nodes; beyond, exact betweenness takes minutes
ERROR = 0.005
Here = Scene | Nationwide  # of a council or of the nation, which are asked alike
_DIGITS = 9  # beyond them, the order in which threads add up shows


class _Seen(NamedTuple):
    """The ground of a question, the default view of it, and how much of it is withheld."""

    here: Here
    view: View
    withheld: int


def _silent(_: str) -> None:
    """Take progress and say nothing."""


def brokers(store: Store, query: BrokersQuery, say: Say = _silent) -> Brokers:
    """Measure who brokers between others in a council or the nation, on the default view of a day.

    Args:
        store: The database.
        query: Which council, groups and day; whether proposed links count.
        say: Takes a sentence of progress where it may take long.

    Raises:
        UnknownThing: No such council is held.
        AmbiguousThing: Several answer to its name.
        BadInput: The database holds no source to date the answer by.
    """
    if query.council is None:
        say("Reading all that is held …")
    council = find_council(store, query.council) if query.council else None
    seen = _of_council(store, query, council) if council else _of_nation(store, query)
    view = seen.view
    error = ERROR if len(view.network.ids) > EXACT_UP_TO else None
    if error:
        say(f"Estimating the betweenness of {len(view.network.ids):,} schools and organisations …")
    rows = _rows(seen, query, error)
    return Brokers(
        as_of=seen.here.day,
        council=council["name"] if council else None,
        council_id=council["id"] if council else None,
        options=query.options(),
        note=_note(view, query, error),
        view=_shown(view, query),
        betweenness_error=error,
        betweenness_confidence=CONFIDENCE if error else None,
        bodies=rows[: query.top],
        left_out=len(rows[query.top :]) if query.top else 0,
        withheld=seen.withheld,
        illustrative=bool(council and council["illustrative"]),
    )


def groups(here: Here, ids: Sequence[str], by: str) -> dict[str, str]:
    """Give the group of each node that has one: its council, its trusts, its phase or its sector.

    A council is of its own group, and so is a trust.
    """
    if by == "council":
        found = here.council_of | {name: name for name in ids if here.label(name) == "Council"}
        return {name: found[name] for name in ids if name in found}
    if by == "trust":
        trusts = {name: here.trusts_of.get(here.known.now(name)) for name in ids}
        found = {name: "\n".join(sorted(of)) for name, of in trusts.items() if of}
        return found | {name: name for name in ids if here.label(name) == "Trust"}
    return {name: value for name in ids if (value := here.value(name, by)) is not None}


def _of_nation(store: Store, query: BrokersQuery) -> _Seen:
    """Take the view of all that is held, on arrays."""
    day = query.as_of or default_day(store, None, query.audience)
    here = nationwide(columns(store), day, query.carry, query.audience)
    rels = (*TYPES, "SUCCEEDS", "SAME_AS", *(["IN_AREA_OF"] if query.group == "council" else []))
    return _Seen(here, here.view(proposed=query.proposed), here.withheld(rels))


def _of_council(store: Store, query: BrokersQuery, council: Mapping[str, Any]) -> _Seen:
    """Take the view of those in the area of a council, and whoever is tied to somebody there."""
    day = query.as_of or default_day(store, council["id"], query.audience)
    here, own = council_scene(store, council, day, query.carry, query.audience)
    view = default_view(here, proposed=query.proposed, alone=own)
    return _Seen(here, view, len(here.network.graph["withheld_ids"]))


def _rows(seen: _Seen, query: BrokersQuery, error: float | None) -> list[Broker]:
    here, view, network = seen.here, seen.view, seen.view.network
    of = groups(here, network.ids, query.group)
    roles, holes, routes = gould_fernandez(network, of), burt(network), betweenness(network, error)
    cuts = set(articulation_points(network))
    rows = [
        Broker(
            id=name,
            name=here.name(name),
            kind=here.label(name),
            group=_named(here, of.get(name)),
            links=links,
            proposed_links=proposed,
            **roles[name],
            betweenness=round(routes[name], _DIGITS),
            betweenness_error=error,
            **_rounded(holes[name]),
            articulation_point=name in cuts,
        )
        for name, links, proposed in zip(network.ids, view.links, view.proposed, strict=True)
    ]
    return sorted(rows, key=lambda row: (-row.betweenness, -row.total, -row.links, row.name, row.id))


def _named(here: Here, group: str | None) -> str | None:
    """Name a group: a council or trusts by their names, a word as it is."""
    if group is None or group in here:
        return here.name(group) if group else None
    parts = group.split("\n")
    return " and ".join(map(here.name, parts)) if all(part in here for part in parts) else group


def _rounded(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: None if value is None else round(value, _DIGITS) for name, value in values.items()}


def _shown(view: View, query: BrokersQuery) -> Seen:
    return Seen(
        kinds=sorted(KINDS),
        types=list(TYPES),
        statuses=["actual", "proposed"] if query.proposed else ["actual"],
        confidences=["stated", "inferred"],
        nodes=len(view.network.ids),
        links=sum(view.links) // 2,
        arcs=view.network.arcs.nnz,
        proposed_links=sum(view.proposed) // 2,
    )


def _note(view: View, query: BrokersQuery, error: float | None) -> str:
    exact = "Betweenness is exact."
    if error:
        exact = (
            f"Betweenness is estimated: with a probability of {CONFIDENCE:.0%} no value is off by more than {error}."
        )
    nodes, links = len(view.network.ids), sum(view.links) // 2
    place = " Made-up councils are left out." if query.council is None else ""
    return (
        f"{described(proposed=query.proposed)} {nodes:,} of them, {links:,} link{'' if links == 1 else 's'}.{place} "
        f"Roles are directed, by {query.group}; who has none is a class of its own. The rest is without direction. "
        f"{exact} Ordered by betweenness, then by all roles, then by links."
    )
