"""The legend of a map: what each mark means, how often it occurs, and what is left off when it is unticked."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from viz import words
from viz.map import Drawing
from viz.palette import MARKS, STATE_MARKS, UNJUDGED, icon, state_icon

Items = list[dict[str, Any]]
_STROKES = {"actual": ("3", ""), "proposed": ("3", "12 8"), "ended": ("3", "2 7"), "tentative": ("1", "")}
CONFIDENCES = {"stated": "stated by the source", "inferred": "inferred from it", "tentative": "tentative: a thin line"}


@dataclass(frozen=True)
class Entry:
    """One mark: the value that it filters by, its picture, its meaning, and how many bear it."""

    value: str
    picture: Markup
    words: str
    count: int


@dataclass(frozen=True)
class Group:
    """Marks of one sort; `of` says whether they are of nodes or of links, `key` what of these they name."""

    key: str
    of: str
    title: str
    entries: list[Entry]


def legend(drawing: Drawing) -> list[Group]:
    """Give the groups of a legend that a map has anything of; one phase alone needs no filter."""
    return [group for group in (*_of_nodes(drawing.nodes), *_of_links(drawing.links)) if group.entries]


def _of_nodes(nodes: Items) -> list[Group]:
    grey = UNJUDGED if any(node.get("state") for node in nodes) else None  # where states colour schools
    things = [
        Entry(kind, icon(kind, grey if kind == "School" else None), MARKS[kind].legend, n)
        for kind, n in _counted(nodes, "kind", list(MARKS))
    ]
    schools = [node for node in nodes if node["kind"] == "School"]
    states = _counted(schools, "state", list(STATE_MARKS))
    phases = [Entry(name, Markup(), name, n) for name, n in _counted(nodes, "phase")]
    return [
        Group("kind", "nodes", "Things", things),
        Group("state", "nodes", "Support to schools", [Entry(s, state_icon(s), words.STATES[s], n) for s, n in states]),
        Group("phase", "nodes", "Phase of schools", phases if len(phases) > 1 else []),
    ]


def _of_links(links: Items) -> list[Group]:
    says = [Entry(said, Markup(), said, n) for said, n in _counted(links, "label")]
    looks = [
        Entry(look, _stroke(look), words.LOOKS[look], n) for look, n in _counted(links, "status", list(words.LOOKS))
    ]
    sure = [
        Entry(name, _stroke("tentative" if name == "tentative" else "actual"), CONFIDENCES[name], n)
        for name, n in _counted(links, "confidence", list(CONFIDENCES))
    ]
    return [
        Group("words", "links", "Links", says),
        Group("status", "links", "Lines", looks),
        Group("confidence", "links", "How sure", sure),
    ]


def _counted(items: Items, key: str, order: list[str] | None = None) -> list[tuple[str, int]]:
    """Count items by a key, in an order; what does not occur is left out."""
    counts = Counter(str(item[key]) for item in items if item.get(key))
    return [(value, counts[value]) for value in (order or sorted(counts)) if counts[value]]


def _stroke(look: str) -> Markup:
    width, dashes = _STROKES[look]
    return Markup(
        '<svg class="stroke" aria-hidden="true" width="44" height="8" stroke="currentColor" stroke-width="{}"'
        ' stroke-dasharray="{}"><path d="M0 4H44"/></svg>'
    ).format(width, dashes or "none")
