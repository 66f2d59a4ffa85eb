"""In which state of coverage each school of a map is, and why: judged as the gap list of its council judges it."""

from collections.abc import Collection, Mapping
from datetime import date

from graph.asked import Asked, Query, documents_on
from graph.coverage_options import SupportQuery
from graph.projection import around_schools
from graph.reasons import Judged
from graph.scene import scene
from graph.store import Store
from graph.support import evidence

MOST = 1_000  # schools; beyond, a map is summarised and shows no states


def judged(asked: Asked[Query]) -> dict[str, Judged]:
    """Judge every school that is asked about."""
    here = asked.scene
    return {name: asked.judged(name, list(evidence(here, name, asked.query))) for name in asked.people.schools}


def states_of(
    store: Store, schools: Collection[str], day: date, carry: int | None, audience: str
) -> Mapping[str, Judged]:
    """Judge some schools, each as one of its council's; those that no gap list counts are left out.

    Args:
        store: The database.
        schools: Their ids, of any councils; beyond 1,000 none is judged.
        day: The day asked about.
        carry: Months for which a link counts, where it is not the type's own.
        audience: For whom.
    """
    if not schools or len(schools) > MOST:
        return {}
    query = SupportQuery.model_validate({"as_of": day, "carry": carry, "audience": audience})
    here = scene(around_schools(store, schools, audience), day, carry)
    documents = documents_on(store, day, public=audience == "public")
    found: dict[str, Judged] = {}
    wanted = {here.known.now(here.one(name)): name for name in schools}
    for council in sorted({here.council_of[name] for name in wanted if name in here.council_of}):
        asked = Asked(query, here.network.nodes[council], None, documents, here)
        for name in wanted.keys() & set(asked.people.schools):
            found[wanted[name]] = asked.judged(name, list(evidence(here, name, query)))
    return found
