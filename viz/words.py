"""The words that people read for codes, days and claims: one place, so that every page and file says the same."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from graph.answers import Counts
from graph.rule_answers import ResultCounts, Rule
from graph.schema import LINKS

STATES = {"linked": "support recorded", "confirmed_none": "school says none", "not_known": "not known"}
RESULTS = {"holds": "holds", "broken": "broken", "cannot_be_checked": "cannot be checked"}
UNKNOWN = "no source loaded says either way"
STATUSES = {"actual": "actual", "proposed": "proposed", "ended": "ended"}
LOOKS = {"actual": "actual", "proposed": "proposed", "ended": "ended or lapsed"}
CONFIDENCES = {
    "stated": "stated by the source",
    "inferred": "inferred from the source",
    "tentative": "tentative: the source is not sure",
}
REASONS = {
    "no_link_recorded": "nothing recorded",
    "only_proposed": "support is only proposed",
    "only_tentative": "the source is not sure of it",
    "only_expired": "support ended, or was not confirmed since",
    "only_possible": "may hold, but no source makes the day certain",
    "only_gives": "only gives support to others",
    "only_through_trust": "only through their trust",
    "only_sponsor": "only a sponsor",
    "only_council": "only their own council",
    "only_represented": "only represented, or in an association",
    "supporter_closed": "the supporter has closed",
    "no_supporter_within_km": "no possible supporter near enough",
    "answered_none": "asked, and said none",
    "register_complete": "a complete register names none",
    "single_support": "resting on one supporter alone",
    "membership_only": "only as a member of a group",
}
ORDER_OF_GROUPS = (
    "Named schools by group, in order of name. They are not ranked: where much is not known, a share tells what was "
    "loaded, not how well schools are supported."
)
MONTHS = ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"]


def made_up(*, illustrative: bool) -> list[str]:
    """Give the line that stands before an answer on a made-up council."""
    return ["ILLUSTRATIVE: this council and its schools are made up."] if illustrative else []


def reason(code: str) -> str:
    """Give the short words for a reason's code; a code without words is spelt out.

    >>> reason("only_through_trust")
    'only through their trust'
    """
    return REASONS.get(code, code.replace("_", " "))


def grouped(number: float) -> str:
    """Write a number with its thousands grouped.

    >>> grouped(21987)
    '21,987'
    """
    return f"{number:,}"


def schools(number: int) -> str:
    """Write how many schools: `1 school`, `53 schools`."""
    return f"{grouped(number)} school{'' if number == 1 else 's'}"


def listed(names: Sequence[str]) -> str:
    """Write several names as a sentence does.

    >>> listed(["Ash", "Birch", "Cedar"]), listed(["Ash"])
    ('Ash, Birch and Cedar', 'Ash')
    """
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def claims(number: int) -> str:
    """Write how many claims: `1 claim`, `105 claims`."""
    return f"{grouped(number)} claim{'' if number == 1 else 's'}"


def answer(counts: Counts) -> str:
    """Say the three counts in one sentence.

    >>> answer(Counts(linked=41, confirmed_none=0, not_known=12))
    'Of 53 schools, 41 have support recorded, 0 told us they have none, and for 12 we do not know.'
    """
    total = counts.linked + counts.confirmed_none + counts.not_known
    have = "has" if counts.linked == 1 else "have"
    they = "it has" if counts.confirmed_none == 1 else "they have"
    return (
        f"Of {schools(total)}, {grouped(counts.linked)} {have} support recorded, "
        f"{grouped(counts.confirmed_none)} told us {they} none, and for {grouped(counts.not_known)} we do not know."
    )


def results(counts: ResultCounts) -> str:
    """Say how many subjects have each of the three results.

    >>> results(ResultCounts(holds=2, broken=1, cannot_be_checked=1200))
    'holds for 2, broken by 1, cannot be checked for 1,200.'
    """
    told = (grouped(counts.holds), grouped(counts.broken), grouped(counts.cannot_be_checked))
    return "holds for {}, broken by {}, cannot be checked for {}.".format(*told)


def applies(rule: Rule) -> str:
    """Say on which days a rule is checked, and that it is not on the day asked about."""
    last = f"to {day(rule.last_day)}" if rule.last_day else "no end known"
    days = f"From {day(rule.first_day)}, {last}"
    return f"{days}." if rule.in_force else f"{days}: not in force on the day asked about, so nothing is checked."


def day(value: date) -> str:
    """Write one day in full: `10 December 2013`."""
    return f"{value.day} {value:%B %Y}"


def period(first: date, last: date) -> str:
    """Write the span of days in which something lies, as short as it is exact.

    >>> period(date(2013, 4, 1), date(2013, 4, 30))
    'April 2013'
    >>> period(date(2012, 9, 1), date(2013, 8, 31))
    'between Sept 2012 and Aug 2013'
    """
    if first == last:
        return day(first)
    if first.day != 1 or (last + timedelta(days=1)).day != 1:
        return f"between {day(first)} and {day(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    if first.year == last.year and (first.month, last.month) == (1, 12):
        return str(first.year)
    return f"between {_month(first)} and {_month(last)}"


def _month(value: date) -> str:
    return f"{MONTHS[value.month - 1]} {value.year}"


def struck(told: Mapping[str, Any]) -> str:
    """Say what a later claim did to one that no longer counts.

    >>> struck({"amendment": "retracted", "on": date(2026, 12, 1), "reason": "It was a slip."})
    'Retracted on 1 December 2026: It was a slip.'
    """
    on = f" on {day(told['on'])}" if told.get("on") else ""
    why = f": {told['reason'].rstrip('.')}" if told.get("reason") else ""
    return f"{told['amendment'].capitalize()}{on}{why}."


def dates(claim: Mapping[str, Any]) -> str:
    """Write when a claim held, from its four bounds and the source's own words.

    >>> dates({"start_max": date(2013, 12, 10), "end_min": date(2013, 12, 10)})
    'still so on 10 December 2013, not confirmed since'
    >>> dates({"start_min": date(2013, 4, 1), "start_max": date(2013, 4, 30), "end_max": date(2014, 8, 31)})
    'from April 2013; ended by 31 August 2014'
    """
    parts = [part for part in (_start(claim), _end(claim)) if part]
    words = "; ".join(parts) or "no dates given"
    given = claim.get("as_given")
    return f"{words} (the source: “{given}”)" if given else words


def _is_wide(first: date, last: date) -> bool:
    return period(first, last).startswith("between")


def _start(claim: Mapping[str, Any]) -> str:
    low, high = claim.get("start_min"), claim.get("start_max")
    if low and high:
        return f"{'begun' if _is_wide(low, high) else 'from'} {period(low, high)}"
    if low:
        return f"not before {day(low)}"
    if high and high != claim.get("end_min"):
        return f"begun by {day(high)}"
    return ""


def _end(claim: Mapping[str, Any]) -> str:
    low, high = claim.get("end_min"), claim.get("end_max")
    if low and high:
        return f"{'ended' if _is_wide(low, high) else 'until'} {period(low, high)}"
    if high:
        return f"ended by {day(high)}"
    if low:
        return f"still so on {day(low)}, not confirmed since"
    return ""


def reads(claim: Mapping[str, Any]) -> str:
    """Say how a link reads from its start to its end, in words of its own where it stands for several."""
    return str(claim.get("says") or LINKS[str(claim["type"])].says[0])


def standing(claim: Mapping[str, Any]) -> str:
    """Say how a claim looks on a day: as its status, but `ended` too where it had ended or lapsed by the day.

    >>> standing({"status": "actual", "holds": "expired"}), standing({"status": "proposed", "holds": "possibly"})
    ('ended', 'proposed')
    """
    return "ended" if claim.get("holds") in {"ended", "expired"} else str(claim.get("status", "actual"))


def carried(months: int | None) -> str:
    """Say for how long links count after their last word.

    >>> carried(6)
    'A link counts for 6 months after it was last confirmed.'
    """
    if months is not None:
        return f"A link counts for {months} months after it was last confirmed."
    support, other = LINKS["SUPPORTS"].carry_months, LINKS["LEADS"].carry_months
    return f"Support counts for {support} months after it was last confirmed, other links for {other}."


def as_at(as_of: date | None, past: int = 0, withheld: int = 0) -> str:
    """Say of which day a map is, and what it leaves out.

    >>> as_at(date(2013, 12, 10), past=1)
    'As at 10 December 2013. 1 other link is left out: it had ended, not begun, or not been confirmed for too long.'
    """
    parts = [f"As at {day(as_of)}." if as_of else "All links held, whatever their dates."]
    if past:
        are, they = ("link is", "it") if past == 1 else ("links are", "they")
        parts.append(
            f"{grouped(past)} other {are} left out: {they} had ended, not begun, or not been confirmed for too long."
        )
    if withheld:
        parts.append(f"{grouped(withheld)} item{'' if withheld == 1 else 's'} withheld: not public.")
    return " ".join(parts)
