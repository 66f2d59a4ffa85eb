"""A question about support with its council, trust and day found, and the ground that it is judged on."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar

from graph.coverage_options import SupportQuery
from graph.dates import carry, months_after
from graph.hidden import secret_things
from graph.lookup import default_day, find_council, find_entity
from graph.population import Population, population
from graph.projection import around_council, kept_around_council, nation
from graph.reasons import Judged, judge
from graph.scene import Scene, scene
from graph.schema import LINKS
from graph.store import Rows, Store
from graph.support import Evidence

Query = TypeVar("Query", bound=SupportQuery)
Query_co = TypeVar("Query_co", bound=SupportQuery, covariant=True)
_REGISTERS = (
    "MATCH (d:Document) WHERE d.date <= $day AND (d.kind = 'register' OR d.complete_for IS NOT NULL) "
    "AND ($public = false OR coalesce(d.visibility, 'public') = 'public') "
    "RETURN d.id AS id, d.kind AS kind, d.date AS day, d.scope AS scope, d.complete_for AS complete_for, "
    "d.types IS NULL OR 'IN_AREA_OF' IN d.types AS places"
)


@dataclass(frozen=True)
class Asked(Generic[Query_co]):
    """A question with its council, trust and day found, and what is held about how complete sources are."""

    query: Query_co
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
    def people(self) -> Population:
        """Give the schools that are asked about, and who is left out."""
        return population(self.scene, self.query, self.council_id, self.trust, registered=self.registered)

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

    def judged(self, school: str, items: Sequence[Evidence]) -> Judged:
        """Judge a school by evidence on it; where something is withheld that may be support, nobody says none."""
        secret = school in self.scene.network.graph["withheld_ends"]
        complete = self.complete(self.scene.council_of.get(school)) and not secret
        return judge(self.scene, school, items, self.query, complete=complete)

    def _within(self, name: str, day: date) -> bool:
        rel = name.partition("@")[0]
        return rel in LINKS and months_after(self.scene.day, day, carry(rel, self.query.carry))


def ask(store: Store, query: Query, also: Collection[str] = ()) -> Asked[Query]:
    """Find what a question names, and project and set the ground that it is judged on.

    Args:
        store: The database.
        query: What is asked.
        also: Ids beside the council's schools whose claims are needed too; the nation has all.

    Raises:
        UnknownThing: No such council or trust is held.
        AmbiguousThing: Several answer to the name.
        BadInput: The database holds no source to date the answer by.
    """
    council = _council(store, query)
    day = query.as_of or default_day(store, council["id"] if council else None, query.audience)
    return next(_on(store, query, council, [day], also))


def ask_on(store: Store, query: Query, days: Iterable[date]) -> Iterator[Asked[Query]]:
    """Find what a question names, and set the ground for each of several days in turn: one projection serves them all.

    Raises:
        UnknownThing: No such council or trust is held.
        AmbiguousThing: Several answer to the name.
    """
    return _on(store, query, _council(store, query), list(days), ())


def documents_on(store: Store, day: date, *, public: bool) -> Rows:
    """Give what is held by a day about how complete sources are."""
    return store.read(_REGISTERS, day=day, public=public)


def _council(store: Store, query: SupportQuery) -> dict[str, Any] | None:
    return find_council(store, query.council) if query.council else None


def _on(
    store: Store, query: Query, council: Mapping[str, Any] | None, days: Sequence[date], also: Collection[str]
) -> Iterator[Asked[Query]]:
    if council is None:
        network = nation(store, query.audience)
    elif also:
        network = around_council(store, council, query.audience, also)
    else:
        network = kept_around_council(store, council, query.audience)
    secret = secret_things(store, query.audience) if query.trust else ()
    named = find_entity(store, query.trust, "Trust", secret)["id"] if query.trust else None
    documents = documents_on(store, max(days), public=query.audience == "public")
    for day in days:
        here = scene(network, day, query.carry)
        trust = here.known.now(here.one(named)) if named else None
        yield Asked(query, council, trust, [told for told in documents if told["day"] <= day], here)
