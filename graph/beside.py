"""Councils side by side, as at one day: with how much is not known, and no ranking where that is too much."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from graph.answers import ATTRIBUTION, Gaps
from graph.coverage import gaps
from graph.coverage_options import Audience, GapsQuery, Scope
from graph.store import Store

THRESHOLD = 0.2  # the share not known above which a council is not ranked
Names = Annotated[tuple[str, ...], Field(min_length=2, max_length=200)]


class BesideQuery(BaseModel):
    """Which councils, as at which one day."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    councils: Names = Field(description="two councils or more, by id, code, GSS or exact name")
    as_of: date = Field(description="the one day that all are compared as at")
    carry: int | None = Field(None, ge=0, le=1200, description="months for which a link counts after its last word")
    scope: Scope = Field("state-funded", description="which schools are asked about")
    threshold: float = Field(THRESHOLD, ge=0, le=1, description="share not known above which none is ranked, 0 to 1")
    audience: Audience = Field("public", description="what is internal is left out for the public")


class CouncilBeside(BaseModel):
    """One council: its three counts, the share not known, and its rank where that share allows one."""

    id: str
    name: str
    schools: int
    linked: int
    confirmed_none: int
    not_known: int
    not_known_share: float | None = Field(description="0 to 1; null where no school is on record for the day")
    linked_share: float | None = Field(description="0 to 1; what it says is the less, the more is not known")
    counted_from: Literal["schools", "cohorts"]
    rank: int | None = Field(description="by share with support recorded; null where too much is not known")
    newest_source: str | None


class Beside(BaseModel):
    """Several councils as at one day, in order of name."""

    as_of: date
    options: dict[str, object]
    councils: list[CouncilBeside]
    note: str
    withheld: int
    illustrative: bool = False
    attribution: str = ATTRIBUTION


def beside(store: Store, query: BesideQuery) -> Beside:
    """Compare councils as at one day; those of which too much is not known are not ranked.

    Raises:
        UnknownThing: One of them is not held.
        AmbiguousThing: Several answer to a name.
    """
    known = query.model_dump(include={"as_of", "carry", "scope", "audience"})
    found = {answer.council_id: answer for name in query.councils if (answer := _gaps(store, name, known))}
    lines = _ranked([_line(answer) for answer in found.values()], query.threshold)
    return Beside(
        as_of=query.as_of,
        options=query.model_dump(mode="json", exclude={"as_of"}),
        councils=sorted(lines, key=lambda line: (line.name, line.id)),
        note=_note(lines, query.threshold),
        withheld=sum(answer.withheld for answer in found.values()),
        illustrative=any(answer.illustrative for answer in found.values()),
    )


def _gaps(store: Store, council: str, known: dict[str, object]) -> Gaps:
    return gaps(store, GapsQuery.model_validate({**known, "council": council}))


def _line(answer: Gaps) -> CouncilBeside:
    counts = answer.counts
    total = counts.linked + counts.confirmed_none + counts.not_known
    return CouncilBeside(
        id=str(answer.council_id),
        name=str(answer.council),
        schools=total,
        **counts.model_dump(),
        not_known_share=round(counts.not_known / total, 3) if total else None,
        linked_share=round(counts.linked / total, 3) if total else None,
        counted_from=answer.counted_from,
        rank=None,
        newest_source=answer.newest_source,
    )


def _ranked(lines: Sequence[CouncilBeside], threshold: float) -> list[CouncilBeside]:
    shares = [line.linked_share or 0.0 for line in lines if _may_be_ranked(line, threshold)]
    return [
        line.model_copy(update={"rank": 1 + sum(share > (line.linked_share or 0.0) for share in shares)})
        if _may_be_ranked(line, threshold) and len(shares) > 1
        else line
        for line in lines
    ]


def _may_be_ranked(line: CouncilBeside, threshold: float) -> bool:
    return line.not_known_share is not None and line.not_known_share <= threshold


def _note(lines: Sequence[CouncilBeside], threshold: float) -> str:
    away = sum(not _may_be_ranked(line, threshold) for line in lines)
    told = f"{away} of {len(lines)} are not ranked" if away else "all are ranked"
    return (
        f"A council is ranked only where at most {threshold:.0%} of its schools are not known; {told}. Where much is "
        "not known, the counts tell what was loaded, not how well schools are supported."
    )
