"""One colour, shape and legend line for each kind of thing; colours tell apart for the colour-blind too.

Colours: Okabe and Ito (2008), Color Universal Design, and greys. Colour never speaks alone: shapes differ as well.
"""

from dataclasses import dataclass
from math import cos, pi, sin

from markupsafe import Markup


@dataclass(frozen=True)
class Mark:
    """How one kind is drawn: `shape` as vis-network names it, `scale` of its size, and the legend's line."""

    shape: str
    colour: str
    legend: str
    scale: float = 1.0


MARKS: dict[str, Mark] = {
    "School": Mark("dot", "#0072b2", "school or college"),
    "Trust": Mark("square", "#d55e00", "trust"),
    "Alliance": Mark("triangle", "#009e73", "alliance or hub"),
    "Leader": Mark("star", "#e69f00", "leader (a post, not a person)"),
    "Council": Mark("hexagon", "#3b3b3b", "council"),
    "Partnership": Mark("diamond", "#a3527f", "partnership"),
    "Board": Mark("square", "#6b7280", "board or committee", 0.7),
    "Programme": Mark("square", "#56b4e9", "programme or project", 0.7),
    "Body": Mark("triangleDown", "#8c6d31", "other organisation"),
    "Cohort": Mark("circle", "#f0e442", "group that a source counts without naming it; its count is inside"),
    "Document": Mark("square", "#d1d5db", "document"),
}
ORDER = {kind: place for place, kind in enumerate(MARKS)}
STATE_MARKS = {  # a school's state of coverage: colour, letter in the shape, colour of the letter
    "linked": ("#0072b2", "L", "#ffffff"),
    "confirmed_none": ("#cc79a7", "N", "#1d1d1b"),
    "not_known": ("#e69f00", "?", "#1d1d1b"),
}
UNJUDGED = "#cfd8dc"  # a school of a map with states that coverage does not ask about
INK = "#1d1d1b"  # of labels and of the figures inside a cohort's circle

_CORNERS = {  # shape: how many corners, and the angle of the first from the top, in turns
    "square": (4, 0.125),
    "triangle": (3, 0.0),
    "triangleDown": (3, 0.5),
    "diamond": (4, 0.0),
    "hexagon": (6, 0.0),
}


def kind_of(label: str) -> str:
    """Give the kind in a reader's word: `School` -> `school`."""
    return {"Body": "organisation", "Leader": "post", "Cohort": "counted group"}.get(label, label.lower())


def state_icon(state: str) -> Markup:
    """Draw the legend's picture of a school in a state: its letter in a circle."""
    colour, letter, ink = STATE_MARKS[state]
    return Markup(
        '<svg aria-hidden="true" width="20" height="20"><circle cx="10" cy="10" r="9" fill="{}" stroke="{}"/>'
        '<text x="10" y="14.5" text-anchor="middle" font-size="13" font-weight="bold" fill="{}">{}</text></svg>'
    ).format(colour, INK, ink, letter)


def icon(label: str, colour: str | None = None) -> Markup:
    """Draw the legend's picture of a kind, in its own colour or another, as an SVG that assistive technology skips."""
    mark = MARKS[label]
    shape = (
        Markup('<circle cx="10" cy="10" r="{}"/>').format(9 * mark.scale)
        if mark.shape in {"dot", "circle"}
        else Markup('<polygon points="{}"/>').format(_points(mark))
    )
    return Markup('<svg aria-hidden="true" width="20" height="20" fill="{}" stroke="{}">{}</svg>').format(
        colour or mark.colour, INK, shape
    )


def _points(mark: Mark) -> str:
    if mark.shape == "star":
        turns = [(place / 10, 9.0 if place % 2 == 0 else 4.0) for place in range(10)]
    else:
        corners, first = _CORNERS[mark.shape]
        turns = [(first + place / corners, 9 * mark.scale) for place in range(corners)]
    return " ".join(f"{10 + r * sin(2 * pi * t):.1f},{10 - r * cos(2 * pi * t):.1f}" for t, r in turns)
