"""A claim as a person would fill in the form, so that reading it gives the claim again."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from graph.claims import link_type
from graph.schema import LINKS
from seed.prefill import tell
from seed.written_dates import write_days


def as_words(held: Mapping[str, Any]) -> dict[str, str]:
    """Write a claim as a person would fill in the form, so that reading it gives the claim again."""
    from_days = write_days(held.get("start_min"), held.get("start_max"))
    end, last = held.get("end_max"), held.get("end_min")
    told = {
        "relationship": LINKS[link_type(held)].says[0],
        "first": _told(held, "from"),
        "second": _told(held, "to"),
        "from": from_days,
        "to": write_days(last, end) if end else "",
        "still": _day(last) if last and not end else "",
        "focus": "" if held.get("focus") == "not stated" else held.get("focus"),
        **{key: held.get(key) for key in ("intensity", "status", "confidence", "note", "visibility", "capacity")},
    }
    return {key: str(value) for key, value in told.items() if value not in (None, "")}


def _told(held: Mapping[str, Any], end: str) -> str:
    return tell({"name": held[f"{end}_name"], "id": held[end], "urn": None})


def _day(day: date) -> str:
    return write_days(day, day)
