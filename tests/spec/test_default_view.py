"""The default view: which claims of a drawing tie whom on the day, worked out in the picture."""

from datetime import date

import pytest

from graph.default_view import View, default_view
from graph.drawing import as_network, draw
from graph.scene import scene

DAY = date(2013, 12, 10)

# picture, arcs of the view
CASES: dict[str, tuple[str, set[str]]] = {
    "the types of the view": (
        "A -SUPPORTS-> B\nA -SPONSORS-> C\nA -LEADS-> D:Alliance\nA -BROKERS-> E\nA -COMMISSIONS-> F\nA -HOSTS-> G",
        {"A>B", "A>C", "A>D", "A>E", "A>F", "A>G"},
    ),
    "partners and members are two arcs": (
        "A -PARTNERS_WITH-> B\nA -MEMBER_OF-> T:Trust", {"A>B", "B>A", "A>T", "T>A"},
    ),
    "no other types": (
        "C:Council#999 -MAINTAINS-> A -IN_AREA_OF-> C\nC -FUNDS-> A\nC -OVERSEES-> A\nA -PART_OF-> B\nA -CONSULTS-> B",
        set(),
    ),
    "no posts, cohorts or programmes": (
        "Lee:Leader -SUPPORTS-> A\nA -SUPPORTS-> Some:Cohort\nA -LEADS-> P:Programme", set(),
    ),
    "not tentative, ended or proposed": (
        "A -SUPPORTS{confidence: tentative}-> B\nA -SUPPORTS{status: ended, end_max: 2013-12-10}-> C\n"
        "A -SUPPORTS{status: proposed}-> D",
        set(),
    ),
    "inferred is firm": ("A -SUPPORTS{confidence: inferred}-> B", {"A>B"}),
    "only what is certain on the day": (
        "A -SUPPORTS{start_max: 2012-12-09, end_min: 2012-12-09}-> B\n"
        "A -SUPPORTS{start_max: 2012-12-10, end_min: 2012-12-10}-> C\nA -SUPPORTS{start_min: 2014-01-01}-> D",
        {"A>C"},
    ),
    "loops are dropped and parallels merged": ("A -SUPPORTS-> A\nA -SUPPORTS-> B\nA -LEADS-> B", {"A>B"}),
    "two records of one thing are one": ("A#100001 -SAME_AS-> X\nX -SUPPORTS-> B\nX -SUPPORTS-> A", {"A>B"}),
    "claims on a predecessor are its successor's": (
        "A -SUCCEEDS-> Old{closed: 2013-09-01} -SUPPORTS-> B", {"A>B"},
    ),
    "the closed are left out": ("Old{closed: 2013-09-01} -SUPPORTS-> B", set()),
}  # fmt: skip


def view(picture: str, *, proposed: bool = False) -> View:
    return default_view(scene(as_network(draw(picture, DAY)), DAY), proposed=proposed)


def arcs(told: View) -> set[str]:
    found = told.network.arcs.tocoo()
    ids = told.network.ids
    return {f"{ids[one]}>{ids[other]}" for one, other in zip(found.row, found.col, strict=True)}


@pytest.mark.parametrize("case", CASES)
def test_who_is_tied_to_whom(case: str) -> None:
    picture, expected = CASES[case]
    assert arcs(view(picture)) == expected


def test_nodes_are_the_open_schools_and_organisations_in_order() -> None:
    told = view(
        "B -SUPPORTS-> A -MEMBER_OF-> T:Trust\nOld{closed: 2013-09-01}\nLee:Leader\nP:Programme\nS:Cohort\nAlone"
    )
    assert told.network.ids == ("B", "A", "T", "Alone")
    assert told.links == [1, 2, 1, 0]


def test_proposed_ties_are_taken_where_asked_for_and_marked() -> None:
    picture = """
    A -SUPPORTS{status: proposed}-> B -SUPPORTS-> C
    B -LEADS{status: proposed}-> C
    A -SUPPORTS{status: proposed, confidence: tentative}-> D
    """
    assert (arcs(view(picture)), view(picture).proposed) == ({"B>C"}, [0, 0, 0, 0])
    told = view(picture, proposed=True)
    assert arcs(told) == {"A>B", "B>C"}
    # A and B are linked by a proposal alone; B and C by an actual link too.
    assert (told.links, told.proposed) == ([1, 2, 1, 0], [1, 1, 0, 0])
    assert told.actual.arcs.nnz == 1


def test_an_empty_network_has_an_empty_view() -> None:
    told = view("")
    assert (told.network.ids, told.links, told.proposed) == ((), [], [])
