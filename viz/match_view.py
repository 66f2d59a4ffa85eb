"""Who could support whom: for a terminal, as CSV and as a workbook."""

from collections.abc import Iterable
from typing import Any

from graph.matching_shapes import Match, MatchSchool
from viz import files, table, terminal, words

COLUMNS = (
    "school_id", "school_urn", "school", "school_council", "school_phase", "state", "score_low", "score_high",
    "supporter_id", "supporter_urn", "supporter", "supporter_kind", "supporter_council", "supporter_phase",
    "supporter_capacity", "km", "possible_not_asked", "step", "step_on", "why", "unmatched", "source",
)  # fmt: skip
OBSTACLES = {
    "no_place": "no place held",
    "nobody_eligible": "nobody eligible",
    "none_near": "nobody near enough",
    "not_allowed": "nobody allowed",
    "capacity_used": "all possible ones are full",
}


def as_table(answer: Match) -> str:
    """Give an answer for a terminal: the proposals first, then the schools left over."""
    return terminal.printed(question(answer), *_said(answer), *_tables(answer), answer.attribution)


def as_csv(answer: Match) -> str:
    """Give an answer as CSV, one line a school."""
    return table.text(COLUMNS, rows(answer), answer.as_of)


def as_xlsx(answer: Match) -> bytes:
    """Give an answer as a workbook: what it is, then one line a school."""
    about = [("question", question(answer)), *(("", line) for line in _said(answer))]
    return files.workbook([*about, ("licence", answer.attribution)], {"Schools": (COLUMNS, rows(answer))})


def _said(answer: Match) -> list[str]:
    return [*words.made_up(illustrative=answer.illustrative), *headline(answer)]


def rows(answer: Match) -> list[dict[str, Any]]:
    """Give one flat row a school."""
    found = []
    for proposal in answer.proposals:
        supporter = proposal.supporter.model_dump()
        told = {f"supporter_{name}": supporter[name] for name in supporter if name != "name"}
        told |= {"supporter": proposal.supporter.name, "km": proposal.km, "why": proposal.why}
        told |= {name: getattr(proposal, name) for name in ("possible_not_asked", "source", "step", "step_on")}
        found.append(_school(proposal.school) | told)
    return found + [_school(left.school) | {"why": left.why, "unmatched": left.code} for left in answer.unmatched]


def _school(school: MatchSchool) -> dict[str, Any]:
    told = {f"school_{name}": getattr(school, name) for name in ("id", "urn", "council", "phase")}
    need = {"score_low": school.need.score_low, "score_high": school.need.score_high}
    return told | {"school": school.name, "state": school.state} | need


def question(answer: Match) -> str:
    """Give the question that is answered."""
    return f"Who could support the schools in {answer.council or 'England'} without recorded support?"


def headline(answer: Match) -> Iterable[str]:
    """Say in sentences how many are matched, on what the proposals rest, and as at which day."""
    given, left = len(answer.proposals), len(answer.unmatched)
    yield f"Proposals for {words.grouped(given)} of {words.schools(given + left)}; {_left(answer)}."
    asked = sum(not proposal.possible_not_asked for proposal in answer.proposals)
    yield (
        f"{words.grouped(asked)} rest on a register of the willing; {words.grouped(given - asked)} are possible, "
        f"not asked. {words.grouped(answer.supporters)} could support, near or far."
    )
    yield f"As at {words.day(answer.as_of)}. {answer.note}"
    if answer.withheld:
        yield f"{answer.withheld:,} items withheld from the public."


def _left(answer: Match) -> str:
    codes = [left.code for left in answer.unmatched]
    if not codes:
        return "none is left over"
    told = "; ".join(f"{text} {codes.count(code):,}" for code, text in OBSTACLES.items() if code in codes)
    return f"{words.grouped(len(codes))} cannot be matched ({told})"


def _tables(answer: Match) -> list[Any]:
    given = [(p.school.name, p.supporter.name, "" if p.km is None else f"{p.km:.1f}", p.why) for p in answer.proposals]
    left = [(u.school.name, u.why) for u in answer.unmatched]
    columns = [("School", 3), ("Supporter", 3), ("km", 0), ("Why", 5)]
    parts = [terminal.table("Proposals", columns, given)] if given else []
    return parts + ([terminal.table("Left over", [("School", 3), ("Why", 6)], left)] if left else [])
