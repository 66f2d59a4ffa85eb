"""A list of gaps as the annex of a committee paper: question, method, definitions, day, sources, table."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.answers import Gaps, SchoolGap
from graph.snapshots import SnapshotLine
from viz import words

SMALL = 5  # below it a count could tell of one school, where something is withheld
COLUMNS = ("School", "Phase", "State", "Why", "Need", "Nearest possible supporter", "Trust")
_LINKED = (
    "At least one source tells that the school received support from outside its own trust and council, and that it "
    "certainly held on the day."
)
_NONE = "The school was asked and said so, or its council’s records are declared complete and name none."
_NEED = (
    "Concern from the newest inspection (weight 3), share of pupils with free school meals (2) and number of pupils "
    "(1), 0 to 100; a range where a part is not held. It stands beside the state and is no part of it."
)
DEFINITIONS = (
    (words.STATES["linked"].capitalize(), _LINKED),
    (words.STATES["confirmed_none"].capitalize(), _NONE),
    (words.STATES["not_known"].capitalize(), f"Everything else: {words.UNKNOWN}. It does not mean that there is none."),
    ("Need", _NEED),
    ("Proposed, tentative", "Support that is only proposed, or of which the source is not sure, counts in no state."),
)


@dataclass(frozen=True)
class Annex:
    """What the paper says, in order; `rows` have the cells of `COLUMNS`."""

    question: str
    answer: str
    as_at: str
    method: str
    definitions: Sequence[tuple[str, str]]
    reasons: Sequence[tuple[str, str]]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str]
    sources: Sequence[str]
    attribution: str
    council: str


def annex(answer: Gaps, sources: Sequence[str], kept: SnapshotLine | None = None) -> Annex:
    """Write an answer as an annex.

    Args:
        answer: The gaps; schools with support recorded are left out of the table, unless they were asked for.
        sources: Names of the sources that it rests on, with their days.
        kept: The snapshot that it is, if it is one: its name and hash are printed.
    """
    asked = answer.options.get("state") or ()
    listed = [school for school in answer.schools if school.state != "linked" or "linked" in asked]  # type: ignore[operator]
    return Annex(
        question=f"Which schools in {answer.council or 'England'} have no support recorded?",
        answer=words.answer(answer.counts),
        as_at=_as_at(answer, kept),
        method=_method(answer),
        definitions=DEFINITIONS,
        reasons=[(words.reason(code).capitalize(), _count(n, answer)) for code, n in sorted(answer.reasons.items())],
        rows=[_row(school) for school in listed],
        notes=list(_notes(answer)),
        sources=sources,
        attribution=answer.attribution,
        council=answer.council or "England",
    )


def _as_at(answer: Gaps, kept: SnapshotLine | None) -> str:
    told = f"As at {words.day(answer.as_of)}. Newest source: {answer.newest_source or 'none before that day'}."
    if kept is None:
        return told
    return (
        f"{told} Kept as the snapshot “{kept.name}” on {words.day(kept.at.date())}; SHA-256 of the answer "
        f"{kept.sha256}."
    )


def _method(answer: Gaps) -> str:
    counted = "school by school" if answer.counted_from == "schools" else "from groups that sources count"
    carry = answer.options.get("carry")
    months = words.carried(carry if isinstance(carry, int) else None)
    chosen = [f"{name.replace('_', ' ')}: {value}" for name, value in answer.options.items() if _is_chosen(name, value)]
    filters = f" Asked with {'; '.join(chosen)}." if chosen else ""
    return (
        f"Counted {counted}, from claims of named sources, each with the day it speaks of. {months} Only what a source "
        f"tells counts; silence is never read as none.{filters}"
    )


def _is_chosen(name: str, value: object) -> bool:
    usual = {"scope": "state-funded", "km": 15.0, "audience": "public"}
    return name != "carry" and value not in (None, False, 0, 0.0, [], {}, usual.get(name))


def _count(n: int, answer: Gaps) -> str:
    """Write a count; where something is withheld from the public, a small one could tell of it."""
    hides = answer.withheld and answer.options.get("audience") == "public"
    return f"fewer than {SMALL}" if hides and 0 < n < SMALL else words.grouped(n)


def _notes(answer: Gaps) -> Sequence[str]:
    told = [
        f"{words.grouped(n)} {words.reason(code)} are not among these schools." for code, n in answer.left_out.items()
    ]
    if answer.withheld:
        told.append(
            f"{words.grouped(answer.withheld)} {'item is' if answer.withheld == 1 else 'items are'} withheld from the "
            f"public; counts below {SMALL} are therefore not given exactly."
        )
    if answer.illustrative:
        told.append("ILLUSTRATIVE: this council and its schools are made up.")
    return told


def _row(school: SchoolGap) -> tuple[str, ...]:
    low, high = round(school.need.score_low), round(school.need.score_high)
    near = school.nearest
    return (
        f"{school.name} (URN {school.urn or 'not held'})",
        school.phase or "not recorded",
        words.STATES[school.state],
        " ".join(reason.text for reason in school.reasons),
        str(low) if low == high else f"{low} to {high}",
        f"{near.name}, {near.km:.1f} km" if near else "none on record",
        school.trust or "not in a trust on record",
    )
