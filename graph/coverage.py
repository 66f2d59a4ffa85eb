"""Which schools have no support recorded, why, and how much it matters."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

from graph import nearby
from graph.answers import Also, Counts, Gaps, Nearest, Reason, SchoolGap, Supporter
from graph.cohorts import cohorts, count_cohorts
from graph.coverage_options import GapsQuery
from graph.dates import carry, last_confirmed, months_after
from graph.lookup import default_day, find_council, find_entity
from graph.need import need
from graph.population import Population, population
from graph.projection import around_council, nation
from graph.reasons import judge
from graph.scene import Scene, scene
from graph.schema import LINKS
from graph.store import Rows, Store
from graph.support import Evidence, evidence

_REGISTERS = (
    "MATCH (d:Document) WHERE d.date <= $day AND (d.kind = 'register' OR d.complete_for IS NOT NULL) "
    "AND ($public = false OR coalesce(d.visibility, 'public') = 'public') "
    "RETURN d.id AS id, d.kind AS kind, d.date AS day, d.scope AS scope, d.complete_for AS complete_for, "
    "d.types IS NULL OR 'IN_AREA_OF' IN d.types AS places"
)


# The nearest possible supporter of a school, and whether it is too far.
Near = tuple[Nearest | None, bool]


@dataclass(frozen=True)
class _Asked:
    """A question with its council, trust and day found, and what is held about how complete sources are."""

    query: GapsQuery
    council: Mapping[str, Any] | None
    trust: str | None
    documents: Rows
    scene: Scene

    @property
    def council_id(self) -> str | None:
        """Give the id of the council, or None for the nation."""
        return self.council["id"] if self.council else None

    @cached_property
    def registered(self) -> bool:
        """Say whether a register snapshot within its carry of the day covers the council (or the nation)."""
        months = carry("IN_AREA_OF", self.query.carry)
        wanted = {"*", self.council.get("code")} if self.council else {"*"}
        return any(
            d["kind"] == "register"
            and d["places"]
            and wanted & set(d["scope"] or ())
            and months_after(self.scene.day, d["day"], months)
            for d in self.documents
        )

    @cached_property
    def declared(self) -> set[str]:
        """Give every TYPE@council that Documents declare to be held completely, within its carry of the day."""
        return {name for d in self.documents for name in d["complete_for"] or () if self._within(name, d["day"])}

    def complete(self, council: str | None) -> bool:
        """Say whether every support type of a council is declared to be held completely."""
        if council is None or not self.declared:
            return False
        code = self.scene.network.nodes[council].get("code")
        types = [rel for rel, kind in LINKS.items() if kind.support]
        needed = [rel for rel in types if not (self.query.direct_only and rel == "MEMBER_OF")]
        return all({f"{rel}@{code}", f"{rel}@{council}"} & self.declared for rel in needed)

    def _within(self, name: str, day: date) -> bool:
        rel = name.partition("@")[0]
        return rel in LINKS and months_after(self.scene.day, day, carry(rel, self.query.carry))


def gaps(store: Store, query: GapsQuery) -> Gaps:
    """Answer the main question for a council or the nation, as at a day.

    Raises:
        UnknownThing: No such council or trust is held.
        AmbiguousThing: Several answer to the name.
        BadInput: The database holds no source to date the answer by.
    """
    asked = _ask(store, query)
    people = population(asked.scene, query, asked.council_id, asked.trust, registered=asked.registered)
    near = _near(store, asked, people.schools)
    rows = [_row(asked, name, near.get(name)) for name in people.schools]
    return _answer(asked, people, rows, _by_cohorts(asked))


def _ask(store: Store, query: GapsQuery) -> _Asked:
    council = find_council(store, query.council) if query.council else None
    day = query.as_of or default_day(store, council["id"] if council else None, query.audience)
    network = around_council(store, council, query.audience) if council else nation(store, query.audience)
    here = scene(network, day, query.carry)
    trust = here.known.now(here.one(find_entity(store, query.trust, "Trust")["id"])) if query.trust else None
    return _Asked(query, council, trust, store.read(_REGISTERS, day=day, public=query.audience == "public"), here)


def _near(store: Store, asked: _Asked, schools: Sequence[str]) -> dict[str, Near]:
    """Judge for each located school how far the nearest possible supporter is; without any held, nothing is judged."""
    told = [asked.scene.network.nodes[name] for name in schools]
    made_up = bool(asked.council and asked.council["illustrative"])
    public = asked.query.audience == "public"
    found, any_held = nearby.nearest_supporters(store, asked.scene, told, public=public, made_up=made_up)
    if not any_held:
        return {}
    km = asked.query.km
    return {s["id"]: (found.get(s["id"]), s["id"] not in found or found[s["id"]].km > km) for s in nearby.located(told)}


def _row(asked: _Asked, school: str, near: Near | None) -> SchoolGap:
    here, told = asked.scene, asked.scene.network.nodes[school]
    items = list(evidence(here, school, asked.query))
    council = here.council_of.get(school)
    secret = school in here.network.graph["withheld_ends"]  # what is withheld may be support: do not say none
    judged = judge(here, school, items, asked.query, complete=asked.complete(council) and not secret)
    nearest, too_far = near or (None, False)
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


def counted(states: Iterable[str]) -> Counts:
    """Count the three states."""
    found = Counter(states)
    return Counts(**{state: found[state] for state in ("linked", "confirmed_none", "not_known")})


def _by_cohorts(asked: _Asked) -> Counts | None:
    query = asked.query
    narrowed = query.phase or query.sector or asked.trust or query.scope != "state-funded"
    if asked.council_id is None or narrowed:
        return None
    return count_cohorts(asked.scene, asked.council_id, query, complete=asked.complete(asked.council_id))


def _answer(asked: _Asked, people: Population, rows: list[SchoolGap], by_cohorts: Counts | None) -> Gaps:
    by_schools = counted(row.state for row in rows)
    use_cohorts = by_cohorts is not None and not asked.registered
    counts = by_cohorts if by_cohorts and use_cohorts else by_schools
    return Gaps(
        as_of=asked.scene.day,
        council=asked.council["name"] if asked.council else None,
        council_id=asked.council_id,
        options=asked.query.options(),
        counted_from="cohorts" if use_cohorts else "schools",
        counts=counts,
        reasons=_reasons(rows, counts, use_cohorts=use_cohorts, complete=asked.complete(asked.council_id)),
        also=_also(by_schools, by_cohorts, use_cohorts=use_cohorts, any_rows=bool(rows)),
        left_out=people.left_out,
        withheld=len(asked.scene.network.graph["withheld_ids"]),
        newest_source=_newest_source(asked.scene),
        illustrative=bool(asked.council and asked.council["illustrative"]),
        schools=sorted(_asked_for(rows, asked.query), key=_order),
        cohorts=cohorts(asked.scene, asked.council_id, asked.query) if asked.council_id else [],
    )


def _reasons(rows: Iterable[SchoolGap], counts: Counts, *, use_cohorts: bool, complete: bool) -> dict[str, int]:
    """Count each reason over the schools; over cohorts, what is not known is nothing recorded."""
    found = Counter(reason.code for row in rows for reason in row.reasons)
    if use_cohorts:
        none = "register_complete" if complete else "answered_none"
        found = Counter({"no_link_recorded": counts.not_known, none: counts.confirmed_none})
    return {code: n for code, n in sorted(found.items()) if n}


def _also(by_schools: Counts, by_cohorts: Counts | None, *, use_cohorts: bool, any_rows: bool) -> Also | None:
    if use_cohorts:
        return Also(counted_from="schools", counts=by_schools) if any_rows else None
    return Also(counted_from="cohorts", counts=by_cohorts) if by_cohorts else None


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
        and (not query.reason or {reason.code for reason in row.reasons} & set(query.reason))
    ]


def _order(row: SchoolGap) -> tuple[Literal[0, 1], float, float, str, str]:
    """Order: the not-linked first, then by concern, then by reach; what is missing counts as least."""
    known = row.need.components
    return (1 if row.state == "linked" else 0, -known.get("concern", -1), -known.get("reach", -1), row.name, row.id)
