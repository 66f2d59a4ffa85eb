"""Steps from a proposal to support: who was asked, who declined and until when, and what was agreed."""

from datetime import date
from typing import Literal, NamedTuple

from graph.scene import Scene, Told

Step = Literal["asked", "agreed", "declined"]


class Approach(NamedTuple):
    """The last step of a supporter towards a school by a day; `until`: what was declined is not proposed before it."""

    step: Step
    on: date | None
    until: date | None = None


def approaches(here: Scene) -> dict[tuple[str, str], Approach]:
    """Give for each supporter and school the last step that is on record by the day; begun support is none.

    Keyed by the ids that both are read as on the day.
    """
    told = [(start, end, claim, _step(claim)) for start, end, claim in here.of_type("APPROACHED")]
    told += [
        (start, end, claim, "agreed") for start, end, claim in here.of_type("SUPPORTS") if claim["status"] == "proposed"
    ]
    found: dict[tuple[str, str], Approach] = {}
    for start, end, claim, step in sorted(told, key=lambda one: (str(_day(one[2]) or ""), one[2]["id"])):
        on = _day(claim)
        if on is None or on <= here.day:
            found[here.known.now(start), here.known.now(end)] = Approach(step, on, claim.get("until"))
    return found


def declined(here: Scene) -> set[tuple[str, str]]:
    """Give the supporters and schools that are not to be proposed to each other on the day."""
    return {
        pair
        for pair, last in approaches(here).items()
        if last.step == "declined" and (last.until is None or here.day < last.until)
    }


def _step(claim: Told) -> Step:
    return "declined" if claim.get("stage") == "declined" else "asked"


def _day(claim: Told) -> date | None:
    day: date | None = claim.get("start_max") or claim.get("end_min")
    return day
