import re

import pytest

from graph.schema import NODES
from viz.palette import MARKS, icon, kind_of

ENTITIES = [label for label, kind in NODES.items() if kind.entity]


@pytest.mark.parametrize("label", ENTITIES)
def test_every_kind_of_entity_has_a_shape_a_colour_and_a_legend(label: str) -> None:
    mark = MARKS[label]
    assert re.fullmatch(r"#[0-9a-f]{6}", mark.colour)
    assert mark.legend
    assert mark.shape
    assert kind_of(label)


def test_no_kind_is_drawn_that_the_model_does_not_have() -> None:
    assert set(MARKS) == set(ENTITIES)


def test_no_two_kinds_look_alike() -> None:
    assert len({(mark.shape, mark.colour) for mark in MARKS.values()}) == len(MARKS)
    assert len({mark.legend for mark in MARKS.values()}) == len(MARKS)


def test_the_shapes_are_the_agreed_ones() -> None:
    shapes = {label: mark.shape for label, mark in MARKS.items()}
    assert shapes["School"] == "dot"
    assert shapes["Trust"] == "square"
    assert shapes["Alliance"] == "triangle"
    assert shapes["Leader"] == "star"
    assert shapes["Council"] == "hexagon"
    assert shapes["Partnership"] == "diamond"
    assert shapes["Cohort"] == "circle"
    assert {MARKS[label].shape for label in ("Board", "Programme")} == {"square"}
    assert MARKS["Board"].scale == MARKS["Programme"].scale < MARKS["Trust"].scale


def test_a_legend_picture_has_the_corners_of_its_shape() -> None:
    corners = {label: str(icon(label)).count(",") for label in ("Alliance", "Trust", "Leader", "Council", "School")}
    assert corners == {"Alliance": 3, "Trust": 4, "Leader": 10, "Council": 6, "School": 0}
