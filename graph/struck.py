"""What became of claims that no longer count: who struck them, when and why; and what is told of one claim, whole."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from pydantic import BaseModel, ConfigDict, Field

from graph.answers import ATTRIBUTION
from graph.claims import UNKNOWN, link_type, mark_of, read_claims, read_story, standing
from graph.coverage_options import Audience
from graph.errors import UnknownThing
from graph.hidden import NOTHING, hidden
from graph.kinds import Amendment
from graph.schema import LINKS
from graph.store import Store

_DOCUMENTS = "MATCH (d:Document) WHERE d.id IN $ids RETURN d.id AS id, d.name AS name, d.date AS day"


class Amended(BaseModel):
    """What a later claim did to an earlier one."""

    amendment: Amendment
    by: str = Field(description="id of the later claim")
    on: date | None = Field(None, description="day of the later claim's source")
    reason: str | None = None


class ClaimQuery(BaseModel):
    """For whom."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    audience: Audience = Field("public", description="what is internal is left out for the public")


class Word(BaseModel):
    """One claim of a story, as its source tells it."""

    id: str
    type: str = Field(description="relationship type; of a struck claim, what it was")
    reads: str = Field(description="from its start to its end, in words")
    counts: bool = Field(description="whether it counts, or was struck")
    from_id: str
    from_name: str
    from_label: str
    to_id: str
    to_name: str
    to_label: str
    source: str
    source_name: str | None = None
    told_on: date | None = Field(None, description="day of its source")
    status: str
    confidence: str
    start_min: date | None = None
    start_max: date | None = None
    end_min: date | None = None
    end_max: date | None = None
    as_given: str | None = None
    focus: str | None = None
    intensity: str | None = None
    qualifier: str | None = None
    quote: str | None = None
    note: str | None = None
    visibility: str = "public"
    amends: str | None = None
    amendment: Amendment | None = None
    reason: str | None = None
    struck_by: str | None = None
    load: str | None = Field(None, description="the load that brought it, for `undo`")


class ClaimStory(BaseModel):
    """One claim, and every claim that it names, that names it, or that took its place."""

    id: str
    claim: Word
    amended: Amended | None = Field(description="what struck it; null where it counts")
    story: list[Word] = Field(description="the others, in the order in which they were loaded")
    now: list[str] = Field(description="ids of those that count now")
    mark: str = Field(description="another as soon as any of them is confirmed, ended, corrected or retracted")
    options: dict[str, object]
    withheld: int
    attribution: str = ATTRIBUTION


def claim_story(store: Store, name: str, query: ClaimQuery) -> ClaimStory:
    """Tell of one claim: what its source says, and what later claims say of it.

    Raises:
        UnknownThing: No claim of this id is held, or none that may be shown.
    """
    secret = hidden(store) if query.audience == "public" else NOTHING
    told = read_story(store, name)
    shown = [claim for claim in told if claim["id"] not in secret.ids and claim["source"] not in secret.ids]
    if told[0] not in shown:
        raise UnknownThing(UNKNOWN.format(name))
    found = _words(store, shown)
    return ClaimStory(
        id=name,
        claim=found[0],
        amended=amended_by(store, shown[:1]).get(name),
        story=found[1:],
        now=[claim["id"] for claim in standing(shown)],
        mark=mark_of(told),
        options=query.model_dump(),
        withheld=len(told) - len(shown),
    )


def _words(store: Store, claims: Iterable[Mapping[str, Any]]) -> list[Word]:
    told = list(claims)
    documents = _documents(store, {claim["source"] for claim in told})
    return [_word(claim, documents.get(claim["source"], {})) for claim in told]


def _word(claim: Mapping[str, Any], document: Mapping[str, Any]) -> Word:
    rel = link_type(claim)
    known = {name: claim[name] for name in Word.model_fields if claim.get(name) is not None}
    ends = {"from_id": claim["from"], "to_id": claim["to"]}
    said = {"reads": LINKS[rel].says[0], "counts": claim["type"] != "STRUCK", "type": rel}
    return Word.model_validate(
        known | ends | said | {"source_name": document.get("name"), "told_on": document.get("day")}
    )


def _documents(store: Store, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in store.read(_DOCUMENTS, ids=sorted(ids))}


def amended_by(store: Store, claims: Iterable[Mapping[str, Any]]) -> dict[str, Amended]:
    """Give for each struck claim what the later claim did, on which day, and why."""
    names = {str(claim["id"]): str(claim["struck_by"]) for claim in claims if claim.get("struck_by")}
    later = {claim["id"]: claim for claim in read_claims(store, set(names.values()))} if names else {}
    days = _documents(store, {claim["source"] for claim in later.values()}) if later else {}
    return {name: _amended(later[by], days) for name, by in names.items() if by in later}


def _amended(later: Mapping[str, Any], days: Mapping[str, Mapping[str, Any]]) -> Amended:
    day = days.get(str(later["source"]), {}).get("day")
    how = cast("Amendment", later["amendment"])
    return Amended(amendment=how, by=str(later["id"]), on=day, reason=later.get("reason"))
