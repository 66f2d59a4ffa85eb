"""Claims in tables: how each reads, with its days and its source, its words on opening."""

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from api.frame import claim_address
from api.sheet import lines, opened, thing
from graph.schema import LINKS
from graph.side_answers import Side
from graph.struck import Amended
from viz import words


def side(told: Side, day: date | None) -> Markup:
    """Give one claim, or thing, in words: what its source tells, since when, in which words."""
    source = thing(told.source_name or told.source, "Document", told.source, None) if told.source else Markup("")
    if told.from_name is None:
        name = told.name or told.id
        return Markup("{} {}").format(thing(name, told.type, told.id, day), source)
    what = f"{told.from_name} {LINKS[told.type].says[0]} {told.to_name}"
    how = [word for word in (told.status, told.confidence) if word and word not in {"actual", "stated"}]
    days = "; ".join([words.dates(told.model_dump()), *how])
    quote = opened("its words", Markup("<q>{}</q>").format(told.quote)) if told.quote else Markup("")
    return Markup("{}; {}. Source: {} {}").format(what, days, source, quote)


def of_claim(text: Markup, name: str, amended: Amended | Side | None) -> Markup:
    """Give a claim with a link to its own page; struck through, with day and reason, where it no longer counts."""
    own = Markup('<a href="{}" class="own">its page</a>').format(claim_address(name))
    if isinstance(amended, Amended):
        return Markup("<s>{}</s> {} {}").format(text, words.struck(amended.model_dump()), own)
    if isinstance(amended, Side) and amended.amendment == "retracted":
        told = (
            f"It is not so: this takes {amended.amends} back{f', because: {amended.reason}' if amended.reason else ''}."
        )
        return Markup("<s>{}</s> {} {}").format(text, told, own)
    return Markup("{} {}").format(text, own)


def sides(told: Iterable[Side], day: date | None) -> Markup | str:
    """Give several claims, one below the other."""
    return lines([side(one, day) for one in told])
