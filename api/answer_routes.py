"""Answers for programs under /api, one declaration each, and whether the service and its database are up."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel

from api.answering import CSV, XLSX, Form, in_form, next_link, part, responses, store_of, views
from api.parameters import asked, described
from graph.answers import Councils, CouncilsQuery, Gaps
from graph.beside import Beside, BesideQuery, beside
from graph.broker_shapes import Brokers, BrokersQuery
from graph.brokers import brokers
from graph.change_shapes import Changes, ChangesQuery
from graph.changes import changes
from graph.compare import compare
from graph.compare_shapes import CompareQuery, Comparison
from graph.conflict_answers import Conflicts, ConflictsQuery
from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.matching import match
from graph.matching_shapes import Match, MatchQuery
from graph.model import Model, ModelQuery, model
from graph.overview import councils_overview
from graph.party import organisation, school
from graph.party_shapes import Found, OrganisationParty, PartyQuery, SchoolParty, SearchQuery
from graph.resilience import weights, what_if
from graph.resilience_shapes import Weights, WhatIf, WhatIfQuery
from graph.returns import Returns, ReturnsQuery, returns
from graph.review import Review, ReviewQuery, review
from graph.rule_answers import Rules, RulesQuery
from graph.search import search
from graph.snapshots import Snapshots, SnapshotsQuery, snapshots
from graph.source_shapes import Source, SourceQuery, Sources, SourcesQuery
from graph.sources import source, sources
from graph.store import Store
from graph.struck import ClaimQuery, ClaimStory, claim_story
from graph.views import SavedViews, saved_views
from queries.side_by_side import conflicts
from queries.statements import rules

router = APIRouter()


@dataclass(frozen=True)
class Told:
    """One answer for programs.

    path: its address under /api. query: what may be asked. answer: works it out from the store and the question, and
    from the name in the path where there is one. rows: the field that is given in parts. views: module of its CSV and
    XLSX, with what stands before `csv` and `xlsx` in the names of their functions.
    """

    path: str
    query: type[BaseModel]
    model: type[BaseModel]
    answer: Callable[..., Any]
    about: str
    rows: str
    views: str
    example: Mapping[str, Any]
    streamed: Mapping[str, str] = field(default_factory=dict)


def _what_if(store: Store, name: str, query: WhatIfQuery) -> WhatIf:
    return what_if(store, query.model_copy(update={"bodies": (name, *query.bodies)}))


ANSWERS = (
    Told("gaps", GapsQuery, Gaps, gaps, "Which schools have no support recorded, why, and how much it matters.",
         "schools", "viz.files:gaps_", {"council": "Thurrock", "as_of": "2013-12-10"}, {"csv": "viz.files:gaps_lines"}),
    Told("councils", CouncilsQuery, Councils, councils_overview, "The three counts by council, each as at its own "
         "newest source.", "councils", "viz.overview_view:as_", {}),
    Told("changes", ChangesQuery, Changes, changes, "What changed between days, in the network or in our records.",
         "steps", "viz.change_view:as_", {"council": "Thurrock", "at": ["2013-12-10", "2014-12-10"]}),
    Told("compare", CompareQuery, Comparison, compare, "What differs between the gaps of an earlier day, or of a "
         "snapshot, and those of a day: joined, left, reason moved.", "schools", "viz.compare_view:as_",
         {"council": "Thurrock", "as_of": "2014-12-10", "compare": "2013-12-10"}),
    Told("beside", BesideQuery, Beside, beside, "Councils side by side, as at one day, with how much is not known.",
         "councils", "viz.beside_view:as_", {"councils": ["Thurrock", "Leicester"], "as_of": "2013-12-10"}),
    Told("brokers", BrokersQuery, Brokers, brokers, "Who stands between others.", "bodies", "viz.broker_view:as_",
         {"council": "Leicester", "as_of": "2011-01-28"}),
    Told("what-if", WhatIfQuery, Weights, weights, "Which organisations the support of most schools rests on.",
         "bodies", "viz.what_if_view:as_", {"council": "Thurrock", "as_of": "2013-12-10"}),
    Told("what-if/{name}", WhatIfQuery, WhatIf, _what_if, "Which schools would lose support if one organisation, and "
         "those under `bodies` with it, went.", "schools", "viz.what_if_view:as_",
         {"name": "004:alliance:treetops", "as_of": "2013-12-10"}),
    Told("match", MatchQuery, Match, match, "Who could support the schools without recorded support.", "proposals",
         "viz.match_view:as_", {"council": "Thurrock", "as_of": "2013-12-10"}),
    Told("review", ReviewQuery, Review, review, "Which links of a council soon count no longer, or only may hold; the "
         "workbook comes back through `import links`.", "claims", "viz.review_view:as_",
         {"council": "Thurrock", "as_of": "2014-12-01"}, {"xlsx": "seed.reviews:review_xlsx"}),
    Told("returns", ReturnsQuery, Returns, returns, "Which schools of a council were asked for a return, answered, or "
         "are overdue.", "schools", "viz.returns_view:as_", {"council": "Thurrock", "as_of": "2013-12-10"}),
    Told("rules", RulesQuery, Rules, rules, "Whether what the papers lay down is kept to.", "rows", "viz.files:rules_",
         {"council": "Leicestershire", "as_of": "2013-12-10"}),
    Told("conflicts", ConflictsQuery, Conflicts, conflicts, "Claims that disagree, with their sources side by side.",
         "conflicts", "viz.files:conflicts_", {"council": "Thurrock", "as_of": "2013-12-10"}),
    Told("schools/{name}", PartyQuery, SchoolParty, school, "What is told of one school: by id, URN or exact name.",
         "links", "viz.party_view:as_", {"name": "004:school:treetops", "as_of": "2013-12-10"}),
    Told("organisations/{name}", PartyQuery, OrganisationParty, organisation, "What is told of one organisation, or of "
         "anything else that is held: by id, UID, code or exact name.", "links", "viz.party_view:as_",
         {"name": "004:alliance:treetops", "as_of": "2013-12-10"}),
    Told("search", SearchQuery, Found, search, "What answers to part of a name, or to a number.", "hits",
         "viz.party_view:found_", {"q": "treetops"}),
    Told("claims/{name}", ClaimQuery, ClaimStory, claim_story, "What is told of one claim: what its source says, and "
         "which later claims confirm, end, correct or retract it.", "story", "viz.claim_view:as_",
         {"name": "004:claim:schools-in-thurrock"}),
    Told("sources", SourcesQuery, Sources, sources, "Which sources are held, the newest first.", "sources",
         "viz.source_view:list_", {}),
    Told("sources/{name}", SourceQuery, Source, source, "What one source tells: its claims beside its words.", "told",
         "viz.source_view:as_", {"name": "document:004"}),
    Told("snapshots", SnapshotsQuery, Snapshots, snapshots, "Which answers are frozen under a name, with the hash of "
         "each.", "snapshots", "viz.snapshot_view:list_", {}),
    Told("views", ModelQuery, SavedViews, lambda store, _: saved_views(store), "Which filters are saved under a name; "
         "`view` of the gaps takes them.", "views", "viz.snapshot_view:views_", {}),
    Told("model", ModelQuery, Model, model, "What kinds of things and links there are, and how many are held.",
         "links", "viz.model_view:as_", {}),
)  # fmt: skip


def given(store: Store, told: Told, query: Any, name: str | None = None) -> Any:
    """Give an answer; it is worked out again only after the database has changed, and is not to be changed.

    Raises:
        PartnershipsError: As the answer says.
    """

    def make() -> Any:
        return told.answer(store, query) if name is None else told.answer(store, name, query)

    return store.answers.get(key_of(told, query, name), make, lambda found: len(getattr(found, told.rows)))


def key_of(told: Told, query: BaseModel, name: str | None) -> Hashable:
    """Give what an answer is kept by."""
    return told.path, name, query.model_dump_json()


def answer_of(store: Store, path: str, query: Any, name: str | None = None) -> Any:
    """Give the answer that an address under /api gives, as `given` does."""
    return given(store, told_at(path), query, name)


def told_at(path: str) -> Told:
    """Give the declaration of the answer at a path under /api."""
    return next(told for told in ANSWERS if told.path == path)


def _route(told: Told) -> Callable[..., Response]:
    def give(request: Request) -> Response:
        return _answered(request, told, None)

    def give_of(request: Request, name: Annotated[str, Path(examples=[told.example.get("name")])]) -> Response:
        return _answered(request, told, name)

    return give_of if "{name}" in told.path else give


def _answered(request: Request, told: Told, name: str | None) -> Response:
    pairs = request.query_params.multi_items()
    query, form = asked(told.query, pairs, Form), asked(Form, pairs, told.query)
    found = given(store_of(request), told, query, name)
    rows = getattr(found, told.rows)
    found = found.model_copy(update={told.rows: rows[part(request, form)]})
    places = {kind: f"{told.views}{kind}" for kind in ("csv", "xlsx")} | dict(told.streamed)
    return in_form(request, form, found, views(found, places), next_link(request, form, len(rows)))


for _told in ANSWERS:
    router.add_api_route(
        f"/api/{_told.path}",
        _route(_told),
        responses=responses(_told.model, CSV, XLSX),
        summary=_told.about,
        operation_id=_told.path.partition("/")[0].replace("-", "_") + ("_of" if "{" in _told.path else ""),
        openapi_extra=described(_told.query, Form, example=_told.example),
    )


@router.get("/healthz")
def healthz() -> dict[str, str]:
    """Tell that the service answers."""
    return {"status": "ok"}


@router.get("/readyz")
def readyz(request: Request) -> dict[str, str]:
    """Tell that the database answers too; 503 with the reason where it does not."""
    store_of(request).plan("RETURN 1 AS answers", {}, 5, "health")  # does not wait for a database that is away
    return {"status": "ready"}
