"""Which schools have no support recorded, why, and how much it matters."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import numpy as np

from graph import nearby
from graph.answers import Gaps, Nearest, Reason, SchoolGap, Supporter
from graph.asked import Asked, ask
from graph.cohorts import cohorts
from graph.coverage_groups import grouped
from graph.coverage_options import GapsQuery
from graph.dates import last_confirmed
from graph.headline import headline
from graph.need import need
from graph.reasons import Judged
from graph.scene import Scene
from graph.simple import simple
from graph.store import Store
from graph.support import Evidence, evidence
from graph.views import with_view

# The nearest possible supporter of a school, and whether it is too far.
Near = tuple[Nearest | None, bool]


def gaps(store: Store, query: GapsQuery) -> Gaps:
    """Answer the main question for a council or the nation, as at a day.

    Raises:
        UnknownThing: No such council or trust is held, or no such view is saved.
        AmbiguousThing: Several answer to the name.
        BadInput: The database holds no source to date the answer by.
    """
    return answered(store, ask(store, with_view(store, query)))


def answered(store: Store, asked: Asked[GapsQuery], known: Mapping[str, Judged] | None = None) -> Gaps:
    """Answer on a ground that is set already, on which schools may have been judged already too."""
    found, judged = near(store, asked, asked.people.schools), known or {}
    rows = [row(asked, name, found.get(name), judged.get(name)) for name in asked.people.schools]
    return _answer(asked, rows)


def distances(network: Any, givers: Iterable[str]) -> dict[str, int | None]:
    """Count for each node the steps from the nearest of some givers: how far off help is, along the arcs.

    Args:
        network: Giver to receiver, of any class that NetworkX has, or its arrays (`graph.simple.Simple`).
        givers: Ids of nodes of it, such as those that lead an alliance.

    Returns:
        Keyed by node in network order: 0 for the givers, 1 for whom they support, and so on; None where no way leads.

    >>> from graph.drawing import as_network, draw
    >>> told = distances(as_network(draw("Ash -SUPPORTS-> Birch -SUPPORTS-> Cedar")), ["Birch"])
    >>> [told[name] for name in ("Ash", "Birch", "Cedar")]
    [None, 0, 1]
    """
    from graph.steps import steps  # noqa: PLC0415 - half a second that only those who ask for it spend

    view, wanted = simple(network), frozenset(givers)
    found = steps(view.arcs, np.array([at for at, name in enumerate(view.ids) if name in wanted], np.int64))
    told: list[int | None] = found.tolist()
    for at in np.flatnonzero(found < 0).tolist():
        told[at] = None
    return dict(zip(view.ids, told, strict=True))


def near(store: Store, asked: Asked[GapsQuery], schools: Sequence[str]) -> dict[str, Near]:
    """Judge for each located school how far the nearest possible supporter is; without any held, nothing is judged."""
    told = [asked.scene.network.nodes[name] for name in schools]
    made_up = bool(asked.council and asked.council["illustrative"])
    public = asked.query.audience == "public"
    found, any_held = nearby.nearest_supporters(store, asked.scene, told, public=public, made_up=made_up)
    if not any_held:
        return {}
    km = asked.query.km
    return {s["id"]: (found.get(s["id"]), s["id"] not in found or found[s["id"]].km > km) for s in nearby.located(told)}


def row(asked: Asked[GapsQuery], school: str, where: Near | None, known: Judged | None = None) -> SchoolGap:
    """Tell of one school: its state (`known` if it was judged), why, its need, its supporters, the nearest possible."""
    here, told = asked.scene, asked.scene.network.nodes[school]
    council = here.council_of.get(school)
    judged = known or asked.judged(school, list(evidence(here, school, asked.query)))
    nearest, too_far = where or (None, False)
    far = [_too_far(asked.query.km)] if too_far and judged.state != "linked" else []
    trusts = sorted(here.name(name) for name in here.trusts_of.get(school, ()))
    return SchoolGap(
        id=school,
        name=told["name"],
        council=here.name(council) if council else None,
        council_id=council,
        **{name: told.get(name) for name in ("urn", "phase", "sector", "laestab")},
        trust=" and ".join(trusts) or None,
        state=judged.state,
        reasons=judged.reasons + far,
        need=need(here.network, told, here.records(school), here.day, asked.query.weight),
        supporters=[_supporter(here, item) for item in judged.linked_by],
        nearest=nearest.model_copy(update={"km": round(nearest.km, 3)}) if nearest else None,
    )


def _too_far(km: float) -> Reason:
    text = f"No school on record as supporting others lies within {km:g} km."
    return Reason(code="no_supporter_within_km", text=text)


def _supporter(here: Scene, item: Evidence) -> Supporter:
    told = item.told
    return Supporter(
        id=item.other,
        name=here.name(item.other),
        type=told["type"],
        focus=told.get("focus"),
        source=told["source"],
        last_confirmed=last_confirmed(told),
    )


def _answer(asked: Asked[GapsQuery], rows: list[SchoolGap]) -> Gaps:
    return Gaps(
        as_of=asked.scene.day,
        council=asked.council["name"] if asked.council else None,
        council_id=asked.council_id,
        options=asked.query.options(),
        **dict(headline(asked, [(row.state, row.reasons) for row in rows])),
        withheld=len(asked.scene.network.graph["withheld_ids"]),
        newest_source=_newest_source(asked.scene),
        illustrative=bool(asked.council and asked.council["illustrative"]),
        schools=sorted(_asked_for(rows, asked.query), key=_order),
        cohorts=cohorts(asked.scene, asked.council_id, asked.query) if asked.council_id else [],
        groups=grouped(asked, rows),
    )


def _newest_source(here: Scene) -> str | None:
    days, names = here.network.graph["days"], here.network.graph["documents"]
    used = {told["source"] for _, _, told in here.network.edges(data=True)}
    past = [(day, name) for name, day in days.items() if day and day <= here.day and name in used]
    return str(names[max(past)[1]]) if past else None


def _asked_for(rows: Iterable[SchoolGap], query: GapsQuery) -> list[SchoolGap]:
    return [
        row
        for row in rows
        if (not query.state or row.state in query.state)
        and row.need.score_high >= query.need
        and (not query.reason or {reason.code for reason in row.reasons} & set(query.reason))
    ]


def _order(row: SchoolGap) -> tuple[Literal[0, 1], float, float, str, str]:
    """Order: the not-linked first, then by concern, then by reach; what is missing counts as least."""
    known = row.need.components
    return (1 if row.state == "linked" else 0, -known.get("concern", -1), -known.get("reach", -1), row.name, row.id)
