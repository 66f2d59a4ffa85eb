"""The columns of an officer's list of links and of a school's return: headers, help, choices, and what words mean."""

from dataclasses import dataclass
from typing import NamedTuple, get_args

from graph.kinds import Confidence, Focus, Status, Visibility
from graph.schema import LINKS
from seed.cells import Cells

HELP = "HELP: "  # how the line of help below the headers starts; it is passed over when the file comes back
ANSWERED_NONE, COMPLETE = "answered that it has no support", "is complete for"
ALL_SUPPORT = "all support"
RETURN_TITLE = "Return of links"  # stands at the head of each sheet of a return
SCHOOL, ANSWERED_ON, NO_SUPPORT = "school", "answered on", "no support from anyone"  # lines above the table
STILL, ENDED = "still so", "ended"  # answers in a return
# Of these, the ones an officer meets most stand first; inspections come from the inspectorate's own files.
_FIRST = ("SUPPORTS", "PARTNERS_WITH", "MEMBER_OF", "LEADS", "BROKERS", "SPONSORS", "HOSTS", "COMMISSIONS", "FUNDS")
_LATER = {"INSPECTED", "ANSWERED_NONE", "OFFERS", "STRUCK", "APPROACHED"}
RELS = (*_FIRST, "OFFERS", *(rel for rel in LINKS if rel not in {*_FIRST, *_LATER}))
SUPPORT_RELS = tuple(rel for rel, kind in LINKS.items() if kind.support)
RETURN_RELS = (*_FIRST, "REPRESENTED_IN")


class Relation(NamedTuple):
    """A relationship type (or COMPLETE), and whether the first party is at its end."""

    rel: str
    backwards: bool = False


def _relations() -> dict[str, Relation]:
    told = {kind.says[1]: Relation(rel, backwards=True) for rel, kind in LINKS.items() if rel in RELS}
    told |= {kind.says[0]: Relation(rel) for rel, kind in LINKS.items() if rel in RELS}
    told |= {rel.casefold(): Relation(rel) for rel in RELS}
    told |= {word: Relation("ANSWERED_NONE") for word in (ANSWERED_NONE, "answered_none", "answered none")}
    return told | {word: Relation(COMPLETE) for word in (COMPLETE, "complete_for", "complete for")}


RELATIONS = _relations()
FORWARD = tuple(LINKS[rel].says[0] for rel in RELS)
BOTH_WAYS = tuple(dict.fromkeys(word for rel in RETURN_RELS for word in LINKS[rel].says))


@dataclass(frozen=True)
class Column:
    """A column: its field, its header, a line of help, what may stand in it (else free), and other headers for it."""

    field: str
    header: str
    help: str
    values: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


# New organisations: what an officer calls it -> label and the properties that follow.
NEW_KINDS: dict[str, tuple[str, dict[str, str]]] = {
    "partnership for improvement": ("Partnership", {"kind": "partnership", "purpose": "improvement"}),
    "partnership for representation": ("Partnership", {"kind": "association", "purpose": "representation"}),
    "partnership for procurement": ("Partnership", {"kind": "partnership", "purpose": "procurement"}),
    "federation": ("Partnership", {"kind": "federation", "purpose": "governance"}),
    "cluster": ("Partnership", {"kind": "cluster", "purpose": "unknown"}),
    "partnership, purpose not known": ("Partnership", {"kind": "partnership", "purpose": "unknown"}),
    "teaching school alliance": ("Alliance", {"kind": "teaching school alliance"}),
    "teaching school hub": ("Alliance", {"kind": "teaching school hub"}),
    "curriculum hub": ("Alliance", {"kind": "curriculum hub"}),
    "research school": ("Alliance", {"kind": "research school"}),
    "multi-academy trust": ("Trust", {"kind": "multi-academy"}),
    "single-academy trust": ("Trust", {"kind": "single-academy"}),
    "foundation trust": ("Trust", {"kind": "foundation"}),
    "board": ("Board", {"kind": "board"}),
    "programme": ("Programme", {"kind": "programme"}),
    "NLE": ("Leader", {"designation": "NLE"}),
    "LLE": ("Leader", {"designation": "LLE"}),
    "SLE": ("Leader", {"designation": "SLE"}),
    "NLG": ("Leader", {"designation": "NLG"}),
    "partner headteacher": ("Leader", {"designation": "partner headteacher"}),
    "adviser": ("Leader", {"designation": "adviser"}),
    "chair": ("Leader", {"designation": "chair"}),
    "diocese": ("Body", {"kind": "diocese"}),
    "charity": ("Body", {"kind": "charity"}),
    "company": ("Body", {"kind": "company"}),
    "university": ("Body", {"kind": "university"}),
    "other organisation": ("Body", {"kind": "organisation"}),
}
_DATES = "as 10/12/2013, Sept 2012, autumn 2013, 2012/13 (school year) or 2013"
_NEW = Column(
    "new_kind", "kind of new organisation", "only where a party is not held yet and is to be added: what it is",
    tuple(NEW_KINDS), ("kind of new organization", "new organisation"),
)  # fmt: skip
_SHARED = (
    Column("focus", "focus", "what support (or an offer of it) is for; blank: not stated", get_args(Focus)),
    Column("intensity", "intensity", "how much support, in your words, as 2 days a week"),
    Column("from", "from", f"when it began: {_DATES}; blank if not known", (), ("start",)),
    Column("to", "to", "when it ended or will end, in the same way; blank if not known or still so", (), ("end",)),
)
LINK_COLUMNS = (
    Column(
        "relationship", "relationship", "reads from the first party to the second, as: supports",
        (*FORWARD, ANSWERED_NONE, COMPLETE), ("what kind", "link", "type"),
    ),
    Column(
        "first", "first party", "who supports, leads, is a member …: URN, LAESTAB, id, or exact name",
        (), ("supporter", "from party", "school"),
    ),
    Column(
        "first_council", "first party council", "its council by name or code; needed with a school's name",
        (), ("supporter council",),
    ),
    Column(
        "second", "second party", "who is supported, led, belonged to …; blank where a school answered none",
        (), ("receiver", "to party"),
    ),
    Column(
        "second_council", "second party council", "its council by name or code; needed with a school's name",
        (), ("receiver council",),
    ),
    _NEW,
    Column(
        "complete", "complete for", f"with '{COMPLETE}' and a council as first party: what of it is all in your lists",
        (ALL_SUPPORT, *(LINKS[rel].says[0] for rel in SUPPORT_RELS)),
    ),
    *_SHARED,
    Column("capacity", "capacity", "with 'is willing to support in': how many schools it would take on"),
    Column("not_with", "not with", "with 'is willing to support in': schools or trusts it must not be sent to, with ;"),
    Column("still", "still so on", "the last day on which you know it was so; blank: the source date"),
    Column("status", "status", "blank: actual; ended: over, nobody knows since when", get_args(Status)),
    Column("confidence", "confidence", "blank: stated by the source", get_args(Confidence)),
    Column("source", "source", "what tells it: a report, a meeting, a return; blank: officers' entry"),
    Column("source_date", "source date", "the day the source is of; blank: the day of the file (--date or its name)"),
    Column("visibility", "visibility", "who may see it; blank: public", get_args(Visibility)),
    Column("note", "note", "anything a reader must know; the reason for 'is the same as'; no names", (), ("reason",)),
)  # fmt: skip
RETURN_COLUMNS = (
    Column("held", "held as", "leave as it is; blank in a line that you add"),
    Column("answer", "answer", "still so or ended (then fill 'to'); to correct, change the line", (STILL, ENDED)),
    Column("relationship", "relationship", "reads from your school to the other party", BOTH_WAYS),
    Column("second", "other party", "URN, LAESTAB, id, or exact name"),
    Column("second_council", "other party council", "its council by name or code; needed with a school's name"),
    _NEW,
    *_SHARED,
    Column("confidence", "confidence", "blank: you are sure", get_args(Confidence)),
    Column("note", "note", "anything we must know; no names of people"),
    Column("told_by", "held from", "where we have it from; leave as it is"),
)
ALIASES = {c.field: (c.header, *c.aliases) for c in LINK_COLUMNS}
RETURN_ALIASES = {c.field: (c.header, *c.aliases) for c in RETURN_COLUMNS}


def relation(cells: Cells) -> Relation:
    """Read the kind of link, in words or as the type's name; "is supported by" reads backwards.

    Raises:
        Rejected: it is blank or no kind of link.
    """
    given = cells.text("relationship")
    if given is None:
        if cells.text("complete"):
            return Relation(COMPLETE)
        raise cells.rejected("relationship", "the row says no kind of link", f"write one of: {', '.join(FORWARD)}")
    if found := RELATIONS.get(given.casefold()):
        return found
    raise cells.rejected("relationship", "is no kind of link", f"write one of: {', '.join(FORWARD)}")


def choice(cells: Cells, field: str, values: tuple[str, ...]) -> str | None:
    """Read a cell that must hold one of several words, in any case; None where it is blank.

    Raises:
        Rejected: it holds another.
    """
    given = cells.text(field)
    if given is None:
        return None
    found = next((value for value in values if value.casefold() == given.casefold()), None)
    if found is None:
        raise cells.rejected(field, "is none of the words for it", f"write one of: {', '.join(values)}")
    return found
