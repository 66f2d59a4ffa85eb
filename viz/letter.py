"""A letter to a school: what is held of its links, from which source, and how to correct it or to state none."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.party_shapes import Link, SchoolParty
from viz import words
from viz.words import STATES, UNKNOWN

COLUMNS = ("Link", "From and to", "Status", "Source")
HOW = (
    "Please tell us for each line whether it is still so, has ended (and when), or is wrong (and why).",
    "Please add any school, trust, alliance or other body that supports you or that you support: what for, since when.",
    "If nobody supports your school, please say so: then we know, and do not have to guess.",
    "Please name posts and organisations, not people.",
)


@dataclass(frozen=True)
class Letter:
    """What the letter says; `rows` have the cells of `COLUMNS`."""

    school: str
    council: str
    as_at: str
    lead: str
    rows: Sequence[Sequence[str]]
    how: Sequence[str]
    attribution: str


def letter(answer: SchoolParty) -> Letter:
    """Write what is held of a school to its headteacher, a post."""
    mine = answer.coverage
    state = f"{STATES[mine.state]}" if mine else "not judged, for it was not open that day as far as is told"
    unknown = f", which means that {UNKNOWN}" if mine and mine.state == "not_known" else ""
    return Letter(
        school=answer.name,
        council=answer.council or "the council",
        as_at=words.day(answer.as_of),
        lead=f"As at {words.day(answer.as_of)} we hold of {answer.name}: {state}{unknown}.",
        rows=[_row(link) for link in answer.links if _is_asked(link)],
        how=HOW,
        attribution=answer.attribution,
    )


def _is_asked(link: Link) -> bool:
    apart = {"IN_AREA_OF", "MAINTAINS", "INSPECTED", "SUCCEEDS", "SAME_AS", "ANSWERED_NONE"}
    return link.type not in apart and link.holds in {"certainly", "possibly", "expired"}


def _row(link: Link) -> tuple[str, ...]:
    focus = f" ({link.focus})" if link.focus and link.focus != "not stated" else ""
    lapsed = "; not confirmed for too long" if link.holds == "expired" else ""
    return (
        f"{link.reads} {link.other_name}{focus}",
        words.dates(link.model_dump()),
        f"{words.STATUSES[link.status]}{lapsed}",
        link.source_name or link.source,
    )
