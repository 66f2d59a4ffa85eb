"""What the pages of a school and of an organisation have in common: what it is, its links and its other records."""

from typing import Any

from markupsafe import Markup

from api.frame import address, claim_address, thing_address
from api.sheet import Heading, Listing, lines, opened, thing, with_kind
from graph.party_shapes import Link, Party, Record, StruckLink
from viz import words
from viz.palette import kind_of

HOLDS = {
    "certainly": "holds",
    "possibly": "may hold: its dates do not make the day certain",
    "not_yet": "not begun by then",
    "expired": "not confirmed for too long",
    "ended": "ended",
}
LINKS = (
    Heading("reads", "Link", by=lambda link: (link.reads, link.other_name)),
    Heading("other", "With whom", by=lambda link: (link.other_name, link.reads)),
    Heading("status", "Status", by=lambda link: (link.status, link.other_name)),
    Heading("confidence", "Confidence", by=lambda link: (link.confidence, link.other_name)),
    Heading("dates", "From and to", by=lambda link: (str(link.start_max or ""), link.other_name)),
    Heading("source", "Source", by=lambda link: (link.source_name or link.source, link.other_name)),
    Heading("claim", "Claim"),
)
_STRUCK = (Heading("claim", "Claim"), Heading("struck", "What became of it"), *LINKS[4:6])
_RECORDS = (
    Heading("name", "Record"),
    Heading("number", "URN or UID"),
    Heading("opened", "Opened"),
    Heading("closed", "Closed"),
)
_AWAY = "A later claim ended, corrected or retracted these; they are kept, and count in no answer."
_NO_LINK = (
    "No link is on record for it: no source loaded says either way. Another day, or a newer source, may show some."
)
_FACTS = {
    "urn": "URN", "uid": "UID", "laestab": "LAESTAB", "code": "Council code", "gss": "GSS code", "phase": "Phase",
    "sector": "Sector", "type": "GIAS type", "kind": "More exactly", "designation": "Designation", "pupils": "Pupils",
    "fsm_percent": "Free school meals, %", "low_age": "Lowest age", "high_age": "Highest age", "opened": "Opened",
    "closed": "Closed", "status": "GIAS status", "region": "Region", "aliases": "Also called", "date": "Date",
    "count": "How many", "quote": "The source’s words",
}  # fmt: skip


def facts(answer: Party) -> list[tuple[str, str | Markup]]:
    """Give what is told of the thing itself, each with its title."""
    told = [("Kind", kind_of(answer.label).capitalize()), ("Council", answer.council or "not on record")]
    held = [(title, answer.properties[key]) for key, title in _FACTS.items() if key in answer.properties]
    found: list[tuple[str, str | Markup]] = [*told, *((title, _fact(value)) for title, value in held)]
    return [*found, ("Told by", answer.newest_source or "no register")]


def _fact(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return words.day(value) if hasattr(value, "isoformat") else str(value)


def code(answer: Party) -> str:
    """Give the council as addresses name it."""
    return (answer.council_id or "").removeprefix("council:")


def links(answer: Party) -> Listing:
    """Give every claim on it."""
    return Listing("Its links", LINKS, answer.links, lambda link: cells(link, answer), empty=_NO_LINK)


def cells(link: Link, answer: Party) -> dict[str, Any]:
    """Give one claim as the cells of a row: how it reads, with whom, how it stands, since when, who says so."""
    where = thing_address("Document", link.source)
    source = Markup('<a href="{}">{}</a>').format(where, link.source_name or link.source)
    look = "proposed" if link.status == "proposed" else "ended" if link.holds in {"ended", "expired"} else "actual"
    inside = [Markup("<q>{}</q>").format(link.quote)] if link.quote else []
    inside += [Markup("{}").format(link.note)] if link.note else []
    focus = f" ({link.focus})" if link.focus else ""
    other = thing(link.other_name, link.other_label, link.other, answer.as_of)
    return {
        "reads": Markup('<span class="look {}" aria-hidden="true"></span>{}').format(look, link.reads + focus),
        "other": with_kind(other, kind_of(link.other_label)),
        "status": f"{words.STATUSES[link.status]}; {HOLDS[link.holds]}",
        "confidence": words.CONFIDENCES[link.confidence],
        "dates": words.dates(link.model_dump()),
        "source": Markup("{} {}").format(source, opened("its words", lines(inside))) if inside else source,
        "claim": _own_page(link, answer),
    }


def _own_page(link: Link, answer: Party) -> Markup:
    where = address(claim_address(link.id), audience=str(answer.options.get("audience", "public")))
    return Markup('<a href="{}">its page</a>').format(where)


def struck(answer: Party) -> Listing:
    """Give the claims on it that a later one ended, corrected or retracted."""
    return Listing("No longer counted", _STRUCK, answer.struck, lambda link: _struck(link, answer), note=_AWAY)


def _struck(link: StruckLink, answer: Party) -> dict[str, Any]:
    told = cells(link, answer)
    return told | {
        "claim": Markup("<s>{} {}</s> {}").format(link.reads, told["other"], told["claim"]),
        "struck": words.struck(link.struck.model_dump()),
    }


def records(answer: Party) -> Listing:
    """Give the records of the same thing, where there are several."""
    several = answer.records if len(answer.records) > 1 else []
    return Listing("The same under other numbers", _RECORDS, several, lambda told: _record(told, answer))


def _record(told: Record, answer: Party) -> dict[str, Any]:
    mark = "read as this one that day" if told.id == answer.id else ""
    return {
        "name": with_kind(Markup("{}").format(told.name), mark),
        "number": str(told.urn or told.uid or "none held"),
        "opened": told.opened,
        "closed": told.closed or "not told",
    }
